// HTML under the name of an XLS, as web sites give it out: every cell exactly as it is written.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { htmlCell, shownText } from '../../shared/engine/readers/books/html-values.ts';
import { decodeEntities, MarkupScanner } from '../../shared/engine/readers/books/markup-tokens.ts';
import { inFolder, readAll, readBytes, refusalOfBytes } from '../support/awkward-files.ts';

const excel = '<html xmlns:x="urn:schemas-microsoft-com:office:excel">';

async function rowsOf(body: string, head = excel): Promise<string[][]> {
  const back = await readBytes(`${head}<body>${body}</body></html>`, {}, '客户.xls');
  return [[...back.columns], ...back.rows];
}

test('a character cut in half costs its row alone', async () => {
  const row = (name: string) => `<tr><td>${name}</td><td>云桥路甲号乙单元</td></tr>`;
  const page = encodeGb18030(
    `<html><table>${row('姓名')}${'\n'}${row('张三丰X')}${'\n'}${row('李四').repeat(9)}</table></html>`,
  );
  const cut = Buffer.from(page);
  cut[cut.indexOf('X')] = 0xc0;
  const { rows, refused, record } = await readBytes(cut, {}, '客户.xls');
  expect(rows).toEqual(Array.from({ length: 9 }, () => ['李四', '云桥路甲号乙单元']));
  expect(refused).toEqual([{ line: 2, reason: 'bad_text', raw: '张三丰\ufffd\t云桥路甲号乙单元' }]);
  expect(record).toMatchObject({ encoding: 'gb18030', counts: { read: 10, taken: 9 } });
});

describe('cells', () => {
  test('keep long numbers, zeros in front, entities and line breaks', async () => {
    const rows = await rowsOf(`<table>
      <tr><th>证号</th><th>电话</th><th>地址</th><th>备注</th></tr>
      <tr><td style="mso-number-format:'\\@'">319900199001010011</td><td x:str>01234</td>
        <td>云桥&nbsp;3&#26635;&#x697c;<br>二单元</td><td>a&lt;b &amp; c&unknown;</td></tr>
      <tr><td>31990019900101002X</td><td x:str="  0 12 ">0 12</td><td><b>粗</b><i>细</i></td><td>1 &lt 2 < 3</td></tr>
    </table>`);
    expect(rows).toEqual([
      ['证号', '电话', '地址', '备注'],
      ['319900199001010011', '01234', '云桥 3栋楼\n二单元', 'a<b & c&unknown;'],
      ['31990019900101002X', '  0 12 ', '粗细', '1 &lt 2 < 3'],
    ]);
  });

  test('are numbers as Excel stored them where it shows them shortened', async () => {
    const back = await readBytes(
      `${excel}<table><tr><td>卡号</td><td>额</td><td>日</td><td>码</td></tr>
      <tr><td x:num="319900199001010011">3.199E+17</td><td x:num="1234.5678">1,234.57</td><td x:num="45292">2024/1/1</td><td x:num="12">00012</td></tr>
      <tr><td x:num>5</td><td x:num="0.05">5%</td><td x:num="45293">2024/1/2</td><td x:num="13">00013</td></tr></table>`,
      {},
      'x.xls',
    );
    expect(back.rows).toEqual([
      ['319900199001010011', '1234.5678', '2024/1/1', '00012'],
      ['5', '0.05', '2024/1/2', '00013'],
    ]);
    expect(back.record.notices).toEqual([{ code: 'long_numbers', count: 1, names: ['A'] }]);
  });

  test('stand in their columns beside cells that span several', async () => {
    const rows = await rowsOf(`<table>
      <tr><td>组</td><td>姓名</td><td>电话</td><td>注</td></tr>
      <tr><td rowspan="3">甲</td><td>张三</td><td colspan="2">1</td></tr>
      <tr><td>李四</td><td>2</td><td>b</td></tr>
      <tr><td>王五</td><td rowspan=2>3</td><td>c</td></tr>
      <tr><td>乙</td><td>赵六</td><td>d</td></tr></table>`);
    expect(rows.slice(1)).toEqual([
      ['甲', '张三', '1', ''],
      ['甲', '李四', '2', 'b'],
      ['甲', '王五', '3', 'c'],
      ['乙', '赵六', '3', 'd'],
    ]);
  });

  test('need no end tags, and no rows around them', async () => {
    expect(await rowsOf('<TABLE><TR><TD>a<TD>b<TR><TD>1<TD>2<TR><TD>3<TD>4')).toEqual([
      ['a', 'b'],
      ['1', '2'],
      ['3', '4'],
    ]);
  });

  test('end where tags, comments, styles and scripts are cut by the pieces of the file', () => {
    const html = `<!-- <table> --><style>td{x}</style><script>"</table>"</script><td title="a>b" x='1'>中<b>&amp;</b></td>`;
    const read = (size: number) => {
      const scanner = new MarkupScanner('x');
      const tokens = [];
      for (let at = 0; at < html.length; at += size) tokens.push(...scanner.feed(html.slice(at, at + size)));
      tokens.push(...scanner.feed('', true));
      return tokens.map((token) => (token.kind === 'text' ? token.text : `${token.kind} ${token.name}`)).join('|');
    };
    const whole = read(html.length);
    expect(whole).toBe('open style|close style|open script|close script|open td|中|open b|&|close b|close td');
    for (const size of [1, 2, 3, 7, 16]) expect(read(size), String(size)).toBe(whole);
  });

  test('as they are shown', () => {
    expect(shownText('  a\t b\u00a0\u00a0c \n d ')).toBe('a b  c\nd');
    expect(decodeEntities('&#0;&#x110000;&#x4DAE;&toString;&yen;')).toBe('&#0;&#x110000;䶮&toString;¥');
    expect(htmlCell(new Map([['x:num', '1']]), '待定').text).toBe('待定');
  });
});

