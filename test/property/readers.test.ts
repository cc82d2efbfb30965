// Any bytes in: either rows whose counts add up, or a refusal by name; never a crash, a hang, or more memory than the reader's thread may have.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../shared/data/csv/text.ts';
import { HandoverError } from '../../shared/domain/errors.ts';
import { openTables as openHere } from '../../shared/engine/readers/open.ts';
import type { RowCounts } from '../../shared/engine/readers/record.ts';
import type { TableReader } from '../../shared/engine/readers/table.ts';
import { openTables as openOnThread } from '../../shared/engine/reading/open.ts';
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
    // The library for old books may fill memory: only a thread's cap holds it down.
    const isHeld = /\.(?:et|xlsb)$/.test(name);
    const many = isHeld ? { open: openOnThread, runs: full ? 300 : 4 } : { open: openHere, runs: full ? 600 : 15 };

    test(name, async () => {
      await fc.assert(
        fc.asyncProperty(mutations, (changes) => check(changed(original, changes), name, many.open)),
        { numRuns: many.runs },
      );
    });
    const entries = unpacked(original);
    if (entries !== undefined) {
      test(`${name}, within its parts`, async () => {
        await fc.assert(
          fc.asyncProperty(fc.nat(65_535), mutations, (part, changes) =>
            check(mutatedInside(entries, part, changes), name, many.open),
          ),
          { numRuns: 3 * many.runs },
        );
      });
    }
    if (!isHeld) {
      test(`${name}, on the reader's own thread`, async () => {
        await fc.assert(
          fc.asyncProperty(mutations, (changes) => check(changed(original, changes), name, openOnThread)),
          { numRuns: full ? 60 : 2 },
        );
      });
    }
  }
});
