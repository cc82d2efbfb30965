// Signatures between us and the real `ssh-keygen -Y`, both ways, and the edge cases where it is laxer than the format.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { toHex, utf8 } from '../../shared/format/bytes.ts';
import {
  packageNamespace,
  readArmor,
  sign,
  signWith,
  sshPublicKey,
  statementNamespace,
  verify,
} from '../../shared/format/sshsig.ts';
import { allowedSigners } from '../../shared/format/statements/allowed-signers.ts';
import { parseStatementOf, statementMessage } from '../../shared/format/statements/file.ts';
import { buyer, seller, signedTerms } from '../support/statements.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'handover-sshsig-'));
});
afterAll(() => {
  rmSync(folder, { force: true, recursive: true });
});

function sshKeygen(args: readonly string[], input: Uint8Array | string = ''): { code: number | null; text: string } {
  const { error, status, stdout, stderr } = spawnSync('ssh-keygen', args, { cwd: folder, encoding: 'utf8', input });
  if (error !== undefined) throw error;
  return { code: status, text: stdout + stderr };
}

/** Exit code of `ssh-keygen -Y verify` at a stated time inside the validity of our cards. */
function foreignVerdict(
  allowed: string,
  who: string,
  namespace: string,
  armor: string,
  message: Uint8Array,
  time = '20261122000000Z',
) {
  writeFileSync(at('allowed'), allowed);
  writeFileSync(at('m.sig'), armor);
  const options = [
    '-Y',
    'verify',
    '-f',
    'allowed',
    '-I',
    who,
    '-n',
    namespace,
    '-s',
    'm.sig',
    '-O',
    `verify-time=${time}`,
  ];
  return sshKeygen(options, message).code;
}

const messages = [utf8(''), utf8('交接\n'), new Uint8Array(100_000).map((_, index) => index % 251)];
const keyLine = sshPublicKey(nodePrimitives.ed25519.publicKey(seller.seed));

describe.each([packageNamespace, statementNamespace, 'file'])('namespace %s', (namespace) => {
  test('ssh-keygen verifies what we sign', () => {
    for (const message of messages) {
      for (const armor of [
        sign(namespace, message, seller.seed),
        signWith(namespace, message, seller.seed, nodePrimitives.ed25519),
      ]) {
        expect(foreignVerdict(`a ${keyLine}\n`, 'a', namespace, armor, message)).toBe(0);
        expect(foreignVerdict(`a ${keyLine}\n`, 'a', 'other', armor, message)).not.toBe(0);
      }
    }
  });

  test('we verify what ssh-keygen signs, to the byte that we would write', () => {
    const name = `key-${namespace.slice(0, 12)}`;
    expect(sshKeygen(['-q', '-t', 'ed25519', '-N', '', '-C', 'someone@somewhere', '-f', name]).code).toBe(0);
    const publicKey = readFileSync(at(`${name}.pub`), 'utf8');
    for (const message of messages) {
      writeFileSync(at('message'), message);
      rmSync(at('message.sig'), { force: true });
      const { code, text } = sshKeygen(['-Y', 'sign', '-f', name, '-n', namespace, 'message']);
      expect([code, text]).toEqual([0, expect.any(String)]);
      const armor = readFileSync(at('message.sig'), 'utf8');
      verify(namespace, message, armor, publicKey);
      expect(readArmor(armor)).toMatchObject({ namespace });
      expect(() => verify('other', message, armor, publicKey)).toThrow(expect.objectContaining({ code: 'sig' }));
    }
  });
});

test('a key pair that ssh-keygen made signs for us with its seed', () => {
  sshKeygen(['-q', '-t', 'ed25519', '-N', '', '-f', 'pair']);
  const der = Buffer.from(readFileSync(at('pair'), 'utf8').replace(/-----[^-]+-----|\n/g, ''), 'base64');
  const publicKey = readFileSync(at('pair.pub'), 'utf8');
  const key = readArmor(signArmorBy('pair')).key;
  const place = der.lastIndexOf(Buffer.concat([Buffer.from([0, 0, 0, 64])]));
  const seed = Uint8Array.from(der.subarray(place + 4, place + 36));
  expect(toHex(nodePrimitives.ed25519.publicKey(seed))).toBe(toHex(key));
  verify('file', utf8('x'), sign('file', utf8('x'), seed), publicKey);
  expect(sign('file', utf8('x'), seed)).toBe(signArmorBy('pair'));
});

function signArmorBy(name: string): string {
  writeFileSync(at('x'), 'x');
  rmSync(at('x.sig'), { force: true });
  sshKeygen(['-Y', 'sign', '-f', name, '-n', 'file', 'x']);
  return readFileSync(at('x.sig'), 'utf8');
}

describe('the allowed-signers export', () => {
  const allowed = allowedSigners([
    { card: seller.card, trust: 'self' },
    { card: buyer.card, trust: 'verified', until: '2026-12-01T00:00:00Z' },
  ]);
  const [byBuyer, bySeller] = signedTerms.signatures.map(({ sshsig }) => sshsig);
  const message = statementMessage(signedTerms.statement);

  test('lets ssh-keygen verify a statement by card id', () => {
    expect(foreignVerdict(allowed, seller.id, statementNamespace, bySeller ?? '', message)).toBe(0);
    expect(foreignVerdict(allowed, buyer.id, statementNamespace, byBuyer ?? '', message)).toBe(0);
  });

  test('refuses another card, another namespace, another message', () => {
    expect(foreignVerdict(allowed, buyer.id, statementNamespace, bySeller ?? '', message)).not.toBe(0);
    const elsewhere = sign('file', message, seller.seed);
    expect(foreignVerdict(allowed, seller.id, 'file', elsewhere, message)).not.toBe(0);
    expect(foreignVerdict(allowed, seller.id, statementNamespace, bySeller ?? '', utf8('x'))).not.toBe(0);
  });

  test('holds from the time of the card to the time of its compromise', () => {
    const buyerAt = (time: string) =>
      foreignVerdict(allowed, buyer.id, statementNamespace, byBuyer ?? '', message, time);
    expect(buyerAt('20261121005959Z')).not.toBe(0);
    expect(buyerAt('20261121010000Z')).toBe(0);
    expect(buyerAt('20261130235959Z')).toBe(0);
    expect(buyerAt('20261201000001Z')).not.toBe(0);
  });
});

test("ssh-keygen verifies the example's signatures with the example's allowed signers", () => {
  const example = new URL('../example/', import.meta.url);
  const allowed = readFileSync(new URL('allowed_signers', example), 'utf8');
  const { signatures, statement } = parseStatementOf('terms', readFileSync(new URL('case.terms', example)));
  const ids = statement.signers.map(({ card }) => card ?? '');
  for (const [index, { sshsig }] of signatures.entries()) {
    expect(foreignVerdict(allowed, ids[index] ?? '', statementNamespace, sshsig, statementMessage(statement))).toBe(0);
  }
});
