// Streams through worker threads: the format that one thread writes and reads, in order, in bounded memory, let go when they end early.
import { getEventListeners } from 'node:events';
import { afterAll, describe, expect, test } from 'vitest';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { openAgeStream, sealAgeStream } from '../../shared/format/age/file.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { asyncPieces, collect, drain, edgeSizes, expectBytes, sample } from '../support/age.ts';

const keys = { x25519: await generateIdentity('x25519'), hybrid: await generateIdentity('hybrid') };
const recipients = { x25519: await recipientOf(keys.x25519), hybrid: await recipientOf(keys.hybrid) };
const stranger = await generateIdentity('x25519');

const node = createBulk();
const portable = createBulk(2, 'portable');
afterAll(() => Promise.all([node.close(), portable.close()]));

describe('streams', () => {
  test.each(edgeSizes)('%i bytes go round, and are the format that one thread writes and reads', async (size) => {
    const plaintext = sample(size);
    const file = await collect(node.sealStream(recipients.x25519, asyncPieces(plaintext, 90_001)));
    expectBytes(await collect(openAgeStream([keys.x25519], asyncPieces(file))), plaintext);
    expectBytes(await collect(portable.openStream([keys.x25519], asyncPieces(file, 90_001))), plaintext);
    const single = await collect(sealAgeStream(recipients.hybrid, asyncPieces(plaintext)));
    expectBytes(await collect(node.openStream([keys.hybrid], asyncPieces(single))), plaintext);
  });

  test('longer than all runs in flight keep their order', async () => {
    const plaintext = sample(9 * 1_048_576 + 5);
    const file = await collect(node.sealStream(recipients.x25519, asyncPieces(plaintext, 1_000_000)));
    expectBytes(await collect(node.openStream([keys.x25519], asyncPieces(file, 1_000_000))), plaintext);
  });

  test('that are cut, extended or for others fail, with only authentic bytes before', async () => {
    const plaintext = sample(3 * 1_048_576);
    const file = await collect(node.sealStream(recipients.x25519, asyncPieces(plaintext)));
    const start = file.length - 48 * 65_552;
    for (const length of [start, start + 16 * 65_552, start + 17 * 65_552, file.length - 1]) {
      const { released, error } = await drain(() =>
        node.openStream([keys.x25519], asyncPieces(file.subarray(0, length))),
      );
      expect(error).toMatchObject({ code: 'age' });
      expectBytes(released, plaintext.slice(0, released.length));
    }
    const longer = Uint8Array.from([...file.subarray(-70_000), 0]);
    const extended = async function* () {
      yield file.subarray(0, -70_000);
      yield longer;
    };
    expect((await drain(() => node.openStream([keys.x25519], extended()))).error).toMatchObject({ code: 'age' });
    const foreign = drain(() => node.openStream([stranger], asyncPieces(file)));
    expect((await foreign).error).toMatchObject({ code: 'recipient' });
  });

  test('read no further ahead than a few MiB, and let the source go when the reader stops', async () => {
    let read = 0;
    let ended = false;
    async function* endless() {
      try {
        for (;;) {
          read += 65_536;
          yield new Uint8Array(65_536);
        }
      } finally {
        ended = true;
      }
    }
    let seen = 0;
    for await (const bytes of node.sealStream(recipients.x25519, endless())) {
      seen += bytes.length;
      expect(read - seen).toBeLessThan(5 * 1_048_576);
      if (seen > 12 * 1_048_576) break;
    }
    expect(ended).toBe(true);
  });

  test('are cancelled by their signal', async () => {
    const abort = new AbortController();
    let runs = 0;
    const { error } = await drain(async function* () {
      for await (const bytes of node.sealStream(recipients.x25519, asyncPieces(sample(8 << 20)), abort.signal)) {
        runs += 1;
        if (runs === 3) abort.abort();
        yield bytes;
      }
    });
    expect(error).toMatchObject({ code: 'cancelled' });
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0);
  });

  test('whose source fails, fail with its error', async () => {
    const failing = async function* () {
      yield sample(5 << 20);
      throw new Error('stick pulled out');
    };
    expect((await drain(() => node.sealStream(recipients.x25519, failing()))).error).toMatchObject({
      message: 'stick pulled out',
    });
  });
});
