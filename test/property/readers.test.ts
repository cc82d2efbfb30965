// Any bytes in: either rows whose counts add up, or a refusal by name; never a crash, a hang, or more memory than the reader's thread may have.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../shared/data/csv.ts';
import { HandoverError } from '../../shared/domain/errors.ts';
import { writeXlsx } from '../../shared/engine/export/xlsx.ts';
import { openTables as openHere } from '../../shared/engine/readers/open.ts';
import type { RowCounts, RuleUse, TableReader } from '../../shared/engine/readers/table.ts';
import { openTables as openOnThread } from '../../shared/engine/reading/open.ts';
import type { Row } from '../corpus/corpus.ts';
import { type Mutation, mutated, mutatedInside, mutations, unpacked } from '../corpus/mutate.ts';
import { programs } from '../corpus/programs.ts';
import { full, runs } from '../parameters.ts';
import { inFolder } from '../support/awkward-files.ts';

const patience = full ? 3_600_000 : 120_000;
/** Far above what a file of a few kilobytes takes on a busy machine. */
const longest = 20_000;

/** One file of every format, and one of each text encoding. */
const originals = [
  '次卡会员.et',
  '客户登记表（2024年）.xlsx',
  '藏起来的.xlsx',
  '次卡.xlsb',
  '收费.ods',
  '会员导出.xls',
  '辅助核算余额表.xls',
]
  .concat(['pos.db', '会员管理.mdb', 'members.json', 'export.jsonl', 'iPhone 联系人.vcf', '00001.vcf'])
  .concat(['leads.csv', '会员卡.csv', '往来单位.txt', '客戶資料.csv', 'dump.csv', 'alipay_record_20190101.csv']);
const files = programs.flatMap((program) => program.files).filter(({ name }) => originals.includes(name));

function total(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce((sum: number, count) => sum + (count ?? 0), 0);
}

interface Seen {
  rows: number;
  refused: number;
  /** Those set apart but blank ones, which are counted only. */
  aside: number;
}

async function readTable(table: TableReader): Promise<Seen> {
  const seen: Seen = { rows: 0, refused: 0, aside: 0 };
  expect(new Set(table.columns).size).toBe(table.columns.length);
  for await (const batch of table.rows({ firstRow: 1 })) {
    const rows = parseCsv(batch.csv);
    expect(rows).toHaveLength(batch.rows);
    for (const [index, row] of rows.entries()) {
      expect(row).toHaveLength(table.columns.length + 1);
      expect(row[0]).toBe(String(seen.rows + index + 1));
      expect(row.join('').isWellFormed()).toBe(true);
    }
    seen.rows += batch.rows;
    seen.refused += batch.refused.length;
    seen.aside += batch.aside.length;
  }
  return seen;
}

function expectSum(counts: RowCounts, seen: Seen): void {
  const { blank = 0, ...others } = counts.aside;
  expect(seen).toEqual({ rows: counts.taken, refused: total(counts.refused), aside: total(others) });
  expect(counts.read).toBe(counts.taken + total(counts.refused) + total(others) + blank);
}

async function readAll(path: string, open: typeof openHere): Promise<void> {
  const { tables, close } = await open(path);
  try {
    for (const table of tables) expectSum(table.record().counts, { rows: 0, refused: 0, aside: 0 });
    for (const table of tables) {
      const seen = await readTable(table);
      expectSum(table.record().counts, seen);
    }
  } finally {
    await close();
  }
}

/** Rows, or a refusal that names an input or the medium. Everything else is thrown on. */
async function check(bytes: Uint8Array, name: string, open: typeof openHere): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, name);
    await writeFile(path, bytes);
    const started = performance.now();
    const reading = readAll(path, open).catch((error: unknown) => {
      if (!(error instanceof HandoverError)) throw error;
      expect(error.code, String(error.cause ?? error)).toMatch(/^(?:input|io)\./);
    });
    const hung = pause(longest, 'hung' as const, { ref: false });
    expect(await Promise.race([reading, hung])).not.toBe('hung');
    expect(performance.now() - started).toBeLessThan(longest);
  });
}

describe('bytes at random', { timeout: patience }, () => {
  const names = ['x.csv', 'x.xlsx', 'x.xls', 'x.db', 'x.vcf'];
  const magics = [
    '',
    'PK\x03\x04',
    '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
    'SQLite format 3\0',
    'BEGIN:VCARD\n',
    '{"a":[',
    '[{',
    '<table>',
    '<?xml ',
  ]
    .concat(['\x00\x01\x00\x00Standard Jet DB\0', '\xff\xfe', '\x09\x08\x10\x00\x00\x06\x05\x00'])
    .map((text) => Buffer.from(text, 'latin1'));

  test('behind the first bytes of every format', async () => {
    const bytes = fc.uint8Array({ maxLength: 600 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...magics), bytes, fc.constantFrom(...names), (magic, tail, name) =>
        check(Buffer.concat([magic, tail]), name, openHere),
      ),
      { numRuns: 5 * runs },
    );
  });
});

