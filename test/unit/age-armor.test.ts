// ASCII armor: what may stand around it, how long its lines are, and that nothing of it is read without limit.
import { describe, expect, test } from 'vitest';
import { sealAge } from '../../shared/format/age/file.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { decrypt } from '../../shared/format/age.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { collect, drain, expectBytes, inPieces, sample, streamOf } from '../support/age.ts';

const identity = await generateIdentity('x25519');
const recipient = await recipientOf(identity);
const begin = '-----BEGIN AGE ENCRYPTED FILE-----';
const end = '-----END AGE ENCRYPTED FILE-----';

function armor(file: Uint8Array): string {
  const lines = [...inPieces(file, 48)].map((line) => Buffer.from(line).toString('base64'));
  return [begin, ...lines, end, ''].join('\n');
}

const plaintext = sample(100_000);
const armored = armor(await sealAge(recipient, plaintext));

async function open(text: string): Promise<void> {
  expectBytes(await collect(await decrypt([identity], streamOf(inPieces(utf8(text), 1000)))), plaintext);
}

async function refuse(text: string): Promise<void> {
  const { error } = await drain(() => decrypt([identity], streamOf(inPieces(utf8(text), 1000))));
  expect(error).toMatchObject({ code: 'age', where: { member: 'armor' } });
}

describe('white space around the armor', () => {
  test.each([
    ['none', armored],
    ['no last line end', armored.trimEnd()],
    ['1,024 bytes of lines before', `${' \t\r\n'.repeat(256)}${armored}`],
    ['1,024 bytes after', `${armored}${' '.repeat(1024)}`],
    ['CRLF throughout', armored.replaceAll('\n', '\r\n')],
    ['LF and CRLF in turn', armored.replace('\n', '\r\n')],
  ])('%s is read', (_what, text) => open(text));

  test.each([
    ['1,028 bytes of lines before', `${' \t\r\n'.repeat(257)}${armored}`],
    ['a line of spaces before that does not end', `${' '.repeat(200)}${armored}`],
    ['spaces in the first line', ` ${armored}`],
    ['1,025 bytes after', `${armored}${' '.repeat(1025)}`],
    ['something behind the white space', `${armored}${' '.repeat(1024)}x`],
    ['something else behind', `${armored}x`],
    ['only white space', ' \n'.repeat(10)],
  ])('%s is refused', (_what, text) => refuse(text));
});

describe('lines', () => {
  const lines = armored.split('\n');
  const change = (index: number, line: string) => lines.with(index, line).join('\n');

  test.each([
    ['65 signs', change(5, `${lines[5]}A`)],
    ['68 signs', change(5, `${lines[5]}AAAA`)],
    ['60 signs in the middle', change(5, lines[5]?.slice(0, 60) ?? '')],
    ['an empty one', change(5, '')],
    ['padding in the middle', change(5, `${lines[5]?.slice(0, 62)}==`)],
    ['a carriage return within', change(5, `${lines[5]?.slice(0, 63)}\r`)],
    ['a sign of base64url', change(5, `${lines[5]?.slice(0, 63)}_`)],
    ['a letter outside ASCII', change(5, `${lines[5]?.slice(0, 62)}客`)],
    ['no end', lines.slice(0, -2).join('\n')],
    ['an end of another kind', change(lines.length - 2, '-----END PGP MESSAGE-----')],
    ['a second beginning', `${armored}${armored}`],
    ['headers', change(1, `Version: 1\n\n${lines[1]}`)],
  ])('%s is refused', (_what, text) => refuse(text));

  test('a line without end is refused after a bounded read', async () => {
    let read = 0;
    function* endless() {
      yield utf8(`${begin}\n`);
      for (;;) {
        read += 10;
        yield utf8('AAAAAAAAAA');
      }
    }
    await expect(decrypt([identity], streamOf(endless()))).rejects.toMatchObject({ where: { member: 'armor' } });
    expect(read).toBeLessThan(200);
  });
});
