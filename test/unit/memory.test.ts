// Memory of unpacked rows: once they are freed nothing of it is left that would wait for the garbage collector.
import { expect, test } from 'vitest';
import { compressPart, decompressFrame } from '../../shared/engine/bulk/zstd.ts';
import { release } from '../../shared/engine/memory.ts';
import { packBlock, unpackBlock } from '../../shared/engine/vault/rows/block-codec.ts';
import { utf8 } from '../../shared/format/bytes.ts';

const times = 40;
const csv = utf8('1,甲\n'.repeat(32 * 1024));

/** Bytes that are left of each of many results after they were freed. */
function leftOf(work: () => Uint8Array): number {
  const before = process.memoryUsage().arrayBuffers;
  for (let time = 0; time < times; time += 1) release(work());
  return (process.memoryUsage().arrayBuffers - before) / times;
}

test('an unpacked block leaves nothing behind', () => {
  const block = packBlock({ firstRow: 1, lastRow: 32 * 1024, rows: 32 * 1024, csv });
  expect(unpackBlock(block)).toEqual(csv);
  expect(leftOf(() => unpackBlock(block))).toBeLessThan(csv.length / 10);
});

test('a frame of a part leaves nothing behind', () => {
  const frame = compressPart(csv);
  expect(decompressFrame(frame, csv.length)).toEqual(csv);
  expect(leftOf(() => decompressFrame(frame, csv.length))).toBeLessThan(csv.length / 10);
});
