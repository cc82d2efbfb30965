// Reports of accounting and stock programs: made to be printed, so with the header once a page, sums for groups, and page numbers.
import { book, escapeXml } from '../book.ts';
import type { CorpusFile, Program } from '../corpus.ts';
import { customers, sumOf } from '../customers.ts';
import { oldBook } from '../held-book.ts';
import { csv, encodings } from '../text.ts';

const pages: CorpusFile = (() => {
  const people = customers(501, 9);
  const columns = ['客户编码', '客户名称', '联系电话', '期末余额'];
  const row = (one: (typeof people)[number]) => [one.no, one.name, one.mobile, one.balance];
  const page = (number: number, part: typeof people) => [
    columns,
    ...part.map(row),
    ['小计', '', '', sumOf(part, ({ balance }) => balance)],
    [`第${number}页`],
  ];
  return {
    name: '应收账款明细表.xlsx',
    bytes: () =>
      book([
        {
          name: 'Page',
          rows: [
            ['应收账款明细表'],
            ['单位：云桥家政', '', '', '期间：2024.01-2024.03'],
            ...page(1, people.slice(0, 5)),
            ...page(2, people.slice(5)),
            ['总计', '', '', sumOf(people, ({ balance }) => balance)],
          ],
        },
      ]),
    expected: [
      {
        header: 3,
        columns,
        rows: people.map(row),
        aside: [
          [1, 'title'],
          [2, 'title'],
          [9, 'total'],
          [10, 'note'],
          [11, 'header'],
          [16, 'total'],
          [17, 'note'],
          [18, 'total'],
        ],
      },
    ],
  };
})();

const old: CorpusFile = (() => {
  const people = customers(502, 7);
  const columns = ['客户代码', '客户全称', '身份证号', '建档日期', '信用额度'];
  return {
    name: '客户档案.xls',
    format: 'xls',
    bytes: () =>
      oldBook(
        [
          {
            name: '客户档案',
            rows: [
              columns,
              ...people.map((one) => [
                one.no,
                one.name,
                one.identity,
                new Date(`${one.since}T00:00:00Z`),
                Number(one.balance),
              ]),
            ],
          },
        ],
        'biff8',
      ),
    expected: [
      {
        name: '客户档案',
        header: 1,
        columns,
        rows: people.map((one) => [one.no, one.name, one.identity, one.since, one.balance]),
      },
    ],
  };
})();

/** XML of Excel 2003 under the name of an old book: cells that were skipped, styles that are dates. */
const xml2003: CorpusFile = (() => {
  const people = customers(503, 5);
  const columns = ['辅助核算编码', '名称', '电话', '发生日期', '金额'];
  const cell = (type: string, text: string, more = '') =>
    `<Cell${more}><Data ss:Type="${type}">${escapeXml(text)}</Data></Cell>`;
  const rows = people.map((one, index) => [one.no, one.name, index === 2 ? '' : one.mobile, one.since, one.balance]);
  const written = rows.map(([no = '', name = '', mobile = '', since = '', balance = '']) => {
    const phone = mobile === '' ? '' : cell('String', mobile);
    const date = cell('DateTime', `${since}T00:00:00.000`, mobile === '' ? ' ss:Index="4"' : '');
    return `<Row>${cell('String', no)}${cell('String', name)}${phone}${date}${cell('Number', balance)}</Row>`;
  });
  return {
    name: '辅助核算余额表.xls',
    format: 'spreadsheetml',
    bytes: () =>
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"' +
      ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="余额表"><Table>' +
      `<Row>${columns.map((name) => cell('String', name)).join('')}</Row>${written.join('\n')}</Table></Worksheet></Workbook>`,
    expected: [{ name: '余额表', header: 1, columns, rows }],
  };
})();

/** Tabs in UTF-16, as Excel's "Unicode text" and many reports are. */
const wide: CorpusFile = (() => {
  const people = customers(504, 8);
  const columns = ['编码', '名称', '地址', '备注'];
  const rows = people.map((one, index) => [one.no, one.name, one.address, index === 1 ? '含"引号"，和\n换行' : '']);
  return {
    name: '往来单位.txt',
    bytes: () => encodings.utf16le(csv([columns, ...rows], { delimiter: '\t' })),
    expected: [{ header: 1, columns, rows, encoding: 'utf-16le', delimiter: '\t' }],
  };
})();

export const erp: Program = { program: 'accounting and stock (ERP)', files: [pages, old, xml2003, wide] };
