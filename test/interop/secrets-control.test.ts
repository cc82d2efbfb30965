// The search for secrets finds what is planted for it: without this, its silence elsewhere would prove nothing.
import { execFileSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { createFinder, keyNeedles, searchFiles, textNeedles } from '../support/secret-search.ts';
import { searchAll, watch, watchFolder } from '../support/watched.ts';

const node = resolve(import.meta.dirname, '../../node_modules/.bin/node');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

function newFolder(): string {
  const folder = watchFolder();
  folders.push(folder);
  return folder;
}

describe('the search itself', () => {
  const value = '上海市黄浦区听潮街7号𠮷';
  const key = createHash('sha256').update('a key').digest();
  const needles = [...textNeedles('address', value), ...keyNeedles('key', key)];

  test('knows every form', () => {
    expect(new Set(needles.map(({ form }) => form.replace(/, \d$/, '')))).toEqual(
      new Set([
        'UTF-8',
        'UTF-16LE',
        'UTF-16BE',
        'GB18030',
        'bytes',
        ...['UTF-8', 'GB18030', 'bytes'].flatMap((from) => [
          `hex of ${from}`,
          `HEX of ${from}`,
          `base64 of ${from}`,
          `base64url of ${from}`,
        ]),
      ]),
    );
  });

  test('finds a planted value in each, wherever it lies, in a file and in a name', () => {
    const find = createFinder(needles);
    const forms: [string, Buffer][] = [
      ['UTF-8', Buffer.from(value)],
      ['UTF-16LE', Buffer.from(value, 'utf16le')],
      ['UTF-16BE', Buffer.from(value, 'utf16le').swap16()],
      ['hex of UTF-8', Buffer.from(Buffer.from(value).toString('hex'))],
      ['HEX of bytes', Buffer.from(key.toString('hex').toUpperCase())],
      ['bytes', key],
    ];
    for (const [form, bytes] of forms) {
      const hidden = Buffer.concat([randomBytes(1000 + bytes.length), bytes, randomBytes(77)]);
      expect(find(hidden, 'here')).toContainEqual({ label: expect.any(String), form, place: 'here' });
    }
    const folder = newFolder();
    writeFileSync(join(folder, 'work', `${value}.txt`), value);
    expect(searchFiles(find, folder).map(({ place }) => place)).toEqual([
      `work/${value}.txt`,
      `the name of work/${value}.txt`,
    ]);
    expect(searchFiles(find, folder, ['work'])).toEqual([]);
  });

  test('finds what others have encoded: iconv’s GB18030, base64 at each of its three places', () => {
    const find = createFinder(needles);
    for (const before of ['', 'x', 'xx']) {
      for (const secret of [Buffer.from(value), key]) {
        const text = Buffer.concat([Buffer.from(before), secret, Buffer.from('yz')]).toString('base64');
        const [found] = find(Buffer.from(`{"data":"${text}"}`), 'json');
        expect(found?.form).toMatch(new RegExp(`^base64 of .*, ${before.length}$`));
      }
    }
    const gb18030 = execFileSync('iconv', ['-f', 'UTF-8', '-t', 'GB18030'], { input: value });
    expect(find(Buffer.concat([randomBytes(99), gb18030]), 'gb')).toMatchObject([{ form: 'GB18030' }]);
  });

  test('finds nothing in noise', () => {
    expect(createFinder(needles)(randomBytes(4_000_000), 'noise')).toEqual([]);
  });

  test('sees what a program writes, starts and says, though the file is gone', async () => {
    const dir = newFolder();
    const script = `
      const fs = require('node:fs');
      const value = Buffer.from(process.argv[1], 'hex').toString();
      fs.writeFileSync('gone.txt', value); fs.unlinkSync('gone.txt');
      fs.promises.writeFile('threads.txt', [Buffer.from(value, 'utf16le')]).then(() => fs.unlinkSync('threads.txt'));
      process.stdout.write(value.slice(0, 5)); process.stdout.write(value.slice(5));
      require('node:child_process').execFileSync('/bin/true', [value]);`;
    const seen = await watch(dir, [node, '-e', script, Buffer.from(value).toString('hex')]);
    const found = searchAll(seen, needles, []).map(({ form, place }) => [form, place.replace(dir, '')]);
    expect(found).toContainEqual(['UTF-8', 'a write to /work/gone.txt']);
    expect(found).toContainEqual(['UTF-16LE', 'a write to /work/threads.txt']);
    expect(found).toContainEqual(['UTF-8', 'an argument']);
    expect(found).toContainEqual(['hex of UTF-8', 'an argument']);
    expect(found).toContainEqual(['UTF-8', 'standard output']);
    expect(readdirSync(join(dir, 'work'))).toEqual([]);
  });
});
