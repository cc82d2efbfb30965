// Streams of OLE files: what lies at the top is found, large or small; a chain that leads in a circle or out of the file ends in an error.
import * as sheetjs from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openOle } from '../../shared/engine/readers/books/ole-streams.ts';
import { mutated, mutations } from '../corpus/mutate.ts';
import { full } from '../parameters.ts';
import { readBytes, refusalOfBytes } from '../support/awkward-files.ts';
import { bareRecords, oldBook } from '../support/book-builder.ts';

const rows = [['编号', '姓名'], ...Array.from({ length: 300 }, (_, at) => [`K${at}`, `客户${at}`])];
const book = oldBook('biff8', { rows });

function withStreams(more: Readonly<Record<string, Buffer>>): Buffer {
  const container = sheetjs.CFB.read(book, { type: 'buffer' });
  for (const [path, content] of Object.entries(more)) sheetjs.CFB.utils.cfb_add(container, path, content);
  return sheetjs.CFB.write(container, { type: 'buffer' }) as Buffer;
}

const small = Buffer.from('small stream '.repeat(30));

describe('streams', () => {
  test('are those that were put in, large and small, by their name in any case', () => {
    const ole = openOle(withStreams({ '/Small': small, '/Also small': small.subarray(0, 65) }));
    expect(ole.stream('WORKBOOK')).toEqual(bareRecords(book));
    expect(ole.stream('Small')).toEqual(small);
    expect(ole.stream('Also small')).toEqual(small.subarray(0, 65));
    expect(ole.stream('Book')).toBeUndefined();
  });

  test('of a book inside the book are not taken for its own', async () => {
    const other = bareRecords(oldBook('biff8', { rows: [['x'], ['别的']] }));
    const file = withStreams({ '/AAA/Workbook': other, '/AAA/Book': other });
    expect(openOle(file).stream('Workbook')).toEqual(bareRecords(book));
    expect((await readBytes(file, {}, 'x.xls')).rows).toHaveLength(300);
  });
});

describe('what a container is', () => {
  test('is told by what lies at its top: a book with a letter in it is a book, whatever the case of its name', async () => {
    const withLetter = withStreams({ '/MBD001/WordDocument': small, '/MBD001/1Table': small });
    expect((await readBytes(withLetter, {}, 'x.xls')).rows).toHaveLength(300);
    const inCapitals = Buffer.from(book);
    inCapitals.write('WORKBOOK', inCapitals.lastIndexOf(Buffer.from('Workbook', 'utf16le')), 'utf16le');
    expect((await readBytes(inCapitals, {}, 'x.xls')).rows).toHaveLength(300);
  });
});

/** Where the table says what follows sector `sector`, in a file of one table sector. */
function placeOf(file: Buffer, sector: number): number {
  return (file.readUInt32LE(76) + 1) * 512 + 4 * sector;
}

describe('sectors that do not hang together', () => {
  const first = (file: Buffer) => file.readUInt32LE(file.lastIndexOf(Buffer.from('Workbook', 'utf16le')) + 116);

  test.each([
    ['a circle', (file: Buffer) => file.writeUInt32LE(first(file), placeOf(file, first(file) + 1))],
    ['a way out of the file', (file: Buffer) => file.writeUInt32LE(0x00ffffff, placeOf(file, first(file) + 1))],
    ['an early end', (file: Buffer) => file.writeUInt32LE(0xfffffffe, placeOf(file, first(file)))],
    [
      'a directory in a circle',
      (file: Buffer) => file.writeUInt32LE(file.readUInt32LE(48), placeOf(file, file.readUInt32LE(48))),
    ],
  ])('%s', async (_, break_) => {
    const file = Buffer.from(book);
    break_(file);
    expect(() => openOle(file).stream('Workbook')).toThrow(RangeError);
    expect((await refusalOfBytes(file, 'x.xls')).code).toMatch(/^input\.(?:damaged|half-copied)$/);
  });

  test('of any kind: streams or an error, soon', () => {
    const check = (file: Buffer) => {
      try {
        expect(openOle(file).stream('Workbook')?.length ?? 0).toBeLessThanOrEqual(file.length);
      } catch (error) {
        expect(error).toBeInstanceOf(RangeError);
      }
    };
    fc.assert(
      fc.property(mutations, (changes) => check(mutated(book, changes, [small]))),
      { numRuns: full ? 20_000 : 300 },
    );
  });
});

test('a cell where no sheet has a column is a bomb', async () => {
  const changed = (change: (stream: Buffer) => void) => {
    const container = sheetjs.CFB.read(
      oldBook('biff8', {
        rows: [
          ['a', 'b'],
          [1, 2],
        ],
      }),
      { type: 'buffer' },
    );
    const stream = sheetjs.CFB.find(container, '/Workbook');
    if (stream === null) throw new Error('no stream');
    const content = Buffer.from(stream.content as Uint8Array);
    change(content);
    stream.content = content;
    return sheetjs.CFB.write(container, { type: 'buffer' }) as Buffer;
  };
  const far = changed((stream) => {
    const cell = stream.lastIndexOf(Buffer.from([0x03, 0x02, 0x0e, 0x00]));
    expect(cell).toBeGreaterThan(0);
    stream.writeUInt16LE(0xffff, cell + 6);
  });
  expect((await refusalOfBytes(far, 'x.xls')).error).toMatchObject({ code: 'input.bomb', facts: { limit: 'cells' } });
});
