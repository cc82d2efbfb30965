// LibreOffice writes books that ours reads cell by cell, whatever their format; openpyxl reads the same cells out of the same files.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as sheetjs from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeCompany } from '../../shared/engine/demo/company.ts';
import { inFolder, readAll } from '../support/awkward-files.ts';
import { bash } from '../support/foreign.ts';
import { type Folder, mixedRows, temporaryFolder, writeMixedTable } from '../support/mixed-table.ts';

/** Values as openpyxl gives them, in the form of our texts. */
const openpyxl = `
import datetime, json, sys, openpyxl
def text(value):
    if value is None: return ''
    if value is True: return 'TRUE'
    if value is False: return 'FALSE'
    if isinstance(value, datetime.datetime):
        value = (value + datetime.timedelta(microseconds=500000)).replace(microsecond=0)
        return value.strftime('%Y-%m-%d') if value.time() == datetime.time(0) else value.strftime('%Y-%m-%d %H:%M:%S')
    if isinstance(value, datetime.time): return value.strftime('%H:%M:%S')
    return value if isinstance(value, str) else ['number', repr(value)]
book = openpyxl.load_workbook(sys.argv[1], data_only=True)
sheet = book.worksheets[0]
json.dump([[text(value) for value in row] for row in sheet.iter_rows(values_only=True)], sys.stdout)`;

type Theirs = string | readonly ['number', string];

async function theirRows(path: string, folder: string): Promise<Theirs[][]> {
  const script = join(folder, 'read.py');
  await writeFile(script, openpyxl);
  const { status, stdout, stderr } = bash(`python3 '${script}' '${path}'`, folder);
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout);
}

/** Codes are numbers to openpyxl, whose cells keep their zeros in the format. */
function isSame(ours: string, theirs: Theirs | undefined): boolean {
  if (typeof theirs !== 'object') return ours === (theirs ?? '') || ours === `${theirs} 00:00:00`;
  return Number(ours) === Number(theirs[1]);
}

async function expectSame(path: string, folder: string, headerRow: number): Promise<void> {
  const [table] = await readAll(path, { headerRow });
  const theirs = await theirRows(path, folder);
  const rows = theirs.slice(headerRow).filter((row) => row.some((value) => value !== ''));
  const totals = (table?.aside ?? []).filter(({ kind }) => kind === 'total').map(({ raw }) => raw.split('\t'));
  const ours = [...(table?.rows ?? []), ...totals];
  expect(ours.length).toBe(rows.length);
  for (const [index, row] of rows.entries()) {
    for (const [column, value] of row.entries()) {
      const text = ours[index]?.[column] ?? '';
      expect(isSame(text, value), `row ${index}, column ${column}: ${text} and ${value}`).toBe(true);
    }
  }
}

describe('the mixed table', () => {
  let folder: Folder;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await writeMixedTable(folder.path);
  }, 300_000);
  afterAll(() => folder.remove());

  const at = (name: string) => join(folder.path, name);

  test.each([
    ['xlsx/mixed.xlsx', 'xlsx'],
    ['xls/mixed.xls', 'xls'],
    ['ods/mixed.ods', 'ods'],
  ])('%s has every cell', async (name, kind) => {
    const [table] = await readAll(at(name));
    expect(table?.record.kind).toBe(kind);
    expect([table?.columns, ...(table?.rows ?? [])]).toEqual(mixedRows(kind));
  });

  test('written once more as XLSB has every cell', async () => {
    const book = sheetjs.read(readFileSync(at('xls/mixed.xls')), { cellNF: true });
    await writeFile(at('mixed.xlsb'), sheetjs.write(book, { type: 'buffer', bookType: 'xlsb' }));
    const [table] = await readAll(at('mixed.xlsb'));
    expect([table?.columns, ...(table?.rows ?? [])]).toEqual(mixedRows('xlsb'));
  });

  test('is the same to openpyxl', async () => {
    await expectSame(at('xlsx/mixed.xlsx'), folder.path, 1);
  });
});

test('openpyxl reads the orders of the company as ours do', async () => {
  await inFolder(async (folder) => {
    const { files } = await writeCompany(folder, 1);
    await expectSame(files.orders, folder, 2);
  });
});
