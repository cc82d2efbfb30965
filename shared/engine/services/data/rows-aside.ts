// The rows beside a table, shown and decided about: mended into the table, left out with a note, or open again.
import { parseCsv } from '../../../data/csv/text.ts';
import { fromUtf8 } from '../../../format/bytes.ts';
import { aligned } from '../../readers/text/aligned.ts';
import { withScanner } from '../../scanning/scanner.ts';
import { asideCount, type KeptAside, readAside } from '../../vault/rows/aside-store.ts';
import { leaveRows, mendRow, reopenRow } from '../../vault/rows/mend-rows.ts';
import { readTable } from '../../vault/rows/table-store.ts';
import type { Context, Service } from '../context.ts';
import { scanLastRow, scanTable } from '../scan/scan-table.ts';
import { dataView } from './case-data-view.ts';
import { dataOfTable } from './data-of-table.ts';
import { factsOf } from './table-facts.ts';
import { measureTable } from './table-measure.ts';

/** As the table was cut: by its delimiter, columns that were lined up by two spaces or a bar; the cells of a sheet are kept with tabs between them. */
function cellsOf(raw: string, delimiter: string | undefined): string[] {
  if (delimiter === aligned) return raw.replace(/^\s*\|?|\|?\s*$/g, '').split(/\s*\|\s*|\s{2,}/);
  if (delimiter?.length === 1) return parseCsv(raw, delimiter)[0] ?? [];
  return raw.split(delimiter ?? '\t');
}

type ShownAside = Awaited<ReturnType<Service<'rows.aside'>>>['rows'][number];

function shown({ ref, line, reason, raw, state, row, note }: KeptAside, delimiter: string | undefined): ShownAside {
  const text = fromUtf8(raw);
  const decided = { ...(row === undefined ? {} : { row }), ...(note === undefined ? {} : { note }) };
  return { ref, line, reason, raw: text, cells: cellsOf(text, delimiter), state, ...decided };
}

/** Whoever mends a row must see it: nothing of it is masked. */
export function asideRows(context: Context): Service<'rows.aside'> {
  return async ({ case: ref, table: id, kind, offset, count }) => {
    const { db } = await dataOfTable(context, ref, id);
    const table = readTable(db, id);
    const { delimiter } = factsOf(table);
    return {
      total: asideCount(db, kind, table.ref),
      columns: table.columns.map(({ name }) => name),
      rows: readAside(db, kind, table.ref, offset, count).map((row) => shown(row, delimiter)),
    };
  };
}

/** @throws as `mendRow` */
export function mendRowService(context: Context): Service<'rows.mend'> {
  return async ({ case: ref, table, ref: row, cells }) => {
    const data = await dataOfTable(context, ref, table);
    const { digest: before } = readTable(data.db, table);
    mendRow(data, table, row, cells);
    await scanLastRow(data, table, { before, cells });
    await measureTable(data, table);
    return dataView(data);
  };
}

/** @throws as `leaveRows` */
export function leaveRowsService(context: Context): Service<'rows.leave'> {
  return async ({ case: ref, table, refs, note }) => {
    const data = await dataOfTable(context, ref, table);
    leaveRows(data, table, refs, note);
    return dataView(data);
  };
}

/** @throws as `reopenRow` */
export function reopenRowService(context: Context): Service<'rows.reopen'> {
  return async ({ case: ref, table, ref: row }) => {
    const data = await dataOfTable(context, ref, table);
    reopenRow(data, table, row);
    await withScanner((scanner) => scanTable(data, table, scanner));
    await measureTable(data, table);
    return dataView(data);
  };
}
