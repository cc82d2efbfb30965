// Web pages under the name of an old book: what countless back offices call "export to Excel".
import type { CorpusFile, Program } from '../corpus.ts';
import { customers } from '../customers.ts';
import { encodings } from '../text.ts';

const office =
  '<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel">';

const gb2312: CorpusFile = (() => {
  const people = customers(1201, 6, false);
  const columns = ['会员号', '姓名', '手机', '身份证', '地址'];
  const rows = people.map((one, index) => [
    one.no,
    one.name,
    one.mobile,
    one.identity,
    index === 1 ? '云桥路3号\n5楼 & 6楼' : one.address,
  ]);
  const cell = (text: string) =>
    `<td style='mso-number-format:"\\@"'>${text.replace('&', '&amp;').replace('\n', '<br />')}</td>`;
  return {
    name: '会员导出.xls',
    format: 'html',
    bytes: () =>
      encodings.gb18030(
        `${office}<head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><style>td{color:red}</style></head><body>` +
          `<table border=1><tr><th colspan="5">会员资料导出</th></tr><tr>${columns.map((name) => `<th>${name}</th>`).join('')}</tr>` +
          `${rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`).join('\r\n')}</table></body></html>`,
      ),
    expected: [{ header: 2, columns, rows, aside: [[1, 'title']], encoding: 'gb18030' }],
  };
})();

/** Tags that nobody closed, signs by number, a script, cells that reach over rows. */
const sloppy: CorpusFile = {
  name: 'orders.xls',
  format: 'html',
  bytes: () =>
    '<meta charset=utf-8><script>if (a<b) document.write("<td>x")</script><TABLE><THEAD><TR><TH>小区<TH>姓名<TH>电话<TH>备注</THEAD><TBODY>' +
    '<TR><TD rowspan=2>青禾新村<TD>&#x738b;&#19886;<TD>15400000031<TD>&nbsp;' +
    '<TR><TD>李&#x2cb4e;<TD>15400000032<TD>a &lt; b &amp;&amp; c' +
    '<TR><TD>望舒公寓<TD>陈㛃<TD>15400000033<TD><b>重</b>要' +
    '</TABLE>',
  expected: [
    {
      header: 1,
      columns: ['小区', '姓名', '电话', '备注'],
      rows: [
        ['青禾新村', '王䶮', '15400000031', ''],
        ['青禾新村', '李𬭎', '15400000032', 'a < b && c'],
        ['望舒公寓', '陈㛃', '15400000033', '重要'],
      ],
      notices: { merged_values: 1 },
    },
  ],
};

/** Two tables on a page, the first of them the layout of the page. */
const report: CorpusFile = (() => {
  const people = customers(1202, 5);
  const columns = ['房号', '业主', '电话'];
  const rows = people.map((one) => [one.no, one.name, one.mobile]);
  const row = (cells: readonly string[]) => `<tr>${cells.map((text) => `<td>${text}</td>`).join('')}</tr>`;
  return {
    name: '业主报表.xls',
    format: 'html',
    bytes: () =>
      encodings.utf8Bom(
        `${office}<body><table>${row(columns)}${rows.slice(0, 3).map(row).join('')}</table><p>第二页</p>` +
          `<table>${row(columns)}${rows.slice(3).map(row).join('')}</table></body></html>`,
      ),
    expected: [
      { header: 1, columns, rows: rows.slice(0, 3) },
      { header: 1, columns, rows: rows.slice(3) },
    ],
  };
})();

export const webPage: Program = { program: 'web page as .xls', files: [gb2312, sloppy, report] };
