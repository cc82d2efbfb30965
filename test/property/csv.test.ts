// Our CSV parser against Papa Parse, and the canonical form against our own parser, on random documents.
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { DialectScanner } from '../../shared/data/csv/dialect-scanner.ts';
import { fieldEnds } from '../../shared/data/csv/field-ends.ts';
import type { RowScanner } from '../../shared/data/csv/scanned-row.ts';
import { CsvScanner, mark } from '../../shared/data/csv/scanner.ts';
import { parseCsv, rowText } from '../../shared/data/csv/text.ts';
import { CsvWriter, canonicalCsv } from '../../shared/data/csv/writer.ts';
import { HandoverError } from '../../shared/domain/errors.ts';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { writeWorkbook } from '../../shared/engine/demo/workbook.ts';
import type { ReadOptions } from '../../shared/engine/readers/options.ts';
import { full, runs } from '../parameters.ts';
import { type ReadBack, readBytes } from '../support/awkward-files.ts';

const documents = full ? 100_000 : 2_000;
const patience = full ? 900_000 : 60_000;
const encoder = new TextEncoder();

const lineEnd = fc.constantFrom('\n' as const, '\r\n' as const, '\r' as const);
const delimiter = fc.constantFrom(',', '\t', ';', '|');
const sign = fc.constantFrom(
  'a',
  'B',
  '0',
  ' ',
  '"',
  ',',
  ';',
  '\t',
  '|',
  '\n',
  '\r',
  '中',
  '𬭎',
  '\u{1f600}',
  "'",
  '=',
);
const cell = fc.string({ unit: sign, maxLength: 6 });
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

function quoted(text: string, always: boolean, by: string): string {
  const needed = text.includes(by) || /[\r\n]/.test(text) || text.startsWith('"');
  return always || needed ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Documents as programs write them: quotes where needed and some where not, with or without a last line end. */
const written = fc
  .record({ rows: table, by: delimiter, end: lineEnd, always: fc.array(fc.boolean()), last: fc.boolean() })
  .map(({ rows, by, end, always, last }) => {
    const lines = rows.map((row) => row.map((text, at) => quoted(text, always[at] ?? false, by)).join(by));
    return { rows, by, end, last, text: lines.join(end) + (last ? end : '') };
  });

/** Without a last line end, an empty last row is no row; with one, Papa sees an empty row behind it. */
function papaRows(text: string, by: string, end: '\n' | '\r\n' | '\r'): string[][] {
  const { data } = Papa.parse<string[]>(text, { delimiter: by, newline: end });
  return text.endsWith(end) || text === '' ? data.slice(0, -1) : data;
}

describe('CSV', { timeout: patience }, () => {
  test('what programs write is read as Papa Parse reads it', () => {
    fc.assert(
      fc.property(written, ({ by, end, text }) => {
        expect(parseCsv(text, by)).toEqual(papaRows(text, by, end));
      }),
      { numRuns: documents },
    );
  });

  test('and is what was written', () => {
    fc.assert(
      fc.property(written, ({ rows, by, last, text }) => {
        // Without a line end behind it, an empty last row leaves no trace.
        if (last) expect(parseCsv(text, by)).toEqual(rows);
      }),
      { numRuns: documents },
    );
  });

  test('any text gives the fields of Papa Parse or is marked broken', () => {
    const wild = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', '中'), maxLength: 24 });
    fc.assert(
      fc.property(wild, (text) => {
        const scanner = new CsvScanner();
        scanner.feed(encoder.encode(text), true);
        const rows: string[][] = [];
        let marks = 0;
        while (scanner.next()) {
          rows.push(rowText(scanner));
          marks |= scanner.rowMarks;
        }
        const { errors } = Papa.parse(text, { delimiter: ',', newline: '\n' });
        // What we mark is an error for Papa as well; so are spaces behind a closing quote at the end of the text.
        if (marks & (mark.broken | mark.unclosed)) expect(errors.length).toBeGreaterThan(0);
        else if (errors.length === 0 || !/" +$/.test(text)) expect(rows).toEqual(papaRows(text, ',', '\n'));
      }),
      { numRuns: documents },
    );
  });

  test('the canonical form is read back, and its bytes are what scanning and writing gives again', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 3, maxLength: 3 })), (rows) => {
        const text = canonicalCsv(rows);
        expect(parseCsv(text)).toEqual(rows);
        const scanner = new CsvScanner();
        const writer = new CsvWriter(64);
        scanner.feed(encoder.encode(text), true);
        while (scanner.next()) {
          expect(scanner.rowMarks & mark.changed).toBe(0);
          writer.row(scanner, 3, undefined);
        }
        expect(new TextDecoder().decode(writer.take().csv)).toBe(text);
      }),
      { numRuns: documents },
    );
  });

  test('any document, cut anywhere into chunks, gives the same canonical rows', () => {
    fc.assert(
      fc.property(written, fc.array(fc.nat(40), { maxLength: 8 }), ({ text, by }, cuts) => {
        const bytes = encoder.encode(text);
        const expected = canonicalCsv(parseCsv(text, by));
        const scanner = new CsvScanner(by);
        const writer = new CsvWriter(64);
        const places = [...new Set([0, ...cuts.filter((at) => at < bytes.length), bytes.length])].sort((a, b) => a - b);
        for (const [index, start] of places.slice(0, -1).entries()) {
          scanner.feed(bytes.slice(start, places[index + 1]), false);
          while (scanner.next()) writer.row(scanner, scanner.count, undefined);
        }
        scanner.feed(new Uint8Array(0), true);
        while (scanner.next()) writer.row(scanner, scanner.count, undefined);
        const { csv, ends } = writer.take();
        expect(new TextDecoder().decode(csv)).toBe(expected);
        expect(ends).toEqual(fieldEnds(csv));
      }),
      { numRuns: documents },
    );
  });
});

