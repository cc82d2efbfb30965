// Stored blocks into sealed parts: the right columns, cut where the format says, counted and summed, in bounded pieces.
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import type { TablePlan } from '../../shared/data/redaction/table-plan.ts';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { cutAfterBytes } from '../../shared/engine/seal/cut-parts.ts';
import { type PartOfTable, partsOf } from '../../shared/engine/seal/part-stream.ts';
import { sealToSpool } from '../../shared/engine/seal/seal-stream.ts';
import { createSpool } from '../../shared/engine/seal/spool.ts';
import { TableTally } from '../../shared/engine/seal/table-tally.ts';
import { blockOf, type PackedBlock, packBlock } from '../../shared/engine/vault/rows/block-codec.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { concat, fromUtf8, randomBytes, utf8 } from '../../shared/format/bytes.ts';
import type { SealedPart } from '../support/sealed-part.ts';
import { storedBlock } from '../support/stored-block.ts';
import { tempFolder } from '../support/vault-fixture.ts';

const identity = await generateIdentity('x25519');
const recipient = await recipientOf(identity);
const bulk = createBulk();
afterAll(() => bulk.close());

const header = '_row,name,total\n';
const plan: TablePlan = {
  columns: (['keep', 'drop', 'keep'] as const).map((action, index) => ({
    id: `c0${index + 1}`,
    pi: 'none',
    change: { action },
  })),
  rules: [],
  selection: { of: 'table' },
  today: { year: 2026, month: 11, day: 22 },
};
const tokenKey = randomBytes(32);
const summed = [false, false, false, true];
/** In each row a line break and a comma within quotes, where a wrong cut would show. */
const long = '"甲\n,'.concat('乙'.repeat(400), '"');
const cells = (row: number) => [`甲\n,${'乙'.repeat(400)}`, `secret ${row}`, `${row}.5`];
const kept = (row: number) => `${row},${long},${row}.5\n`;

function blocksOf(rows: number, perBlock: number): PackedBlock[] {
  const blocks: PackedBlock[] = [];
  for (let first = 1; first <= rows; first += perBlock) {
    const count = Math.min(perBlock, rows - first + 1);
    const block = Array.from({ length: count }, (_, index) => ({ row: first + index, cells: cells(first + index) }));
    blocks.push(packBlock(blockOf(block)));
  }
  return blocks;
}

type SealedPartOfTable = SealedPart & Pick<PartOfTable['held'], 'rows' | 'csvBytes'>;

async function seal(blocks: readonly PackedBlock[], signal = new AbortController().signal) {
  const sums = new TableTally(plan);
  const parts: SealedPartOfTable[] = [];
  const rows = { plan, tokenKey, blocks: () => blocks.map(storedBlock) };
  const table = { rows, also: { summed }, header: utf8(header), signal };
  const spool = await createSpool(tempFolder());
  try {
    for await (const { held, frames } of partsOf({ ...table, projected: (piece) => sums.add(piece) }, bulk)) {
      const { crc32, sha256, open } = await sealToSpool('part', frames, { bulk, spool, recipient, signal });
      parts.push({
        ...held,
        crc32,
        sha256,
        ciphertext: concat(...(await Array.fromAsync(open(), (one) => one.slice()))),
      });
    }
    return { parts, sums };
  } finally {
    await spool.remove();
  }
}

async function openedText({ ciphertext, csvBytes }: SealedPartOfTable): Promise<string> {
  const opened = await bulk.openPart({ file: ciphertext.slice(), identities: [identity], suite: 'x25519', csvBytes });
  return fromUtf8(opened.csv);
}

describe('a table', () => {
  const rows = 30_000;

  test('of several parts has every row once, each part cut at the first row end behind 16 MiB', async () => {
    const { parts, sums } = await seal(blocksOf(rows, 210));
    let next = 1;
    for (const [index, part] of parts.entries()) {
      const text = await openedText(part);
      const expected = Array.from({ length: part.rows }, (_, at) => kept(next + at));
      expect(text === header + expected.join('')).toBe(true);
      next += part.rows;
      const bytes = part.csvBytes - header.length;
      if (index === parts.length - 1) continue;
      expect(bytes).toBeGreaterThanOrEqual(cutAfterBytes);
      expect(bytes - utf8(kept(next - 1)).length).toBeLessThan(cutAfterBytes);
    }
    expect([parts.length, next]).toEqual([3, rows + 1]);
    // In 10^-10: the numbers from 1 to 30,000, and a half for each.
    expect(sums.total(3)).toBe((BigInt(rows) * BigInt(rows + 1) * 10n ** 10n) / 2n + BigInt(rows) * 5n * 10n ** 9n);
    expect(sums.total(1)).toBeUndefined();
  });

  test('has the digests of its ciphertext', async () => {
    const [part] = (await seal(blocksOf(10, 3))).parts;
    const { ciphertext, sha256, crc32: sum } = part as SealedPartOfTable;
    expect(sha256).toBe(createHash('sha256').update(ciphertext).digest('hex'));
    expect(sum).toBe(crc32(ciphertext));
  });

  test('without rows has one part, with the header alone', async () => {
    const { parts } = await seal([]);
    expect(parts.map((part) => part.rows)).toEqual([0]);
    expect(await openedText(parts[0] as SealedPartOfTable)).toBe(header);
  });

  test('with a changed block is refused, and so is one that is cancelled', async () => {
    const blocks = blocksOf(2000, 100);
    const broken = { ...(blocks[7] as PackedBlock), sha256: '0'.repeat(64) };
    await expect(seal(blocks.with(7, broken))).rejects.toMatchObject({ code: 'vault.damaged' });
    await expect(seal(blocksOf(2000, 100), AbortSignal.abort())).rejects.toMatchObject({ code: 'cancelled' });
  });
});

test('a total is that of all pieces, and none where a piece holds no decimals, or nothing at all', () => {
  const sums = new TableTally(plan);
  const sum = (value: bigint, exact = true, cells = 1) => ({ value, exact, cells });
  sums.add({ sums: [undefined, sum(1n), sum(0n, true, 0), sum(3n)], leftOut: [], changed: [] });
  sums.add({ sums: [undefined, sum(2n), sum(0n, true, 0), sum(0n, false)], leftOut: [], changed: [] });
  sums.add({ sums: [undefined, sum(4n), sum(0n, true, 0), sum(5n)], leftOut: [], changed: [] });
  expect([0, 1, 2, 3].map((field) => sums.total(field))).toEqual([undefined, 7n, undefined, undefined]);
});
