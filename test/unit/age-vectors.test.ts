// The published age vectors (C2SP CCTV, npm `cctv-age` 0.2.0), every one of them, whole, streamed and byte by byte, with both ciphers.
import { createHash } from 'node:crypto';
import { inflateSync } from 'node:zlib';
import * as vectors from 'cctv-age';
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { type Aead, portableAead } from '../../shared/format/aead.ts';
import { openAge } from '../../shared/format/age/file.ts';
import { decryptWithPassphrase } from '../../shared/format/age/passphrase.ts';
import { decrypt } from '../../shared/format/age.ts';
import { full } from '../parameters.ts';
import { aeads, drain, inPieces, providers, streamOf } from '../support/age.ts';

type Vector = {
  readonly name: string;
  readonly expect: string;
  /** SHA-256 of everything a reader gives before it ends or fails. */
  readonly payload: string | undefined;
  readonly identities: string[];
  readonly passphrases: string[];
  readonly armored: boolean;
  readonly file: Uint8Array;
};

const expectations = ['success', 'no match', 'header failure', 'HMAC failure', 'payload failure', 'armor failure'];
const knownKeys = ['expect', 'payload', 'file key', 'identity', 'passphrase', 'armored', 'comment', 'compressed'];
const someIdentity = 'AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0';

function parseVector([name, bytes]: [string, Uint8Array]): Vector {
  const end = Buffer.from(bytes).indexOf('\n\n');
  const fields = Buffer.from(bytes.subarray(0, end)).toString('utf8').split('\n');
  const pairs = fields.map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)] as const);
  for (const [key] of pairs) if (!knownKeys.includes(key)) throw new Error(`unknown key ${key} in ${name}`);
  const all = (key: string) => pairs.filter((pair) => pair[0] === key).map((pair) => pair[1]);
  const file = bytes.subarray(end + 2);
  return {
    name,
    expect: all('expect')[0] ?? '',
    payload: all('payload')[0],
    identities: all('identity'),
    passphrases: all('passphrase'),
    armored: all('armored')[0] === 'yes',
    file: all('compressed')[0] === 'zlib' ? inflateSync(file) : file,
  };
}

const all = Object.entries(vectors as unknown as Record<string, Uint8Array>).map(parseVector);

/** Byte by byte; a large file (16 MiB) so past its first chunk's edge only and then in pieces of 4,093 bytes, but in the full run to its end. */
function* singly(file: Uint8Array): Generator<Uint8Array> {
  const slow = full ? file.length : Math.min(file.length, 70_000);
  for (let at = 0; at < slow; at += 1) yield file.subarray(at, at + 1);
  for (let at = slow; at < file.length; at += 4093) yield file.subarray(at, at + 4093);
}

const deliveries: Record<string, (file: Uint8Array) => Iterable<Uint8Array>> = {
  whole: (file) => [file],
  streamed: (file) => inPieces(file, 1021),
  'byte by byte': singly,
};

type Outcome = { readonly released: string; readonly error: unknown };

async function read(open: () => Promise<ReadableStream<Uint8Array>>): Promise<Outcome> {
  const { released, error } = await drain(open);
  return { released: createHash('sha256').update(released).digest('hex'), error };
}

/** Every key of the vector is tried: all identities in one call, each passphrase in its own. */
async function outcomes(vector: Vector, pieces: Iterable<Uint8Array>, aead: Aead): Promise<Outcome[]> {
  const source = () => streamOf(pieces);
  const found: Outcome[] = [];
  const identities = vector.identities.length + vector.passphrases.length > 0 ? vector.identities : [someIdentity];
  if (identities.length > 0) found.push(await read(() => decrypt(identities, source(), aead)));
  for (const word of vector.passphrases) found.push(await read(() => decryptWithPassphrase(word, source(), aead)));
  return found;
}

function vectorNamed(name: string): Vector {
  const vector = all.find((one) => one.name === name);
  if (vector === undefined) throw new Error(`vector ${name} is missing`);
  return vector;
}

function codeOf({ error }: Outcome): string {
  if (error === undefined) return 'success';
  if (!(error instanceof HandoverError)) throw error;
  return [error.code, error.where.member].filter(Boolean).join(' ');
}

