// Paths that a package may not hold, under headers that fit: `entries`, before anything is read of them.
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, utf8 } from '../../shared/format/bytes.ts';
import { makePackage } from '../support/package-fixture.ts';
import { refusal } from '../support/recording-sink.ts';
import { pack, type Unpacked, unpack } from '../support/repack.ts';

let content: Unpacked;
let all: [path: string, bytes: Bytes][];
beforeAll(async () => {
  content = await unpack((await makePackage()).bytes);
  all = [...content.entries].map(([path, bytes]) => [`${content.folder}/${path}`, bytes]);
});

const codeOf = async (archive: Bytes): Promise<string> => (await refusal(archive)).code;

describe('paths', () => {
  /** With one more entry, or one under another name, in its right place. */
  async function withPath(path: string, instead?: string): Promise<string> {
    const kept = all.filter(([name]) => name !== `${content.folder}/${instead}`);
    const [first, ...others] = [...kept, [`${content.folder}/${path}`, utf8('x')] as [string, Bytes]];
    others.sort(([left], [right]) => (left < right ? -1 : 1));
    return codeOf(await pack([first as [string, Bytes], ...others]));
  }

  test.each([
    'fetch.txt',
    'manifest-sha512.txt',
    'manifest-md5.txt',
    'tagmanifest-sha512.txt',
    'signatures/other.sig',
    'signatures/seller.sig.tsr',
    'README.txt',
    'data/notes.txt',
    'data/a/b.age',
    'data/f00001',
    'data/t01-00001.csv.age',
    'data/datapackage.json',
    'keys/seller.age',
    'keys/release-0.age',
    'keys/release-9.age',
    'cards/0.card',
    'cards/01.card',
    'cards/a.card',
    'log/log.jsonl',
    'reports/page.html',
    'reports/Risk.json',
    'reports/con.json',
    'reports/com1.x.json',
    'data/../evil.age',
    'data//f00001.age',
    'data/F00001.age',
    '/etc/passwd',
    'data\\f00002.age',
    '.hidden',
    'data/.hidden',
    `${'a'.repeat(65)}.txt`,
    'a/b/c/d.txt',
    '',
  ])('one more entry: %s', async (path) => {
    expect(await withPath(path)).toBe('entries');
  });

  test('an entry of another folder', async () => {
    const foreign = all.map(([path, bytes], index): [string, Bytes] => [
      index === all.length - 1 ? path.replace('/', '0/') : path,
      bytes,
    ]);
    expect(await codeOf(await pack(foreign))).toBe('entries');
  });

  test('no folder, or one of another form', async () => {
    for (const folder of [
      'evil',
      'HO-2026-7K4Q-M',
      'ho-2026-7k4q-m-full-1',
      'HO-2026-7K4Q-M-full-0',
      '..',
      `${content.folder}x`,
    ]) {
      const moved = all.map(([path, bytes]): [string, Bytes] => [path.replace(content.folder, folder), bytes]);
      expect(await codeOf(await pack(moved)), folder).toBe('entries');
    }
  });

  test('the folder of another package', async () => {
    const folder = content.folder.replace('-full-1', '-full-2');
    const moved = all.map(([path, bytes]): [string, Bytes] => [path.replace(content.folder, folder), bytes]);
    expect(await codeOf(await pack(moved))).toBe('entries');
  });

  test('a fixed entry removed', async () => {
    for (const [path, code] of [
      ['bagit.txt', 'zip'],
      ['bag-info.txt', 'entries'],
      ['data/datapackage.json.age', 'entries'],
      ['handover.json', 'entries'],
      ['log/checkpoint.json', 'entries'],
      ['log/leaves.bin', 'entries'],
      ['manifest-sha256.txt', 'entries'],
      ['signatures/seller.sig', 'entries'],
      ['tagmanifest-sha256.txt', 'entries'],
    ] as const) {
      const rest = all.filter(([name]) => name !== `${content.folder}/${path}`);
      expect(await codeOf(await pack(rest)), path).toBe(code);
    }
  });
});
