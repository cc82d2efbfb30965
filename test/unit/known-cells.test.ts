// Cells that need not be read again: what the first rows said holds for the others, and nothing is missed for it.
import { describe, expect, test } from 'vitest';
import { ColumnScan } from '../../shared/data/detect/column.ts';
import { findingsFrom } from '../../shared/data/detect/column-findings.ts';
import { mergeStates } from '../../shared/data/detect/column-state.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { idNumber, mobile } from '../support/awkward-rows.ts';

/** The column read in two pieces, the second with what the first one said. */
function inPieces(name: string, first: readonly string[], second: readonly string[]) {
  const scans = [new ColumnScan(name)];
  const addAll = (scan: ColumnScan, cells: readonly string[]) => {
    for (const cell of cells) {
      const bytes = utf8(cell);
      scan.addCell(bytes, 0, bytes.length);
    }
    return scan.state();
  };
  const before = addAll(scans[0] as ColumnScan, first);
  const known = (scans[0] as ColumnScan).known();
  const after = addAll(new ColumnScan(name, known), second);
  const state = mergeStates(before, after);
  return { known, types: [...state.tallies.keys()], findings: findingsFrom(name, state) };
}

const many = (count: number, cell: (index: number) => string) => Array.from({ length: count }, (_, at) => cell(at));

describe('after the first rows', () => {
  test('cells of one pattern are counted as what it is', () => {
    const { findings, known } = inPieces(
      '手机',
      many(50, mobile),
      many(500, (at) => mobile(50 + at)),
    );
    expect(known.patterns.size).toBe(1);
    expect(findings).toMatchObject([{ type: 'cn_mobile', counts: { whole: 550, inside: 0, examined: 550 } }]);
  });

  test('a number has its check digit looked at in every cell', () => {
    const wrong = many(30, (at) => idNumber(100 + at).replace(/.$/, (sign) => (sign === '1' ? '2' : '1')));
    const { findings } = inPieces('号码', many(60, idNumber), [...many(300, (at) => idNumber(60 + at)), ...wrong]);
    const found = findings.find(({ type }) => type === 'cn_id18');
    expect(found).toMatchObject({ counts: { whole: 360, examined: 390 } });
  });

  test('a value that comes again is counted as what it was', () => {
    const { findings, known } = inPieces(
      '备注',
      many(20, () => '联系人王小雅，早上去'),
      many(30, () => '联系人王小雅，早上去'),
    );
    expect(known.values.size).toBe(1);
    const name = findings.find(({ type }) => type === 'person_name');
    expect(name).toMatchObject({ counts: { inside: 50, examined: 50 } });
  });

  test('a name among words that named nobody before is found', () => {
    const words = many(40, (at) => ['金卡', '银卡', '普通'][at % 3] ?? '');
    const { types } = inPieces('说明', words, [...words, '客户是王小雅，她先付', '电话15400001234找我']);
    expect(types).toEqual(expect.arrayContaining(['person_name', 'cn_mobile']));
  });

  test('a pattern that is one thing here and another there is read each time', () => {
    const mixed = many(60, (at) => (at % 2 === 0 ? '王小雅' : '深度保'));
    expect(inPieces('内容', mixed, []).known.patterns.size).toBe(0);
  });
});
