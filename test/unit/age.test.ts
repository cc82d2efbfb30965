// age files over web streams and in memory: round trips at the edges of chunks, cuts, cancelling, and the numbers of chunks.
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { portableAead } from '../../shared/format/aead.ts';
import { openAge, openAgeStream, sealAge, sealAgeStream } from '../../shared/format/age/file.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import {
  chunkCipher,
  chunkNonce,
  openChunks,
  plainSize,
  sealChunks,
  sealedSize,
} from '../../shared/format/age/stream.ts';
import { decrypt, encrypt } from '../../shared/format/age.ts';
import { type Bytes, concat, toHex, utf8 } from '../../shared/format/bytes.ts';
import {
  aeads,
  asyncPieces,
  collect,
  drain,
  edgeSizes,
  expectBytes,
  inPieces,
  providers,
  sample,
  streamOf,
} from '../support/age.ts';

const identity = await generateIdentity('x25519');
const recipient = await recipientOf(identity);
const stranger = await generateIdentity('x25519');

const encrypted = async (recipients: string[], plaintext: Uint8Array): Promise<Bytes> =>
  collect(await encrypt(recipients, streamOf([plaintext])));

describe.each(providers)('cipher %s', (provider) => {
  const aead = aeads[provider];

  test.each(edgeSizes)('%i bytes: web streams, generators and memory give one format', async (size) => {
    const plaintext = sample(size);
    const files = [
      await collect(await encrypt([recipient], streamOf(inPieces(plaintext, 40_001)), aead)),
      await collect(sealAgeStream(recipient, asyncPieces(plaintext, 70_000), aead)),
      await sealAge(recipient, plaintext, aead),
    ];
    for (const file of files) {
      expectBytes(await collect(await decrypt([identity], streamOf(inPieces(file, 65_537)), aead)), plaintext);
      expectBytes(await collect(openAgeStream([identity], asyncPieces(file, 65_536), aead)), plaintext);
      expectBytes(await openAge([identity], file, aead), plaintext);
      expect(file.length).toBe(files[0]?.length);
    }
  });
});

test('the ciphers agree bit for bit', () => {
  const key = sample(32);
  const run = { first: 7, last: true };
  const plaintext = sample(200_000, 2);
  const sealed = sealChunks(chunkCipher(aeads.node, key), run, plaintext);
  expectBytes(sealChunks(chunkCipher(aeads.noble, key), run, plaintext), sealed);
  expectBytes(openChunks(chunkCipher(aeads.noble, key), run, sealed), plaintext);
  expectBytes(openChunks(chunkCipher(aeads.node, key), run, sealed), plaintext);
});

