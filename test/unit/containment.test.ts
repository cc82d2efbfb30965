// The parts of the containment gate: normal forms, values that occur by chance, the filter and its memory.
import { describe, expect, test } from 'vitest';
import { Candidates } from '../../shared/data/containment/candidates.ts';
import { isChance } from '../../shared/data/containment/chance-values.ts';
import { FoundValues } from '../../shared/data/containment/found-values.ts';
import { isWithheld, letsThrough } from '../../shared/data/containment/lets-through.ts';
import { NormalCell } from '../../shared/data/containment/normal-cell.ts';
import { emptyFilter, ValueFilter } from '../../shared/data/containment/value-filter.ts';
import { maskFormsOf } from '../../shared/data/redaction/masks.ts';
import { readChange } from '../../shared/data/redaction/params.ts';
import { utf8 } from '../../shared/format/bytes.ts';

const cell = (text: string) => new NormalCell().readText(text);

describe('a normal form', () => {
  test.each([
    ['199-0000 1234', '19900001234'],
    ['"a ""b"", c"', 'abc'],
    ['ＡＢｃ１２３', 'abc123'],
    ['½㎏ ⅷ ﬁ', '12kgviiifi'],
    ['Straße ẞ İ', 'strassessi'],
    ['阿依古丽·买买提', '阿依古丽买买提'],
    ['ｶﾞｶﾞ がが', 'カカかか'],
    ['z***@mail.example', 'z***mailexample'],
    ['e\u0301\u200b\ufeff\u{e0100}', 'e'],
    ['홍', '\u1112\u1169\u11bc'],
    ['ﾱￂ ㅁㅏ ㉮', '\u1106\u1161\u1106\u1161\u1100\u1161'],
    ['!"#$%&\'()+,-./:;<=>?@[]^_`{|}~，。、（）《》 \t\r\n', ''],
    ['\ufdfa'.repeat(200), cell('\ufdfa').text().repeat(200)],
  ])('of %j is %j', (text, normal) => {
    expect(cell(text).text()).toBe(normal);
  });

  test('says where words begin', () => {
    const { edges, length } = cell('ab12-3甲c,d');
    expect([...edges.subarray(0, length + 1)].join('')).toBe('101011111');
  });

  test('has one hash for the same units, wherever they stand', () => {
    const [one, other] = [cell('abc-188 8888甲'), cell('1888888')];
    expect(one.hash(3, 6)).toBe(other.hash(0, 6));
    expect(one.check(3, 6)).toBe(other.check(0, 6));
    expect(one.hash(2, 6)).not.toBe(other.hash(0, 6));
  });
});

describe('a value', () => {
  const chance = (text: string) => {
    const bytes = utf8(text);
    return isChance(new NormalCell().read(bytes, 0, bytes.length), bytes, 0, bytes.length);
  };

  test.each([
    ...['12345678', '1990-03-07', '1990年3月7日', '2026/11/22 09:30:15', '2026-11-22T09:30:00Z', '20261122093015'],
    ...['20261122093015123', '22/11/2026 09:30', '2026-01-01～2026-12-31', '2026-01-01 至 2026-12-31'],
    ...['1,234,567.89', '"1,234,567.89"', '123456789.50', '¥1234567890', '199****1234', '张三***************'],
  ])('occurs by chance: %s', (text) => {
    expect(chance(text)).toBe(true);
  });

  test.each([
    ...['123456789', '19900001234', '199-0000-1234', '010-12345678', '990101199001010020', '99010119900101002X'],
    ...['99999999999999', '20269922093015', '6222 0000 1111 2222', 'E99999901', 'a@mail.example', '听潮街道18号'],
    ...['202611220930151234', '2026-11-22 张三来过'],
  ])('tells who it is: %s', (text) => {
    expect(chance(text)).toBe(false);
  });
});

describe('the filter', () => {
  const value = (index: number) => cell(`v${(index * 7919).toString(36).padStart(5, 'k')}${index}`);

  test('misses no value, and passes few others', () => {
    const filter = new ValueFilter(emptyFilter(20_000));
    for (let index = 0; index < 20_000; index += 1) filter.add(value(index));
    const passes = (one: NormalCell) => filter.mayBegin(one, 0) && filter.nextRung(one, 0, 0) >= 0;
    let found = 0;
    let wrong = 0;
    for (let index = 0; index < 20_000; index += 1) {
      if (passes(value(index))) found += 1;
      if (passes(cell(`w${(index * 104_729).toString(36).padStart(5, 'z')}${index}`))) wrong += 1;
    }
    expect(found).toBe(20_000);
    expect(wrong).toBeLessThan(200);
  });

  test('is as large as its values need, and never more than 17 MiB', () => {
    const mebibytes = (values: number) => emptyFilter(values).byteLength / 2 ** 20;
    expect(mebibytes(10)).toBeLessThan(0.1);
    expect(mebibytes(1_000_000)).toBeLessThan(4);
    expect(mebibytes(4_000_000)).toBeLessThan(10);
    expect(mebibytes(1_000_000_000)).toBeLessThan(17.1);
  });

  test('leads to the values that a text begins with, once each', () => {
    const filter = new ValueFilter(emptyFilter(2));
    const values = [cell('听潮街道樱桃路18号3单元502室'), cell('19900001234')];
    for (const one of values) filter.add(one);
    const candidates = new Candidates();
    for (const text of ['住听潮街道樱桃路18号3单元502室', '又住听潮街道樱桃路18号3单元502室', '听潮街道樱桃路18号']) {
      candidates.search(cell(text), filter);
    }
    expect(candidates.size).toBe(1);
    expect(values.map((one) => new Candidates(candidates.lanes()).has(one))).toEqual([true, false]);
    candidates.clear();
    expect(candidates.has(values[0] as NormalCell)).toBe(false);
  });
});

test('found values are told apart to their last sign', () => {
  const texts = ['listeningstreet18', 'listeningstreet1', 'listen', 'street18'];
  const places: unknown[] = [];
  const found = new FoundValues(texts);
  found.search(cell('Listening Street 18'), (index, isWhole) => places.push([texts[index], isWhole]));
  expect(places).toEqual([
    ['listeningstreet18', true],
    ['street18', false],
  ]);
});

describe('a change', () => {
  test('withholds what does not go as it is', () => {
    expect(isWithheld({ action: 'keep' })).toBe(false);
    expect(isWithheld({ action: 'drop' })).toBe(true);
  });

  test.each([
    ['address', 'generalise', true],
    ['transaction', 'round', true],
    ['prepaid_balance', 'band', true],
    ['birth_date', 'shift', true],
    ['free_text', 'redact', true],
    ['address', 'mask', true],
    ['service_no', 'mask', true],
    ['cn_mobile', 'mask', false],
    ['person_name', 'mask', false],
    ['email', 'mask', false],
    ['user_id', 'token', false],
    ['credential', 'drop', false],
  ] as const)('of %s by %s lets values through that say no more: %s', (pi, action, lets) => {
    expect(letsThrough(pi, readChange(pi, action))).toBe(lets);
  });

  test.each(['cn_mobile', 'cn_id18', 'bank_card'])('of %s lets none through, in whatever form', (pi) => {
    const lets = maskFormsOf(pi).map((form) => letsThrough(pi, { action: 'mask', form }));
    expect(new Set(lets)).toEqual(new Set([false]));
  });
});
