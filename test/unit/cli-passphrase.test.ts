// Where a passphrase may come from, and that it arrives as it was written.
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { given, knownPassphrase, newPassphrase, passphraseOf } from '../../shared/cli/passphrase.ts';
import type { Terminal } from '../../shared/cli/terminal.ts';
import { utf8 } from '../../shared/format/bytes.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const questions = { once: 'once', again: 'again', differ: 'differ' };
const nobody: Terminal = {
  present: false,
  ask: () => Promise.reject(new Error('nobody there')),
  askSecret: () => Promise.reject(new Error('nobody there')),
  say: () => {},
};

function person(...lines: string[]): Terminal & { readonly heard: string[] } {
  const heard: string[] = [];
  return {
    present: true,
    heard,
    ask: async () => lines.shift() ?? '',
    async askSecret(question) {
      heard.push(question);
      return lines.shift() ?? '';
    },
    say: (line) => void heard.push(line),
  };
}

describe('the text of a passphrase file', () => {
  test.each([
    ['pass\n', 'pass'],
    ['pass\r\n', 'pass'],
    ['pass\n\n', 'pass\n'],
    ['  pass \t', '  pass \t'],
    ['\ufeffpass', 'pass'],
    ['e\u0301', 'é'],
    ['口令 一 二\n', '口令 一 二'],
  ])('%j is %j', (content, passphrase) => {
    expect(passphraseOf(utf8(content))).toBe(passphrase);
  });

  test('is refused if it is empty or not UTF-8', () => {
    expect(() => passphraseOf(utf8('\n'))).toThrow('passphrase.missing');
    expect(() => passphraseOf(Uint8Array.of(0xbf, 0xda))).toThrow('input.encoding');
  });
});

describe('sources', () => {
  test('a file, and a file descriptor that stays open', async () => {
    const path = join(folder, 'pass');
    await writeFile(path, 'one two three\n');
    expect(await given({ file: path, fd: undefined })).toBe('one two three');
    await using file = await open(path);
    expect(await given({ file: undefined, fd: file.fd })).toBe('one two three');
    expect((await file.stat()).size).toBe(14);
  });

  test('nothing given is nothing; two at once are refused', async () => {
    expect(await given({ file: undefined, fd: undefined })).toBeUndefined();
    await expect(given({ file: 'x', fd: 3 })).rejects.toMatchObject({ code: 'usage' });
  });

  test.each([
    ['missing', 'input.missing'],
    ['.', 'input.folder'],
    ['long', 'input.too-large'],
  ])('%s → %s', async (name, code) => {
    await writeFile(join(folder, 'long'), 'x'.repeat(5000));
    await expect(given({ file: join(folder, name), fd: undefined })).rejects.toMatchObject({ code });
  });

  test('a descriptor that is not open is a usage error', async () => {
    await expect(given({ file: undefined, fd: 987 })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('asking', () => {
  const none = { file: undefined, fd: undefined };

  test('once for a known passphrase', async () => {
    const asked = person('e\u0301t\u0301');
    expect(await knownPassphrase(none, asked, questions)).toBe('ét\u0301'.normalize('NFC'));
    expect(asked.heard).toEqual(['once']);
  });

  test('twice for a new one, again if they differ', async () => {
    const asked = person('first', 'frist', 'second', 'second');
    expect(await newPassphrase(none, asked, questions)).toBe('second');
    expect(asked.heard).toEqual(['once', 'again', 'differ', 'once', 'again']);
  });

  test('is refused where nobody can answer, and an empty answer is none', async () => {
    await expect(knownPassphrase(none, nobody, questions)).rejects.toMatchObject({ code: 'passphrase.missing' });
    await expect(newPassphrase(none, nobody, questions)).rejects.toMatchObject({ code: 'passphrase.missing' });
    await expect(knownPassphrase(none, person(''), questions)).rejects.toMatchObject({ code: 'passphrase.missing' });
  });
});
