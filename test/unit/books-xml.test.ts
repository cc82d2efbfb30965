// XML Spreadsheet 2003 and OpenDocument: the same cells as in XLSX, repeated cells and rows within bounds.
import { describe, expect, test } from 'vitest';
import { zipFile } from '../../shared/engine/demo/zip-file.ts';
import { readBytes, refusalOfBytes } from '../support/awkward-files.ts';

function book2003(table: string, more = '', head = ''): string {
  return `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>
    <Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
    ${head}<Styles><Style ss:ID="c"><NumberFormat ss:Format="00000"/></Style>
    <Style ss:ID="y"><Interior ss:Color="#FFFF00" ss:Pattern="Solid"/></Style></Styles>
    <Worksheet ss:Name="客户"><Table>${table}</Table></Worksheet>${more}</Workbook>`;
}

const cell = (type: string, value: string, attributes = '') =>
  `<Cell ${attributes}><Data ss:Type="${type}">${value}</Data></Cell>`;
const text = (value: string, attributes = '') => cell('String', value, attributes);

describe('XML Spreadsheet 2003', () => {
  test('gives every kind of cell as XLSX does', async () => {
    const header = ['编', '证号', '额', '日', '时', '是', '错'].map((name) => text(name)).join('');
    const table = `<Row>${header}</Row><Row>${[
      cell('Number', '42', 'ss:StyleID="c"'),
      text('319900199001010011'),
      cell('Number', '3.1990019900101E+17'),
      cell('DateTime', '2024-01-01T00:00:00.000'),
      cell('DateTime', '1899-12-31T08:30:00.000'),
      cell('Boolean', '1'),
      cell('Error', '#N/A'),
    ].join(
      '',
    )}</Row><Row ss:Index="5">${text('x', 'ss:Index="2"')}${cell('DateTime', '2024-01-01T08:30:00.000', 'ss:Index="4"')}</Row>`;
    const back = await readBytes(book2003(table), {}, 'x.xls');
    expect(back.columns).toEqual(['编', '证号', '额', '日', '时', '是', '错']);
    expect(back.rows).toEqual([
      ['00042', '319900199001010011', '319900199001010000', '2024-01-01', '08:30:00', 'TRUE', '#N/A'],
      ['', 'x', '', '2024-01-01 08:30:00', '', '', ''],
    ]);
    expect(back.record).toMatchObject({ kind: 'spreadsheetml', sheet: '客户', header_row: 1 });
  });

  test('reports what lies beside the rows; merged cells fill down', async () => {
    const table = `<Column ss:Hidden="1" ss:Span="1"/><Row>${text('组')}${text('名')}</Row>
      <Row>${text('甲', 'ss:MergeDown="1"')}<Cell><Data ss:Type="String">张三</Data><Comment ss:Author="钱七"><ss:Data>别打</ss:Data></Comment></Cell></Row>
      <Row ss:Hidden="1">${text('李四', 'ss:Index="2"')}</Row><Row>${text('乙')}${text('王五')}</Row>`;
    const hidden = `<Worksheet ss:Name="藏"><Table><Row>${text('x')}</Row></Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet>`;
    const head = '<DocumentProperties><Author>钱七</Author></DocumentProperties>';
    const back = await readBytes(book2003(table, hidden, head), {}, 'x.xls');
    expect(back.rows).toEqual([
      ['甲', '张三'],
      ['甲', '李四'],
      ['乙', '王五'],
    ]);
    expect(Object.fromEntries(back.record.notices.map(({ code, count }) => [code, count]))).toEqual({
      hidden_sheets: 1,
      book_properties: 1,
      hidden_columns: 2,
      hidden_rows: 1,
      comments: 1,
      merged_cells: 1,
      merged_values: 1,
    });
  });

  test('in GBK; a document type is refused', async () => {
    const inner = book2003(`<Row>${text('a')}${text('b')}</Row><Row>${text('1')}${text('@')}</Row>`);
    const [before = '', after = ''] = inner
      .replace('version="1.0"', 'version="1.0" encoding="GBK"')
      .replace('客户', 'k')
      .split('@');
    const gbk = Buffer.concat([Buffer.from(before), Buffer.from('d5c5c8fd', 'hex'), Buffer.from(after)]);
    expect((await readBytes(gbk, {}, 'x.xls')).rows).toEqual([['1', '张三']]);
    const bomb = inner.replace('<Workbook', '<!DOCTYPE x [<!ENTITY a "aa">]><Workbook');
    expect((await refusalOfBytes(bomb, 'x.xls')).error.facts.limit).toBe('xml_doctype');
  });
});

const namespaces = ['office', 'table', 'text', 'style', 'calcext', 'draw']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');

