// The header's grammar and limits, and the package's rule of one stanza, with the mistakes a hostile file can make.
import { describe, expect, test } from 'vitest';
import { ageWriter, openAge, sealAge } from '../../shared/format/age/file.ts';
import { oneStanzaLimit, parseHeader, readAgeHeader, readHeader } from '../../shared/format/age/header.ts';
import { generateIdentity, recipientOf, type Suite } from '../../shared/format/age/keys.ts';
import { byteReader } from '../../shared/format/age/reader.ts';
import { beginFile } from '../../shared/format/age/start.ts';
import { type Bytes, concat, fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { asyncPieces } from '../support/age.ts';

const version = 'age-encryption.org/v1\n';
const mac = `--- ${'A'.repeat(42)}A\n`;
const share = 'A'.repeat(43);
const x25519 = `-> X25519 ${share}\n${share}\n`;
const unknown = (type: string, lines = '\n') => `-> ${type}\n${lines}`;

type Parsed = ReturnType<typeof parseHeader>;
type Verdict = { readonly header?: Parsed; readonly error?: unknown };

const verdict = (work: () => Parsed | Promise<Parsed>): Promise<Verdict> =>
  Promise.resolve()
    .then(work)
    .then((header) => ({ header }))
    .catch((error: unknown) => ({ error }));

/** Both readers, the one in memory and the one over a source, must come to the same. */
async function parse(text: string | Bytes): Promise<Parsed> {
  const bytes = typeof text === 'string' ? utf8(text) : text;
  const whole = await verdict(() => parseHeader(bytes));
  expect(await verdict(() => readHeader(byteReader(asyncPieces(bytes, 7))))).toEqual(whole);
  if (whole.header === undefined) throw whole.error;
  return whole.header;
}

const refusal = (reason: string) => ({ code: 'age', where: { member: 'header' }, facts: { reason } });

describe('grammar', () => {
  test('takes stanzas apart and stops behind the MAC', async () => {
    const text = `${version}${unknown('a.b/c ~! x', `${'A'.repeat(64)}\nAAAA\n`)}${x25519}${mac}`;
    const header = await parse(utf8(`${text}\nrest`));
    expect(fromUtf8(header.bytes)).toBe(text);
    expect(header.stanzas.map(({ type, args, body }) => [type, args, body.length])).toEqual([
      ['a.b/c', ['~!', 'x'], 51],
      ['X25519', [share], 32],
    ]);
  });

  test.each([
    ['no version line', x25519 + mac, 'version line'],
    ['another version', `age-encryption.org/v2\n${x25519}${mac}`, 'version line'],
    ['a carriage return', `${version.replace('\n', '\r\n')}${x25519}${mac}`, 'character outside ASCII'],
    ['no stanza', version + mac, 'stanza line'],
    ['an arrow without type', `${version}-> \n\n${mac}`, 'stanza line'],
    ['two spaces', `${version}${unknown('x  y')}${mac}`, 'stanza line'],
    ['a space at the end', `${version}${unknown('x ')}${mac}`, 'stanza line'],
    ['no final body line', `${version}${unknown('x', `${'A'.repeat(64)}\n`)}${mac}`, 'base64 of a body'],
    ['a long body line', `${version}${unknown('x', `${'A'.repeat(68)}\n`)}${mac}`, 'body line is too long'],
    ['padded base64', `${version}${unknown('x', 'AA==\n')}${mac}`, 'base64 of a body'],
    ['base64 with bits left over', `${version}${unknown('x', 'AB\n')}${mac}`, 'base64 of a body'],
    ['a short MAC', `${version}${x25519}--- AAAA\n`, 'length of the MAC'],
    ['a MAC with bits left over', `${version}${x25519}--- ${'A'.repeat(42)}B\n`, 'base64 of the MAC'],
    ['no space before the MAC', `${version}${x25519}---${share}\n`, 'MAC line'],
    ['an end in the middle', version + x25519, 'unfinished or overlong line'],
    ['no LF behind the MAC', `${version}${x25519}${mac}`.slice(0, -1), 'unfinished or overlong line'],
    ['nothing', '', 'unfinished or overlong line'],
  ])('refuses %s', async (_what, text, reason) => {
    await expect(parse(text)).rejects.toMatchObject(refusal(reason));
  });

  test.each([
    ['X25519 with one argument more', `-> X25519 ${share} x\n${share}\n`, 'X25519: number of arguments'],
    ['X25519 with a long share', `-> X25519 ${'A'.repeat(44)}\n${share}\n`, 'X25519: length of an argument'],
    ['X25519 with a long body', `-> X25519 ${share}\n${'A'.repeat(44)}\n`, 'X25519: length of the body'],
    [
      'a hybrid stanza of X25519 size',
      `-> mlkem768x25519 ${share}\n${share}\n`,
      'mlkem768x25519: length of an argument',
    ],
    ['p256tag without tag', `-> p256tag ${share}\n${share}\n`, 'p256tag: number of arguments'],
    [
      'scrypt beside another',
      `${unknown('x')}-> scrypt ${'A'.repeat(22)} 10\n${share}\n`,
      'scrypt: not the only stanza',
    ],
    ['scrypt at 21', `-> scrypt ${'A'.repeat(22)} 21\n${share}\n`, 'scrypt: work factor is too high'],
    ['scrypt at 1e1', `-> scrypt ${'A'.repeat(22)} 1e1\n${share}\n`, 'scrypt: work factor'],
  ])('refuses %s, ours or not', async (_what, stanzas, reason) => {
    await expect(parse(version + stanzas + mac)).rejects.toMatchObject(refusal(reason));
  });

  test('scrypt at 20 and at 1 are of good form', async () => {
    for (const logN of [1, 20]) {
      const header = await parse(`${version}-> scrypt ${'A'.repeat(22)} ${logN}\n${share}\n${mac}`);
      expect(header.stanzas[0]?.args[1]).toBe(String(logN));
    }
  });

  test('a type named like a member of every object is only unknown', async () => {
    expect((await parse(version + unknown('constructor') + unknown('__proto__') + mac)).stanzas).toHaveLength(2);
  });
});

describe('limits before anything is authentic', () => {
  /** Gives `chunk` for ever, and counts. */
  function endless(head: string, chunk: string): { source: AsyncGenerator<Uint8Array>; read: () => number } {
    let count = 0;
    async function* source() {
      yield utf8(head);
      for (;;) {
        count += chunk.length;
        yield utf8(chunk);
      }
    }
    return { source: source(), read: () => count };
  }

  test.each([
    ['a line without end', version, 'x', 5_000],
    ['an argument without end', `${version}-> X25519 `, 'A', 5_000],
    ['stanzas without end', version, unknown('x'), 1024 * 7],
    ['a body without end', `${version}-> x\n`, `${'A'.repeat(64)}\n`, 1_100_000],
  ])('%s is refused after a bounded read', async (_what, head, chunk, most) => {
    const { source, read } = endless(head, chunk);
    await expect(readHeader(byteReader(source))).rejects.toMatchObject({ code: 'age' });
    expect(read()).toBeLessThan(most);
  });

  test('a line of 4,096 bytes is read, a longer one is not', async () => {
    const withLine = (length: number) => version + unknown(`x ${'y'.repeat(length - 6)}`) + mac;
    expect((await parse(withLine(4096))).stanzas[0]?.args[0]).toHaveLength(4090);
    await expect(parse(withLine(4097))).rejects.toMatchObject(refusal('unfinished or overlong line'));
  });

  test('a header of 1 MiB is read, a longer one is not', async () => {
    const withBody = (lines: number) => `${version}${unknown('x', `${`${'A'.repeat(64)}\n`.repeat(lines)}\n`)}${mac}`;
    const most = Math.floor((1_048_576 - version.length - mac.length - 6) / 65);
    expect((await parse(withBody(most))).stanzas[0]?.body).toHaveLength(48 * most);
    await expect(parse(withBody(most + 1))).rejects.toMatchObject(refusal('unfinished or overlong line'));
  });

  test('1,024 stanzas are read, 1,025 are not', async () => {
    const stanzas = (count: number) => version + unknown('x').repeat(count) + mac;
    expect((await parse(stanzas(1024))).stanzas).toHaveLength(1024);
    await expect(parse(stanzas(1025))).rejects.toMatchObject(refusal('too many stanzas'));
  });
});

describe.each(['x25519', 'hybrid'] as const)('one stanza of suite %s', (suite) => {
  const other: Suite = suite === 'hybrid' ? 'x25519' : 'hybrid';
  const stanzaType = { x25519: 'X25519', hybrid: 'mlkem768x25519' }[suite];

  test('is what ageWriter writes, within the bytes that are needed to see it', async () => {
    const recipient = await recipientOf(await generateIdentity(suite));
    const file = await sealAge(recipient, new Uint8Array(100_000));
    const { header } = await ageWriter(recipient);
    expect(readAgeHeader(file, suite)).toEqual({ stanzaType, headerLength: header.length - 16 });
    expect(readAgeHeader(file.subarray(0, oneStanzaLimit), suite)).toEqual(readAgeHeader(file, suite));
    expect(() => readAgeHeader(file, other)).toThrow(expect.objectContaining({ code: 'age' }));
  });

  test('two stanzas, a foreign one, grease beside it: each refused without a key, and with one', async () => {
    const identity = await generateIdentity(suite);
    const foreign = await recipientOf(await generateIdentity(other));
    const recipient = await recipientOf(identity);
    const two = await beginFile([recipient, recipient]);
    const mixed = await beginFile([recipient, foreign]);
    for (const { header } of [two, mixed]) {
      expect(() => readAgeHeader(header, suite)).toThrow(expect.objectContaining({ code: 'age' }));
      await expect(openAge([identity], header)).rejects.toMatchObject(refusal('not exactly one stanza'));
    }
    const one = fromUtf8((await ageWriter(recipient)).header.slice(0, -16));
    const greased = utf8(one.replace('\n---', '\n-> x-grease\n\n---'));
    expect(() => readAgeHeader(greased, suite)).toThrow(expect.objectContaining({ code: 'age' }));
  });

  test('a single stanza of another type is refused, scrypt and unknown ones too', () => {
    const scrypt = `${version}-> scrypt ${'A'.repeat(22)} 10\n${share}\n${mac}`;
    for (const text of [scrypt, version + unknown('x') + mac]) {
      expect(() => readAgeHeader(utf8(text), suite)).toThrow(
        expect.objectContaining(refusal(`stanza is not ${stanzaType}`)),
      );
    }
  });

  test('armor is refused', () => {
    const text = `-----BEGIN AGE ENCRYPTED FILE-----\n${'A'.repeat(64)}\n-----END AGE ENCRYPTED FILE-----\n`;
    expect(() => readAgeHeader(utf8(text), suite)).toThrow(expect.objectContaining(refusal('version line')));
  });

  test('a header that fits no suite for its length is refused', async () => {
    const recipient = await recipientOf(await generateIdentity(suite));
    const { header } = await ageWriter(recipient);
    const long = concat(utf8(`${version}-> x ${'y'.repeat(oneStanzaLimit)}\n\n`), header);
    expect(() => readAgeHeader(long, suite)).toThrow(expect.objectContaining({ code: 'age' }));
  });
});
