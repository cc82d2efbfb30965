import { describe, expect, test } from 'vitest';
import { CsvScanner, csvLimits, mark } from '../../shared/data/csv/scanner.ts';
import { parseCsv, rowText } from '../../shared/data/csv/text.ts';
import { CsvWriter, canonicalCsv, canonicalRow } from '../../shared/data/csv/writer.ts';
import { columnNames, createFileNamer, tableName } from '../../shared/data/names.ts';
import { HandoverError } from '../../shared/domain/errors.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function scan(text: string, delimiter = ','): { scanner: CsvScanner; marks: number[]; lines: number[] } {
  const scanner = new CsvScanner(delimiter);
  scanner.feed(encoder.encode(text), true);
  const marks: number[] = [];
  const lines: number[] = [];
  while (scanner.next()) {
    marks.push(scanner.rowMarks);
    lines.push(scanner.line);
  }
  return { scanner, marks, lines };
}

function canonicalised(text: string, width: number, delimiter = ',', first?: number): string {
  const scanner = new CsvScanner(delimiter);
  const writer = new CsvWriter(16);
  scanner.feed(encoder.encode(text), true);
  for (let number = first; scanner.next(); number = number === undefined ? undefined : number + 1) {
    writer.row(scanner, width, number);
  }
  return decoder.decode(writer.take().csv);
}

