// One large file through all workers, both ways: the bytes of the format, and no half-made file left behind.
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { openAge, sealAge } from '../../shared/format/age/file.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { edgeSizes, expectBytes, sample } from '../support/age.ts';

const folder = mkdtempSync(join(tmpdir(), 'handover-age-'));
const paths = { plain: join(folder, 'plain'), sealed: join(folder, 'sealed'), opened: join(folder, 'opened') };
const identity = await generateIdentity('hybrid');
const recipient = await recipientOf(identity);
const bulk = createBulk();
const portable = createBulk(2, 'portable');

const encrypt = (signal?: AbortSignal) => bulk.encryptFile(recipient, { from: paths.plain, to: paths.sealed }, signal);
const decrypt = (identities = [identity], signal?: AbortSignal) =>
  bulk.decryptFile(identities, { from: paths.sealed, to: paths.opened }, signal);

beforeEach(() => {
  for (const path of Object.values(paths)) rmSync(path, { force: true });
});

afterAll(async () => {
  await Promise.all([bulk.close(), portable.close()]);
  rmSync(folder, { recursive: true });
});

const rangeSizes = [4_194_303, 4_194_304, 4_194_305, 13_000_000];

test.each([...edgeSizes, ...rangeSizes])('%i bytes go round and are one age file', async (size) => {
  const plaintext = sample(size);
  writeFileSync(paths.plain, plaintext);
  await encrypt();
  expectBytes(await openAge([identity], readFileSync(paths.sealed)), plaintext);
  await portable.decryptFile([identity], { from: paths.sealed, to: paths.opened });
  expectBytes(readFileSync(paths.opened), plaintext);
  expect([paths.sealed, paths.opened].map((path) => statSync(path).mode & 0o777)).toEqual([0o600, 0o600]);
});

describe('a failure leaves no file', () => {
  const size = 5_000_000;

  async function seal(): Promise<Uint8Array> {
    const file = await sealAge(recipient, sample(size));
    writeFileSync(paths.sealed, file);
    return file;
  }

  test('when one bit of any chunk, the header or the nonce is changed', async () => {
    const file = await seal();
    for (const at of [5, 300, 1_570, 1_600, 1_630, file.length - size, file.length - 1_000_000, file.length - 1]) {
      writeFileSync(
        paths.sealed,
        file.map((byte, index) => (index === at ? byte ^ 1 : byte)),
      );
      const error: unknown = await decrypt().catch((caught: unknown) => caught);
      // A stanza with another share or body is simply for somebody else.
      const codes = at < 1_580 ? ['age', 'recipient'] : ['age'];
      expect(codes).toContain((error as { code?: string }).code);
      expect(existsSync(paths.opened)).toBe(false);
    }
  });

  test('when the file is cut, extended, empty or for others', async () => {
    const file = await seal();
    const start = file.length - (size + 16 * 77);
    const cuts = [0, 10, start, start + 65_552, start + 64 * 65_552, file.length - 1];
    for (const cut of cuts) {
      writeFileSync(paths.sealed, file.subarray(0, cut));
      await expect(decrypt()).rejects.toMatchObject({ code: 'age' });
    }
    writeFileSync(paths.sealed, Buffer.concat([file, Buffer.from('x')]));
    await expect(decrypt()).rejects.toMatchObject({ code: 'age' });
    writeFileSync(paths.sealed, file);
    await expect(decrypt([await generateIdentity('hybrid')])).rejects.toMatchObject({ code: 'recipient' });
    expect(existsSync(paths.opened)).toBe(false);
  });

  test('when it is cancelled', async () => {
    writeFileSync(paths.plain, sample(12_000_000));
    const abort = new AbortController();
    const run = encrypt(abort.signal);
    abort.abort();
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(existsSync(paths.sealed)).toBe(false);
  });

  test('when the source is missing or a folder, and a taken name is left as it is', async () => {
    await expect(encrypt()).rejects.toMatchObject({ code: 'io.gone' });
    await expect(bulk.encryptFile(recipient, { from: folder, to: paths.sealed })).rejects.toMatchObject({
      code: 'input.folder',
    });
    expect(existsSync(paths.sealed)).toBe(false);
    writeFileSync(paths.plain, 'x');
    writeFileSync(paths.sealed, 'mine');
    await expect(encrypt()).rejects.toMatchObject({ code: 'io.exists' });
    expect(readFileSync(paths.sealed, 'utf8')).toBe('mine');
  });
});
