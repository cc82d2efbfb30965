// Texts of Numbers, LibreOffice, Google Sheets, and of the old Macintosh.
import type { CorpusFile, Program } from '../corpus.ts';
import { customers, rareNames } from '../customers.ts';
import { csv, encodings } from '../text.ts';

const columns = ['姓名', '手机', '地址', '余额'];
const rowsOf = (seed: number, rare = true) =>
  customers(seed, 7, rare).map((one) => [one.name, one.mobile, one.address, one.balance]);

/** Numbers writes the name of the table in front, and pads every line to the widest. */
const numbers: CorpusFile = (() => {
  const rows = rowsOf(1301);
  return {
    name: '客户-表格 1.csv',
    bytes: () => encodings.utf8(csv([['表格 1', '', '', ''], columns, ...rows, ['', '', '', '']], { end: '\n' })),
    expected: [{ header: 2, columns, rows, aside: [[1, 'title']], blank: 1 }],
  };
})();

/** LibreOffice with the settings of its last user: semicolons, all texts quoted, no line end behind the last row. */
const libreOffice: CorpusFile = (() => {
  const rows = rowsOf(1302);
  return {
    name: 'kunden.csv',
    bytes: () => encodings.utf8(csv([columns, ...rows], { delimiter: ';', end: '\n', quotes: 'all' }).trimEnd()),
    expected: [{ header: 1, columns, rows, delimiter: ';' }],
  };
})();

const classicMac: CorpusFile = (() => {
  const rows = rowsOf(1303, false);
  return {
    name: 'clients mac.txt',
    bytes: () => encodings.gb18030(csv([columns, ...rows], { delimiter: '\t', end: '\r' })),
    expected: [{ header: 1, columns, rows, delimiter: '\t', encoding: 'gb18030' }],
  };
})();

/** The first line tells Excel the sign between the fields. */
const marked: CorpusFile = (() => {
  const rows = rowsOf(1304);
  return {
    name: 'sep.csv',
    bytes: () => encodings.utf8Bom(`sep=|\r\n${csv([columns, ...rows], { delimiter: '|' })}`),
    expected: [{ header: 2, columns, rows, delimiter: '|', aside: [[1, 'title']] }],
  };
})();

/** No header at all: the first row is a customer, and must stay one. */
const headless: CorpusFile = (() => {
  const rows = rowsOf(1305);
  return {
    name: '名单.csv',
    bytes: () => encodings.utf8(csv(rows, { end: '\n' })),
    expected: [{ header: 0, columns: ['column_1', 'column_2', 'column_3', 'column_4'], rows }],
  };
})();

/** One column: names, with nothing to tell a header from a name but the header's word. */
const single: CorpusFile = {
  name: '只有姓名.csv',
  bytes: () => encodings.utf8(`姓名\n${rareNames.join('\n')}\n`),
  expected: [{ header: 1, columns: ['姓名'], rows: rareNames.map((name) => [name]) }],
};

export const spreadsheetApps: Program = {
  program: 'Numbers, LibreOffice, text editors',
  files: [numbers, libreOffice, classicMac, marked, headless, single],
};
