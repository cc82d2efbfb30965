// Rows and shared strings read from their bytes give the same events and the same refusals as the XML parser alone gives them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { BookFacts } from '../../shared/engine/readers/books/book-facts.ts';
import { SheetHandler } from '../../shared/engine/readers/books/xlsx-sheet.ts';
import { SharedStrings, StringsHandler } from '../../shared/engine/readers/books/xlsx-strings.ts';
import { parseNumberFormat } from '../../shared/engine/readers/books/xlsx-values.ts';
import { type Attributes, parseXml, type XmlHandler } from '../../shared/engine/readers/books/xml.ts';
import { parseItems } from '../../shared/engine/readers/books/xml-items.ts';
import { mutated, mutations } from '../corpus/mutate.ts';
import { full, runs } from '../parameters.ts';

type Told = readonly [what: string, text: string, attributes?: Attributes];
type Parse = (chunks: AsyncIterable<Buffer>, handler: XmlHandler) => AsyncGenerator<void>;

const byParser: Parse = (chunks, handler) => parseXml(chunks, handler, 'x');
const byItems =
  (list: string): Parse =>
  (chunks, handler) =>
    parseItems(chunks, list, handler, 'x');

async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** All events in order, the refusal last; of a text around the root the parser itself tells or not, as the chunks lie. */
async function told(parse: Parse, bytes: Buffer, size: number): Promise<Told[]> {
  const events: Told[] = [];
  let depth = 0;
  const handler: XmlHandler = {
    open: (name, attributes) => {
      depth += 1;
      events.push(['open', name, { ...attributes }]);
    },
    close: (name) => {
      depth -= 1;
      events.push(['close', name]);
    },
    text: (text) => {
      if (depth > 0) events.push(['text', text]);
    },
  };
  try {
    for await (const _ of parse(inChunks(bytes, size), handler));
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    events.push(['refused', `${error.code} ${error.facts.limit ?? ''}`]);
  }
  return events;
}

async function expectSame(xml: string | Buffer, list: string, size = 65_536): Promise<Told[]> {
  const bytes = Buffer.from(xml);
  const expected = await told(byParser, bytes, size);
  expect(await told(byItems(list), bytes, size)).toEqual(expected);
  return expected;
}

const text = fc
  .array(
    fc.oneof(
      { weight: 40, arbitrary: fc.constantFrom('张', 'a', '12', ' ', '，', '𬭎', '&amp;', '&lt;', '_x000D_') },
      fc.constantFrom(
        '&#10;',
        '&#x4e00;',
        '&nbsp;',
        '&',
        '>',
        ']]>',
        '\r\n',
        '\t',
        '\n',
        '\ufffe',
        '\uffff',
        '\u0001',
        '\ufeff',
        '\u0085',
      ),
      fc.constantFrom('<!-- <c/> -->', '<![CDATA[<c>]]>', '<?x y?>', '<!DOCTYPE x>', '<b>', '</b>', '\ufffd', '\u2028'),
    ),
    { maxLength: 4 },
  )
  .map((pieces) => pieces.join(''));
const attribute = fc.oneof(
  {
    weight: 40,
    arbitrary: fc.constantFrom(
      ' r="A1"',
      ' s="12"',
      ' t="s"',
      ' x14ac:dy="0.25"',
      '  ht="1" ',
      ' xml:space="preserve"',
    ),
  },
  fc.constantFrom(
    ' r = "1"',
    " r='1'",
    ' v="a>b"',
    ' v="a&amp;b"',
    ' v="宋\n体"',
    ' v="<"',
    ' v',
    '\nr="1"',
    ' toString="1"',
    ' 1="a"',
  ),
);
const attributes = fc.array(attribute, { maxLength: 3 }).map((pieces) => pieces.join(''));
const name = fc.oneof(
  { weight: 60, arbitrary: fc.constantFrom('c', 'v', 'f', 'is', 't', 'r', 'rPh') },
  fc.constantFrom('x:c', 'row', 'sheetData', 'a1', 'é'),
);
/** Cells of a sheet, with what may stand in their place. */
const cell = fc
  .tuple(
    fc
      .shuffledSubarray(
        [
          fc.constantFrom(
            'r="A1"',
            'r="C1"',
            'r="AB12"',
            'r="XFD1"',
            'r="B"',
            'r="XFE1"',
            'r="1"',
            'r="ABCD1"',
            'r="b1"',
            'r=""',
          ),
          fc.constantFrom('s="1"', 's="0"', 's="9999999999"', 's=""', 's="x"'),
          fc.constantFrom('t="s"', 't="s"', 't="s"', 't="str"', 't="b"', 't="e"', 't="d"', 't="n"', 't=""', 't="S"'),
          fc.constantFrom('vm="1"', 'r="B1"'),
        ],
        { minLength: 2 },
      )
      .chain((parts) => fc.tuple(...parts)),
    fc.constantFrom(
      '1',
      '0',
      '007',
      '2',
      '12.5',
      '1234567890',
      ' 1 ',
      '',
      '1e0',
      '99',
      '1</v><v>',
      '1<x/>0',
      '张&amp;',
    ),
    fc.constantFrom('', '', '<f>A1</f>', '<is><t>x</t></is>'),
  )
  .map(([parts, value, other]) => `<c ${parts.join(' ')}>${other}<v>${value}</v></c>`);
