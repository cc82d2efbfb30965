// Frames, CSV, attachments and the trial's code broken in one rule at a time by the seller's own hand (FORMAT.md 7.4, 7.8).
import { zstdCompressSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Bytes, concat, utf8 } from '../../shared/format/bytes.ts';
import { type Case, makeCase } from '../support/case-fixture.ts';
import { type Forgery, forge } from '../support/forge.ts';
import { customers, type FixtureOptions } from '../support/package-draft.ts';
import { read } from '../support/package-fixture.ts';
import { refusal } from '../support/recording-sink.ts';

let of: Case;
beforeAll(async () => {
  of = await makeCase();
});

const part = 'data/t01-00001.csv.zst.age';
const secondPart = 'data/t01-00002.csv.zst.age';
const file = 'data/f00001.age';

async function refused(
  forgery: Forgery,
  options: FixtureOptions = {},
): Promise<[code: string, entry: string | undefined]> {
  const archive = await forge({ case: of, ...options }, forgery);
  const error = await refusal(archive, { identities: [of.buyer.identity] });
  return [error.code, error.where.entry];
}

function flipLast(bytes: Bytes): Bytes {
  const flipped = bytes.slice();
  flipped[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return flipped;
}

describe('frames', () => {
  const frames = (change: (packed: Bytes) => Bytes, path = part): Forgery => ({
    plain: (plain) => void plain.set(path, change(plain.get(path) ?? new Uint8Array())),
  });
  const skippable = (length: number, fill = 0): Bytes =>
    concat(Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, length, 0, 0, 0), new Uint8Array(length).fill(fill));

  test.each<[string, (packed: Bytes) => Bytes]>([
    ['a checksum changed', flipLast],
    ['a frame cut', (packed) => packed.slice(0, -1)],
    ['a byte behind', (packed) => concat(packed, Uint8Array.of(0))],
    ['a skippable frame behind', (packed) => concat(packed, skippable(8))],
    ['a skippable frame in front', (packed) => concat(skippable(8), packed)],
    ['no checksum and no size', () => Uint8Array.from(zstdCompressSync(utf8('_row,a\n')))],
    ['the frame twice', (packed) => concat(packed, packed)],
    ['no frame', () => new Uint8Array()],
    ['plain CSV', () => utf8('_row,姓名\n1,a\n')],
  ])('%s', async (_, change) => {
    expect(await refused(frames(change))).toEqual(['zstd', part]);
  });

  test('in a preview: padding missing, short, filled, or doubled', async () => {
    const preview: FixtureOptions = { kind: 'preview' };
    const csvEnd = (packed: Bytes): number =>
      packed.lastIndexOf(
        0x50,
        packed.findLastIndex((byte) => byte !== 0),
      );
    const changes: ((packed: Bytes) => Bytes)[] = [
      (packed) => packed.slice(0, -1),
      (packed) => concat(packed, new Uint8Array(65_536)),
      (packed) => packed.with(packed.length - 1, 1) as Bytes,
      (packed) => packed.slice(0, Math.max(0, csvEnd(packed))),
      (packed) => concat(packed, packed),
    ];
    for (const change of changes) expect((await refused(frames(change), preview))[0]).toBe('zstd');
  });
});

