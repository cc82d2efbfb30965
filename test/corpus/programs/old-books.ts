// Old Excel, binary Excel and LibreOffice, with all that lies beside and behind their rows.
import { oldBook } from '../../support/book-builder.ts';
import { dressedXls, dressedXlsb, filled } from '../../support/book-dress.ts';
import type { CorpusFile, Program } from '../corpus.ts';
import { customers } from '../customers.ts';
import { childStyle, colourStyle, dataStyle, number, openDocument, row, sheet, text } from '../open-document.ts';

const columns = ['姓名', '手机', '余额', '备注'];

/** A book as its owner left it: two customers in yellow, a remark, a hidden row and column, his own name in it. */
function dressed(seed: number) {
  const people = customers(seed, 12);
  const rows = people.map(({ name, mobile, balance }) => [name, mobile, balance, '常客']);
  const book = (kind: 'biff8' | 'xlsb') =>
    oldBook(kind, {
      rows: [columns, ...rows.map(([name, mobile, balance, note]) => [name, mobile, Number(balance), note])],
      formats: { C4: filled.code, C6: filled.code },
      change(sheetOf, whole) {
        sheetOf.B5.c = [{ a: '老板', t: '欠款' }];
        sheetOf['!rows'] = [{}, {}, { hidden: true }];
        sheetOf['!cols'] = [{}, {}, {}, { hidden: true }];
        whole.Workbook = { ...whole.Workbook, Names: [{ Name: '老客', Ref: '客户!$A$1:$B$3' }] };
        whole.Props = { Author: '小陈' };
      },
    });
  const notices = {
    ...{ hidden_rows: 1, hidden_columns: 1, filters: 1, comments: 1, pictures: 1, coloured_cells: 2 },
    ...{ external_links: 1, defined_names: 1, book_properties: 1 },
  } as const;
  return { rows, book, notices };
}

const binary: CorpusFile = (() => {
  const { rows, book, notices } = dressed(1701);
  return {
    name: '二进制.xlsb',
    format: 'xlsb',
    bytes: () => dressedXlsb(book('xlsb')),
    expected: [{ name: '客户', header: 1, columns, rows, notices }],
  };
})();

/** WPS shows a picture in a cell by a formula, whose stored result stands in the last column of the first customer. */
const old: CorpusFile = (() => {
  const { rows, book, notices } = dressed(1702);
  const [[name = '', mobile = '', balance = ''] = [], ...others] = rows;
  return {
    name: '旧版.xls',
    format: 'xls',
    bytes: () => dressedXls(book('biff8')),
    expected: [
      {
        ...{ name: '客户', header: 1, columns },
        rows: [[name, mobile, balance, '0'], ...others],
        notices: { ...notices, cell_pictures: 1 },
      },
    ],
  };
})();

/** Colours of a cell, a row, a column and a named style; a picture, a chart and a remark; a sheet that another file left there. */
const libreOffice: CorpusFile = (() => {
  const people = customers(1703, 12);
  const rows = people.map(({ name, mobile, visits }, at) => [name, mobile, at === 11 ? '' : visits, '常客']);
  const remark = '<office:annotation><dc:creator>老板</dc:creator><text:p>欠款</text:p></office:annotation>';
  const picture = '<draw:frame><draw:image/></draw:frame>';
  const chart = '<draw:frame><draw:object/><draw:image/></draw:frame>';
  const beside = [remark, picture, chart];
  const written = rows.map(([name = '', mobile = '', visits = '', note = ''], at) =>
    row(
      [
        text(name, at === 3 ? 'table:style-name="own"' : at === 4 ? 'table:style-name="good"' : ''),
        text(mobile, '', beside[at]),
        ...(visits === '' ? ['<table:table-cell/>'] : [number(visits)]),
        text(note),
      ],
      at === 6 ? 'table:default-cell-style-name="own"' : at === 7 ? 'table:visibility="collapse"' : '',
    ),
  );
  const defaults =
    '<table:table-column table:default-cell-style-name="white" table:number-columns-repeated="3"/><table:table-column table:visibility="collapse"/>';
  const linked = sheet('别处', `<table:table-source/>${row([text('别人的')])}`);
  const filter =
    '<table:database-ranges><table:database-range><table:filter/></table:database-range></table:database-ranges>';
  return {
    name: '表格.ods',
    format: 'ods',
    bytes: () =>
      openDocument({
        tables: linked + sheet('客户', defaults + row(columns.map((name) => text(name))) + written.join('')) + filter,
        automatic:
          colourStyle('own', '#ffff00') +
          childStyle('good', 'Named_Good') +
          colourStyle('white', '#FFFFFF', 'Named_Good'),
        named: colourStyle('Named_Good', '#c6efce'),
        meta: '<meta:initial-creator>小陈</meta:initial-creator><meta:user-defined meta:name="Company">云桥</meta:user-defined>',
      }),
    expected: [
      {
        ...{ name: '客户', header: 1, columns, rows },
        notices: {
          ...{ coloured_cells: 6, comments: 1, pictures: 1, hidden_rows: 1, hidden_columns: 1 },
          ...{ external_links: 1, filters: 1, book_properties: 2 },
        },
      },
    ],
  };
})();

