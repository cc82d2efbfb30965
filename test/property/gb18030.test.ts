// GB18030 by its table: what the runtime's own decoder says, wherever the chunks are cut.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gb18030AsUtf8, isGb18030 } from '../../shared/engine/readers/text/gb18030-stream.ts';
import { decoded, encoded } from '../../shared/engine/readers/text/text-stream.ts';
import type { Bytes } from '../../shared/format/bytes.ts';
import { full } from '../parameters.ts';

const byte = fc.integer({ min: 0, max: 0xff });
const between = (min: number, max: number) => fc.integer({ min, max });
const piece = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.string({ maxLength: 12 }).map((text) => [...Buffer.from(text, 'latin1')].map((code) => code & 0x7f)),
  },
  { weight: 6, arbitrary: fc.tuple(between(0x81, 0xfe), between(0x40, 0xfe)).map((pair) => [...pair]) },
  { weight: 2, arbitrary: fc.constantFrom([0x0a], [0x0d, 0x0a], [0x0d], [0x2c], [0x22]) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(between(0x81, 0x84), between(0x30, 0x39), between(0x81, 0xfe), between(0x30, 0x39))
      .map((four) => [...four]),
  },
  // Pinned signs, U+FFFD itself, a private use sign, one of plane 2.
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      [0xfe, 0x59],
      [0xa6, 0xd9],
      [0x84, 0x31, 0xa4, 0x37],
      [0xaa, 0xa1],
      [0x95, 0x32, 0x82, 0x36],
    ),
  },
);
const damage = fc.oneof(
  byte.map((one) => [one]),
  fc.constantFrom([0x80], [0xff], [0x81, 0x30], [0x81, 0x30, 0x81], [0x81, 0x20]),
);
const sound = fc.array(piece, { maxLength: 30 });
const damaged = fc.array(fc.oneof({ weight: 5, arbitrary: piece }, { weight: 1, arbitrary: damage }), {
  maxLength: 30,
});
const documents = fc.oneof(sound, damaged).map((pieces) => Uint8Array.from(pieces.flat()));

async function* cut(document: Bytes, places: readonly number[]): AsyncGenerator<Bytes> {
  const ends = [...places.filter((place) => place < document.length), document.length];
  for (let index = 0, from = 0; index < ends.length; from = ends[index] ?? 0, index += 1)
    yield document.slice(from, ends[index]);
}

const fail = () => new Error('malformed');

/** The bytes of all chunks in hex; undefined if they are malformed. */
async function all(chunks: AsyncIterable<Bytes>): Promise<string | undefined> {
  const parts: string[] = [];
  try {
    for await (const chunk of chunks) parts.push(Buffer.from(chunk).toString('hex'));
  } catch (error) {
    expect(error).toEqual(fail());
    return undefined;
  }
  return parts.join('');
}

const byRuntime = (chunks: AsyncIterable<Bytes>, isMended: boolean) =>
  all(encoded(decoded(chunks, 'gb18030', isMended ? undefined : fail), isMended));

/** U+FFFD that stands in a sound piece stays; the runtime's decoder gives it for damage as well. */
const asDamage = (hex: string | undefined) => hex?.match(/../g)?.join(' ').replaceAll('ef bf bd', 'ff');

async function expectSame(document: Bytes, places: readonly number[]): Promise<void> {
  const strict = await byRuntime(cut(document, []), false);
  const refusing = gb18030AsUtf8(cut(document, places), async () => {
    throw fail();
  });
  expect(await all(refusing)).toBe(strict);
  let asked = 0;
  const mending = gb18030AsUtf8(cut(document, places), async () => {
    asked += 1;
  });
  const mended = await all(mending);
  if (strict !== undefined) expect(mended).toBe(strict);
  expect(asDamage(mended)).toBe(asDamage(await byRuntime(cut(document, []), true)));
  expect(asked).toBe(strict === undefined ? 1 : 0);
  expect(await isGb18030(cut(document, places))).toBe(strict !== undefined);
}

describe('GB18030 as UTF-8', () => {
  test('is what the decoder makes of it, sound or damaged, with cuts anywhere', async () => {
    const places = fc
      .array(fc.nat(200), { maxLength: 6 })
      .map((all) => [...new Set(all)].sort((left, right) => left - right));
    await fc.assert(fc.asyncProperty(documents, places, expectSame), { numRuns: full ? 20_000 : 1500 });
  });

  test('whether it is cut behind each byte or behind every one', async () => {
    await fc.assert(
      fc.asyncProperty(documents, async (document) => {
        const every = Array.from({ length: document.length }, (_, index) => index + 1);
        await expectSame(document, every);
        for (const place of every) await expectSame(document, [place]);
      }),
      { numRuns: full ? 1000 : 60 },
    );
  });

  test('grows where signs of the decoder take more room', async () => {
    // The euro as code page 936 has it: one byte that makes three.
    await expectSame(
      Uint8Array.from({ length: 5000 }, () => 0x80),
      [],
    );
    await expectSame(
      Uint8Array.from({ length: 9000 }, (_, index) => (index % 9 === 8 ? 0x0a : 0x80)),
      [4000],
    );
  });

  test('what never comes to an end is not held', async () => {
    async function* endless(): AsyncGenerator<Bytes> {
      for (let count = 0; count < 9; count += 1) yield new Uint8Array(5 * 1024 * 1024).fill(0x80);
    }
    await expect(isGb18030(endless())).rejects.toMatchObject({ code: 'input.line-too-long' });
  });

  test('all pairs, in one and each alone', async () => {
    const pairs = Array.from({ length: 0x8000 }, (_, index) => [0x80 | (index >> 8), index & 0xff, 0x0a]);
    for (const pair of pairs.slice(0, full ? pairs.length : 2000)) await expectSame(Uint8Array.from(pair), [1]);
    await expectSame(Uint8Array.from(pairs.flat()), []);
  });
});
