// The archive around the entries: anything but the one layout of FORMAT.md 7.7 is `zip`, anything but known paths is `entries`.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, concat, utf8 } from '../../shared/format/bytes.ts';
import { centralDirectory, endRecords, localHeader, place } from '../../shared/format/package/zip.ts';
import { makePackage, read } from '../support/package-fixture.ts';
import { refusal } from '../support/recording-sink.ts';
import { pack, type Unpacked, unpack } from '../support/repack.ts';

let honest: Bytes;
let content: Unpacked;
let all: [path: string, bytes: Bytes][];
beforeAll(async () => {
  honest = (await makePackage()).bytes;
  content = await unpack(honest);
  all = [...content.entries].map(([path, bytes]) => [`${content.folder}/${path}`, bytes]);
});

const codeOf = async (archive: Bytes): Promise<string> => (await refusal(archive)).code;
const last = <T>(list: readonly T[]): T => list.at(-1) as T;

test('packed again as it was, it is the same file', async () => {
  expect(await pack(all)).toEqual(honest);
});

describe('order', () => {
  test('two entries exchanged', async () => {
    for (let index = 0; index + 1 < all.length; index += 1) {
      const order = [...all];
      order.splice(index, 2, ...all.slice(index, index + 2).reverse());
      expect(await codeOf(await pack(order)), String(index)).toBe('zip');
    }
  });

  test('an entry twice', async () => {
    for (const entry of all) expect(await codeOf(await pack([...all, entry]))).toBe('zip');
    expect(await codeOf(await pack([...all.slice(0, 3), ...all.slice(2)]))).toBe('zip');
  });

  test('nothing at all', async () => {
    expect(await codeOf(await pack([]))).toBe('zip');
    expect(await codeOf(new Uint8Array())).toBe('zip');
    expect(await codeOf(new Uint8Array(22))).toBe('zip');
  });
});

describe('headers', () => {
  /** The archive with a field changed in each of its local or central headers, or in one of them. */
  function patched(change: { local?: number; central?: number; bytes: number[]; both?: boolean }): Bytes {
    const bytes = honest.slice();
    const { placed, directoryOffset } = place(all.map(([path, data]) => entryOf(path, data)));
    const entry = last(placed);
    const centralAt = directoryOffset + centralDirectory(placed.slice(0, -1)).length;
    if (change.local !== undefined) bytes.set(change.bytes, entry.headerOffset + change.local);
    if (change.central !== undefined) bytes.set(change.bytes, centralAt + change.central);
    return bytes;
  }

  const rows: Record<string, Parameters<typeof patched>[0]> = {
    'version needed': { local: 4, central: 6, bytes: [10, 0] },
    'flag: UTF-8 names': { local: 6, central: 8, bytes: [0, 8] },
    'flag: data descriptor': { local: 6, central: 8, bytes: [8, 0] },
    'flag: encrypted': { local: 6, central: 8, bytes: [1, 0] },
    'method: deflated': { local: 8, central: 10, bytes: [8, 0] },
    'a time': { local: 10, central: 12, bytes: [1, 0] },
    'a date': { local: 12, central: 14, bytes: [0x22, 0] },
    'CRC in the local header': { local: 14, bytes: [1, 2, 3, 4] },
    'CRC in the directory': { central: 16, bytes: [1, 2, 3, 4] },
    'CRC in both': { local: 14, central: 16, bytes: [1, 2, 3, 4] },
    'compressed size': { local: 18, central: 20, bytes: [1, 0, 0, 0] },
    'size in both': { local: 22, central: 24, bytes: [1, 0, 0, 0] },
    'length of an extra field': { local: 28, bytes: [4, 0] },
    'made by DOS': { central: 4, bytes: [20, 0] },
    'length of a comment': { central: 32, bytes: [1, 0] },
    'disk 1': { central: 34, bytes: [1, 0] },
    'internal attributes': { central: 36, bytes: [1, 0] },
    'an executable': { central: 38, bytes: [0, 0, 0xed, 0x81] },
    'a symbolic link': { central: 38, bytes: [0, 0, 0xff, 0xa1] },
    'another offset': { central: 42, bytes: [0, 0, 0, 0] },
    'another name in the local header': { local: 30, bytes: [0x68] },
    'another name in the directory': { central: 46, bytes: [0x68] },
  };
  test.each(Object.entries(rows))('%s', async (_, change) => {
    expect(await codeOf(patched(change))).toBe('zip');
  });
});

