// A list that came in a package is read some rows at a time, whatever chunks its file lies in; what is none is told.
import { describe, expect, test } from 'vitest';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { listRows } from '../../shared/engine/services/data/list-rows.ts';
import { commitImport } from '../../shared/engine/vault/import/commit-import.ts';
import { stageFiles } from '../../shared/engine/vault/import/stage-files.ts';
import { beginImport, completeSource, stageSource } from '../../shared/engine/vault/import/staging.ts';
import { allRows } from '../../shared/engine/vault/rows/block-codec.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { newVault } from '../support/vault-fixture.ts';
import { digestOfNothing, newCase } from '../support/vault-rows.ts';

async function stored(text: string) {
  const { vault } = await newVault();
  const data = await vault.data(newCase(vault));
  const importRef = beginImport(data.db, data.utc());
  const source = stageSource(data.db, importRef, 'a.handover');
  await stageFiles(data.db, source, [{ name: 'list.csv', content: [utf8(text)] }]);
  completeSource(data.db, source, { bytes: 1, sha256: digestOfNothing, record: {} });
  const [id = ''] = commitImport(data, importRef).files;
  return listRows(data.db, id);
}

const header = ['_row', '姓名', '备注'];

describe('a list', () => {
  test('of three chunks comes whole, and no block is large', async () => {
    const rows = Array.from({ length: 32_000 }, (_, index) => [
      String(index + 1),
      `欧阳客户${index}`,
      index % 3 === 0 ? `说"周三"来,\n第 ${index} 位,先打电话再上门,东西放在前台就好` : '家里有猫,请轻一点',
    ]);
    const text = `\ufeff${canonicalCsv([header, ...rows])}`;
    expect(utf8(text).length).toBeGreaterThan(2 * 1024 * 1024);
    const list = await stored(text);
    expect(list?.columns).toEqual(header.slice(1));
    const found: string[][] = [];
    for (const { csv, rows: count } of list?.blocks() ?? []) {
      expect(csv.length).toBeLessThan(512 * 1024);
      const cells = allRows(csv).map(({ row, cells: rest }) => [String(row), ...rest]);
      expect(cells).toHaveLength(count);
      found.push(...cells);
    }
    expect(found).toEqual(rows);
  });

  test('may have no row', async () => {
    const list = await stored(canonicalCsv([header]));
    expect(list?.columns).toEqual(header.slice(1));
    expect([...(list?.blocks() ?? [])]).toEqual([]);
  });

  test.each([
    ['a file without a row number', canonicalCsv([['姓名'], ['王小明']])],
    ['an empty file', ''],
    ['a file without a line end', 'x'.repeat(10 * 1024 * 1024)],
    ['a quote that never closes', `_row,"${'y\n'.repeat(5 * 1024 * 1024)}`],
  ])('is not %s', async (_, text) => {
    expect(await stored(text)).toBeUndefined();
  });
});
