// What spreadsheet programs write is read from its bytes; everything that is not plain is left to the parser.
import { expect, test } from 'vitest';
import {
  type ItemHandler,
  notPlain,
  PlainElement,
  unfinished,
} from '../../shared/engine/readers/books/plain-element.ts';
import { XmlGuard } from '../../shared/engine/readers/books/xml.ts';

const ignored = { open: () => undefined, close: () => undefined, text: () => undefined };

function read(xml: string, handler: ItemHandler = ignored): number {
  const bytes = Buffer.from(xml);
  return new PlainElement(handler, new XmlGuard('x')).read(bytes, 0, bytes.lastIndexOf('>') + 1);
}

/** The rows of Excel, WPS, LibreOffice, openpyxl, EasyExcel, and shared strings of them. */
const plain = [
  '<row r="1" spans="1:3" x14ac:dyDescent="0.25"><c r="A1" s="1" t="s"><v>0</v></c><c r="B1"><f>SUM(A1:A2)</f><v>1.5E-3</v></c></row>',
  '<row r="1" s="5" customFormat="1" ht="14.25" customHeight="1" spans="1:16384"><c r="A1" s="5"/></row>',
  '<row r="2" customFormat="false" ht="12.8" hidden="false" customHeight="false" outlineLevel="0" collapsed="false"><c r="A2" s="0" t="s"><v>1</v></c></row>',
  '\n<row r="3"><c r="A3" t="inlineStr"><is><t xml:space="preserve"> 张三，&amp; &lt;b&gt;\n</t></is></c><c r="B3" t="n"><v></v></c></row>',
  '<row r="4"><c r="A4" t="str"><f t="shared" ref="A4:A9" si="0">A1&amp;&quot;x&quot;</f><v>x</v></c></row>',
  '<si><r><rPr><b/><sz val="11"/><rFont val="宋体"/><family val="3"/></rPr><t>粗</t></r><r><t>𬭎</t></r><phoneticPr fontId="1" type="noConversion"/></si>',
  '<si/>',
];

test.each(plain)('plain: %s', (xml) => {
  expect(read(xml)).toBe(Buffer.byteLength(xml));
  expect(read(xml, { ...ignored, openCell: () => undefined })).toBe(Buffer.byteLength(xml));
  expect(read(`${xml}<row>`)).toBe(Buffer.byteLength(xml));
  expect(read(xml.slice(0, -1))).toBe(unfinished);
});

test.each([
  ...[
    '<x:row/>',
    '<row><!-- --></row>',
    '<row><![CDATA[x]]></row>',
    '<?x?>',
    '<!DOCTYPE x>',
    '</sheetData>',
    '<sheet1/>',
  ],
  ...[
    "<row r='1'/>",
    '<row r = "1"/>',
    '<row r/>',
    '<row r="1" r="2"/>',
    '<row r="&amp;"/>',
    '<row r="<"/>',
    '<row r="\t"/>',
    '<row\n/>',
  ],
  ...[
    '<v>&nbsp;</v>',
    '<v>&#10;</v>',
    '<v>a & b</v>',
    '<v>></v>',
    '<v>\r</v>',
    '<v>\u0001</v>',
    '<v>\ufffe</v>',
    '<v>\uffff</v>',
  ],
  ...['<c><v></c></v>', '<c></c >', '<c><v></v></x>', '<c toString="1"/>', `${'<c>'.repeat(65)}${'</c>'.repeat(65)}`],
])('not plain: %s', (xml) => {
  expect(read(xml)).toBe(notPlain);
});

function told(xml: string, more: Partial<ItemHandler> = {}): unknown[] {
  const bytes = Buffer.from(xml);
  const steps: unknown[] = [];
  const handler: ItemHandler = {
    open: (...tag) => void steps.push(tag),
    close: (name) => void steps.push(`/${name}`),
    text: (text) => void steps.push(text),
    openCell: more.openCell === undefined ? undefined : (...cell) => void steps.push(cell),
    utf8: more.utf8,
  } as ItemHandler;
  const element = new PlainElement(handler, new XmlGuard('x'));
  expect(element.read(bytes, 0, bytes.length)).toBe(bytes.length);
  element.tell(bytes);
  return steps;
}

test('tells of tags, attributes and texts in their order', () => {
  expect(told(' <c r="A1" t="str"><v>a&amp;b&apos;</v><v>007</v></c>')).toEqual([
    ...[' ', ['c', { r: 'A1', t: 'str' }], ['v', {}], "a&b'", '/v', ['v', {}], '007', '/v', '/c'],
  ]);
});

test('gives cells and bytes as such to a handler that wants them', () => {
  const openCell = () => undefined;
  const utf8 = (bytes: Buffer, start: number, end: number) => bytes.toString('utf8', start, end) === '七';
  expect(told('<c s="12" r="AB3" t="s"><v>七</v></c>', { openCell, utf8 })).toEqual([
    ...[[28, 's', 12], ['v', {}], '/v', '/c'],
  ]);
  expect(told('<c r="A1"><v>8</v><v>1234567890</v></c>', { openCell, utf8 })).toEqual([
    ...[[1, 'n', 0], ['v', {}], '8', '/v', ['v', {}], '1234567890', '/v', '/c'],
  ]);
  for (const attributes of ['', ' s="1"', ' r="ABCD1"', ' r="a1"', ' r="A1" vm="1"', ' r="A1" t=""', ' r="A1" s="x"']) {
    expect(told(`<c${attributes}/>`, { openCell })[0], attributes).toEqual(['c', expect.anything()]);
  }
});
