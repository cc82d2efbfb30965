import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bytes } from '../../shared/format/bytes.ts';
import { arraySource } from '../../shared/format/package/source.ts';
import { readZipLayout } from '../../shared/format/package/zip-read.ts';
import { bytesEntry, zipStream } from '../../shared/format/package/zip-write.ts';
import { runs } from '../parameters.ts';
import { collect } from '../support/package-fixture.ts';
import { sparseArchive } from '../support/sparse-source.ts';

const name = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,12}(\/[a-z0-9]{1,5})?$/).filter((path) => path !== 'bagit.txt');
const paths = fc
  .uniqueArray(name, { maxLength: 12 })
  .map((names) => ['x/bagit.txt', ...names.map((path) => `x/${path}`).sort((left, right) => (left < right ? -1 : 1))]);
const content = fc.uint8Array({ maxLength: 60 }).map((bytes): Bytes => Uint8Array.from(bytes));

const archiveOf = (entries: readonly (readonly [string, Bytes])[]): Promise<Bytes> =>
  collect(zipStream(entries.map(([path, bytes]) => bytesEntry(path, bytes))));
const archive = paths.chain((all) => fc.tuple(...all.map((path) => fc.tuple(fc.constant(path), content))));

test('what is written is read: paths, sizes, sums, and data in its place', async () => {
  await fc.assert(
    fc.asyncProperty(archive, async (entries) => {
      const bytes = await archiveOf(entries);
      const layout = await readZipLayout(arraySource(bytes));
      expect(layout.map(({ path, dataOffset, size }) => [path, bytes.slice(dataOffset, dataOffset + size)])).toEqual(
        entries,
      );
    }),
    { numRuns: runs },
  );
});

test('one byte changed outside the data of entries is refused', async () => {
  await fc.assert(
    fc.asyncProperty(archive, fc.nat(), fc.integer({ min: 1, max: 255 }), async (entries, place, change) => {
      const bytes = await archiveOf(entries);
      const layout = await readZipLayout(arraySource(bytes));
      const isData = (at: number) => layout.some(({ dataOffset, size }) => at >= dataOffset && at < dataOffset + size);
      const headers = [...bytes.keys()].filter((at) => !isData(at));
      const at = headers[place % headers.length] ?? 0;
      bytes[at] = (bytes[at] ?? 0) ^ change;
      await expect(readZipLayout(arraySource(bytes)), `byte ${at}`).rejects.toMatchObject({ code: 'zip' });
    }),
    { numRuns: runs * 3 },
  );
});

test('junk is refused, whatever it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (junk) => {
      await expect(readZipLayout(arraySource(Uint8Array.from(junk)))).rejects.toMatchObject({ code: 'zip' });
    }),
    { numRuns: runs },
  );
});

test('sizes of any magnitude', async () => {
  const size = fc.oneof(fc.nat(100), fc.integer({ min: 0xfffffff0, max: 0x10000000f }), fc.nat(2 ** 44));
  await fc.assert(
    fc.asyncProperty(fc.array(size, { minLength: 1, maxLength: 6 }), async (sizes) => {
      const entries = sizes.map((bytes, index) => ({
        path: index === 0 ? 'x/bagit.txt' : `x/n${index}`,
        size: bytes,
        crc32: 2 ** 31 + index,
      }));
      const { source, placed } = sparseArchive(entries);
      expect(await readZipLayout(source)).toEqual(placed);
    }),
    { numRuns: runs },
  );
});