describe('parsing', () => {
  test.each([
    ['', []],
    ['a', [['a']]],
    ['a,b\n', [['a', 'b']]],
    [
      'a,b\r\nc,d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    ['a\rb\r', [['a'], ['b']]],
    ['a,', [['a', '']]],
    [',\n', [['', '']]],
    ['\n\na', [[''], [''], ['a']]],
    ['""', [['']]],
    ['"a""b"', [['a"b']]],
    ['"a,b","c\r\nd"\n', [['a,b', 'c\r\nd']]],
    ['a"b,c', [['a"b', 'c']]],
    ['"",""\n"x"', [['', ''], ['x']]],
    ['王䶮,"𬭎""é"\n', [['王䶮', '𬭎"é']]],
  ])('%j', (text, rows) => {
    expect(parseCsv(text)).toEqual(rows);
  });

  test('other delimiters leave commas alone', () => {
    expect(parseCsv('a,b;c\n"d;e";f', ';')).toEqual([
      ['a,b', 'c'],
      ['d;e', 'f'],
    ]);
    expect(parseCsv('a\tb,c\t', '\t')).toEqual([['a', 'b,c', '']]);
  });

  test('text behind a closing quote, an open quote and NUL are marked', () => {
    expect(scan('"a"b,c\n1,2').marks).toEqual([mark.broken, 0]);
    expect(scan('a\0,b').marks).toEqual([mark.nul]);
    expect(scan('1,"a\n2,b\n3,c').marks).toEqual([mark.unclosed, 0, 0]);
  });

  test('spaces and tabs behind a closing quote are no part of the field', () => {
    expect(parseCsv('"a,b"\t,c\n"d" ,"e"  \n')).toEqual([
      ['a,b', 'c'],
      ['d', 'e'],
    ]);
    expect(scan('"a" b,c\n').marks).toEqual([mark.broken]);
    expect(parseCsv('"a"\tb\n', '\t')).toEqual([['a', 'b']]);
  });

  test('an open quote costs its own line only, and lines stay counted', () => {
    const { marks, lines } = scan('h\n"x\ny",1\r\n"q\n4,5\r\n6');
    expect(lines).toEqual([1, 2, 4, 5, 6]);
    expect(marks.map((each) => (each & mark.unclosed) !== 0)).toEqual([false, false, true, false, false]);
  });

  test('the same rows whatever the chunks', () => {
    const text = 'a,"b\r\n""c""",\r\n"王,䶮",d\r\r\n"",x\n';
    const bytes = encoder.encode(text);
    for (let size = 1; size <= bytes.length; size += 1) {
      const scanner = new CsvScanner();
      const rows: string[][] = [];
      for (let at = 0; at < bytes.length; at += size) {
        scanner.feed(bytes.slice(at, at + size), false);
        while (scanner.next()) rows.push(rowText(scanner));
      }
      scanner.feed(new Uint8Array(0), true);
      while (scanner.next()) rows.push(rowText(scanner));
      expect(rows).toEqual(parseCsv(text));
    }
  });
});

describe('limits', () => {
  function codeOf(work: () => unknown): [string, number | undefined] {
    try {
      work();
    } catch (error) {
      if (error instanceof HandoverError) return [error.code, error.where.row];
      throw error;
    }
    throw new Error('expected an error');
  }

  test('a row of 4 MiB is read, one byte more is refused with its line', () => {
    const row = 'x'.repeat(csvLimits.rowBytes);
    expect(parseCsv(`a\n${row}\n`)[1]?.[0]).toHaveLength(csvLimits.rowBytes);
    expect(codeOf(() => parseCsv(`a\n${row}x\nb`))).toEqual(['input.line-too-long', 2]);
    expect(codeOf(() => parseCsv(`a\n${row}x`))).toEqual(['input.line-too-long', 2]);
  });

  test('an endless line is refused as soon as the limit is passed', () => {
    const scanner = new CsvScanner();
    const chunk = encoder.encode('x'.repeat(1024 * 1024));
    let fed = 0;
    const code = codeOf(() => {
      for (; fed < 100; fed += 1) {
        scanner.feed(chunk, false);
        scanner.next();
      }
    });
    expect(code).toEqual(['input.line-too-long', 1]);
    expect(fed).toBeLessThan(6);
  });

  test('fields beyond 2,000 are counted', () => {
    const scanner = new CsvScanner();
    scanner.feed(encoder.encode(','.repeat(19_999)), true);
    expect(scanner.next()).toBe(true);
    expect(scanner.count).toBe(20_000);
  });
});

describe('canonical form', () => {
  test.each([
    [['a', 'b'], 'a,b\n'],
    [[''], '""\n'],
    [['', ''], ',\n'],
    [['a,b', 'c"d', 'e\nf', 'g\rh'], '"a,b","c""d","e\nf","g\rh"\n'],
    [[' a ', '\t', "'", ';'], " a ,\t,',;\n"],
  ])('%j', (fields, row) => {
    expect(canonicalRow(fields)).toBe(row);
  });

  test('of whole tables', () => {
    expect(canonicalCsv([['h'], [''], ['x']])).toBe('h\n""\nx\n');
  });

  test('scanned rows become the same bytes as parsed ones', () => {
    expect(canonicalised('a,b\r\n"c","d,e"\r\n"""x""",\r\n', 2)).toBe('a,b\nc,"d,e"\n"""x""",\n');
    expect(canonicalised('a"b;c,d\n', 2, ';')).toBe('"a""b","c,d"\n');
    expect(canonicalised('"a"\n""\nb\n', 1)).toBe('a\n""\nb\n');
  });

  test('numbers stand in front, missing fields are empty, surplus ones left off', () => {
    expect(canonicalised('a,b\nc\n"d,",e,,\n', 2, ',', 7)).toBe('7,a,b\n8,c,\n9,"d,",e\n');
    expect(canonicalised('a\n""\n', 1, ',', 1)).toBe('1,a\n2,\n');
  });

  test('what was written is given once', () => {
    const scanner = new CsvScanner();
    const writer = new CsvWriter(4);
    scanner.feed(encoder.encode('王䶮,"a""b"\n""\n'), true);
    while (scanner.next()) writer.row(scanner, scanner.count, 12);
    expect(decoder.decode(writer.take().csv)).toBe('12,王䶮,"a""b"\n12,\n');
    expect(writer.take().csv).toHaveLength(0);
  });
});

describe('names of format 1', () => {
  test('columns: line breaks, refused signs, empty and doubled ones, `_row`', () => {
    expect(columnNames(['姓\n名', '', 'a\u200e\u0000b', '_row', '姓 名', '姓 名', 'e\u0301', ''])).toEqual([
      '姓 名',
      'column_2',
      'ab',
      '_row (2)',
      '姓 名 (2)',
      '姓 名 (3)',
      '\u00e9',
      'column_8',
    ]);
  });

  test('columns: a number that is taken already is passed over, long names are cut by code points', () => {
    expect(columnNames(['a', 'a (2)', 'a'])).toEqual(['a', 'a (2)', 'a (3)']);
    expect([...(columnNames(['𬭎'.repeat(300)])[0] ?? '')]).toHaveLength(190);
    expect(columnNames(['\ud800x'])).toEqual(['x']);
  });

  test('tables', () => {
    expect(tableName('客户\t表')).toBe('客户 表');
    expect(tableName('\u0001')).toBe('table');
  });

  test('files: refused signs, device names, dots, twins, depth and length', () => {
    const name = createFileNamer(['old.jpg']);
    expect(name(['照片', 'a:b?.jpg'])).toBe('照片/a_b_.jpg');
    expect(name(['照片', 'A_B_.JPG'])).toBe('照片/A_B_ (2).JPG');
    expect(name(['OLD.jpg'])).toBe('OLD (2).jpg');
    expect(name(['con.txt'])).toBe('_con.txt');
    expect(name([' .hidden. '])).toBe('hidden');
    expect(name(['..', '...'])).toBe('_/_');
    const deep = name([...Array.from({ length: 12 }, (_, index) => `d${index}`), 'x.png']);
    expect(deep.split('/').length).toBeLessThanOrEqual(8);
    expect(deep.endsWith('x.png')).toBe(true);
    const long = name([`${'张'.repeat(300)}.jpeg`]);
    expect([...long]).toHaveLength(100);
    expect(long.endsWith('.jpeg')).toBe(true);
    expect([...name(['照'.repeat(150), `${'片'.repeat(150)}.png`])].length).toBeLessThanOrEqual(200);
  });
});
