import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isProfileText } from '../../shared/format/json-file.ts';
import { fileNameFault, fileNamesFault, mapColumnNames } from '../../shared/format/package/names.ts';
import { runs } from '../parameters.ts';

describe('column names', () => {
  test.each<[string, string[], string[]]>([
    ['ordinary ones stay', ['姓名', 'Phone'], ['姓名', 'Phone']],
    ['line breaks and tabs become spaces', ['a\nb', 'c\r\nd', 'e\tf'], ['a b', 'c  d', 'e f']],
    ['control and bidirectional signs are dropped', ['a\u0000b\u202ec\ufeff', '\u200e'], ['abc', 'column_2']],
    ['a lone surrogate is dropped', ['a\ud800b'], ['ab']],
    ['NFC', ['e\u0301'], ['é']],
    ['empty ones are numbered', ['', '', 'x'], ['column_1', 'column_2', 'x']],
    ['doubled ones are counted', ['a', 'a', 'a'], ['a', 'a (2)', 'a (3)']],
    ['_row is taken', ['_row', '_row'], ['_row (2)', '_row (3)']],
    ['a count that is taken', ['a', 'a (2)', 'a'], ['a', 'a (2)', 'a (3)']],
    ['a name that looks like a number given', ['', 'column_1'], ['column_1', 'column_1 (2)']],
  ])('%s', (_, names, mapped) => {
    expect(mapColumnNames(names)).toEqual(mapped);
  });

  test('long ones are cut to 190 code points', () => {
    const [name = '', second = ''] = mapColumnNames(['𠮷'.repeat(300), '𠮷'.repeat(300)]);
    expect([...name].length).toBe(190);
    expect([...second].length).toBe(194);
  });

  test('whatever comes in, what goes out is unique, in the profile, and maps to itself', () => {
    const name = fc.string({ unit: 'binary', maxLength: 12 });
    fc.assert(
      fc.property(fc.array(fc.oneof(name, fc.constantFrom('', '_row', 'a', 'a (2)'))), (names) => {
        const mapped = mapColumnNames(names);
        expect(new Set(mapped).size).toBe(names.length);
        for (const one of mapped) {
          expect(isProfileText(one) && !one.includes('\n') && one !== '' && one !== '_row').toBe(true);
          expect([...one].length).toBeLessThanOrEqual(200);
        }
        expect(mapColumnNames(mapped)).toEqual(mapped);
      }),
      { numRuns: runs },
    );
  });
});

describe('file names', () => {
  test.each([
    'a',
    '照片/门口.png',
    'x'.repeat(100),
    'a/b/c/d/e/f/g/h',
    'console.txt',
    'com10',
    'a..b',
    "o'brien & co.pdf",
  ])('%s is right', (name) => {
    expect(fileNameFault(name)).toBe(undefined);
  });

  test.each([
    ['', 'length'],
    ['a/', 'length'],
    ['/a', 'length'],
    ['𠮷'.repeat(101), 'length'],
    ['a/b/c/d/e/f/g/h/i', 'depth'],
    ['a\\b', 'sign'],
    ['a\nb', 'sign'],
    ['a\u0000', 'sign'],
    ['e\u0301', 'sign'],
    ['\u202egnp.exe', 'sign'],
    ['a.', 'end'],
    ['.a', 'end'],
    ['a /b', 'end'],
    ['aux.txt', 'device'],
    ['x/Con', 'device'],
  ])('%j has a fault: %s', (name, fault) => {
    expect(fileNameFault(name)).toBe(fault);
  });

  test('together', () => {
    expect(fileNamesFault(['a/b', 'a/c', 'ab'])).toBe(undefined);
    expect(fileNamesFault(['a/b', 'A/B'])).toBe('twice');
    expect(fileNamesFault(['K', '\u212a'.normalize('NFC')])).toBe('twice');
    expect(fileNamesFault(['a', 'a/b'])).toBe('folder');
    expect(fileNamesFault(['A/b/c', 'a/B'])).toBe('folder');
    expect(fileNamesFault(['a', '.b'])).toBe('end');
  });
});