describe('CSV', () => {
  const csv = (change: (text: string) => string | Bytes, path = part): Forgery => ({
    draft: ({ csv: all, manifest }) => {
      const changed = change(new TextDecoder().decode(all.get(path)));
      const bytes = typeof changed === 'string' ? utf8(changed) : changed;
      all.set(path, bytes);
      const [first, second] = manifest.tables[0]?.parts ?? [];
      Object.assign((path === part ? first : second) ?? {}, { csv_bytes: bytes.length });
    },
  });

  test.each<[string, (text: string) => string | Bytes, string?]>([
    ['another header', (text) => text.replace('姓名', '名字')],
    ['a header in other order', (text) => text.replace('姓名,地址', '地址,姓名')],
    ['no header', (text) => text.slice(text.indexOf('\n') + 1)],
    ['the header alone', (text) => text.slice(0, text.indexOf('\n') + 1)],
    ['a quoted header field', (text) => text.replace('姓名', '"姓名"')],
    ['a needless quote', (text) => text.replace('王䶮', '"王䶮"')],
    ['a quoted empty cell', (text) => text.replace(/,\n$/, ',""\n')],
    ['a quote in a bare cell', (text) => text.replace('王䶮', '王"䶮')],
    ['a bare carriage return', (text) => text.replace('王䶮', '王\r䶮')],
    ['CR LF', (text) => text.replaceAll('\n', '\r\n')],
    ['text behind a quoted cell', (text) => text.replace('2单元"', '2单元"x')],
    ['an open quote', (text) => text.replace('2单元"', '2单元')],
    ['NUL', (text) => text.replace('王䶮', '王\0')],
    ['NUL in quotes', (text) => text.replace('2单元"', '\0"')],
    ['a cell missing', (text) => text.replace('1,王䶮,', '1,')],
    ['a cell more', (text) => text.replace('1,王䶮', '1,x,王䶮')],
    ['an empty line', (text) => `${text}\n`],
    ['no line end at the end', (text) => text.slice(0, -1)],
    ['not UTF-8', (text) => concat(utf8(text.slice(0, -1)), Uint8Array.of(0xff, 10))],
    ['a surrogate in UTF-8', (text) => concat(utf8(text.slice(0, -1)), Uint8Array.of(0xed, 0xa0, 0x80, 10))],
    ['a cut sequence at the end', (text) => concat(utf8(text.slice(0, -1)), Uint8Array.of(0xe7, 0x8e, 10))],
    ['a byte order mark', (text) => `\ufeff${text}`],
    ['_row 0', (text) => text.replace('\n1,', '\n0,')],
    ['_row 01', (text) => text.replace('\n1,', '\n01,')],
    ['_row +1', (text) => text.replace('\n1,', '\n+1,')],
    ['_row 1.0', (text) => text.replace('\n1,', '\n1.0,')],
    ['no _row', (text) => text.replace('\n1,', '\n,')],
    ['_row beyond 2^53', (text) => text.replace('\n3,', '\n9007199254740992,')],
    ['_row of 17 digits', (text) => text.replace('\n3,', '\n10000000000000000,')],
    ['_row that falls', (text) => text.replace('\n1,', '\n5,')],
    ['_row twice', (text) => text.replace('\n1,', '\n3,')],
    ['a quoted _row', (text) => text.replace('\n1,', '\n"1",')],
    ['a row more than stated', (text) => `${text}7,a,b,\n`],
    ['another amount', (text) => text.replace('120.50', '120.51')],
    ['an amount that is no decimal', (text) => text.replace('120.50', '120,50').replace(/120,50/, '"120,50"')],
    ['an amount with a leading zero', (text) => text.replace('120.50', '0120.50')],
    ['_row that falls from part to part', (text) => text.replace('\n4,', '\n3,'), secondPart],
    ['another amount in the second part', (text) => text.replace('-20.25', '-20.26'), secondPart],
  ])('%s', async (_, change, path = part) => {
    expect((await refused(csv(change, path)))[0]).toBe('csv');
  });

  test('two amounts that make up for each other are no business of a sum', async () => {
    const moved: Forgery = {
      draft: (draft) => {
        csv((text) => text.replace('120.50', '121.50')).draft?.(draft);
        csv((text) => text.replace('-20.25', '-21.25'), secondPart).draft?.(draft);
      },
    };
    const archive = await forge({ case: of }, moved);
    expect((await read(archive, { identities: [of.buyer.identity] })).content).toBe('good');
  });

  test('a deleted row among the rows of a supplement', async () => {
    const supplement: FixtureOptions = {
      kind: 'supplement',
      base: 'ab'.repeat(32),
      tables: [{ ...customers, deleted: [2, 4] }],
    };
    expect(await refused({}, supplement)).toEqual(['csv', secondPart]);
  });

  test('a row more, with all counts fitted', async () => {
    const fitted: Forgery = {
      ...csv((text) => `${text}7,a,b,\n`, secondPart),
      descriptor: (value) => (value.handover.tables[0].rows = 4),
    };
    expect((await refused(fitted))[0]).toBe('descriptor');
  });
});

describe('attachments', () => {
  test('other bytes than the descriptor says', async () => {
    const other: Forgery = { plain: (plain) => void plain.set(file, utf8('12345678')) };
    expect(await refused(other)).toEqual(['digest', file]);
    const longer: Forgery = {
      plain: (plain) => void plain.set(file, concat(plain.get(file) ?? new Uint8Array(), utf8('x'))),
    };
    expect(await refused(longer)).toEqual(['digest', file]);
    const none: Forgery = { plain: (plain) => void plain.set(file, new Uint8Array()) };
    expect(await refused(none)).toEqual(['digest', file]);
  });
});

describe('trial', () => {
  const code = (content: string, name = 'trial.txt'): FixtureOptions => ({
    kind: 'trial',
    files: { [name]: utf8(content) },
  });
  test.each<[string, FixtureOptions]>([
    ['five digits', code('12345\n')],
    ['seven digits', code('1234567\n')],
    ['letters', code('12345a\n')],
    ['no line end', code('123456')],
    ['six digits and a sign', code('123456 ')],
    ['full-width digits', code('１２\n')],
    ['another name', code('123456\n', 'code.txt')],
    ['nothing', code('')],
  ])('%s', async (_, options) => {
    expect((await refused({}, options))[0]).toBe('trial');
  });
});
