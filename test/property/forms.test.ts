// Any table of texts comes back to the sign from every form that a reader knows.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cardColumns, cardForm, otherForms, textForms } from '../corpus/forms.ts';
import { full } from '../parameters.ts';
import { inFolder, readAll } from '../support/awkward-files.ts';

const sign = fc.constantFrom(
  ...['a', '0', ' ', '"', "'", ',', ';', '\t', '|', '\n', '，', '\\', '<', '&', '=', 'é', 'NULL', '合计'],
  ...['中', '䶮', '𬭎', '\u{1f600}', '\u00a0', '\u3000', '\u200b', '\ue000'],
);
const text = fc.string({ unit: sign, maxLength: 5 });
/** Letters around keep a cell from being a number, a sum, or dressed; the last may be empty. */
const row = fc.tuple(
  text.map((inner) => `王${inner}z`),
  text.map((inner) => `1${inner}z`),
  text.map((inner) => `x${inner}x`),
  text.map((inner) => (inner === '' ? '' : `y${inner}y`)),
);
/** Contacts have a column only if one of them has a value for it. */
const whole = ['王', '1x', 'xx', 'yy'];
/** A page shows blanks and line ends in its own way. */
const forms = [...textForms, ...otherForms, cardForm].filter(({ file }) => file !== 'page.xls');

describe('any table', { timeout: full ? 900_000 : 60_000 }, () => {
  for (const { file, write, told } of forms) {
    test(file, async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), async (others) => {
          const rows = [whole, ...others];
          await inFolder(async (folder) => {
            const path = join(folder, file);
            await writeFile(path, write([cardColumns, ...rows]));
            const [table] = await readAll(path, told);
            expect(table?.refused).toEqual([]);
            expect(table?.columns).toEqual(cardColumns);
            expect(table?.rows).toEqual(rows);
          });
        }),
        { numRuns: full ? 500 : 20 },
      );
    });
  }
});
