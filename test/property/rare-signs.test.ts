// Characters of the private use areas and lost ones are counted in bytes as they would be in the text.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RareSigns } from '../../shared/data/columns/rare-signs.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { runs } from '../parameters.ts';

const sign = fc.oneof(
  fc.constantFrom('\ud7ff', '\ue000', '\uf8ff', '\uf900', '\ufffc', '\ufffd', '\u{effff}', '\u{f0000}', '\u{10ffff}'),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
);

test('are counted as in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 20 }), fc.nat(3), (text, start) => {
      const rare = new RareSigns();
      const bytes = utf8(`${'\ue000'.repeat(start)}${text}`);
      rare.count(bytes, 3 * start, bytes.length);
      expect(rare.privateUse).toBe(text.match(/[\ue000-\uf8ff\u{f0000}-\u{10ffff}]/gu)?.length ?? 0);
      expect(rare.lost).toBe(text.match(/\ufffd/g)?.length ?? 0);
    }),
    { numRuns: 50 * runs },
  );
});
