// Cells that need not be read again: what the cells before them said holds for them, and nothing is missed for it.
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { scanValues } from '../../shared/data/detect/columns/column.ts';
import { findingsFrom } from '../../shared/data/detect/columns/findings.ts';
import { ValueReader } from '../../shared/data/detect/columns/values.ts';
import { idNumber, mobile } from '../support/awkward-rows.ts';

const reading = vi.spyOn(ValueReader.prototype, 'read');
afterEach(() => reading.mockClear());
afterAll(() => reading.mockRestore());

function scanned(name: string, cells: readonly string[]) {
  const state = scanValues(name, cells);
  const types = [...state.tallies.keys()];
  return { state, types, findings: findingsFrom(name, state), read: reading.mock.calls.length };
}

const many = (count: number, cell: (index: number) => string) => Array.from({ length: count }, (_, at) => cell(at));

describe('what the cells before have shown', () => {
  test('counts cells of one pattern as what it is', () => {
    const { findings, read } = scanned('手机', many(2000, mobile));
    expect(read).toBe(128);
    expect(findings).toMatchObject([{ type: 'cn_mobile', counts: { whole: 2000, inside: 0, examined: 2000 } }]);
  });

  test('takes more cells where not all are alike, or nothing was found', () => {
    const oneWrong = ['11000000000', ...many(2000, mobile)];
    expect(scanned('手机', oneWrong).read).toBe(512);
    reading.mockClear();
    expect(
      scanned(
        '编号',
        many(2000, (at) => `K${7_000_000 + 37 * at}`),
      ).read,
    ).toBe(512);
  });

  test('grows with patterns that come later', () => {
    const { findings, read } = scanned(
      'email',
      many(20_000, (at) => `user${at}@mail.example`),
    );
    expect(read).toBe(10 + 90 + 3 * 128);
    expect(findings).toMatchObject([{ type: 'email', counts: { whole: 20_000, examined: 20_000 } }]);
  });

  test('holds for short cells alone: a long one is read to its end, quoted or not', () => {
    const long = `${'"走左边",'.repeat(60)}电话15400001234找我`;
    for (const cell of [long, long.replaceAll(/[",]/g, '')]) {
      expect(scanned('备注', [cell, cell]).state.tallies.get('cn_mobile')).toMatchObject({ inside: 2 });
    }
  });

  test('is of a cell without its quotes', () => {
    const cells = many(1500, (at) => `${at % 7}"${at % 5},\nx`);
    const { state, read } = scanned('c', cells);
    expect(read).toBe(35);
    expect(state).toMatchObject({ examined: 1500, length: 1500 * 6 });
  });

  test('leaves a number to its check digit, in every cell', () => {
    const wrong = many(30, (at) => idNumber(at).replace(/.$/, (sign) => (sign === '1' ? '2' : '1')));
    const { findings } = scanned('号码', [...many(700, idNumber), ...wrong, ...many(300, (at) => idNumber(700 + at))]);
    const found = findings.find(({ type }) => type === 'cn_id18');
    expect(found).toMatchObject({ counts: { whole: 1000, examined: 1030 } });
  });

  test('counts a value that comes again as what it was', () => {
    const { findings, read } = scanned(
      '备注',
      many(50, () => '联系人王小雅，早上去'),
    );
    expect(read).toBe(1);
    const name = findings.find(({ type }) => type === 'person_name');
    expect(name).toMatchObject({ counts: { inside: 50, examined: 50 } });
  });

  test('hides no name among words that named nobody before', () => {
    const words = many(2000, (at) => ['金卡', '银卡', '普通'][at % 3] ?? '');
    const { types } = scanned('说明', [...words, '客户是王小雅，她先付', '电话15400001234找我']);
    expect(types).toEqual(expect.arrayContaining(['person_name', 'cn_mobile']));
  });

  test('hides no secret among cells of its pattern that are something else', () => {
    const addresses = many(1000, (at) => `上海市听潮街${1000 + at}号`);
    const { findings, read } = scanned('住址', [...addresses, '门禁的密码是4829哦', ...addresses]);
    expect(read).toBe(128 + 1);
    expect(findings[0]).toMatchObject({ type: 'home_access', class: 'C', counts: { inside: 1 }, examples: ['****'] });
    expect(findings).toContainEqual(expect.objectContaining({ type: 'address' }));
    const codes = many(1000, (at) => `abc${100 + (at % 900)}`);
    expect(scanned('编码', [...codes, 'cvv482']).types).toEqual(['card_auth']);
  });

  test('says nothing of a pattern that is one thing here and another there', () => {
    const digits = '零一二三四五六七八九';
    const word = (at: number) => [...String(1000 + at)].map((digit) => digits[Number(digit)]).join('');
    const mixed = many(1000, (at) => (at % 2 === 0 ? `${word(at)}找王小雅` : `${word(at)}找下一个`));
    expect(scanned('内容', mixed).read).toBe(1000);
  });
});
