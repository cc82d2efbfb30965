// Small things that the tests of age files share: sources in pieces, and everything a stream gives before it ends or fails.
import { expect } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { type Aead, portableAead } from '../../shared/format/aead.ts';
import { type Bytes, concat } from '../../shared/format/bytes.ts';

export const aeads = { node: nodePrimitives.aead, noble: portableAead } as const satisfies Record<string, Aead>;
export const providers = Object.keys(aeads) as (keyof typeof aeads)[];

/** Lengths around the edges of the 64 KiB chunks. */
export const edgeSizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 1_048_575, 1_048_576, 1_048_577];

export function* inPieces(bytes: Uint8Array, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

export async function* asyncPieces(bytes: Uint8Array, size = 10_000): AsyncGenerator<Uint8Array> {
  yield* inPieces(bytes, size);
}

/** A web stream of the pieces; `cancelled` counts how often its reader let go of it. */
export function streamOf(pieces: Iterable<Uint8Array>, onCancel = () => {}): ReadableStream<Uint8Array> {
  const iterator = pieces[Symbol.iterator]();
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const next = iterator.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: onCancel,
  });
}

export type Outcome = { readonly released: Bytes; readonly error: unknown };

/** What came out, and the error behind it, undefined if there was none. */
export async function drain(
  open: () => Promise<AsyncIterable<Uint8Array>> | AsyncIterable<Uint8Array>,
): Promise<Outcome> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of await open()) chunks.push(chunk);
    return { released: concat(...chunks), error: undefined };
  } catch (error) {
    return { released: concat(...chunks), error };
  }
}

/** All of it. @throws what the stream fails with */
export async function collect(source: AsyncIterable<Uint8Array>): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  return concat(...chunks);
}

/** Bytes that repeat nowhere near a chunk, the same in every run. */
export function sample(size: number, seed = 1): Bytes {
  const bytes = new Uint8Array(size);
  let state = seed;
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

/** As `toEqual`, which takes seconds for a mebibyte. */
export function expectBytes(actual: Uint8Array, expected: Uint8Array): void {
  expect(actual.length).toBe(expected.length);
  expect(Buffer.compare(actual, expected)).toBe(0);
}