describe('documents', () => {
  test('in GBK, Big5 and UTF-16', async () => {
    const table = (charset: string) => `<html><meta charset=${charset}><table><tr><td>姓名</td><td>b</td></tr><tr><td>`;
    const gbk = Buffer.concat([
      Buffer.from('<html><meta charset=gb2312><table><tr><td>'),
      Buffer.from('d0d5c3fb', 'hex'),
      Buffer.from('<td>b<tr><td>'),
      Buffer.from('d5c5c8fd', 'hex'),
      Buffer.from('<td>1</table>'),
    ]);
    expect(await readBytes(gbk, {}, 'x.xls')).toMatchObject({ columns: ['姓名', 'b'], rows: [['张三', '1']] });
    const big5 = Buffer.concat([
      Buffer.from('<html><meta charset="big5"><table><tr><td>'),
      Buffer.from('a96da657', 'hex'),
      Buffer.from('<td>b<tr><td>1<td>2</table>'),
    ]);
    expect((await readBytes(big5, {}, 'x.xls')).columns).toEqual(['姓名', 'b']);
    const wide = Buffer.from(`\ufeff${table('unicode')}张三</td><td>1</td></tr></table>`, 'utf16le');
    expect((await readBytes(wide, {}, 'x.xls')).rows).toEqual([['张三', '1']]);
  });

  test('with several tables, one inside another, and small ones that only lay out the page', async () => {
    const html = `<html><table><tr><td>外<table><tr><td>姓名<td>电话<tr><td>张三<td>1</table></td></tr></table>
      <table><tr><td>制表：钱七</table><table><tr><td>单号<td>额<tr><td>9<td>8</table>`;
    await inFolder(async (folder) => {
      const path = join(folder, '名单.xls');
      await writeFile(path, html);
      const all = await readAll(path);
      expect(all.map(({ name, columns, rows }) => [name, columns, rows])).toEqual([
        ['名单', ['姓名', '电话'], [['张三', '1']]],
        ['名单 2', ['单号', '额'], [['9', '8']]],
      ]);
      expect(all[0]?.record.notices).toEqual([{ code: 'loose_rows', count: 2 }]);
      expect((await readAll(path, { sheet: '2' }))[0]?.rows).toEqual([['9', '8']]);
    });
  });

  test('hidden rows, pictures, notes and colours are counted', async () => {
    const lines = Array.from({ length: 10 }, (_, index) => `<tr><td>客户${index}</td><td>${index}</td></tr>`).join('');
    const html = `<table><tr><td>名</td><td>数</td></tr>${lines}<tr style="display:none"><td bgcolor="#FFFF00">x<comment>别打</comment></td><td><img src="a.png">1</td></tr></table>`;
    const back = await readBytes(html, {}, 'x.xls');
    expect(back.rows.at(-1)).toEqual(['x', '1']);
    expect(Object.fromEntries(back.record.notices.map(({ code, count }) => [code, count]))).toEqual({
      hidden_rows: 1,
      comments: 1,
      pictures: 1,
      coloured_cells: 1,
    });
  });

  test('without a table, with too many, with a web archive around them: refused', async () => {
    expect(await refusalOfBytes('<html><p>没有表</p></html>', 'x.xls')).toMatchObject({ code: 'input.kind' });
    expect((await refusalOfBytes('<table></table>'.repeat(101), 'x.xls')).code).toBe('input.too-large');
    const archive = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x\r\n';
    expect((await refusalOfBytes(archive, 'x.xls')).error.facts.kind).toBe('mhtml');
  });

  test('made to take memory or time', async () => {
    const wide = `<table><tr>${'<td colspan=1000 rowspan=65534>x'.repeat(3)}<tr><td>1`;
    expect((await refusalOfBytes(wide, 'x.xls')).code).toBe('input.too-wide');
    const long = `<table><tr><td>a<tr><td>${'x'.repeat(5_000_000)}</table>`;
    expect((await refusalOfBytes(long, 'x.xls')).code).toBe('input.line-too-long');
    expect((await refusalOfBytes(`<table><tr><td x="${'x'.repeat(6_000_000)}">`, 'x.xls')).code).toBe('input.bomb');
    const comments = `<table><tr><td>a<tr><td>b</table>${'<!---->'.repeat(200_000)}`;
    expect((await readBytes(comments, {}, 'x.xls')).rows).toEqual([['b']]);
  });
});