const entryOf = (path: string, data: Bytes) => ({ path, size: data.length, crc32: 0 });

describe('bytes that belong to nothing', () => {
  const parts = () => {
    const { placed, directoryOffset } = place(all.map(([path, data]) => entryOf(path, data)));
    const directory = honest.slice(directoryOffset, honest.length - 22);
    return { placed, directoryOffset, directory, files: honest.slice(0, directoryOffset), end: honest.slice(-22) };
  };

  test('before the directory, fitted into the offset', async () => {
    const { files, directory, directoryOffset } = parts();
    const end = endRecords(all.length, directory.length, directoryOffset + 1);
    expect(await codeOf(concat(files, utf8('x'), directory, end))).toBe('zip');
  });

  test('between directory and end, fitted into the size', async () => {
    const { files, directory, directoryOffset } = parts();
    const end = endRecords(all.length, directory.length + 1, directoryOffset);
    expect(await codeOf(concat(files, directory, utf8('x'), end))).toBe('zip');
    expect(
      await codeOf(concat(files, directory, utf8('x'), endRecords(all.length, directory.length, directoryOffset))),
    ).toBe('zip');
  });

  test('a comment behind the end', async () => {
    const end = honest.slice(-22);
    end[20] = 3;
    expect(await codeOf(concat(honest.slice(0, -22), end, utf8('abc')))).toBe('zip');
  });

  test('before the first entry, all offsets moved', async () => {
    const { placed, directoryOffset, files } = parts();
    const moved = placed.map((entry) => ({ ...entry, headerOffset: entry.headerOffset + 1 }));
    const directory = centralDirectory(moved);
    const archive = concat(utf8('x'), files, directory, endRecords(all.length, directory.length, directoryOffset + 1));
    expect(await codeOf(archive)).toBe('zip');
  });

  test('an entry that the directory does not list', async () => {
    const extra = { ...entryOf(`${content.folder}/zzz`, utf8('hidden')), headerOffset: 0 };
    const { files, directory, directoryOffset } = parts();
    const hidden = concat(localHeader(extra), utf8('hidden'));
    const end = endRecords(all.length, directory.length, directoryOffset + hidden.length);
    expect(await codeOf(concat(files, hidden, directory, end))).toBe('zip');
  });

  test('counts in the end record', async () => {
    for (const [at, value] of [
      [4, 1],
      [6, 1],
      [8, all.length - 1],
      [10, all.length + 1],
    ] as const) {
      const bytes = honest.slice();
      bytes[bytes.length - 22 + at] = value;
      expect(await codeOf(bytes), String(at)).toBe('zip');
    }
  });

  test('ZIP64 records where none are needed', async () => {
    const { files, directory, directoryOffset } = parts();
    const zip64 = endRecords(0xffff, directory.length, directoryOffset);
    const view = new DataView(zip64.buffer);
    for (const at of [24, 32]) view.setBigUint64(at, BigInt(all.length), true);
    expect(await codeOf(concat(files, directory, zip64))).toBe('zip');
    expect(await codeOf(concat(files, directory, zip64.slice(0, -22), honest.slice(-22)))).toBe('zip');
  });
});

describe('packed by a general program', () => {
  const python = `
import sys, zipfile
source, target, method, mode = sys.argv[1:]
with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, 'w', int(method)) as new:
    if mode == 'folders': new.mkdir(old.namelist()[0].split('/')[0])
    for item in old.infolist(): new.writestr(item if mode == 'same' else item.filename, old.read(item), int(method))
`;
  test.each([
    ['stored, its own times', '0', 'own'],
    ['stored, times kept', '0', 'same'],
    ['with an entry for the folder', '0', 'folders'],
    ['deflated', '8', 'own'],
  ])('%s', async (_, method, mode) => {
    const dir = mkdtempSync(join(tmpdir(), 'handover-zip-'));
    try {
      const [source, target] = [join(dir, 'a.zip'), join(dir, 'b.zip')];
      writeFileSync(source, honest);
      execFileSync('python3', ['-c', python, source, target, method, mode]);
      const repacked = Uint8Array.from(readFileSync(target));
      // Where a program reproduces every byte, there is nothing to refuse.
      if (mode === 'same') expect(repacked.length).toBe(honest.length);
      if (Buffer.from(repacked).equals(honest)) await read(repacked);
      else expect(await codeOf(repacked)).toBe('zip');
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
