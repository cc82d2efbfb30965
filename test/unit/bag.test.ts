import { describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../shared/format/bytes.ts';
import {
  bagInfoText,
  bagitText,
  checkTagManifest,
  parseManifest,
  payloadManifest,
  tagManifest,
} from '../../shared/format/package/bag.ts';
import { checkEntrySet, checkPaths, comparePaths, isDeviceName, paths } from '../../shared/format/package/paths.ts';

const a = 'aa'.repeat(32);
const b = 'bb'.repeat(32);
const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

describe('text files', () => {
  test('bagit.txt and bag-info.txt of the format', () => {
    expect(text(bagitText)).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    expect(text(bagInfoText('HO-2026-7K4Q-M-full-1', '2026-11-21T05:00:00Z', [1238, 209, 468, 336]))).toBe(
      'Payload-Oxum: 2251.4\nBagging-Date: 2026-11-21\nExternal-Identifier: HO-2026-7K4Q-M-full-1\n',
    );
  });

  test('the manifests divide the entries between them, by path in byte order', () => {
    const digests = new Map([
      ['handover.json', a],
      ['data/t01-00001.csv.zst.age', b],
      ['data/f00001.age', a],
      ['bagit.txt', b],
      ['bag-info.txt', a],
      ['signatures/seller.sig', a],
      ['tagmanifest-sha256.txt', a],
    ]);
    expect(text(payloadManifest(digests))).toBe(`${a}  data/f00001.age\n${b}  data/t01-00001.csv.zst.age\n`);
    expect(text(tagManifest(digests))).toBe(`${a}  bag-info.txt\n${b}  bagit.txt\n${a}  handover.json\n`);
    expect([...parseManifest(payloadManifest(digests), 'm').entries()]).toEqual([
      ['data/f00001.age', a],
      ['data/t01-00001.csv.zst.age', b],
    ]);
    expect(parseManifest(new Uint8Array(), 'm').size).toBe(0);
  });

  test('a wrong tag manifest names the first entry that differs', () => {
    const digests = new Map([
      ['bag-info.txt', a],
      ['bagit.txt', b],
    ]);
    const entryOf = (found: Uint8Array): string | undefined => {
      try {
        checkTagManifest(found, digests);
        return undefined;
      } catch (error) {
        return (error as { where: { entry: string } }).where.entry;
      }
    };
    expect(entryOf(tagManifest(digests))).toBe(undefined);
    expect(entryOf(utf8(`${a}  bag-info.txt\n${a}  bagit.txt\n`))).toBe('bagit.txt');
    expect(entryOf(concat(tagManifest(digests), utf8(`${a}  keys/buyer.age\n`)))).toBe('keys/buyer.age');
    expect(entryOf(concat(tagManifest(digests), utf8('rm -rf /\n')))).toBe(paths.tagManifest);
  });
});

describe('paths', () => {
  test('order: bagit.txt, then bytes', () => {
    const sorted = [
      'bagit.txt',
      'bag-info.txt',
      'cards/1.card',
      'cards/10.card',
      'cards/2.card',
      'data/f00001.age',
      'handover.json',
    ];
    expect(sorted.toReversed().sort(comparePaths)).toEqual(sorted);
    expect(comparePaths('bagit.txt', 'bagit.txt')).toBe(0);
  });

  test('device names, before a dot or the end of a component', () => {
    for (const name of ['con', 'CON', 'nul.txt', 'com0', 'lpt9.a.b', 'aux.', 'prn'])
      expect(isDeviceName(name), name).toBe(true);
    for (const name of ['cons', 'con1', 'com', 'com10', 'xcon', 'lpt', 'null', 'a.con'])
      expect(isDeviceName(name), name).toBe(false);
  });

  test('a folder and all fixed files', () => {
    const fixed = Object.values(paths).filter((path) => path !== paths.log && path !== paths.buyerKey);
    const all = fixed.map((path) => `HO-2026-7K4Q-M-trial-12/${path}`);
    expect(checkPaths(all)).toEqual({ folder: 'HO-2026-7K4Q-M-trial-12', below: fixed });
    for (const missing of all) {
      expect(() => checkPaths(all.filter((path) => path !== missing)), missing).toThrow(/^entries/);
    }
  });

  test('an error shows no endless path', () => {
    const error = (() => {
      try {
        return checkPaths([`HO-2026-7K4Q-M-full-1/${'x'.repeat(60_000)}`]);
      } catch (thrown) {
        return thrown as { where: { entry: string } };
      }
    })();
    expect('where' in error && error.where.entry.length).toBe(200);
  });

  test('sets, not lists', () => {
    checkEntrySet(['a', 'b'], ['b', 'a']);
    expect(() => checkEntrySet(['a'], ['a', 'b'])).toThrow(/^entries, entry b/);
    expect(() => checkEntrySet(['a', 'b'], ['a'])).toThrow(/^entries, entry b/);
    expect(() => checkEntrySet(['a', 'a'], ['a'])).toThrow(/^entries/);
  });
});
