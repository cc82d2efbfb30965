// Data out of a vault in four forms, each read back by another program (or our own reader) cell by cell; and a cancelled sealing.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { readAll } from '../support/awkward-files.ts';
import { csvText, mobile, remarks } from '../support/awkward-rows.ts';
import { csvByPython, python } from '../support/foreign.ts';
import { type Deal, importFiles, newDeal, prepare, seal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';
import { openParty, passphraseOf } from '../support/parties.ts';

const pair = pairForFile();
const header = ['编号', '说明', '2024', '2023', 'Code', 'code'];
/** Cells that a spreadsheet would run; signed numbers and phone numbers are none. */
const formulas = 5;
const likeFormulas = ['=1+1', '@SUM(A1)', '-cmd', '+A1', '-5.20', '+86 (0)10-5550', '-50%'];
const rows = [
  ...remarks,
  ...likeFormulas,
  '单独\r回车',
  '𠀀𪚥',
  '_x000D_',
  '&<>&amp;',
  "它'0123",
  '长'.repeat(5000),
].map((text, at) => [`00${at}`, text, '12345678901234567890', at % 2 === 0 ? '' : '1.50', 'A', 'b']);
const readDatabase = `
import json, sqlite3, sys
json.dump(sqlite3.connect(sys.argv[1]).execute("SELECT * FROM data ORDER BY rowid").fetchall(), sys.stdout)
`;
let deal: Deal;

async function exported(format: 'xlsx' | 'csv' | 'jsonl' | 'sqlite'): Promise<string> {
  const { seller, ref, path } = deal;
  const out = await seller.file(path(format));
  const { files, notes, rows: count } = await seller.api['data.export']({ job: 'export', case: ref, out, format });
  expect(notes).toEqual(format === 'csv' ? [{ file: 't01 表一.csv', note: 'formulas', count: formulas }] : []);
  expect(files).toEqual([`t01 表一.${format}`]);
  expect(count).toBe(rows.length);
  expect(readdirSync(path(format))).toEqual(files);
  return join(path(format), files[0] ?? '');
}

beforeAll(async () => {
  deal = await newDeal(pair());
  const source = join(pair().dir, '表一.csv');
  writeFileSync(source, csvText([header, ...rows]));
  const { tables } = await importFiles(deal, [source]);
  expect(tables).toMatchObject([{ taken: rows.length, refused: 0, set_apart: 0 }]);
});

describe('an export holds every cell as it was', () => {
  test('as a workbook, read by our own reader', async () => {
    const [sheet] = await readAll(await exported('xlsx'));
    expect(sheet?.columns).toEqual(header);
    expect(sheet?.rows).toEqual(rows);
  });

  test('as CSV, read by Python', async () => {
    const path = await exported('csv');
    const bytes = readFileSync(path);
    expect(bytes.subarray(0, 3)).toEqual(Buffer.of(0xef, 0xbb, 0xbf));
    const [read = []] = csvByPython([path]);
    expect(read[0]).toEqual([`\ufeff${header[0]}`, ...header.slice(1)]);
    expect(read.slice(1)).toEqual(rows);
  });

  test('as JSON lines, columns in their order', async () => {
    const lines = readFileSync(await exported('jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(rows.length);
    for (const [at, line] of lines.entries()) {
      const object = JSON.parse(line);
      expect(header.map((name) => object[name])).toEqual(rows[at]);
      const found = header.map((name) => line.indexOf(`${JSON.stringify(name)}:`));
      expect(found).toEqual(found.toSorted((left, right) => left - right));
    }
  });

  test('as a database, read by sqlite3', async () => {
    const path = await exported('sqlite');
    const read = python(readDatabase, [path]);
    expect(read.stderr).toBe('');
    expect(JSON.parse(read.stdout)).toEqual(rows);
    const check = execFileSync(
      'sqlite3',
      [path, 'PRAGMA integrity_check; SELECT sum(typeof("2024") = \'text\') FROM data'],
      { encoding: 'utf8' },
    );
    expect(check).toBe(`ok\n${rows.length}\n`);
  });
});

describe('a cell that no Excel cell can hold', () => {
  const limit = 32_767;
  async function withLongest(length: number): Promise<Deal> {
    const long = await newDeal(pair());
    const note = (fill: string) => fill.repeat(length - 1);
    const first = join(pair().dir, `first-${length}.csv`);
    const second = join(pair().dir, `second-${length}.csv`);
    writeFileSync(first, csvText([['编号'], [`K${length}`]]));
    writeFileSync(
      second,
      csvText([
        ['编号', '备注'],
        ['1', '短'],
        ['2', `尾${note('长')}`],
      ]),
    );
    expect((await importFiles(long, [first, second])).refused).toEqual([]);
    return long;
  }

  test('is refused by name, with nothing left; as CSV it goes out whole', async () => {
    const { seller, ref, path } = await withLongest(limit + 1);
    const ask = { job: 'export', case: ref, out: await seller.file(path('long')) } as const;
    expect(await refusalOf(seller.api['data.export']({ ...ask, format: 'xlsx' }))).toEqual({
      code: 'export.cell-too-long',
      where: { file: `t02 second-${limit + 1}.xlsx`, column: '备注', row: 3 },
      facts: { limit },
    });
    expect(readdirSync(path('long'))).toEqual([]);
    const { files } = await seller.api['data.export']({ ...ask, format: 'csv' });
    const [, read = []] = csvByPython(files.map((file) => join(path('long'), file)));
    expect(read.at(-1)).toEqual(['2', `尾${'长'.repeat(limit)}`]);
  });

  test('the longest that it can hold comes back whole', async () => {
    const { seller, ref, path } = await withLongest(limit);
    const out = await seller.file(path('longest'));
    const { files } = await seller.api['data.export']({ job: 'export', case: ref, out, format: 'xlsx' });
    const [sheet] = await readAll(join(path('longest'), files[1] ?? ''));
    expect(sheet?.rows.at(-1)).toEqual(['2', `尾${'长'.repeat(limit - 1)}`]);
  });
});

test('a table of a very long name goes out in every form', async () => {
  const long = await newDeal(pair());
  const source = join(pair().dir, `${'长𠮷'.repeat(35)}.csv`);
  writeFileSync(source, csvText([['编号'], ['K1']]));
  expect((await importFiles(long, [source])).refused).toEqual([]);
  const out = await long.seller.file(long.path('names'));
  for (const format of ['xlsx', 'csv', 'jsonl', 'sqlite'] as const) {
    await long.seller.api['data.export']({ job: 'export', case: long.ref, out, format });
  }
  expect(readdirSync(long.path('names'))).toHaveLength(4);
});

test('an export is in the log, and never writes over a file', async () => {
  const { seller, ref, path } = deal;
  const ask = { job: 'export', case: ref, out: await seller.file(path('again')), format: 'csv' } as const;
  await seller.api['data.export'](ask);
  const { entries } = await seller.api['log.show']({});
  const acts = entries.map(({ act, object }) => `${act} ${object}`);
  expect(acts).toContain(`export_csv case:${deal.caseUid}`);
  expect(acts).toContain('export_formulas export:t01');
  expect(await refusalOf(seller.api['data.export'](ask))).toMatchObject({ code: 'io.exists' });
  // What the log says of the tables themselves still holds.
  expect((await seller.api['policy.check']({ job: 'after', case: ref })).tables).toHaveLength(1);
});

describe('a cancelled sealing', () => {
  test('leaves no file and no package, and can be run again', async () => {
    const sealing = await newDeal(pair());
    const many = Array.from({ length: 40_000 }, (_, at) => `K${at},客户${at},${mobile(at)}\r\n`);
    const source = join(pair().dir, 'many.csv');
    writeFileSync(source, `编号,姓名,手机\r\n${many.join('')}`);
    await importFiles(sealing, [source]);
    await prepare(sealing);
    const out = join(pair().dir, 'cancelled');
    mkdirSync(out);
    const path = (ending: string) => join(out, ending);
    await sealing.seller.api['vault.lock']({});
    for (const stage of ['seal', 'write']) {
      const party = openParty(pair().seller.vault, {
        progress(event) {
          if (event.stage === stage) void party.api['job.cancel']({ job: 'seal' });
        },
      });
      await party.api['vault.unlock']({ secret: passphraseOf('seller'), kind: 'passphrase' });
      const again = { ...sealing, path, seller: { ...sealing.seller, ...party } };
      const ended = await seal(again).catch((error: unknown) => error);
      expect(ended).toBeInstanceOf(HandoverError);
      expect(ended).toMatchObject({ code: 'cancelled' });
      expect(readdirSync(out)).toEqual([]);
      expect(readdirSync(pair().seller.vault).filter((name) => /spool|partial/.test(name))).toEqual([]);
      const { packages } = await party.api['case.show']({ case: sealing.ref });
      expect(packages.filter(({ kind }) => kind === 'full')).toEqual([]);
      expect(party.bugs).toEqual([]);
      await party.app.close();
    }
    await sealing.seller.api['vault.unlock']({ secret: passphraseOf('seller'), kind: 'passphrase' });
    const sealed = await seal({ ...sealing, path });
    expect(sealed.rows).toBe(40_000);
    const file = await sealing.buyer.file(path('full.handover'));
    expect(await sealing.buyer.api['package.open']({ job: 'open', file })).toMatchObject({ rows: 40_000 });
  });
});
