// The recovery code: a slip of the pen is found before any key is tried.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseRecoveryCode, recoveryCode } from '../../shared/engine/vault/keys/recovery-code.ts';
import { codeOf } from '../support/vault-fixture.ts';

const secret = Uint8Array.from({ length: 20 }, (_, index) => 11 * index);
const code = recoveryCode(secret);
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

test('is RFC 4648 base32 of the secret and of 20 bits of its digest', () => {
  const bits = (bytes: Uint8Array) => [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const digest = createHash('sha256').update('handover-recovery@v1\0').update(secret).digest();
  const all = bits(secret) + bits(digest).slice(0, 20);
  const signs = (all.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join('');
  expect(code).toBe((signs.match(/.{4}/g) ?? []).join('-'));
  expect(code).toMatch(/^([A-Z2-7]{4}-){8}[A-Z2-7]{4}$/);
});

test('reads back as it was printed, and as people type', () => {
  for (const typed of [
    code,
    code.toLowerCase(),
    code.replaceAll('-', ' '),
    code.replaceAll('-', ''),
    ` ${code}\n`,
    code.replaceAll('-', '–'),
  ]) {
    expect(parseRecoveryCode(typed)).toEqual(secret);
  }
});

test('finds every single wrong sign and every two signs exchanged', async () => {
  const signs = code.replaceAll('-', '');
  for (let place = 0; place < signs.length; place += 1) {
    for (const sign of alphabet) {
      if (sign === signs[place]) continue;
      const typed = signs.slice(0, place) + sign + signs.slice(place + 1);
      expect(await codeOf(() => parseRecoveryCode(typed))).toBe('recovery.wrong');
    }
    const [one = '', two = ''] = signs.slice(place, place + 2);
    if (one === two || two === '') continue;
    const swapped = signs.slice(0, place) + two + one + signs.slice(place + 2);
    expect(await codeOf(() => parseRecoveryCode(swapped))).toBe('recovery.wrong');
  }
});

test.each(['', code.slice(0, -1), `${code}A`, code.replace('-', '0'), '密码'])('refuses %j', async (typed) => {
  expect(await codeOf(() => parseRecoveryCode(typed))).toBe('recovery.wrong');
});