describe('files of the corpus, flipped, cut, spliced', { timeout: patience }, () => {
  const contents = files.map(({ bytes }) => Buffer.from(bytes()));
  const changed = (original: Buffer, changes: readonly Mutation[]) => mutated(original, changes, contents);

  test('there is one of each', () => expect(files.map(({ name }) => name).sort()).toEqual([...originals].sort()));

  for (const [index, { name }] of files.entries()) {
    const original = contents[index] ?? Buffer.alloc(0);
    test(name, async () => {
      await fc.assert(
        fc.asyncProperty(mutations, (changes) => check(changed(original, changes), name, openHere)),
        { numRuns: full ? 600 : 25 },
      );
    });
    const entries = unpacked(original);
    if (entries !== undefined) {
      test(`${name}, within its parts`, async () => {
        await fc.assert(
          fc.asyncProperty(fc.nat(65_535), mutations, (part, changes) =>
            check(mutatedInside(entries, part, changes), name, openHere),
          ),
          { numRuns: full ? 3000 : 80 },
        );
      });
    }
    test(`${name}, on the reader's own thread`, async () => {
      await fc.assert(
        fc.asyncProperty(mutations, (changes) => check(changed(original, changes), name, openOnThread)),
        { numRuns: full ? 60 : 2 },
      );
    });
  }
});

describe('out as XLSX and in again', { timeout: patience }, () => {
  const awkward = fc.constantFrom(
    '319900199001011234',
    '0012',
    '=cmd|x!A1',
    '-1',
    '1E5',
    '𬭎䶮㐂',
    '\u{1f468}\u200d\u{1f467}',
    'a\nb',
    '\r',
    '_x000D_',
    ' ',
    '\t',
  );
  const sign = fc.constantFrom(
    'a',
    '0',
    '"',
    "'",
    '<',
    '&',
    ']]>',
    '=',
    '合计',
    '\u00a0',
    '\u200b',
    '\u3000',
    '\ue000',
    '\ufffd',
    '\u0001',
    '\ufffe',
  );
  const cell = fc.oneof(
    awkward,
    fc.string({ unit: sign, maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 5 }).filter((text) => !text.includes('\0')),
  );
  /** A row of a table has a value in front that is no word for a sum. */
  const row = fc.tuple(
    fc.nat().map((number) => `k${number}`),
    cell,
    cell,
    cell,
  );

  async function written(columns: readonly string[], rows: readonly (readonly string[])[]): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    const out = { write: async (bytes: Uint8Array) => void pieces.push(Uint8Array.from(bytes)) };
    await writeXlsx({ columns, batches: [rows.map((cells) => [...cells])] }, out as Parameters<typeof writeXlsx>[1]);
    return Buffer.concat(pieces);
  }

  /** A rule takes off what other programs put around a value ('0, ="0", tabs): every cell that differs is counted there. */
  function expectSameButUndressed(rows: readonly Row[], back: readonly Row[], rules: readonly RuleUse[]): void {
    expect(back.map((cells) => cells.length)).toEqual(rows.map((cells) => cells.length));
    const pairs = rows.flatMap((cells, at) => cells.map((cell, column) => [cell, back[at]?.[column] ?? ''] as const));
    const changed = pairs.filter(([cell, read]) => cell !== read);
    const isDressed = ([cell, read]: readonly [string, string]) => /^[\t'=]|\t$/.test(cell) && cell.includes(read);
    expect(changed.filter((pair) => !isDressed(pair))).toEqual([]);
    expect(changed.length).toBeLessThanOrEqual(rules.reduce((sum, { count }) => sum + count, 0));
  }

  test('gives the same cells', async () => {
    const columns = ['编号', '姓名', '证件号', '备注'];
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        await inFolder(async (folder) => {
          const path = join(folder, 'x.xlsx');
          await writeFile(path, await written(columns, rows));
          const { tables, close } = await openHere(path);
          const back: string[][] = [];
          for await (const batch of tables[0]?.rows() ?? []) back.push(...parseCsv(batch.csv));
          await close();
          expect(tables[0]?.columns).toEqual(columns);
          expectSameButUndressed(rows, back, tables[0]?.record().rules ?? []);
        });
      }),
      { numRuns: 3 * runs },
    );
  });
});
