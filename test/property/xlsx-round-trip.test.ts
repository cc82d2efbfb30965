// Any cells out as XLSX and in again are the same cells: long numbers, zeros in front, formulas as texts, signs of four bytes, line breaks.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from '../../shared/data/csv/text.ts';
import { writeXlsx } from '../../shared/engine/export/xlsx.ts';
import { openTables } from '../../shared/engine/readers/open.ts';
import { full, runs } from '../parameters.ts';
import { inFolder } from '../support/awkward-files.ts';

describe('out as XLSX and in again', { timeout: full ? 900_000 : 60_000 }, () => {
  const awkward = fc.constantFrom(
    '319900199001011234',
    '0012',
    '=cmd|x!A1',
    '-1',
    '1E5',
    '𬭎䶮㐂',
    '\u{1f468}\u200d\u{1f467}',
    'a\nb',
    '\r',
    '_x000D_',
    ' ',
    '\t',
    "'0123",
    '="0123"',
    '123\t',
    '`1',
  );
  const sign = fc.constantFrom(
    'a',
    '0',
    '"',
    "'",
    '<',
    '&',
    ']]>',
    '=',
    '合计',
    '\u00a0',
    '\u200b',
    '\u3000',
    '\ue000',
    '\ufffd',
    '\u0001',
    '\ufffe',
  );
  const cell = fc.oneof(
    awkward,
    fc.string({ unit: sign, maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 5 }).filter((text) => !text.includes('\0')),
  );
  /** A row of a table has a value in front that is no word for a sum. */
  const row = fc.tuple(
    fc.nat().map((number) => `k${number}`),
    cell,
    cell,
    cell,
  );

  async function written(columns: readonly string[], rows: readonly (readonly string[])[]): Promise<Buffer> {
    const pieces: Uint8Array[] = [];
    const out = { write: async (bytes: Uint8Array) => void pieces.push(Uint8Array.from(bytes)) };
    await writeXlsx({ columns, batches: [rows.map((cells) => [...cells])] }, out as Parameters<typeof writeXlsx>[1]);
    return Buffer.concat(pieces);
  }

  test('gives the same cells', async () => {
    const columns = ['编号', '姓名', '证件号', '备注'];
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 8 }), async (rows) => {
        await inFolder(async (folder) => {
          const path = join(folder, 'x.xlsx');
          await writeFile(path, await written(columns, rows));
          const { tables, close } = await openTables(path);
          const back: string[][] = [];
          for await (const batch of tables[0]?.rows() ?? []) back.push(...parseCsv(batch.csv));
          await close();
          expect(tables[0]?.columns).toEqual(columns);
          expect(back).toEqual(rows);
        });
      }),
      { numRuns: 3 * runs },
    );
  });
});
