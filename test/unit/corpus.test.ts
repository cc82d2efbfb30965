// Every file of the corpus gives what a careful person wants of it: each row, each reason, each cell to the sign, each warning.
import { describe, expect, test } from 'vitest';
import { programs } from '../corpus/programs.ts';
import { readFile, seen, whole } from '../corpus/seen.ts';
import { refusalOf } from '../support/awkward-files.ts';

for (const { program, files } of programs) {
  describe(program, () => {
    for (const file of files) {
      test(file.name, async () => {
        const { expected } = file;
        if ('refusedAs' in expected) {
          expect((await refusalOf(readFile(file))).code).toBe(expected.refusedAs);
          return;
        }
        const tables = await readFile(file);
        for (const [index, table] of expected.entries()) {
          const back = tables[index];
          expect(back).toBeDefined();
          if (back === undefined) continue;
          expect(seen(table, back)).toEqual(whole(table));
          if (file.format !== undefined) expect(back.record.kind).toBe(file.format);
          const { counts } = back.record;
          const apart = (table.aside?.length ?? 0) + (table.blank ?? 0) + (table.refused?.length ?? 0);
          expect(counts.read).toBe(table.rows.length + apart);
        }
        expect(tables).toHaveLength(expected.length);
      });
    }
  });
}

test('the corpus is as large as it should be', () => {
  expect(programs.length).toBeGreaterThanOrEqual(12);
  expect(programs.flatMap(({ files }) => files).length).toBeGreaterThanOrEqual(40);
});