function expectedCode(vector: Vector): string {
  if (vector.expect === 'success') return 'success';
  // Its stanza is `SCRYPT`, which no one knows: the file is not under a passphrase at all.
  if (vector.name === 'scrypt_uppercase') return 'recipient';
  if (vector.expect === 'no match') return vector.passphrases.length > 0 ? 'passphrase.wrong' : 'recipient';
  // Without BEGIN in its first line a file is not armor, but a binary file without a version line.
  if (vector.name === 'armor_garbage_leading' || vector.expect === 'HMAC failure') return 'age header';
  return `age ${vector.expect.split(' ')[0]}`;
}

test('the package holds 143 vectors of six kinds', () => {
  expect(all).toHaveLength(143);
  const counts = expectations.map((kind) => all.filter((vector) => vector.expect === kind).length);
  expect(counts).toEqual([26, 13, 62, 1, 19, 22]);
  expect(all.filter((vector) => vector.expect === 'success' && vector.payload === undefined)).toEqual([]);
});

describe.each(providers)('cipher %s', (provider) => {
  const aead = aeads[provider];
  describe.each(Object.keys(deliveries))('%s', (delivery) => {
    test.each(all.map((vector) => [vector.name, vector] as const))('%s', async (_name, vector) => {
      // A generator is read once: scrypt_and_x25519 and scrypt_double are tried with two keys.
      const pieces = { [Symbol.iterator]: () => (deliveries[delivery]?.(vector.file) ?? [])[Symbol.iterator]() };
      const found = await outcomes(vector, pieces, aead);
      expect(found.length).toBeGreaterThan(0);
      for (const outcome of found) {
        expect(codeOf(outcome)).toBe(expectedCode(vector));
        const nothing = createHash('sha256').digest('hex');
        expect(outcome.released).toBe(vector.payload ?? nothing);
      }
    });
  });
});

test('a wrong MAC is found as such, behind a file key that unwraps', async () => {
  const vector = vectorNamed('hmac_bad');
  const [outcome] = await outcomes(vector, [vector.file], portableAead);
  expect(outcome?.error).toMatchObject({ code: 'age', cause: { message: 'invalid header HMAC' } });
});

test('a file under a passphrase is refused with recipient where identities are given', async () => {
  const { file } = vectorNamed('scrypt');
  await expect(decrypt([someIdentity], streamOf([file]))).rejects.toMatchObject({ code: 'recipient' });
});

/** Success with the vector's own plaintext, else the code; every other outcome throws. */
async function packageOutcome(vector: Vector): Promise<string> {
  const identities = vector.identities.length > 0 ? vector.identities : [someIdentity];
  try {
    const plaintext = await openAge(identities, vector.file, nodePrimitives.aead);
    expect(createHash('sha256').update(plaintext).digest('hex')).toBe(vector.payload);
    return 'success';
  } catch (error) {
    return codeOf({ released: '', error });
  }
}

test("the package's reader accepts binary files with one stanza of a suite, and refuses all others with age", async () => {
  const found = await Promise.all(all.map(async (vector) => ({ ...vector, found: await packageOutcome(vector) })));
  const named = (list: typeof found) => list.map(({ name }) => name).sort();
  const accepted = found.filter((vector) => vector.found === 'success');
  expect(accepted.every((vector) => vector.expect === 'success')).toBe(true);
  const refused = found.filter((vector) => vector.expect === 'success' && vector.found !== 'success');
  expect(refused.every((vector) => vector.found === 'age header')).toBe(true);
  expect(accepted.length + refused.length).toBe(26);
  const armored = refused.filter((vector) => vector.armored);
  expect(armored).toHaveLength(7);
  expect(named(refused.filter((vector) => !vector.armored))).toEqual([
    'hybrid_and_x25519',
    'hybrid_grease',
    'hybrid_multiple_recipients',
    'scrypt',
    'stanza_empty_body',
    'stanza_empty_last_line',
    'stanza_valid_characters',
    'x25519_grease',
    'x25519_multiple_recipients',
  ]);
  const others = found.filter(
    (vector) => vector.expect !== 'success' && !/^(age (header|payload)|recipient)$/.test(vector.found),
  );
  expect(named(others)).toEqual([]);
});
