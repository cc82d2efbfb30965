// A file that is only looked at, as text: how it would be read and how sure that is, then its first rows.
import type { Output } from '../../ipc/contract.ts';
import { align, pairs } from './layout.ts';
import type { Texts } from './zh.ts';

type Look = Output<'import.look'>['tables'][number];
type Found<Value> = { value: Value; sure: keyof Texts['account']['sure']; others: readonly Value[] };

const signs: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'space' };

function foundText<Value>(words: Texts, found: Found<Value> | undefined, show: (value: Value) => string) {
  if (found === undefined) return undefined;
  const { sure, others } = words.account;
  const rest = found.others.slice(0, 4).map(show);
  const hint = found.sure === 'sure' || rest.length === 0 ? '' : `${words.comma}${others(rest.join(' / '))}`;
  return `${show(found.value)}${words.aside(`${sure[found.sure]}${hint}`)}`;
}

function headerText({ account }: Texts, { row, rows }: Look['header']['value']): string {
  if (row === 0) return account.noHeader;
  return rows > 1 ? account.headerRows(row, rows) : account.headerAt(row);
}

/** Nothing for a row that is taken. */
function placeText(words: Texts, { header }: Look, { line, place }: Look['rows'][number]): string {
  const { row, rows } = header.value;
  if (row > 0 && line >= row && line < row + rows) return words.account.found.header;
  return place === 'row' ? '' : words.importWord(place);
}

function tableLines(words: Texts, table: Look): string[] {
  const { found } = words.account;
  const { encoding, delimiter, quoting, header, notices, rows } = table;
  const shown = rows.map((row) => [String(row.line), placeText(words, table, row), row.cells.join(' | ')]);
  return [
    table.sheet ?? table.name,
    ...pairs(
      [
        [found.encoding, foundText(words, encoding, String)],
        [found.delimiter, foundText(words, delimiter, (sign) => signs[sign] ?? sign)],
        [found.quoting, foundText(words, quoting, String)],
        [found.header, foundText(words, header, (value) => headerText(words, value))],
        ...notices.map(({ code, count }) => [found.notes, `${words.importWord(code)} ${count}`] as const),
      ],
      '  ',
    ),
    ...align(shown).map((line) => `  ${line}`),
  ];
}

export function lookLines(words: Texts, tables: readonly Look[]): string[] {
  return tables.flatMap((table) => tableLines(words, table));
}
