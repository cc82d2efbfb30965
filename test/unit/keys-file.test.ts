// keys.json: exactly the form of FORMAT.md 7.10, nothing costlier, nothing else.
import { expect, test } from 'vitest';
import { type KeysFile, parseKeysFile, serialiseKeysFile } from '../../shared/engine/vault/keys/keys-file.ts';
import { fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { canonical } from '../../shared/format/canonical.ts';

const hex = (bytes: number, digit = 'a') => digit.repeat(2 * bytes);
const slot: KeysFile['slots'][number] = {
  argon2id: { m: 65_536, p: 1, salt: hex(16), t: 3, v: 19 },
  id: hex(8, '1'),
  kind: 'passphrase',
  nonce: hex(24),
  operator: 'o1',
  wrapped: hex(48),
};
const data = { case_uid: hex(16, '1'), nonce: hex(24), wrapped: hex(48) };
const keys: KeysFile = { data: [data], epoch: 1, format: 'handover-keys/1', slots: [slot], vault: hex(16) };

const bytesOf = (value: unknown) => utf8(`${canonical(value)}\n`);
const withSlot = (change: object) => ({ ...keys, slots: [{ ...slot, ...change }] });
const withCost = (change: object) => withSlot({ argon2id: { ...slot.argon2id, ...change } });

test('reads what it writes, and writes canonical JSON with one LF', () => {
  const bytes = serialiseKeysFile(keys);
  expect(fromUtf8(bytes)).toBe(`${canonical(keys)}\n`);
  expect(parseKeysFile(bytes)).toEqual(keys);
});

test('takes the whole range of costs', () => {
  for (const cost of [{ m: 65_536 }, { m: 1_048_576 }, { t: 10 }, { p: 4 }]) parseKeysFile(bytesOf(withCost(cost)));
});

test.each([
  ['less memory', { m: 65_535 }, 'm'],
  ['more memory than a gibibyte', { m: 1_048_577 }, 'm'],
  ['memory to exhaust any machine', { m: 4_294_967_296 }, 'm'],
  ['fewer passes', { t: 2 }, 't'],
  ['more passes', { t: 11 }, 't'],
  ['no lane', { p: 0 }, 'p'],
  ['five lanes', { p: 5 }, 'p'],
  ['another version of argon2', { v: 16 }, 'v'],
  ['a short salt', { salt: hex(15) }, 'salt'],
])('refuses %s', (_, cost, member) => {
  expect(() => parseKeysFile(bytesOf(withCost(cost)))).toThrow(
    expect.objectContaining({ code: 'schema', where: { file: 'keys.json', member: `slots[0].argon2id.${member}` } }),
  );
});

test.each([
  ['an unknown member', { ...keys, note: 'x' }],
  ['a missing list', { epoch: 1, format: 'handover-keys/1', slots: [slot], vault: hex(16) }],
  ['no slot', { ...keys, slots: [] }],
  ['two slots of one id', { ...keys, slots: [slot, slot] }],
  ['slots out of order', { ...keys, slots: [{ ...slot, id: hex(8, '2') }, slot] }],
  [
    '65 slots',
    {
      ...keys,
      slots: Array.from({ length: 65 }, (_, n) => ({ ...slot, id: (n + 16).toString(16).padStart(16, '0') })),
    },
  ],
  ['data out of order', { ...keys, data: [{ ...data, case_uid: hex(16, '2') }, data] }],
  ['epoch 0', { ...keys, epoch: 0 }],
  ['an unknown kind of slot', withSlot({ kind: 'pin' })],
  ['an operator with a name', withSlot({ operator: '王芳' })],
  ['a wrapped key of another length', withSlot({ wrapped: hex(47) })],
  ['upper-case hex', withSlot({ nonce: hex(24, 'A') })],
])('refuses %s', (_, value) => {
  expect(() => parseKeysFile(bytesOf(value))).toThrow(expect.objectContaining({ code: 'schema' }));
});

test('refuses other bytes of the same value', () => {
  const text = `${canonical(keys)}\n`;
  for (const other of [
    text.trimEnd(),
    `${text}\n`,
    `\ufeff${text}`,
    text.replace('"epoch":1', '"epoch": 1'),
    JSON.stringify(keys, undefined, 1),
  ]) {
    expect(() => parseKeysFile(utf8(other))).toThrow(expect.objectContaining({ code: 'json' }));
  }
});

test('a later format is told as that, whatever else is in it', () => {
  const newer = { anything: [1, 2], format: 'handover-keys/2' };
  expect(() => parseKeysFile(bytesOf(newer))).toThrow(expect.objectContaining({ code: 'version' }));
});

test('never writes what it would not read', () => {
  expect(() => serialiseKeysFile({ ...keys, epoch: 0 })).toThrow(expect.objectContaining({ code: 'schema' }));
});
