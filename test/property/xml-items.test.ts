// Rows and shared strings read from their bytes give the same events and the same refusals as the XML parser alone gives them.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import type { Attributes, XmlHandler } from '../../shared/engine/readers/books/xml.ts';
import { mutated, mutations } from '../corpus/mutate.ts';
import { full, runs } from '../parameters.ts';
import { byItems, byParser, inChunks, type Parse } from '../support/xml-ways.ts';

type Told = readonly [what: string, text: string, attributes?: Attributes];

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
