// What our readers give for a file of the corpus, in the words of its expectations.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { inFolder, type ReadBack, readAll } from '../support/awkward-files.ts';
import type { CorpusFile, ExpectedAside, ExpectedTable } from './corpus.ts';

export async function readFile(file: CorpusFile): Promise<ReadBack[]> {
  return inFolder(async (folder) => {
    const path = join(folder, file.name);
    await writeFile(path, file.bytes());
    return readAll(path, file.options);
  });
}

/** Told of besides, rightly: nothing goes wrong if they are not expected. */
const harmless = new Set(['merged_cells', 'formula_cells', 'defined_names']);

function notices(expected: ExpectedTable['notices'], { record }: ReadBack): ExpectedTable['notices'] {
  const told = record.notices.filter(({ code }) => expected?.[code] !== undefined || !harmless.has(code));
  return Object.fromEntries(
    told.map(({ code, count }) => [code, expected?.[code] === true && count > 0 ? true : count]),
  );
}

/** The reasons that a row under the header may have. */
const foot = new Set(['total', 'note', 'separator', 'title']);

function aside(expected: readonly ExpectedAside[] = [], { aside: found }: ReadBack): readonly ExpectedAside[] {
  const feet = new Set(expected.filter(([, kind]) => kind === 'foot').map(([line]) => line));
  return found.map(({ line, kind }) => [line, feet.has(line) && foot.has(kind) ? 'foot' : kind]);
}

/** All that is expected of the table, as it was found. */
export function seen(
  expected: ExpectedTable,
  back: ReadBack,
): Required<Omit<ExpectedTable, 'name' | 'encoding' | 'delimiter' | 'bill' | 'header' | 'rules'>> {
  const { record, columns, rows, refused } = back;
  return {
    ...{ columns, rows, aside: aside(expected.aside, back) },
    blank: record.counts.aside.blank ?? 0,
    refused: refused.map(({ line, reason }) => [line, reason]),
    notices: notices(expected.notices, back) ?? {},
    damage: record.damage.map(({ column, kind, count }) => [column, kind, count]),
    ...stated(expected, back),
  };
}

/** What only some expectations state. */
function stated(expected: ExpectedTable, { name, record }: ReadBack): Partial<ExpectedTable> {
  const all = {
    name,
    header: record.header_row,
    encoding: record.encoding,
    delimiter: record.delimiter,
    bill: record.bill === undefined ? undefined : true,
    rules: record.rules.map(({ column, rule, count }) => [column, rule, count]),
  };
  return Object.fromEntries(Object.entries(all).filter(([key]) => key in expected));
}

/** The expectation with what it leaves unsaid: nothing. */
export function whole(expected: ExpectedTable): ExpectedTable {
  return { aside: [], blank: 0, refused: [], notices: {}, damage: [], ...expected };
}
