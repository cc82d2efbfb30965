// A file that is only looked at, as text: how it would be read, how sure that is and why, then its first rows; hidden sheets last.
import type { Output } from '../../ipc/contract.ts';
import { align, byteSize, pairs, printable } from './layout.ts';
import type { Texts } from './zh.ts';

type Looked = Output<'import.look'>;
type Look = Looked['tables'][number];
type Found<Value> = {
  value: Value;
  sure: keyof Texts['account']['sure'];
  reason: string;
  others: readonly Value[];
};

const signs: Readonly<Record<string, string>> = { '\t': 'tab', ' ': 'space' };

function foundText<Value>(words: Texts, found: Found<Value> | undefined, show: (value: Value) => string) {
  if (found === undefined) return undefined;
  const { sure, others } = words.account;
  const rest = found.others.slice(0, 4).map(show);
  const hint = found.sure === 'sure' || rest.length === 0 ? '' : others(rest.join(' / '));
  const why = [sure[found.sure], words.importReason(found.reason), hint].filter((part) => part !== '');
  return `${show(found.value)}${words.aside(why.join(words.comma))}`;
}

/** The format names the columns, and no row does. */
const isStated = (reason: string) => reason === 'stated';

function headerText({ account }: Texts, { row, rows }: Look['header']['value'], reason: string): string {
  if (row === 0) return isStated(reason) ? account.statedHeader : account.noHeader;
  return rows > 1 ? account.headerRows(row, rows) : account.headerAt(row);
}

function footerText({ account }: Texts, { row, rows }: Look['footer']['value']): string {
  return row === 0 ? account.noFooter : account.footerAt(row, rows);
}

/** Line ends and tabs within cells are no lost signs. */
function oneLine(cells: readonly string[]): string {
  return cells.map((cell) => cell.replace(/\r\n?|\n/g, ' ⏎ ').replaceAll('\t', ' ')).join(' | ');
}

/** Nothing for a row that is taken. */
function placeText(words: Texts, { header }: Look, { line, place }: Look['rows'][number]): string {
  const { row, rows } = header.value;
  if (row > 0 && line >= row && line < row + rows) return words.account.found.header;
  return place === 'row' ? '' : words.importWord(place);
}

/** `有空的表 2 · 一 · 二` */
export function noticeText(words: Texts, { code, count, names = [] }: Look['notices'][number]): string {
  return [`${words.importWord(code)} ${count}`, ...names.map(printable)].join(' · ');
}

function tableLines(words: Texts, table: Look): string[] {
  const { found } = words.account;
  const { encoding, delimiter, quoting, header, footer, notices, rows } = table;
  const names = isStated(header.reason) ? [['', found.header, oneLine(table.columns)]] : [];
  const shown = rows.map((row) => [String(row.line), placeText(words, table, row), oneLine(row.cells)]);
  return [
    printable(table.sheet ?? table.name),
    ...(table.again === undefined ? [] : [`  ${words.account.again(printable(table.again))}`]),
    ...pairs(
      [
        [found.encoding, foundText(words, encoding, String)],
        [found.delimiter, foundText(words, delimiter, (sign) => signs[sign] ?? sign)],
        [found.quoting, foundText(words, quoting, String)],
        [found.header, foundText(words, header, (value) => headerText(words, value, header.reason))],
        [found.footer, foundText(words, footer, (value) => footerText(words, value))],
        ...notices.map((notice) => [found.notes, noticeText(words, notice)] as const),
      ],
      '  ',
    ),
    ...align([...names, ...shown]).map((line) => `  ${line}`),
  ];
}

function fileLines({ account }: Texts, { bytes, sha256 }: Looked['file']): string[] {
  return pairs([
    [account.record.bytes, byteSize(bytes)],
    [account.record.sha256, sha256],
  ]);
}

export function lookLines(words: Texts, { file, tables, hidden }: Looked): string[] {
  return [
    ...fileLines(words, file),
    ...tables.flatMap((table) => tableLines(words, table)),
    ...(hidden.length === 0 ? [] : [words.account.hiddenSheets(hidden.length)]),
    ...hidden.map((sheet) => `  ${words.account.hidden(printable(sheet))}`),
  ];
}
