// Blocks: rows from any place, corrections and deletions in place, and a digest that tells every change.
import { describe, expect, test } from 'vitest';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import type { CaseData } from '../../shared/engine/vault/case-data.ts';
import { loggedDigest } from '../../shared/engine/vault/log/log-store.ts';
import { packBlock, unpackBlock } from '../../shared/engine/vault/rows/block-codec.ts';
import { readRows, streamRows, writeBlocks } from '../../shared/engine/vault/rows/block-store.ts';
import { correctRow, deleteRows, readHistory } from '../../shared/engine/vault/rows/row-changes.ts';
import { readTable } from '../../shared/engine/vault/rows/table-store.ts';
import { concat, fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { codeOf, newTable } from '../support/vault-fixture.ts';
import { inBlocks, someRows, stageRows } from '../support/vault-rows.ts';

const digestOf = (data: CaseData, id: string) => readTable(data.db, id).digest;

describe('packing', () => {
  test('gives the same bytes back, and finds every changed bit', async () => {
    const csv = utf8('1,王芳,"a,b"\n2,李强,\n');
    const packed = packBlock({ firstRow: 1, lastRow: 2, rows: 2, csv });
    expect(unpackBlock(packed)).toEqual(csv);
    for (let bit = 0; bit < packed.bytes.length * 8; bit += 1) {
      const bytes = Uint8Array.from(packed.bytes);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(await codeOf(() => unpackBlock({ ...packed, bytes }))).toBe('vault.damaged');
    }
  });

  test('is bounded: a block that unpacks to more than it says is refused', async () => {
    const packed = packBlock({ firstRow: 1, lastRow: 1, rows: 1, csv: new Uint8Array(10_000_000) });
    expect(packed.bytes.length).toBeLessThan(2000);
    expect(await codeOf(() => unpackBlock({ ...packed, csvBytes: 1000 }))).toBe('vault.damaged');
    expect(await codeOf(() => unpackBlock({ ...packed, csvBytes: 10_000_001 }))).toBe('vault.damaged');
  });
});

describe('reading', () => {
  test('gives rows from any place, across blocks, to the end and beyond', async () => {
    const rows = someRows(1000);
    const { data, id } = await newTable(rows);
    for (const [offset, count] of [
      [0, 60],
      [69, 2],
      [70, 60],
      [500, 333],
      [940, 60],
      [999, 1],
      [1000, 5],
      [990, 60],
      [0, 0],
    ] as const) {
      expect(readRows(data.db, id, offset, count)).toEqual(rows.slice(offset, offset + count));
    }
  });

  test('streams the canonical CSV of all rows, block by block', async () => {
    const rows = someRows(1000);
    const { data, id } = await newTable(rows);
    const blocks = [...streamRows(data.db, id)];
    expect(blocks).toHaveLength(15);
    const csv = canonicalCsv(rows.map(({ row, cells }) => [String(row), ...cells]));
    expect(fromUtf8(concat(...blocks.map((block) => block.csv)))).toBe(csv);
  });

  test('a table without rows is one', async () => {
    const { data, id } = await newTable([]);
    expect(readRows(data.db, id, 0, 60)).toEqual([]);
    expect([...streamRows(data.db, id)]).toEqual([]);
    expect(readTable(data.db, id)).toMatchObject({ rows: 0, blocks: 0 });
  });

  test('keeps the numbers that rows came with', async () => {
    const rows = [...someRows(5, 10), ...someRows(5, 9_007_199_254_740_980)];
    const { data, id } = await newTable(rows, 3);
    expect(readRows(data.db, id, 0, 99)).toEqual(rows);
  });
});

describe('writing', () => {
  test('is refused unless numbers rise, to a staged table only', async () => {
    const { data, id } = await newTable();
    await stageRows(data, someRows(10));
    const staged = data.db.prepare('SELECT max(ref) FROM tables').pluck().get() as number;
    const [low, high] = [someRows(5, 8), someRows(5, 20)];
    expect(await codeOf(writeBlocks(data.db, staged, inBlocks(low, 5)))).toBe('bug');
    await writeBlocks(data.db, staged, inBlocks(high, 2));
    expect(await codeOf(writeBlocks(data.db, staged, inBlocks(high, 5)))).toBe('bug');
    expect(await codeOf(writeBlocks(data.db, readTable(data.db, id).ref, inBlocks(someRows(5, 5000), 5)))).toBe('bug');
    expect(await codeOf(writeBlocks(data.db, 999, inBlocks(high, 5)))).toBe('unknown.table');
  });

  test('takes blocks that a worker has packed', async () => {
    const { data } = await newTable();
    const importRef = await stageRows(data, []);
    const staged = data.db.prepare('SELECT max(ref) FROM tables').pluck().get() as number;
    const packed = async function* () {
      for await (const block of inBlocks(someRows(50), 20)) yield packBlock(block);
    };
    expect(await writeBlocks(data.db, staged, packed())).toEqual({ rows: 50, blocks: 3 });
    const { commitImport } = await import('../../shared/engine/vault/import/commit-import.ts');
    const [id = ''] = commitImport(data, importRef).tables;
    expect(readRows(data.db, id, 0, 99)).toEqual(someRows(50));
  });

  test('stops when cancelled', async () => {
    const { data } = await newTable();
    await stageRows(data, []);
    const staged = data.db.prepare('SELECT max(ref) FROM tables').pluck().get() as number;
    const controller = new AbortController();
    const blocks = async function* () {
      for await (const block of inBlocks(someRows(50), 10)) {
        yield block;
        controller.abort();
      }
    };
    expect(await codeOf(writeBlocks(data.db, staged, blocks(), { signal: controller.signal }))).toBe('cancelled');
  });
});

describe('a correction', () => {
  test('changes the cells, the history and the digest, and nothing else', async () => {
    const { data, id, vault, caseUid, expected } = await newTable();
    const before = digestOf(data, id);
    const digest = correctRow(
      data,
      id,
      500,
      new Map([
        ['c01', '王"芳",\n二'],
        ['c03', ''],
      ]),
    );
    const rows = someRows(1000);
    rows[499]?.cells.splice(0, 3, '王"芳",\n二', '编号-3959500', '');
    expect(readRows(data.db, id, 0, 1000)).toEqual(rows);
    expect(digest).not.toBe(before);
    expect(expected()).toMatchObject({ digest, rows: 1000, blocks: 15 });
    expect(loggedDigest(vault.db, caseUid, `table:${id}`)).toBe(digest);
    const { ref } = readTable(data.db, id);
    expect(readHistory(data.db, ref, 500)).toMatchObject([
      { act: 'correct', columnId: 'c01', old: '客户500', new: '王"芳",\n二', operator: 'o1' },
      { act: 'correct', columnId: 'c03', new: '' },
    ]);
    expect(readHistory(data.db, ref)).toHaveLength(2);
  });

  test('back to what it was gives the digest back', async () => {
    const { data, id } = await newTable();
    const before = digestOf(data, id);
    correctRow(data, id, 3, new Map([['c01', '改']]));
    expect(correctRow(data, id, 3, new Map([['c01', '客户3']]))).toBe(before);
  });

  test('of what is not there changes nothing', async () => {
    const { data, id, expected } = await newTable(someRows(10, 5));
    const before = digestOf(data, id);
    const correct = (row: number, column: string, text = 'x') =>
      codeOf(() => correctRow(data, id, row, new Map([[column, text]])));
    expect(await correct(4, 'c01')).toBe('usage');
    expect(await correct(15, 'c01')).toBe('usage');
    expect(await correct(5, 'c04')).toBe('unknown.column');
    expect(await correct(5, 'c01', 'nul\0')).toBe('usage');
    expect(await correct(5, 'c01', 'half \ud83d')).toBe('usage');
    expect(await codeOf(() => correctRow(data, 't09', 5, new Map()))).toBe('unknown.table');
    expect(expected().digest).toBe(before);
    expect(readHistory(data.db, readTable(data.db, id).ref)).toEqual([]);
  });
});

describe('a deletion', () => {
  test('leaves a gap, and nothing of the row in the history', async () => {
    const { data, id, expected } = await newTable();
    correctRow(data, id, 71, new Map([['c01', '改名的人']]));
    const gone = [1, 71, 72, 999, ...Array.from({ length: 70 }, (_, index) => 141 + index)];
    const digest = deleteRows(data, id, gone);
    const left = someRows(1000).filter(({ row }) => !gone.includes(row));
    expect(readRows(data.db, id, 0, 2000)).toEqual(left);
    expect(readRows(data.db, id, 100, 60)).toEqual(left.slice(100, 160));
    expect(expected()).toMatchObject({ digest, rows: 926, blocks: 14 });
    const { ref } = readTable(data.db, id);
    const history = readHistory(data.db, ref, 71);
    expect(history).toMatchObject([
      { act: 'correct', columnId: 'c01', old: undefined, new: undefined },
      { act: 'delete' },
    ]);
    expect(await codeOf(() => correctRow(data, id, 71, new Map([['c01', 'x']])))).toBe('usage');
  });

  test('of a row that is not there deletes none', async () => {
    const { data, id, expected } = await newTable(someRows(10));
    const before = digestOf(data, id);
    expect(await codeOf(() => deleteRows(data, id, [1, 11]))).toBe('usage');
    expect(expected()).toMatchObject({ digest: before, rows: 10 });
  });

  test('of all rows leaves a table, whose numbers are not given again', async () => {
    const { data, id, expected } = await newTable(someRows(10), 3);
    deleteRows(
      data,
      id,
      someRows(10).map(({ row }) => row),
    );
    expect(expected()).toMatchObject({ rows: 0, blocks: 0 });
    expect(data.db.prepare('SELECT next_row FROM tables').pluck().get()).toBe(11);
  });
});
