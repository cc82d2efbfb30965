import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as nodeCrc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { randomBytes, toHex, utf8 } from '../../shared/format/bytes.ts';
import { crc32 } from '../../shared/format/package/crc32.ts';
import { arraySource, readChunks, readExactly } from '../../shared/format/package/source.ts';
import { centralDirectory, endRecords, localHeader, type ZipEntry } from '../../shared/format/package/zip.ts';
import { readZipLayout } from '../../shared/format/package/zip-read.ts';
import { bytesEntry, zipStream } from '../../shared/format/package/zip-write.ts';
import { full } from '../parameters.ts';
import { collect } from '../support/package-fixture.ts';
import { sparseArchive } from '../support/sparse-source.ts';

const gib = 1024 ** 3;
const M = 0xffffffff;
const zeros = (path: string, size: number): ZipEntry => ({ path, size, crc32: 0x12345678 });

describe('crc32', () => {
  test('check value, and the runtime, at every length and alignment', () => {
    expect(crc32(utf8('123456789'))).toBe(0xcbf43926);
    const bytes = randomBytes(300);
    for (let length = 0; length <= 40; length += 1) {
      for (let start = 0; start < 9; start += 1) {
        const part = bytes.subarray(start, start + length);
        expect(crc32(part)).toBe(nodeCrc32(part));
      }
    }
  });

  test('goes on from a part', () => {
    const bytes = randomBytes(1000);
    for (const cut of [0, 1, 7, 8, 500, 1000]) {
      expect(crc32(bytes.subarray(cut), crc32(bytes.subarray(0, cut)))).toBe(nodeCrc32(bytes));
    }
  });
});

describe('headers, byte for byte as FORMAT.md 7.7 has them', () => {
  const hex = (text: string): string => text.replace(/[\s·]/g, '');

  test('of a small entry', () => {
    const entry = { path: 'a', size: 3, crc32: 0x01020304, headerOffset: 5 };
    expect(toHex(localHeader(entry))).toBe(
      hex('504b0304 1400 0000 0000 0000 2100 04030201 03000000 03000000 0100 0000 61'),
    );
    expect(toHex(centralDirectory([entry]))).toBe(
      hex(`504b0102 1403 1400 0000 0000 0000 2100 04030201 03000000 03000000 0100 0000
        0000 0000 0000 0000a481 05000000 61`),
    );
    expect(toHex(endRecords(1, 47, 34))).toBe(hex('504b0506 0000 0000 0100 0100 2f000000 22000000 0000'));
  });

  test('of a big one, and of a far one', () => {
    const big = { path: 'a', size: M, crc32: 0, headerOffset: 0 };
    expect(toHex(localHeader(big))).toBe(
      hex(`504b0304 2d00 0000 0000 0000 2100 00000000 ffffffff ffffffff 0100 1400 61
        0100 1000 ffffffff00000000 ffffffff00000000`),
    );
    const far = { path: 'a', size: 1, crc32: 0, headerOffset: M };
    expect(toHex(localHeader(far))).toBe(
      hex('504b0304 2d00 0000 0000 0000 2100 00000000 01000000 01000000 0100 0000 61'),
    );
    expect(toHex(centralDirectory([far]))).toBe(
      hex(`504b0102 1403 2d00 0000 0000 0000 2100 00000000 01000000 01000000 0100 0c00
        0000 0000 0000 0000a481 ffffffff 61 0100 0800 ffffffff00000000`),
    );
    const both = centralDirectory([{ ...big, headerOffset: 2 * gib * 4 }]);
    expect(toHex(both).slice(-56)).toBe(hex('0100 1800 ffffffff00000000 ffffffff00000000 0000000002000000'));
  });

  test('of one a byte below the edge', () => {
    const entry = { path: 'a', size: M - 1, crc32: 0, headerOffset: M - 1 };
    expect(toHex(localHeader(entry)).slice(8, 12)).toBe('1400');
    expect(centralDirectory([entry]).length).toBe(47);
  });

  test('of the ZIP64 end', () => {
    expect(toHex(endRecords(0xffff, 1, 2))).toBe(
      hex(`504b0606 2c00000000000000 1403 2d00 00000000 00000000 ffff000000000000 ffff000000000000
        0100000000000000 0200000000000000
        504b0607 00000000 0300000000000000 01000000
        504b0506 0000 0000 ffff ffff 01000000 02000000 0000`),
    );
    expect(endRecords(0xfffe, M - 1, M - 1).length).toBe(22);
    expect(endRecords(1, 1, M).length).toBe(98);
  });
});