function ods(tables: string, parts: Readonly<Record<string, string>> = {}, styles = ''): Uint8Array {
  const content = `<office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`;
  const all = { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': content, ...parts };
  return zipFile(Object.entries(all).map(([name, value]) => ({ name, bytes: Buffer.from(value) })));
}

const row = (cells: string, attributes = '') => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const odsCell = (attributes: string, shown = '') =>
  `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`;
const odsText = (value: string, attributes = '') => odsCell(`office:value-type="string" ${attributes}`, value);
const sheet = (rows: string, attributes = 'table:name="客户"') => `<table:table ${attributes}>${rows}</table:table>`;

describe('OpenDocument', () => {
  test('gives every kind of cell as XLSX does', async () => {
    const values = [
      odsCell('office:value-type="float" office:value="42"', '00042'),
      odsText('319900199001010011'),
      odsCell('office:value-type="float" office:value="1234.5"', '1,234.50'),
      odsCell('office:value-type="percentage" office:value="0.05"', '5%'),
      odsCell('office:value-type="date" office:date-value="2024-01-01"', '2024年1月1日'),
      odsCell('office:value-type="date" office:date-value="2024-01-01"', '2024-01-01 00:00'),
      odsCell('office:value-type="time" office:time-value="PT36H05M03.6S"', '36:05:04'),
      odsCell('office:value-type="boolean" office:boolean-value="true"', 'WAHR'),
      odsCell('office:value-type="string" calcext:value-type="error" table:formula="of:=1/0"', '#DIV/0!'),
      odsCell('office:value-type="string"', 'a<text:s text:c="2"/>b<text:line-break/>c</text:p><text:p>d'),
    ];
    const header = values.map((_, index) => odsText(`列${index}`)).join('');
    const back = await readBytes(ods(sheet(row(header) + row(values.join('')))), {}, 'x.ods');
    expect(back.rows).toEqual([
      [
        ...['00042', '319900199001010011', '1234.5', '0.05', '2024-01-01', '2024-01-01 00:00:00', '36:05:04'],
        ...['TRUE', '#DIV/0!', 'a  b\nc\nd'],
      ],
    ]);
    expect(back.record.notices).toEqual([
      { code: 'error_cells', count: 1, names: ['I'] },
      { code: 'formula_cells', count: 1 },
    ]);
  });

  test('repeats cells and rows as often as they say; empty ones cost nothing', async () => {
    const rows = [
      row(odsText('a', 'table:number-columns-repeated="3"')),
      row('<table:table-cell table:number-columns-repeated="16384"/>', 'table:number-rows-repeated="9"'),
      row(odsText('x') + odsText('y', 'table:number-columns-repeated="2"'), 'table:number-rows-repeated="2"'),
      row('<table:table-cell/>', 'table:number-rows-repeated="1048564"'),
    ].join('');
    const back = await readBytes(ods(sheet(rows)), { headerRow: 1 }, 'x.ods');
    expect(back.columns).toEqual(['a', 'a (2)', 'a (3)']);
    expect(back.rows).toEqual([
      ['x', 'y', 'y'],
      ['x', 'y', 'y'],
    ]);
  });

  test('reports what lies beside the rows; merged cells fill down', async () => {
    const style = '<style:style style:name="h"><style:table-properties table:display="false"/></style:style>';
    const note = '<office:annotation><text:p>别打</text:p></office:annotation>';
    const rows = [
      '<table:table-column table:visibility="collapse" table:number-columns-repeated="2"/>',
      row(odsText('组') + odsText('名')),
      row(
        `${odsText('甲', 'table:number-rows-spanned="2"')}<table:table-cell office:value-type="string">${note}<text:p>张三</text:p></table:table-cell>`,
      ),
      row(`<table:covered-table-cell/>${odsText('李四')}`, 'table:visibility="filter"'),
    ].join('');
    const hidden = sheet(row(odsText('x')), 'table:name="藏" table:style-name="h"');
    const names = '<table:named-expressions><table:named-range table:name="区"/></table:named-expressions>';
    const meta = '<m xmlns:meta="m"><meta:initial-creator>钱七</meta:initial-creator></m>';
    const back = await readBytes(ods(sheet(rows) + hidden + names, { 'meta.xml': meta }, style), {}, 'x.ods');
    expect(back.rows).toEqual([
      ['甲', '张三'],
      ['甲', '李四'],
    ]);
    expect(Object.fromEntries(back.record.notices.map(({ code, count }) => [code, count]))).toEqual({
      hidden_sheets: 1,
      defined_names: 1,
      book_properties: 1,
      hidden_columns: 2,
      hidden_rows: 1,
      comments: 1,
      merged_cells: 1,
      merged_values: 1,
    });
  });

  test('refuses a password, endless rows and columns', async () => {
    const manifest = '<m><file-entry><encryption-data/></file-entry></m>';
    const locked = ods('', { 'META-INF/manifest.xml': manifest, 'content.xml': '\u0001\u0002' });
    expect((await refusalOfBytes(locked, 'x.ods')).code).toBe('input.password-protected');
    const endless = row(odsText('x'), 'table:number-rows-repeated="2000000000"');
    expect((await refusalOfBytes(ods(sheet(row(odsText('a')) + endless)), 'x.ods')).code).toBe('input.bomb');
    const wide = row(odsText('x', 'table:number-columns-repeated="2000000000"'));
    expect((await refusalOfBytes(ods(sheet(wide)), 'x.ods')).code).toBe('input.too-wide');
  });
});
