// Text that lines up on a terminal, and that can't steer it.
import { describe, expect, test } from 'vitest';
import { align, byteSize, grouped, pairs, printable, statedTime, table, width } from '../../shared/cli/text/layout.ts';

describe('width', () => {
  test.each([
    ['abc', 3],
    ['客户', 4],
    ['（中）', 6],
    ['𬭎', 2],
    ['e\u0301', 1],
    ['ｱ', 1],
    ['Ａ', 2],
    ['한', 2],
    ['■○', 2],
    ['', 0],
  ])('%s takes %i cells', (text, cells) => {
    expect(width(text)).toBe(cells);
  });
});

describe('tables', () => {
  test('line up by cells, with numbers to the right', () => {
    const lines = table(
      ['表', 'rows'],
      [
        ['客户', 8003],
        ['a', 7],
      ],
    );
    expect(lines).toEqual(['表     rows', '客户  8,003', 'a         7']);
  });

  test('without rows show the head; without a head only the rows', () => {
    expect(table(['a', 'b'], [])).toEqual(['a  b']);
    expect(
      align([
        ['x', 'y'],
        ['xx', 'z'],
      ]),
    ).toEqual(['x   y', 'xx  z']);
    expect(align([])).toEqual([]);
  });

  test('pairs leave out what is not known', () => {
    expect(
      pairs([
        ['交易', 'D4'],
        ['a', undefined],
        ['c', 'x'],
      ]),
    ).toEqual(['交易  D4', 'c     x']);
  });
});

test('names of other people show their controls instead of obeying them', () => {
  expect(printable('a\u001b[31mb\nc\u202ed')).toBe('a\ufffd[31mb\ufffdc\ufffdd');
  expect(printable('阿依古丽·买买提')).toBe('阿依古丽·买买提');
  expect(align([['\u001b[2J', 'x']])[0]).not.toContain('\u001b');
});

test('numbers, sizes and times', () => {
  expect([0, 999, 1000, 8003, 12345678].map(grouped)).toEqual(['0', '999', '1,000', '8,003', '12,345,678']);
  expect([0, 999, 1000, 123456, 12.3e6, 4e13].map(byteSize)).toEqual([
    '0 B',
    '999 B',
    '1.0 KB',
    '123 KB',
    '12.3 MB',
    '40.0 TB',
  ]);
  expect(statedTime('2026-11-21T12:00:00Z')).toBe('2026-11-21 12:00:00 UTC');
});
