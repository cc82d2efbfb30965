// Files between ours and two other programs, both ways: Debian's `age` (X25519) and typage's own Encrypter and Decrypter (both suites).
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Decrypter, Encrypter } from 'age-encryption';
import { afterAll, describe, expect, test } from 'vitest';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { decompressPart } from '../../shared/engine/bulk/zstd.ts';
import { openAge, sealAge } from '../../shared/format/age/file.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { openWithPassphrase, sealWithPassphrase } from '../../shared/format/age/passphrase.ts';
import { decrypt, encrypt } from '../../shared/format/age.ts';
import { type Bytes, utf8 } from '../../shared/format/bytes.ts';
import { zstdFrames } from '../../shared/format/package/zstd-frames.ts';
import { aeads, collect, edgeSizes, expectBytes, inPieces, providers, sample, streamOf } from '../support/age.ts';
import { sealedPart } from '../support/sealed-part.ts';

const folder = mkdtempSync(join(tmpdir(), 'handover-age-interop-'));
const bulk = createBulk();
afterAll(async () => {
  await bulk.close();
  rmSync(folder, { recursive: true });
});

const path = (name: string) => join(folder, name);
const maxOutput = 64 * 1024 * 1024;

function run(program: string, args: string[], input?: Uint8Array): Bytes {
  return Uint8Array.from(execFileSync(program, args, { input: input ?? '', maxBuffer: maxOutput, stdio: 'pipe' }));
}

function withKey(identity: string): string {
  writeFileSync(path('key.txt'), `${identity}\n`, { mode: 0o600 });
  return path('key.txt');
}

describe.each(providers)('Debian age and cipher %s', (provider) => {
  const aead = aeads[provider];

  test.each(edgeSizes)('%i bytes, both ways', async (size) => {
    const plaintext = sample(size);
    const identity = await generateIdentity('x25519');
    const recipient = await recipientOf(identity);
    const ours = await collect(await encrypt([recipient], streamOf(inPieces(plaintext, 50_000)), aead));
    expectBytes(run('age', ['--decrypt', '-i', withKey(identity)], ours), plaintext);
    const theirs = run('age', ['--encrypt', '-r', recipient], plaintext);
    expectBytes(await collect(await decrypt([identity], streamOf(inPieces(theirs, 50_000)), aead)), plaintext);
    expectBytes(await openAge([identity], theirs, aead), plaintext);
  });
});

