// The ZIP around a workbook: all forms that programs write are read; tricks, halves and archives in archives are refused by name.
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import { langs } from '../../shared/domain/lang.ts';
import { describeError } from '../../shared/domain/words/describe.ts';
import { zipFile } from '../../shared/engine/demo/zip-file.ts';
import { readBytes, refusalOfBytes } from '../support/awkward-files.ts';
import { buildWorkbook, inlineRows, workbookParts } from '../support/xlsx-builder.ts';

const book = {
  sheets: [
    {
      name: 's',
      rows: inlineRows([
        ['姓名', '电话'],
        ['张三', '1'],
      ]),
    },
  ],
};
const parts = workbookParts(book);
const entry = (name: string, content: string) => ({ name, bytes: Buffer.from(content) });

describe('read', () => {
  test('entries with data descriptors, in the form for large files, stored, with a comment at the end', async () => {
    const zip = new ZipFile();
    for (const [index, { name, bytes }] of parts.entries()) {
      if (index % 3 === 0) zip.addReadStreamLazy(name, (give) => give(null, Readable.from([Buffer.from(bytes)])));
      else zip.addBuffer(Buffer.from(bytes), name, { compress: index % 2 === 0, forceZip64Format: index % 3 === 1 });
    }
    zip.end({ forceZip64Format: true, comment: 'made elsewhere' });
    const bytes = await buffer(zip.outputStream);
    expect((await readBytes(bytes, {}, 'x.xlsx')).rows).toEqual([['张三', '1']]);
  });

  test('parts that lie elsewhere than in xl/, as some programs lay them', async () => {
    const types =
      '<Types><Override PartName="/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>';
    const others = parts.filter(({ name }) => name !== '[Content_Types].xml');
    const elsewhere = others.map(({ name, bytes }) => ({
      name: name.replace(/^xl\//, ''),
      bytes: name === '_rels/.rels' ? Buffer.from(Buffer.from(bytes).toString().replaceAll('"xl/', '"')) : bytes,
    }));
    const bytes = zipFile([...elsewhere, entry('[Content_Types].xml', types)]);
    expect((await readBytes(bytes, {}, 'x.xlsx')).rows).toEqual([['张三', '1']]);
  });

  test('the same part stored twice', async () => {
    const twice = [...parts, ...parts.filter(({ name }) => name.endsWith('styles.xml'))];
    expect((await readBytes(zipFile(twice), {}, 'x.xlsx')).rows).toEqual([['张三', '1']]);
  });

  test('parts that no program should open: archives in archives, pictures, macros', async () => {
    const nested = zipFile([...parts, { name: 'xl/embeddings/book.xlsx', bytes: buildWorkbook(book) }]);
    expect((await readBytes(nested, {}, 'x.xlsx')).rows).toEqual([['张三', '1']]);
  });
});

describe('refused', () => {
  const codeOf = async (bytes: Uint8Array) => (await refusalOfBytes(bytes, 'x.xlsx')).code;

  test('two parts of one name that differ, also in case only', async () => {
    for (const name of ['xl/worksheets/sheet1.xml', 'XL/worksheets/Sheet1.xml']) {
      expect(await codeOf(zipFile([...parts, entry(name, '<worksheet/>')])), name).toBe('input.damaged');
    }
  });

  test.each(['../x.xml', '/etc/passwd', 'C:/x', 'xl/../../x'])('a part named %s', async (name) => {
    expect(await codeOf(zipFile([...parts, entry(name, 'x')]))).toBe('input.damaged');
  });

  test('a ZIP that holds books, or nothing that a table could be', async () => {
    const refusal = await refusalOfBytes(zipFile([{ name: '客户.xlsx', bytes: buildWorkbook(book) }]), 'x.zip');
    expect(refusal.code).toBe('input.archive');
  });

  test('a book whose copy was never finished, in words that say so', async () => {
    const whole = buildWorkbook({
      sheets: [
        { name: 's', rows: inlineRows(Array.from({ length: 200 }, (_, index) => [`客户${index}`, `${index}`])) },
      ],
    });
    for (const share of [0.2, 0.6, 0.95]) {
      const part = whole.subarray(0, Math.floor(share * whole.length));
      const { error } = await refusalOfBytes(part, 'x.xlsx');
      expect(error.code).toBe('input.half-copied');
      for (const lang of langs) expect(describeError(error, lang).mend).not.toBe('');
    }
    const preallocated = Buffer.alloc(whole.length);
    preallocated.set(whole.subarray(0, whole.length / 2));
    expect(await codeOf(preallocated)).toBe('input.half-copied');
  });

  test('a part that is not there, and one that names itself', async () => {
    const rels = '<Relationships><Relationship Id="r1" Type="x/officeDocument" Target="xl/none.xml"/></Relationships>';
    expect(await codeOf(buildWorkbook({ ...book, parts: { '_rels/.rels': rels } }))).toBe('input.damaged');
  });
});