const cellRows = fc
  .array(fc.tuple(fc.constantFrom('', ' r="3"', ' hidden="1"', ' r="x"'), fc.array(cell, { maxLength: 2 })), {
    maxLength: 4,
  })
  .map((all) => all.map(([its, cells]) => `<row${its}>${cells.join('')}</row>`).join(''));
const { item } = fc.letrec<{ item: string; inner: string }>((tie) => ({
  inner: fc.oneof({ maxDepth: 3 }, text, tie('item')),
  item: fc
    .tuple(name, attributes, fc.array(tie('inner'), { maxLength: 3 }), fc.boolean())
    .map(([tag, its, inner, isShort]) =>
      isShort && inner.length === 0 ? `<${tag}${its}/>` : `<${tag}${its}>${inner.join('')}</${tag}>`,
    ),
}));
const row = fc
  .tuple(
    attributes,
    fc.array(fc.oneof({ weight: 4, arbitrary: item }, text), { maxLength: 4 }),
    fc.constantFrom('', '', '\n  ', '\r\n', '<!-- <row> -->'),
  )
  .map(([its, cells, behind]) => `<row${its}>${cells.join('')}</row>${behind}`);
/** Most rows are plain ones. */
const rows = fc.array(
  fc.oneof({ weight: 2, arbitrary: fc.constant('<row r="1"><c r="A1" t="s"><v>3</v></c></row>') }, row),
  { maxLength: 8 },
);
const sheet = fc
  .tuple(
    fc.constantFrom(
      '',
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<?xml version="1.1"?>',
      '\ufeff',
      '<!-- <sheetData> -->',
    ),
    fc.constantFrom(
      '<sheetData>',
      '<sheetData a=">">',
      '<sheetData ><!-- > -->',
      '<x><sheetData>',
      '<![CDATA[<sheetData>',
    ),
    rows,
    fc.constantFrom(
      '</sheetData>',
      '</sheetData><mergeCells><mergeCell/></mergeCells><sheetData><row/></sheetData>',
      '</x>',
      ']]>',
      '',
    ),
  )
  .map(([head, open, all, close]) => `${head}<worksheet><cols/>${open}${all.join('')}${close}</worksheet>`);

/** What a sheet gives: rows, what is said of them, the refusal. */
async function cellsOf(parse: Parse, xml: string, size: number): Promise<unknown[]> {
  const strings = new SharedStrings('x');
  for (const text of ['零', 'one', '2']) strings.add(text);
  const facts = new BookFacts([], 0);
  const formats = [0, 14].map((id) => parseNumberFormat(id, undefined));
  const handler = new SheetHandler({ formats, fills: [undefined, 'red'], is1904: false }, strings, facts, 'x');
  const rows: unknown[] = [];
  let refusal = '';
  try {
    for await (const _ of parse(inChunks(Buffer.from(xml), size), handler)) rows.push(...handler.take());
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    refusal = `${error.code} ${JSON.stringify(error.where)}`;
    rows.push(...handler.take());
  }
  return [rows, facts.notices(), refusal];
}

const piece = fc
  .array(fc.constantFrom('张', 'a', '_x000D_', '_x', '0041_', '&lt;', '𬭎', '，', ' ', '<!-- -->', '<b/>'), {
    maxLength: 3,
  })
  .map((pieces) => pieces.join(''));
const run = fc
  .tuple(
    fc.constantFrom(
      '<t>@</t>',
      '<t xml:space="preserve">@</t>',
      '<r><rPr><b/></rPr><t>@</t></r>',
      '<rPh><t>@</t></rPh>',
      '@',
    ),
    piece,
  )
  .map(([form, text]) => form.replace('@', () => text));
