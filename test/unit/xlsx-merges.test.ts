// Merged cells: no row loses the value that a cell merged downwards gives it.
import { describe, expect, test } from 'vitest';
import { MergeFill, verticalMerge } from '../../shared/engine/readers/books/book-merges.ts';
import { columnOf } from '../../shared/engine/readers/books/xlsx-values.ts';
import { readBytes } from '../support/awkward-files.ts';
import { buildWorkbook, inlineRows } from '../support/xlsx-builder.ts';

function book(rows: string, ...ranges: readonly string[]): Uint8Array {
  const after = `<mergeCells>${ranges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')}</mergeCells>`;
  return buildWorkbook({ sheets: [{ name: 's', rows, after }] });
}

describe('a range', () => {
  test.each([
    ['A2:A5', { first: 2, last: 5, column: 0 }],
    ['$C$3:$D$4', { first: 3, last: 4, column: 2 }],
    ['A2:C2', undefined],
    ['A2', undefined],
    ['x', undefined],
    ['A5:A2', undefined],
  ])('%s', (reference, merge) => {
    expect(verticalMerge(reference, columnOf)).toEqual(merge);
  });
});

describe('rows', () => {
  const rows = inlineRows([
    ['小区', '姓名', '备注'],
    ['云桥', '张三', '甲'],
    ['', '李四', ''],
    ['', '', ''],
    ['', '王五', '自己的'],
    ['南湖', '赵六', ''],
  ]).replace(/<c r="[A-Z]+\d+" t="inlineStr"><is><t xml:space="preserve"><\/t><\/is><\/c>/g, '');

  test('take the value that is merged over them; empty rows stay empty, own values stay', async () => {
    const back = await readBytes(book(rows, 'A2:A5', 'C2:C5', 'A6:B6'), {}, 'x.xlsx');
    expect(back.rows).toEqual([
      ['云桥', '张三', '甲'],
      ['云桥', '李四', '甲'],
      ['云桥', '王五', '自己的'],
      ['南湖', '赵六', ''],
    ]);
    expect(back.record.counts.aside).toEqual({ blank: 1 });
    expect(back.record.notices).toEqual([
      { code: 'merged_values', count: 3, names: ['A', 'C'] },
      { code: 'merged_cells', count: 3 },
    ]);
  });

  test('above the data are left as they are', async () => {
    const titled = inlineRows([['云桥保洁'], ['编号', '姓名', '金额'], ['1', '张三', '5'], ['2', '李四', '6']]);
    const back = await readBytes(book(titled, 'A1:C1', 'A1:A2', 'C2:C4'), { headerRow: 2 }, 'x.xlsx');
    expect(back.rows).toEqual([
      ['1', '张三', '5'],
      ['2', '李四', '6'],
    ]);
    expect(back.record.notices).toEqual([{ code: 'merged_cells', count: 3 }]);
  });

  test('of a sheet whose names have a prefix, and which is longer than a piece of it', async () => {
    const many = Array.from({ length: 3000 }, (_, index) => [index === 0 ? '组' : '', `客户${index}`, `${index}`]);
    const inner = inlineRows([['甲', '乙', '丙'], ...many]).replace(/<(\/?)(\w)/g, '<$1x:$2');
    const xml = `<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${inner}</x:sheetData><x:mergeCells><x:mergeCell ref="A2:A3001"/></x:mergeCells></x:worksheet>`;
    const parts = { 'xl/worksheets/sheet1.xml': xml };
    const back = await readBytes(buildWorkbook({ sheets: [{ name: 's', rows: '' }], parts }), {}, 'x.xlsx');
    expect(back.rows.every(([first]) => first === '组')).toBe(true);
    expect(back.rows).toHaveLength(3000);
  });
});

test('ranges that lie over each other cost no more than one column does', () => {
  const merges = Array.from({ length: 50_000 }, (_, index) => ({
    first: 2 + (index % 10),
    last: 1_000_000,
    column: 0,
  }));
  const fill = new MergeFill(merges);
  // If each line looked at each range, this would never end.
  for (let line = 1; line < 50_000; line += 1) fill.fill(line, ['', 'x']);
  expect(fill.fill(50_000, ['', 'x'])).toBeDefined();
});
