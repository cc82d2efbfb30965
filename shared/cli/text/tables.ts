// Imported tables as text: every row accounted for, and what happens to each column.
import type { Output } from '../../ipc/contract.ts';
import { table as align, byteSize, grouped } from './layout.ts';
import type { Texts } from './zh.ts';

type Table = Output<'policy.show'>['tables'][number];
type Attachments = Output<'policy.show'>['attachments'];

const refusedShown = 10;

/** `8,003 = 7,993 + 7 + 3`: read = taken + refused + set apart. */
export function equation(table: Table): string {
  const [left, ...right] = [table.rows_read, table.taken, table.refused, table.set_apart].map(grouped);
  return `${left} = ${right.join(' + ')}`;
}

export function importTable(words: Texts, tables: readonly Table[]): string[] {
  if (tables.length === 0) return [];
  const { table, source, read, taken, refused, setApart } = words.data;
  const rows = tables.map((one) => [
    one.id,
    one.name,
    one.sheet === undefined ? one.source : `${one.source} / ${one.sheet}`,
    one.rows_read,
    one.taken,
    one.refused,
    one.set_apart,
  ]);
  return align(['', table, source, read, taken, refused, setApart], rows);
}

/** The first refused rows of each table, by line of the source and reason. */
export function refusedLines(words: Texts, tables: readonly Table[]): string[] {
  return tables.flatMap((table) => {
    const shown = table.refused_rows.slice(0, refusedShown);
    const more = table.refused - shown.length;
    return [
      ...shown.map(
        ({ line, reason }) => `${table.id}  ${words.data.line(line)}${words.colon}${words.importWord(reason)}`,
      ),
      ...(shown.length > 0 && more > 0 ? [`${table.id}  ${words.data.moreRefused(more)}`] : []),
    ];
  });
}

export function attachmentLine(words: Texts, attachments: Attachments): string[] {
  const { files, folders, kept, set_apart } = attachments;
  if (files + set_apart === 0) return [];
  const placed = folders.reduce((sum, { with_place }) => sum + with_place, 0);
  return [words.data.attachments(files, kept, set_apart), ...(placed === 0 ? [] : [words.data.placed(placed)])];
}

/** One line a folder: how much is in it, and whether it goes. */
export function folderLines(words: Texts, { folders }: Attachments): string[] {
  const { action, reason } = words.words;
  return align(
    [],
    folders.map((one) => [one.id, one.name, one.files, byteSize(one.bytes), action[one.action], reason[one.reason]]),
  );
}

function columnRows(words: Texts, table: Table): string[] {
  const { name, kind, class: piClass, action, reason } = words.data;
  const rows = table.columns.map((column) => [
    `${table.id}.${column.id}`,
    column.name,
    words.pi(column.pi),
    words.words.piClass[column.class],
    words.words.action[column.action],
    words.words.reason[column.reason],
  ]);
  return align(['', name, kind, piClass, action, reason], rows);
}

/** What goes and what stays, column by column. */
export function policyLines(words: Texts, tables: readonly Table[]): string[] {
  return tables.flatMap((table) => {
    const stay = table.columns.filter(({ action }) => action === 'drop').length;
    const counts = words.data.counts(table.columns.length - stay, stay);
    return [`${table.id}  ${table.name}${words.aside(counts)}`, ...columnRows(words, table), ''];
  });
}