describe('Debian age', () => {
  test('makes identities that we read, and gives the same recipients', async () => {
    run('age-keygen', ['-o', path('made.txt')]);
    const identity = readFileSync(path('made.txt'), 'utf8').match(/^AGE-SECRET-KEY-1.*$/m)?.[0] ?? '';
    const theirs = String(Buffer.from(run('age-keygen', ['-y', path('made.txt')]))).trim();
    expect(await recipientOf(identity)).toBe(theirs);
    const ours = await generateIdentity('x25519');
    expect(String(Buffer.from(run('age-keygen', ['-y', withKey(ours)]))).trim()).toBe(await recipientOf(ours));
  });

  test.each([0, 1, 32, 48, 100_000])('writes armor of %i bytes that we read', async (size) => {
    const identity = await generateIdentity('x25519');
    const armored = run('age', ['--encrypt', '--armor', '-r', await recipientOf(identity)], sample(size));
    const windows = utf8(`\r\n${Buffer.from(armored).toString('latin1').replaceAll('\n', '\r\n')}\r\n`);
    for (const file of [armored, windows]) {
      expectBytes(await collect(await decrypt([identity], streamOf(inPieces(file, 999)))), sample(size));
    }
    await expect(openAge([identity], armored)).rejects.toMatchObject({ code: 'age' });
  });

  test('files with several recipients, both ways', async () => {
    const keys = await Promise.all([1, 2, 3].map(() => generateIdentity('x25519')));
    const recipients = await Promise.all(keys.map(recipientOf));
    const theirs = run(
      'age',
      recipients.flatMap((recipient) => ['-r', recipient]),
      utf8('客户'),
    );
    const ours = await collect(await encrypt(recipients, streamOf([utf8('客户')])));
    for (const key of keys) {
      expectBytes(await collect(await decrypt([key], streamOf([theirs]))), utf8('客户'));
      expectBytes(run('age', ['-d', '-i', withKey(key)], ours), utf8('客户'));
    }
  });

  test('and zstd open a part that workers sealed, and zstd frames of its own are read by us', async () => {
    const identity = await generateIdentity('x25519');
    const csv = utf8(`_row,姓名\n${Array.from({ length: 50_000 }, (_, row) => `${row + 1},王${row}\n`).join('')}`);
    const recipient = await recipientOf(identity);
    const { ciphertext } = await sealedPart(bulk, [await bulk.compress({ csv: csv.slice() })], recipient);
    const frames = run('age', ['-d', '-i', withKey(identity)], ciphertext);
    expectBytes(run('zstd', ['--decompress', '--stdout', '--quiet'], frames), csv);
    writeFileSync(path('t01.csv'), csv);
    for (const level of ['-1', '-3', '-19']) {
      const theirs = run('zstd', [level, '--stdout', '--quiet', path('t01.csv')]);
      expectBytes(decompressPart(theirs, csv.length), csv);
      const sealed = await sealAge(recipient, theirs);
      const opened = await bulk.openPart({ file: sealed, identities: [identity], suite: 'x25519' });
      expectBytes(opened.csv, csv);
    }
  });

  test('is given previews that zstd opens too', async () => {
    const identity = await generateIdentity('x25519');
    const csv = utf8('_row,a\n1,x\n');
    const padded = await bulk.compress({ csv: csv.slice(), preview: true });
    const sealed = await sealedPart(bulk, [padded], await recipientOf(identity));
    const frames = run('age', ['-d', '-i', withKey(identity)], sealed.ciphertext);
    expectBytes(run('zstd', ['-d', '-c', '-q'], frames), csv);
  });

  test('zstd frames without checksum or content size are refused', () => {
    writeFileSync(path('x.csv'), sample(100_000));
    const refused = (reason: string) => expect.objectContaining({ code: 'zstd', facts: { reason } });
    const bare = run('zstd', ['-c', '-q', '--no-check', path('x.csv')]);
    expect(() => zstdFrames(bare)).toThrow(refused('no checksum'));
    const piped = run('zstd', ['-c', '-q'], sample(100_000));
    expect(() => zstdFrames(piped)).toThrow(refused('no content size'));
  });
});

describe.each(['x25519', 'hybrid'] as const)('typage and suite %s', (suite) => {
  test.each(edgeSizes)('%i bytes, both ways', async (size) => {
    const plaintext = sample(size);
    const identity = await generateIdentity(suite);
    const encrypter = new Encrypter();
    encrypter.addRecipient(await recipientOf(identity));
    const theirs = (await encrypter.encrypt(plaintext)) as Bytes;
    expectBytes(await openAge([identity], theirs, aeads.node), plaintext);
    expectBytes(await collect(await decrypt([identity], streamOf(inPieces(theirs, 70_000)), aeads.node)), plaintext);
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const ours = await sealAge(await recipientOf(identity), plaintext, aeads.node);
    expectBytes(await decrypter.decrypt(ours), plaintext);
    const streamed = await collect(bulk.sealStream(await recipientOf(identity), inAsync(plaintext)));
    expectBytes(await decrypter.decrypt(streamed), plaintext);
  });
});

async function* inAsync(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield* inPieces(bytes, 100_000);
}

test('typage and passphrases, both ways', async () => {
  const encrypter = new Encrypter();
  encrypter.setPassphrase('马 horse');
  encrypter.setScryptWorkFactor(6);
  const theirs = await encrypter.encrypt(sample(70_000));
  expectBytes(await openWithPassphrase('马 horse', theirs), sample(70_000));
  const decrypter = new Decrypter();
  decrypter.addPassphrase('马 horse');
  expectBytes(await decrypter.decrypt(await sealWithPassphrase('马 horse', sample(70_000), 6)), sample(70_000));
});
