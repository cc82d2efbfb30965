import { describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../shared/format/bytes.ts';
import { isProfileText, maxJsonBytes, readJsonFile, writeJsonFile } from '../../shared/format/json-file.ts';

function reasonOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'json' && 'facts' in error) {
      return String((error.facts as { reason?: string }).reason);
    }
    throw error;
  }
  return 'accepted';
}

const read = (text: string): string => reasonOf(() => readJsonFile(utf8(text)));
const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

describe('what a file may be', () => {
  test.each([
    '{}\n',
    '{"a":1,"b":[true,false,"\\n"],"c":{"d":-5}}\n',
    `{"a":${Number.MAX_SAFE_INTEGER},"b":-${Number.MAX_SAFE_INTEGER}}\n`,
    '{"a":"䶮 · 阿依古丽·买买提 👩‍🔧"}\n',
    `${nested(16)}\n`,
    `{"${'a'.repeat(40)}":1}\n`,
  ])('%s', (text) => {
    const value = readJsonFile(utf8(text));
    expect(writeJsonFile(value)).toEqual(utf8(text));
  });
});

describe('what is refused', () => {
  test.each([
    ['a doubled member', '{"a":1,"a":1}\n', 'not-canonical'],
    ['members out of order', '{"b":1,"a":1}\n', 'not-canonical'],
    ['minus zero', '{"a":-0}\n', 'number'],
    ['a fraction', '{"a":1.5}\n', 'number'],
    ['a whole number written as a fraction', '{"a":1.0}\n', 'not-canonical'],
    ['an exponent', '{"a":1e3}\n', 'not-canonical'],
    ['2^53', '{"a":9007199254740992}\n', 'number'],
    ['-2^53', '{"a":-9007199254740992}\n', 'number'],
    ['a number beyond doubles', '{"a":1e999}\n', 'number'],
    ['null', '{"a":null}\n', 'kind'],
    ['null alone', 'null\n', 'kind'],
    ['a space', '{"a": 1}\n', 'not-canonical'],
    ['no LF at the end', '{"a":1}', 'not-canonical'],
    ['two LF', '{"a":1}\n\n', 'not-canonical'],
    ['CRLF', '{"a":1}\r\n', 'not-canonical'],
    ['LF before', '\n{"a":1}\n', 'not-canonical'],
    ['a needless escape', '{"a":"\\u0041"}\n', 'not-canonical'],
    ['an escaped solidus', '{"a":"\\/"}\n', 'not-canonical'],
    ['hex in capitals', '{"a":"\\u000A"}\n', 'not-canonical'],
    ['a byte order mark', '\ufeff{"a":1}\n', 'syntax'],
    ['nothing', '', 'syntax'],
    ['half a file', '{"a":', 'syntax'],
    ['two values', '{}{}\n', 'syntax'],
    ['depth 17', `${nested(17)}\n`, 'depth'],
    ['depth a million', `${nested(1_000_000)}\n`, 'depth'],
    ['a member name with a capital', '{"A":1}\n', 'member-name'],
    ['an empty member name', '{"":1}\n', 'member-name'],
    ['a member name of 41 signs', `{"${'a'.repeat(41)}":1}\n`, 'member-name'],
    ['a member name with a line break', '{"a\\n":1}\n', 'member-name'],
    ['__proto__', '{"__proto__":1}\n', 'member-name'],
    ['a string that is not NFC', '{"a":"e\u0301"}\n', 'text'],
    ['a lone surrogate', '{"a":"\\ud800"}\n', 'text'],
  ])('%s', (_, text, reason) => {
    expect(read(text)).toBe(reason);
  });

  test.each([
    0x00, 0x01, 0x08, 0x09, 0x0b, 0x0d, 0x1f, 0x7f, 0x80, 0x9f, 0x061c, 0x200e, 0x200f, 0x2028, 0x2029, 0x202a, 0x202e,
    0x2066, 0x2069, 0xfeff,
  ])('the character %i in a string', (code) => {
    const text = `a${String.fromCodePoint(code)}b`;
    expect(isProfileText(text)).toBe(false);
    expect(reasonOf(() => writeJsonFile({ a: text }))).toBe('text');
    const escaped = JSON.stringify(text);
    expect(read(`{"a":${escaped}}\n`)).toBe('text');
  });

  test.each([0x20, 0x7e, 0xa0, 0x061b, 0x200d, 0x2027, 0x202f, 0x2065, 0x206a, 0xfefe, 0x0a])(
    'not the character %i',
    (code) => {
      expect(isProfileText(`a${String.fromCodePoint(code)}b`)).toBe(true);
    },
  );

  test('bytes that are not UTF-8', () => {
    expect(reasonOf(() => readJsonFile(concat(utf8('{"a":"'), Uint8Array.of(0xff), utf8('"}\n'))))).toBe('utf8');
    expect(reasonOf(() => readJsonFile(concat(utf8('{"a":"'), Uint8Array.of(0xed, 0xa0, 0x80), utf8('"}\n'))))).toBe(
      'utf8',
    );
  });

  test('more than 16 MiB, read and written', () => {
    const text = 'a'.repeat(maxJsonBytes - '{"a":""}\n'.length);
    const largest = utf8(`{"a":"${text}"}\n`);
    expect(largest.length).toBe(maxJsonBytes);
    expect(readJsonFile(largest)).toEqual({ a: text });
    expect(read(`{"a":"${text}a"}\n`)).toBe('size');
    expect(reasonOf(() => writeJsonFile({ a: `${text}a` }))).toBe('size');
  });

  test.each<[string, unknown]>([
    ['undefined', { a: undefined }],
    ['null', { a: null }],
    ['minus zero', { a: -0 }],
    ['a fraction', { a: 0.5 }],
    ['a member name', { 'a-b': 1 }],
    ['a date', { a: new Date(0) }],
    ['too deep', JSON.parse(nested(17))],
  ])('to write %s', (_, value) => {
    expect(() => writeJsonFile(value)).toThrow(expect.objectContaining({ code: 'json' }));
  });
});

test('an error says where and which rule, never the value', () => {
  const secret = '13800000000';
  for (const text of [`{"a":[{"b":"${secret}\\u0000"}]}\n`, `{"a":${secret}${secret}}\n`, `{"a":"${secret}"\n`]) {
    try {
      readJsonFile(utf8(text));
      expect.unreachable();
    } catch (error) {
      expect(`${error} ${JSON.stringify(error)}`).not.toContain(secret);
    }
  }
  expect(() => readJsonFile(utf8('{"a":[{"b":"\\u0000"}]}\n'))).toThrow(
    expect.objectContaining({ where: { member: 'a[0].b' } }),
  );
});