const strings = fc.array(
  fc
    .tuple(fc.array(run, { maxLength: 3 }), fc.constantFrom('', '\n', '<si/>'))
    .map(([runs, behind]) => `<si>${runs.join('')}</si>${behind}`),
  { maxLength: 6 },
);

async function stringsOf(parse: Parse, xml: string, size: number): Promise<string[]> {
  const shared = new SharedStrings('x');
  for await (const _ of parse(inChunks(Buffer.from(xml), size), new StringsHandler(shared)));
  const found: string[] = [];
  try {
    for (let index = 0; ; index += 1) found.push(shared.at(index));
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
  }
  return found;
}

describe('the same as the parser tells', { timeout: full ? 900_000 : 60_000 }, () => {
  test('of sheets of any make, in chunks of any size', async () => {
    const size = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.constant(65_536));
    await fc.assert(
      fc.asyncProperty(sheet, size, async (xml, chunk) => {
        await expectSame(xml, 'sheetData', chunk);
      }),
      { numRuns: 20 * runs },
    );
  });

  test('of the cells of a sheet', async () => {
    await fc.assert(
      fc.asyncProperty(cellRows, fc.integer({ min: 1, max: 200 }), async (rows, size) => {
        const xml = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
        expect(await cellsOf(byItems('sheetData'), xml, size)).toEqual(await cellsOf(byParser, xml, size));
      }),
      { numRuns: 20 * runs },
    );
  });

  test('of shared strings', async () => {
    await fc.assert(
      fc.asyncProperty(strings, fc.integer({ min: 1, max: 200 }), async (all, size) => {
        const xml = `<sst>${all.join('')}</sst>`;
        expect(await stringsOf(byItems('sst'), xml, size)).toEqual(await stringsOf(byParser, xml, size));
      }),
      { numRuns: 20 * runs },
    );
  });

  test('of sheets that were damaged', async () => {
    await fc.assert(
      fc.asyncProperty(sheet, mutations, fc.integer({ min: 1, max: 90 }), async (xml, changes, chunk) => {
        const bytes = Buffer.from(xml);
        await expectSame(mutated(bytes, changes, [bytes]), 'sheetData', chunk);
      }),
      { numRuns: 20 * runs },
    );
  });

  test('of the plain ones that programs write', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => {
      const cells = `<c r="A${index}" s="1" t="s"><v>${index}</v></c><c r="B${index}"/><c r="C${index}" t="inlineStr"><is><t xml:space="preserve"> 张&amp; ，</t></is></c>`;
      return `<row r="${index}" spans="1:3" x14ac:dyDescent="0.25">${cells}</row>`;
    });
    const xml = `<?xml version="1.0"?>\r\n<worksheet><sheetData>${rows.join('\n')}</sheetData><x/></worksheet>`;
    for (const size of [7, 100, 65_536])
      expect(await expectSame(xml, 'sheetData', size)).toHaveLength(50 * 16 + 49 + 6);
  });

  test('in UTF-16, in bytes that are no UTF-8, in XML 1.1', async () => {
    const xml = '<a><sst>\n<si><t>张\u0085三</t></si><si><t>b</t></si></sst></a>';
    await expectSame(Buffer.from(`\ufeff${xml}`, 'utf16le'), 'sst');
    for (const bad of ['ff', 'c0af', 'eda080', 'e5bc']) {
      await expectSame(
        Buffer.concat([Buffer.from('<sst><si><t>'), Buffer.from(bad, 'hex'), Buffer.from('</t></si><si/></sst>')]),
        'sst',
      );
    }
    expect(await expectSame(`<?xml version="1.1"?>${xml}`, 'sst')).toContainEqual(['text', '张\n三']);
  });

  test('within the same limits: depth, silence, an item without end', async () => {
    const deep = `<sst>${'<r>'.repeat(70)}${'</r>'.repeat(70)}</sst>`;
    expect((await expectSame(deep, 'sst')).at(-1)?.[1]).toContain('xml_depth');
    const endless = (size: number) => `<sst><si><t>${'x'.repeat(size)}</t></si></sst>`;
    expect((await expectSame(endless(4_500_000), 'sst')).at(-1)?.[1]).toContain('xml_text');
    expect((await expectSame(endless(3_500_000), 'sst')).at(-1)).toEqual(['close', 'sst']);
    const wide = `<sst><si>${'<t>x</t>'.repeat(60_000)}</si><si/></sst>`;
    expect((await expectSame(wide, 'sst')).at(-1)).toEqual(['close', 'sst']);
  });
});
