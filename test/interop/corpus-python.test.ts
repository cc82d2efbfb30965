// Python's csv module and openpyxl read the corpus as we do: no row of theirs is missing, no cell of ours is another.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Agree, expectAmong } from '../corpus/agree.ts';
import { programs } from '../corpus/programs.ts';
import { type ReadBack, readAll } from '../support/awkward-files.ts';
import { askPython, pythonWith } from '../support/python.ts';

const files = programs.flatMap((program) => program.files).filter(({ expected }) => !('refusedAs' in expected));
const codecs = {
  'utf-8': 'utf-8-sig',
  gb18030: 'gb18030',
  big5: 'big5',
  'utf-16le': 'utf-16',
  'utf-16be': 'utf-16',
  'windows-1252': 'cp1252',
} as const;

/** Escapes mean other things to Python than to MySQL; what people or copies broke, each program mends in its own way. */
function isForPython({ record }: ReadBack): boolean {
  const { bad_quotes, nul, bad_text } = record.counts.refused;
  const isBroken = [bad_quotes, nul, bad_text].some((count) => count !== undefined);
  return record.kind === 'csv' && record.quoting !== 'backslash' && !isBroken;
}

const csvScript = `
import csv, json, sys
answer = []
for path, encoding, delimiter, quote in json.load(sys.stdin):
    quoting = csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE
    with open(path, encoding=encoding, newline='') as file:
        answer.append(list(csv.reader(file, delimiter=delimiter, quotechar=quote or '"', quoting=quoting)))
json.dump(answer, sys.stdout)`;

/** A text, a number as Python writes it, a day or a moment; None for an empty cell. */
const bookScript = `
import datetime, json, openpyxl, sys, warnings
warnings.simplefilter('ignore')
def shown(value):
    if value is None or isinstance(value, str): return value
    if isinstance(value, bool): return {'text': str(value).upper()}
    if isinstance(value, (int, float)): return {'number': value}
    return {'text': value.isoformat(sep=' ') if isinstance(value, datetime.datetime) else value.isoformat()}
answer = []
for path in json.load(sys.stdin):
    book = openpyxl.load_workbook(path, data_only=True)
    answer.append({sheet.title: [[shown(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book})
json.dump(answer, sys.stdout)`;

let folder: string;
const readings = new Map<string, ReadBack[]>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-corpus-'));
  for (const file of files) {
    const path = join(folder, file.name);
    await writeFile(path, file.bytes());
    readings.set(path, await readAll(path, file.options));
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Where a rule took something away, theirs still has it. */
function except(back: ReadBack, agree: Agree): Agree {
  const changed = new Set(back.record.rules.map(({ column }) => column));
  return (ours, theirs, column) =>
    changed.has(column) ? String(theirs ?? '').includes(ours) : agree(ours, theirs, column);
}

test('texts: csv', () => {
  const ours = [...readings].flatMap(([path, [back]]) =>
    back !== undefined && isForPython(back) ? [{ path, back }] : [],
  );
  const questions = ours.map(({ path, back: { record } }) => {
    const quote = record.quoting === 'single' ? "'" : record.quoting === 'none' ? '' : '"';
    return [path, codecs[record.encoding ?? 'utf-8'], record.delimiter, quote];
  });
  const theirs = askPython<string[][][]>(csvScript, questions);
  for (const [index, { back }] of ours.entries()) {
    const agree = except(back, (cell, their) => cell === (their ?? ''));
    expectAmong(back, theirs[index] ?? [], agree, (row) =>
      row.every((cell) => String(cell).replace('\u001a', '').trim() === ''),
    );
  }
  expect(ours.length).toBeGreaterThan(20);
});

type BookCell = string | null | { readonly text: string } | { readonly number: number };

function isSame(ours: string, theirs: BookCell | undefined): boolean {
  if (theirs === null || theirs === undefined) return ours === '';
  if (typeof theirs === 'string') return ours === theirs;
  if ('number' in theirs) return Number(ours) === theirs.number;
  return ours === theirs.text || `${ours} 00:00:00` === theirs.text;
}

test('books: openpyxl', () => {
  const ours = [...readings].flatMap(([path, backs]) => (backs[0]?.record.kind === 'xlsx' ? [{ path, backs }] : []));
  const theirs = askPython<Record<string, BookCell[][]>[]>(
    bookScript,
    ours.map(({ path }) => path),
    pythonWith('openpyxl'),
  );
  for (const [index, { backs }] of ours.entries()) {
    for (const back of backs) {
      const isCarried = back.record.notices.some(({ code }) => code === 'merged_values');
      const agree = except(back, (cell, their) => isSame(cell, their as BookCell) || (isCarried && their === null));
      const isEmpty = (row: readonly unknown[]) =>
        row.every((cell) => cell === null || (typeof cell === 'string' && cell.trim() === ''));
      expectAmong(back, theirs[index]?.[back.record.sheet ?? ''] ?? [], agree, isEmpty);
    }
  }
  expect(ours.length).toBeGreaterThan(12);
});