/** Days stored as numbers: by their style, by what is shown, from 1904; numbers that only look like days. */
const numberedDays: CorpusFile = (() => {
  const names = customers(1704, 4).map(({ name }) => name);
  const heads = ['姓名', '建档', '上次', '时长', '金额'];
  const dated = 'table:style-name="dated"';
  const written = [
    [number(43830, '43830', dated), number(43830.75, '2024/1/1 18:00'), number(1.0875, '26:06'), number(1.01, '¥1.01')],
    [number(43831, '二月', dated), number(43831, '2-Jan-24'), number(0.5, '12:00 PM'), number(1.5, '1-1/2')],
    [number(43832, '3/1/24', dated), number(43832, '1/3/24'), number(0.5, '0.5'), number(2024.01, '2024.01')],
    [number(43833, '', dated), number(43833, '2024年1月4日'), number(7, '7'), number(1234, '1,234')],
  ];
  return {
    name: '天数.ods',
    format: 'ods',
    bytes: () =>
      openDocument({
        tables:
          '<table:calculation-settings><table:null-date table:date-value="1904-01-01"/></table:calculation-settings>' +
          sheet(
            '表',
            row(heads.map((name) => text(name))) +
              written.map((cells, at) => row([text(names[at] ?? ''), ...cells])).join(''),
          ),
        automatic:
          '<number:date-style style:name="N1"><number:year/><number:month/><number:day/></number:date-style>' +
          dataStyle('dated', 'N1'),
      }),
    expected: [
      {
        ...{ header: 1, columns: heads },
        rows: [
          [names[0] ?? '', '2024-01-01', '2024-01-01 18:00:00', '26:06:00', '1.01'],
          [names[1] ?? '', '2024-01-02', '2024-01-02', '12:00:00', '1.5'],
          [names[2] ?? '', '2024-01-03', '2024-01-03', '0.5', '2024.01'],
          [names[3] ?? '', '2024-01-04', '2024-01-04', '7', '1234'],
        ],
      },
    ],
  };
})();

/** SheetJS writes the days of a book without dates as numbers with the style of a date. */
const byLibrary: CorpusFile = (() => {
  const people = customers(1705, 4);
  const heads = ['姓名', '建档'];
  const days = people.map((_, at) => 45_292 + at);
  const formats = Object.fromEntries(
    days.map((_, at) => [`B${at + 2}`, at % 2 === 0 ? 'm/d/yy' : 'yyyy"年"m"月"d"日"']),
  );
  return {
    name: 'sheetjs.ods',
    format: 'ods',
    bytes: () => oldBook('ods', { rows: [heads, ...people.map(({ name }, at) => [name, days[at]])], formats }),
    expected: [{ header: 1, columns: heads, rows: people.map(({ name }, at) => [name, `2024-01-0${at + 1}`]) }],
  };
})();

export const oldBooks: Program = {
  program: 'Excel 97, Excel binary, LibreOffice, SheetJS',
  files: [binary, old, libreOffice, numberedDays, byLibrary],
};
