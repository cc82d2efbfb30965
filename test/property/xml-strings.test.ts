// The shared strings of a book read from their bytes are those that the XML parser gives.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { SharedStrings, StringsHandler } from '../../shared/engine/readers/books/xlsx-strings.ts';
import { full, runs } from '../parameters.ts';
import { byItems, byParser, inChunks, type Parse } from '../support/xml-ways.ts';

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

test('the same strings', { timeout: full ? 900_000 : 60_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(strings, fc.integer({ min: 1, max: 200 }), async (all, size) => {
      const xml = `<sst>${all.join('')}</sst>`;
      expect(await stringsOf(byItems('sst'), xml, size)).toEqual(await stringsOf(byParser, xml, size));
    }),
    { numRuns: 20 * runs },
  );
});