describe('streams', () => {
  const plaintext = sample(200_000);

  test('a file cut at any edge gives authentic chunks only and ends with an error', async () => {
    const file = await encrypted([recipient], plaintext);
    const start = file.length - sealedSize(plaintext.length);
    const cuts = [0, 1, 15, 16, 17, 65_551, 65_552, 65_553, 65_568, 131_104, sealedSize(plaintext.length) - 1];
    for (const cut of cuts) {
      const part = file.subarray(0, start + cut);
      const { released, error } = await drain(() => decrypt([identity], streamOf([part])));
      expect(error).toMatchObject({ code: 'age' });
      expect(released.length % 65_536).toBe(0);
      expectBytes(released, plaintext.slice(0, released.length));
      await expect(openAge([identity], part)).rejects.toMatchObject({ code: 'age' });
    }
  });

  test('says truncated where the file ends at a chunk, and bytes after the last chunk where it goes on', async () => {
    const file = await encrypted([recipient], sample(131_072));
    const cut = await drain(() => decrypt([identity], streamOf([file.subarray(0, -65_552)])));
    expect(cut.error).toMatchObject({ facts: { reason: 'truncated' } });
    const extended = await drain(() => decrypt([identity], streamOf([file, utf8('x')])));
    expect(extended.error).toMatchObject({ facts: { reason: 'bytes after the last chunk' } });
    await expect(openAge([identity], concat(file, utf8('x')))).rejects.toMatchObject({ code: 'age' });
  });

  test('a short chunk in the middle is refused though it is authentic', () => {
    const key = sample(32);
    expect(() => sealChunks(chunkCipher(portableAead, key), { first: 0, last: false }, sample(5))).toThrow(RangeError);
    const short = portableAead.seal(key, chunkNonce(0, false), sample(5));
    expect(() => openChunks(chunkCipher(portableAead, key), { first: 0, last: false }, short)).toThrow(
      expect.objectContaining({ code: 'age' }),
    );
  });

  test('nothing is read ahead: memory is a chunk or two, whatever the file', async () => {
    let read = 0;
    function* endless() {
      for (;;) {
        read += 65_536;
        yield new Uint8Array(65_536);
      }
    }
    const reader = (await encrypt([recipient], streamOf(endless()))).getReader();
    for (let chunk = 0; chunk < 20; chunk += 1) await reader.read();
    expect(read).toBeLessThan(26 * 65_536);
    await reader.cancel();
  });

  test('cancelling, and failing, lets the source go', async () => {
    const file = await encrypted([recipient], plaintext);
    const wrong = Uint8Array.from(file);
    wrong[wrong.length - 70_000] = (wrong.at(-70_000) ?? 0) ^ 1;
    let cancelled = 0;
    const count = () => {
      cancelled += 1;
    };
    const source = (bytes: Uint8Array) => streamOf(inPieces(bytes, 1000), count);
    await (await encrypt([recipient], source(plaintext))).cancel();
    await (await decrypt([identity], source(file))).cancel();
    await expect(decrypt([stranger], source(file))).rejects.toMatchObject({ code: 'recipient' });
    expect((await drain(() => decrypt([identity], source(wrong)))).error).toMatchObject({ code: 'age' });
    expect(cancelled).toBe(4);
  });

  test('cancelling a stream that waits to be read lets the source go, too', async () => {
    const file = await encrypted([recipient], plaintext);
    let cancelled = 0;
    const count = () => {
      cancelled += 1;
    };
    const streams = [
      await encrypt([recipient], streamOf(inPieces(plaintext, 1000), count)),
      await decrypt([identity], streamOf(inPieces(file, 1000), count)),
    ];
    for (const stream of streams) {
      const reader = stream.getReader();
      await reader.read();
      await setTimeout(20);
      await reader.cancel();
    }
    expect(cancelled).toBe(2);
  });

  test('an error of the source is the error of the stream', async () => {
    const failing = () =>
      new ReadableStream<Uint8Array>({
        pull: (controller) => controller.error(new Error('stick pulled out')),
      });
    expect((await drain(() => encrypt([recipient], failing()))).error).toMatchObject({ message: 'stick pulled out' });
    await expect(decrypt([identity], failing())).rejects.toThrow('stick pulled out');
  });
});

describe('chunks', () => {
  test('a nonce is the index in 11 bytes, big-endian, and the flag', () => {
    expect(toHex(chunkNonce(0, true))).toBe('000000000000000000000001');
    expect(toHex(chunkNonce(258, false))).toBe('000000000000000000010200');
    expect(toHex(chunkNonce(Number.MAX_SAFE_INTEGER, true))).toBe('000000001fffffffffffff01');
  });

  test.each([-1, 0.5, 2 ** 53, Number.NaN])('%d is no index', (index) => {
    expect(() => chunkNonce(index, false)).toThrow(RangeError);
  });

  test('sizes of files are sizes of plaintexts and back; others are of no file', () => {
    for (const size of edgeSizes) expect(plainSize(sealedSize(size))).toBe(size);
    for (const size of [0, 15, 65_553, 65_568, 131_105]) {
      expect(() => plainSize(size)).toThrow(expect.objectContaining({ code: 'age' }));
    }
  });
});