/** The rows of a text fed in pieces of `step` bytes: fields, line, faults. */
function scanAll(scanner: RowScanner, text: string, step: number): unknown[] {
  const bytes = encoder.encode(text);
  const rows: unknown[] = [];
  const drain = () => {
    while (scanner.next()) {
      // The worst of them names the fault.
      const faults = [mark.unclosed, mark.broken, mark.nul].find((each) => scanner.rowMarks & each) ?? 0;
      const raw = new TextDecoder().decode(scanner.raw(Number.POSITIVE_INFINITY));
      rows.push({ fields: faults === 0 ? rowText(scanner) : [], line: scanner.line, faults, raw });
    }
  };
  for (let at = 0; at < bytes.length; at += step) {
    scanner.feed(bytes.slice(at, at + step), false);
    drain();
  }
  scanner.feed(new Uint8Array(0), true);
  drain();
  return rows;
}

describe('other dialects', { timeout: patience }, () => {
  const wild = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', '\n', '\r', '\0', '中', '\\'), maxLength: 24 });
  const rowsOf = (scanner: RowScanner, text: string, step: number) =>
    scanAll(scanner, text, step).map((row) => (row as { fields: string[] }).fields);

  test('the general scanner reads what the fast one reads, cut anywhere', () => {
    fc.assert(
      fc.property(wild, fc.integer({ min: 1, max: 9 }), (text, step) => {
        const general = new DialectScanner({ delimiter: ',', quote: '"', hasEscapes: false });
        expect(scanAll(general, text, step)).toEqual(scanAll(new CsvScanner(), text, 100));
      }),
      { numRuns: documents },
    );
  });

  test('single quotes and long delimiters, as Papa Parse reads them', () => {
    const by = fc.constantFrom('^', '||', '，', '~|~', '\u0001');
    fc.assert(
      fc.property(table, by, fc.integer({ min: 1, max: 30 }), (rows, delimiter, step) => {
        const field = (text: string) => `'${text.replaceAll("'", "''")}'`;
        const text = rows.map((row) => `${row.map(field).join(delimiter)}\n`).join('');
        const found = rowsOf(new DialectScanner({ delimiter, quote: "'", hasEscapes: false }), text, step);
        const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', quoteChar: "'" });
        expect(found).toEqual(rows);
        expect(found).toEqual(data.slice(0, -1));
      }),
      { numRuns: documents },
    );
  });

  test('what MySQL writes comes back', () => {
    const signs = fc.string({ unit: fc.constantFrom('a', 'N', 'n', '"', '\\', '\t', '\n', '中', '0'), maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(fc.array(signs, { minLength: 2, maxLength: 4 }), { maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (rows, step) => {
          const field = (text: string) => text.replace(/[\\\t\n"]/g, (sign) => `\\${sign}`);
          const text = rows.map((row) => `${row.map(field).join('\t')}\n`).join('');
          const scanner = new DialectScanner({ delimiter: '\t', quote: '"', hasEscapes: true });
          expect(rowsOf(scanner, text, step)).toEqual(rows);
        },
      ),
      { numRuns: documents },
    );
  });
});

describe('any bytes in: either rows whose counts add up, or a refusal by name', { timeout: patience }, () => {
  function total(counts: Readonly<Partial<Record<string, number>>>): number {
    return Object.values(counts).reduce((sum: number, count) => sum + (count ?? 0), 0);
  }

  async function check(bytes: Uint8Array, name: string, options: ReadOptions = {}): Promise<void> {
    const back = await readBytes(bytes, options, name).catch((error: unknown) => error);
    if (back instanceof HandoverError) {
      expect(back.code).toMatch(/^(?:input\.|usage$)/);
      return;
    }
    if (back instanceof Error) throw back;
    const { record, rows, refused, columns } = back as ReadBack;
    const { counts } = record;
    expect(rows).toHaveLength(counts.taken);
    expect(refused).toHaveLength(total(counts.refused));
    expect(counts.read).toBe(counts.taken + total(counts.refused) + total(counts.aside));
    expect(new Set(columns).size).toBe(columns.length);
    if (record.encoding === 'utf-8' && record.quoting === 'double' && counts.refused.bad_text === undefined) {
      // Counted once more, by nothing but the parser.
      const text = Buffer.from(bytes).subarray(record.bom === true ? 3 : 0);
      expect(counts.read + record.header_rows).toBe(parseCsv(Uint8Array.from(text), record.delimiter).length);
    }
    for (const row of rows) expect(row).toHaveLength(columns.length);
  }

  const edits = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 });

  function edited(bytes: Uint8Array, changes: readonly (readonly [number, number])[], length: number): Uint8Array {
    const copy = Uint8Array.from(bytes);
    for (const [at, value] of changes) copy[at % copy.length] = value;
    return copy.subarray(0, length % (2 * copy.length));
  }

  test('bytes at random', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) => check(bytes, 'x.csv')),
      { numRuns: 3 * runs },
    );
  });

  test('lists with titles, totals, remarks and headers anywhere, read in any way', async () => {
    const line = fc.constantFrom(
      ...[
        '客户表',
        '姓名,电话,金额',
        '姓名,联系方式,',
        ',电话,微信',
        '张三,15400000000,5',
        '李四,15400000001,6.00',
        '',
        ',,',
      ],
      ...[
        '合计,,11',
        '小计',
        '-----,-----',
        '备注：以上',
        '第 1 页',
        '"a\nb",1,2',
        '"x',
        'a"b,1,2',
        '1,2,3,4',
        '`1,`2,`3',
        '张三',
      ],
    );
    const options = fc.record(
      {
        headerRow: fc.constantFrom(0, 1, 2),
        headerRows: fc.constantFrom(1 as const, 2 as const),
        quoting: fc.constantFrom('double' as const, 'single' as const, 'none' as const, 'backslash' as const),
        delimiter: fc.constantFrom(',', ';', '，'),
        firstRow: fc.constantFrom(1, 3),
        lastRow: fc.constantFrom(4, 9),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 14 }), options, async (lines, choice) => {
        // `usage`: a header where no row begins.
        await check(Buffer.from(`${lines.join('\n')}\n`), 'x.csv', choice);
      }),
      { numRuns: 3 * runs },
    );
  });

  test('a text with changed bytes, cut', async () => {
    const text = '客户表\r\n编号,姓名,备注\r\n1,王䶮,"a\nb"\r\n2,李四,\r\n合计,,\r\n';
    const originals = [Buffer.from(text), Buffer.from(encodeGb18030(text)), Buffer.from(`\ufeff${text}`, 'utf16le')];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...originals), edits, fc.nat(), (bytes, changes, length) =>
        check(edited(bytes, changes, length), 'x.csv'),
      ),
      { numRuns: 3 * runs },
    );
  });

  test('a workbook with changed bytes, cut', async () => {
    const book = writeWorkbook([
      {
        name: 's',
        rows: [
          ['编号', '姓名'],
          ['1', '王䶮'],
          ['2', '李四'],
        ],
      },
    ]);
    await fc.assert(
      fc.asyncProperty(edits, fc.nat(), (changes, length) => check(edited(book, changes, length), 'x.xlsx')),
      { numRuns: 3 * runs },
    );
  });

  test('any table written as a workbook comes back', async () => {
    const cells = fc.string({
      unit: fc.constantFrom('a', '0', ' ', '"', '<', '&', '\n', '=', '中', '𬭎', '\u{1f600}', '_x000D_'),
      maxLength: 8,
    });
    // The first column is filled, so that no row is blank; values stand in letters, so that no row is a total.
    const line = fc.tuple(
      cells.map((text) => `k${text}`),
      cells,
      cells,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (rows) => {
        const escaped = rows.map((row) => row.map((text) => text.replaceAll('_x', '_x005F_x')));
        const book = writeWorkbook([{ name: 's', rows: [['a', 'b', 'c'], ...escaped] }]);
        expect((await readBytes(book, {}, 'x.xlsx')).rows).toEqual(rows);
      }),
      { numRuns: runs },
    );
  });
});
