import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { type Bulk, createBulk } from '../../shared/engine/bulk/bulk.ts';
import { sm3Hash } from '../../shared/engine/sm3.ts';

const mebibyte = 1024 * 1024;
const one = createBulk(1);
afterAll(() => one.close());

async function hashed(bulk: Bulk, pieces: readonly Uint8Array[]): Promise<string> {
  const stream = bulk.hashStream();
  try {
    for (const piece of pieces) await stream.add(piece);
    return await stream.digest();
  } finally {
    stream.close();
  }
}

async function hashedHere(pieces: readonly Uint8Array[]): Promise<string> {
  const hash = await sm3Hash();
  for (const piece of pieces) hash.update(piece);
  return hash.digest();
}

describe('a stream hashed on a worker', () => {
  it.each([
    ['nothing', []],
    ['one byte', [1]],
    ['a little less than a buffer', [mebibyte - 1]],
    ['a buffer', [mebibyte]],
    ['small pieces around large ones', [7, 0, 3 * mebibyte + 5, 80, mebibyte, 80, 2 * mebibyte]],
  ])('%s: as here', async (_, sizes) => {
    const pieces = sizes.map((size) => randomBytes(size));
    expect(await hashed(one, pieces)).toBe(await hashedHere(pieces));
  });

  it('takes the bytes as they are when they are given', async () => {
    const stream = one.hashStream();
    const piece = randomBytes(1000);
    const before = Uint8Array.from(piece);
    await stream.add(piece);
    piece.fill(0);
    expect(await stream.digest()).toBe(await hashedHere([before]));
    stream.close();
  });

  it('ends as cancelled, and the thread does other work again', async () => {
    const stop = new AbortController();
    const stream = one.hashStream(stop.signal);
    await stream.add(randomBytes(5 * mebibyte));
    stop.abort();
    await expect(stream.digest()).rejects.toMatchObject({ code: 'cancelled' });
    await expect(stream.add(randomBytes(5 * mebibyte))).rejects.toMatchObject({ code: 'cancelled' });
    stream.close();
    expect(await hashed(one, [])).toBe(await hashedHere([]));
  });

  it('closed without a digest it leaves the thread to others', async () => {
    const stream = one.hashStream();
    await stream.add(randomBytes(10));
    stream.close();
    expect(await hashed(one, [])).toBe(await hashedHere([]));
  });

  it('fails when the thread is taken away', async () => {
    const bulk = createBulk(1);
    const stream = bulk.hashStream();
    await stream.add(randomBytes(10));
    await bulk.close();
    await expect(stream.add(randomBytes(5 * mebibyte))).rejects.toMatchObject({ code: 'cancelled' });
    stream.close();
  });
});
