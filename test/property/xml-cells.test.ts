// The cells of a sheet read from their bytes are those that the XML parser gives: texts, what is said of them, refusals.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { BookFacts } from '../../shared/engine/readers/books/book-facts.ts';
import { SheetHandler } from '../../shared/engine/readers/books/xlsx-sheet.ts';
import { SharedStrings } from '../../shared/engine/readers/books/xlsx-strings.ts';
import { parseNumberFormat } from '../../shared/engine/readers/books/xlsx-values.ts';
import { full, runs } from '../parameters.ts';
import { byItems, byParser, inChunks, type Parse } from '../support/xml-ways.ts';

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

test('the same cells', { timeout: full ? 900_000 : 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(cellRows, fc.integer({ min: 1, max: 200 }), async (rows, size) => {
      const xml = `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
      expect(await cellsOf(byItems('sheetData'), xml, size)).toEqual(await cellsOf(byParser, xml, size));
    }),
    { numRuns: 20 * runs },
  );
});
