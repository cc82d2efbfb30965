// Properties of age files: whatever is sealed opens again, however it is cut into pieces; whatever is changed is refused.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compressPart, decompressPart } from '../../shared/engine/bulk/zstd.ts';
import { openAge, openAgeStream, sealAge, sealAgeStream } from '../../shared/format/age/file.ts';
import { parseHeader } from '../../shared/format/age/header.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { decrypt, encrypt } from '../../shared/format/age.ts';
import { type Bytes, concat, utf8 } from '../../shared/format/bytes.ts';
import { zstdFrames } from '../../shared/format/package/zstd-frames.ts';
import { full, runs } from '../parameters.ts';
import { aeads, collect, drain, expectBytes, inPieces, providers, sample, streamOf } from '../support/age.ts';

const identities = [await generateIdentity('x25519'), await generateIdentity('hybrid')] as const;
const recipients = await Promise.all(identities.map(recipientOf));

const provider = fc.constantFrom(...providers).map((name) => aeads[name]);
const suite = fc.constantFrom(0, 1).map((at) => ({ identity: identities[at] ?? '', recipient: recipients[at] ?? '' }));
/** Mostly around the edges of chunks. */
const size = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc
    .tuple(fc.integer({ min: 1, max: full ? 20 : 3 }), fc.integer({ min: -20, max: 20 }))
    .map(([n, d]) => n * 65_536 + d),
);
const plaintext = fc.tuple(size, fc.nat()).map(([length, seed]) => sample(length, seed));
const pieces = fc.integer({ min: 1_000, max: 200_000 });
const options = { numRuns: runs };

/** Cut, bytes changed, removed, inserted, doubled, two stretches exchanged. */
const edit = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ kind: fc.constant('remove' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 70_000 }) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.nat(),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 70 }),
  }),
  fc.record({
    kind: fc.constant('swap' as const),
    at: fc.nat(),
    other: fc.nat(),
    length: fc.integer({ min: 1, max: 65_552 }),
  }),
  fc.record({ kind: fc.constant('repeat' as const), at: fc.nat(), length: fc.integer({ min: 1, max: 65_552 }) }),
);
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function apply(file: Bytes, change: Edit): Bytes {
  const at = change.at % file.length;
  const head = file.subarray(0, at);
  const tail = file.subarray(at);
  switch (change.kind) {
    case 'cut':
      return head.slice();
    case 'flip':
      return file.map((byte, index) => (index === at ? byte ^ (1 << change.bit) : byte));
    case 'remove':
      return concat(head, tail.subarray(change.length));
    case 'insert':
      return concat(head, change.bytes, tail);
    case 'repeat':
      return concat(head, tail.subarray(0, change.length), tail);
    case 'swap': {
      const swapped = file.slice();
      const other = change.other % file.length;
      const length = Math.min(change.length, Math.abs(at - other), file.length - at, file.length - other);
      swapped.set(file.subarray(at, at + length), other);
      swapped.set(file.subarray(other, other + length), at);
      return swapped;
    }
  }
}

describe('what is sealed opens again', () => {
  test('over web streams, in any pieces', () =>
    fc.assert(
      fc.asyncProperty(plaintext, pieces, pieces, suite, provider, async (bytes, into, outOf, keys, aead) => {
        const file = await collect(await encrypt([keys.recipient], streamOf(inPieces(bytes, into)), aead));
        expectBytes(await collect(await decrypt([keys.identity], streamOf(inPieces(file, outOf)), aead)), bytes);
      }),
      options,
    ));

  test('in memory what generators wrote, and the reverse', () =>
    fc.assert(
      fc.asyncProperty(plaintext, pieces, suite, provider, provider, async (bytes, at, keys, writer, reader) => {
        const source = async function* (all: Uint8Array) {
          yield* inPieces(all, at);
        };
        expectBytes(
          await openAge([keys.identity], await collect(sealAgeStream(keys.recipient, source(bytes), writer)), reader),
          bytes,
        );
        const file = await sealAge(keys.recipient, bytes, writer);
        expectBytes(await collect(openAgeStream([keys.identity], source(file), reader)), bytes);
      }),
      options,
    ));
});

describe('what is changed is refused', () => {
  test('in memory with nothing given, as a stream with nothing but authentic chunks before the error', () =>
    fc.assert(
      fc.asyncProperty(plaintext, edit, suite, provider, pieces, async (bytes, change, keys, aead, at) => {
        const file = await sealAge(keys.recipient, bytes, aead);
        const forged = apply(file, change);
        fc.pre(Buffer.compare(forged, file) !== 0);
        const refused = { code: expect.stringMatching(/^(age|recipient)$/) };
        await expect(openAge([keys.identity], forged, aead)).rejects.toMatchObject(refused);
        const { released, error } = await drain(() => decrypt([keys.identity], streamOf(inPieces(forged, at)), aead));
        expect(error).toMatchObject(refused);
        expectBytes(released, bytes.slice(0, released.length));
        expect(released.length % 65_536 === 0 || released.length === bytes.length).toBe(true);
      }),
      options,
    ));

  test('every cut and every bit of a small file', async () => {
    const [identity, recipient] = [identities[0], recipients[0] ?? ''];
    const file = await sealAge(recipient, utf8('客户'));
    const refused = { code: expect.stringMatching(/^(age|recipient)$/) };
    for (let at = 0; at < file.length; at += 1) {
      await expect(openAge([identity], file.subarray(0, at))).rejects.toMatchObject(refused);
      for (let bit = 0; bit < 8; bit += full ? 1 : 7) {
        const forged = file.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte));
        await expect(openAge([identity], forged)).rejects.toMatchObject(refused);
      }
    }
  });

  test('arbitrary bytes are never anything but age', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, begun) => {
        const file = begun ? concat(utf8('age-encryption.org/v1\n-> X25519 '), bytes) : bytes;
        expect(() => parseHeader(file)).toThrow(expect.objectContaining({ code: 'age' }));
      }),
      { numRuns: runs * 10 },
    ));
});

describe('frames of zstd', () => {
  test('go round, alone and in a row', () =>
    fc.assert(
      fc.property(fc.array(plaintext, { minLength: 1, maxLength: 3 }), fc.constantFrom(1, 2, 3), (parts, level) => {
        const frames = concat(...parts.map((part) => compressPart(part, level)));
        expectBytes(decompressPart(frames), concat(...parts));
      }),
      { numRuns: Math.ceil(runs / 3) },
    ));

  test('changed in any way give zstd, or the same number of bytes as before', () =>
    fc.assert(
      fc.property(plaintext, edit, (bytes, change) => {
        const part = compressPart(bytes.map((byte) => 97 + (byte & 3)));
        try {
          const forged = apply(part, change);
          const stated = zstdFrames(forged).reduce((sum, frame) => sum + frame.contentSize, 0);
          expect(decompressPart(forged).length).toBe(stated);
        } catch (error) {
          expect(error).toMatchObject({ code: 'zstd' });
        }
      }),
      options,
    ));
});