describe('sizes that no disk here holds', () => {
  test.each([
    ['one of 5 GiB', [zeros('x/bagit.txt', 10), zeros('x/big', 5 * gib), zeros('x/far', 7)]],
    ['exactly M, and a byte less', [zeros('x/bagit.txt', M), zeros('x/less', M - 1)]],
    ['an offset of exactly M', [zeros('x/bagit.txt', M - 41), zeros('x/at', 1)]],
    ['an offset of a byte less', [zeros('x/bagit.txt', M - 42), zeros('x/at', 1)]],
    ['a directory at exactly M', [zeros('x/bagit.txt', M - 41)]],
    ['many terabytes', [zeros('x/bagit.txt', 1), zeros('x/a', 4000 * gib), zeros('x/b', 4000 * gib), zeros('x/c', 1)]],
  ])('%s', async (_, entries) => {
    const { source, placed } = sparseArchive(entries);
    expect(await readZipLayout(source)).toEqual(placed);
  });

  test.each(full ? [0xfffe, 0xffff, 0x10000, 70_000] : [0xfffe, 0xffff])('%i entries', async (count) => {
    const entries = Array.from({ length: count }, (_, index) =>
      zeros(index === 0 ? 'x/bagit.txt' : `x/n${String(index).padStart(6, '0')}`, 0),
    );
    const archive = await collect(zipStream(entries.map(({ path }) => bytesEntry(path, new Uint8Array()))));
    const layout = await readZipLayout(arraySource(archive));
    expect(layout.length).toBe(count);
    expect(layout.at(-1)?.path).toBe(entries.at(-1)?.path);
  });

  test('a directory beyond all measure', async () => {
    const { source } = sparseArchive([zeros('x/bagit.txt', 0)]);
    const tail = endRecords(1, 33 * 1024 * 1024, 0);
    const huge = {
      size: 33 * 1024 * 1024 + tail.length,
      read: async (offset: number, length: number) => {
        const bytes = new Uint8Array(length);
        if (offset >= 33 * 1024 * 1024) bytes.set(tail.subarray(offset - 33 * 1024 * 1024).subarray(0, length));
        return bytes;
      },
    };
    expect(source.size).toBeGreaterThan(0);
    await expect(readZipLayout(huge)).rejects.toMatchObject({ code: 'zip', facts: { reason: 'size' } });
  });

  test('ZIP64 numbers beyond 2^53', async () => {
    const { tail } = sparseArchive([zeros('x/bagit.txt', 5 * gib)]);
    for (const at of [32, 40, 48]) {
      const bad = tail.slice();
      new DataView(bad.buffer).setBigUint64(at, 2n ** 53n, true);
      await expect(readZipLayout(arraySource(bad))).rejects.toMatchObject({ code: 'zip' });
    }
  });

  test('a damaged ZIP64 record', async () => {
    const entries = [zeros('x/bagit.txt', 5 * gib)];
    const { source, tail } = sparseArchive(entries);
    for (let at = 0; at < tail.length; at += 1) {
      const flipped: typeof source = {
        size: source.size,
        read: async (offset, length) => {
          const bytes = await source.read(offset, length);
          const place = source.size - tail.length + at - offset;
          if (place >= 0 && place < length) bytes[place] = (bytes[place] ?? 0) ^ 1;
          return bytes;
        },
      };
      await expect(readZipLayout(flipped), `byte ${at}`).rejects.toMatchObject({ code: 'zip' });
    }
  });
});

test('a foreign program finds every entry, ZIP64 records and all', async () => {
  const entries = Array.from({ length: 66_000 }, (_, index) =>
    bytesEntry(index === 0 ? 'x/bagit.txt' : `x/n${String(index).padStart(6, '0')}`, utf8(String(index % 7))),
  );
  const dir = mkdtempSync(join(tmpdir(), 'handover-zip64-'));
  try {
    writeFileSync(join(dir, 'a.zip'), await collect(zipStream(entries)));
    const script =
      'import sys,zipfile; z=zipfile.ZipFile(sys.argv[1]); print(len(z.namelist()), z.read("x/bagit.txt"), z.read("x/n065999"))';
    const said = execFileSync('python3', ['-c', script, join(dir, 'a.zip')], { encoding: 'utf8' });
    expect(said.trim()).toBe("66000 b'0' b'3'");
  } finally {
    rmSync(dir, { recursive: true });
  }
});

describe('writing', () => {
  test('refuses data that is not what was announced', async () => {
    const honest = bytesEntry('x/bagit.txt', utf8('abc'));
    for (const wrong of [
      { ...honest, size: 4 },
      { ...honest, size: 2 },
      { ...honest, crc32: 1 },
    ]) {
      await expect(collect(zipStream([wrong]))).rejects.toMatchObject({ code: 'zip', where: { entry: 'x/bagit.txt' } });
    }
  });

  test('takes the data of an entry once, in pieces of any size', async () => {
    let opened = 0;
    const bytes = randomBytes(5000);
    const entry = {
      ...bytesEntry('x/bagit.txt', bytes),
      async *open() {
        opened += 1;
        yield bytes.subarray(0, 1);
        yield bytes.subarray(1, 1);
        yield bytes.subarray(1);
      },
    };
    expect(await collect(zipStream([entry]))).toEqual(await collect(zipStream([bytesEntry('x/bagit.txt', bytes)])));
    expect(opened).toBe(1);
  });
});

describe('sources', () => {
  test('that end early', async () => {
    await expect(readExactly(arraySource(new Uint8Array(3)), 1, 3)).rejects.toMatchObject({ code: 'zip' });
  });

  test('are read in chunks of 1 MiB', async () => {
    const bytes = randomBytes(64 * 1024);
    const source = { size: 3 * 1024 * 1024, read: async (_: number, length: number) => new Uint8Array(length) };
    const sizes: number[] = [];
    for await (const chunk of readChunks(source, 5, 2 * 1024 * 1024 + 5)) sizes.push(chunk.length);
    expect(sizes).toEqual([1024 * 1024, 1024 * 1024, 5]);
    expect(await collect(readChunks(arraySource(bytes), 10, 100))).toEqual(bytes.slice(10, 110));
  });
});
