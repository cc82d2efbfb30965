// LibreOffice opens the books of the corpus and writes them in its own way: ours reads the same cells out of what it wrote.
import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, parse } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CorpusFile, ExpectedTable, Row } from '../corpus/corpus.ts';
import { programs } from '../corpus/programs.ts';
import { seen, whole } from '../corpus/seen.ts';
import { full } from '../parameters.ts';
import { readAll } from '../support/awkward-files.ts';

interface Book {
  readonly file: CorpusFile;
  readonly expected: readonly ExpectedTable[];
}

/** LibreOffice does not know the function of WPS for a picture in a cell; it drops rows that have a style alone, and writes CR as LF. */
const different = new Set(['带图片的表.xlsx', 'iso.xlsx']);
const known = programs.flatMap((program) => program.files).filter(({ name }) => !different.has(name));
const books: readonly Book[] = known.flatMap((file) =>
  'refusedAs' in file.expected || !file.name.endsWith('.xlsx') ? [] : [{ file, expected: file.expected }],
);
/** Each kind is one start of the program; it writes all books at once. */
const kinds = full ? (['xls', 'ods', 'xlsx'] as const) : (['xls'] as const);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-office-'));
  await mkdir(join(folder, 'in'));
  for (const { file } of books) await writeFile(join(folder, 'in', file.name), file.bytes());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function convert(kind: string): void {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
  const sources = books.map(({ file }) => join(folder, 'in', file.name));
  const run = spawnSync(
    'soffice',
    [profile, '--headless', '--convert-to', kind, '--outdir', join(folder, kind), ...sources],
    {
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(run.stderr);
}

/** In an OpenDocument, LibreOffice writes a truth value that no format tells from a number as a number. */
function written(row: Row, kind: string): Row {
  return kind === 'ods' ? row.map((cell) => (cell === 'TRUE' ? '1' : cell)) : row;
}

/** Rows and what became of each; what lies around them, LibreOffice writes in its own way. */
function rowsOf(table: ExpectedTable) {
  const { columns, rows, aside, blank, refused, damage } = table;
  return { columns, rows, aside, blank, refused, damage };
}

for (const kind of kinds) {
  test(`as ${kind}`, async () => {
    convert(kind);
    const found: unknown[] = [];
    for (const { file, expected } of books) {
      const tables = await readAll(join(folder, kind, `${parse(file.name).name}.${kind}`));
      const rows = expected.map((table, index) => {
        const back = tables[index];
        return back === undefined ? undefined : rowsOf(seen(table, back));
      });
      found.push([file.name, tables.length, rows]);
    }
    const wanted = books.map(({ file, expected }) => [
      file.name,
      expected.length,
      expected.map((each) => rowsOf(whole({ ...each, rows: each.rows.map((row) => written(row, kind)) }))),
    ]);
    expect(found).toEqual(wanted);
  });
}
