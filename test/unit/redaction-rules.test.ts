// Row rules, the parameters of actions, and which action fits which type.
import { describe, expect, test } from 'vitest';
import { piTypes } from '../../shared/data/pi-types.ts';
import { actionsFor } from '../../shared/data/redaction/actions.ts';
import { type Means, valueChanger } from '../../shared/data/redaction/change.ts';
import { isShown } from '../../shared/data/redaction/masks.ts';
import { paramNames, readChange } from '../../shared/data/redaction/params.ts';
import { readRowRule } from '../../shared/data/redaction/row-params.ts';
import { judgeRow, type RowRule } from '../../shared/data/redaction/row-rules.ts';
import { suggestRules } from '../../shared/data/redaction/suggest-rules.ts';
import { actions, reasons, rowReasons } from '../../shared/domain/vocabulary.ts';

const today = { year: 2026, month: 3, day: 10 };
const judge = (rule: RowRule, value?: string) => judgeRow(value === undefined ? {} : { c01: value }, [rule], today);
const gone = (rule: RowRule['rule']) => ({ reason: rule, unreadable: [] });
const unread = (rule: RowRule['rule']) => ({ reason: rule, unreadable: [rule] });
const goes = { unreadable: [] };

describe('consent', () => {
  const rule = { rule: 'no_consent', column: 'c01', accepted: ['是', 'Yes'] } as const;
  test.each(['是', ' 是 ', 'yes', 'ＹＥＳ'])('%s is consent', (value) => expect(judge(rule, value)).toEqual(goes));
  test.each(['否', 'no', '', '不同意', '0'])('%s is none', (value) =>
    expect(judge(rule, value)).toEqual(gone('no_consent')),
  );
  test.each(['待定', '是的吧', '1'])('%s is not understood: none', (value) =>
    expect(judge(rule, value)).toEqual(unread('no_consent')),
  );
  test('no cell, no consent', () => expect(judge(rule)).toEqual(gone('no_consent')));
});

describe.each(['objected', 'withdrawn', 'no_contact'] as const)('%s', (reason) => {
  const rule = { rule: reason, column: 'c01' };
  test.each(['是', 'Y', '1', '√', '2026-01-05', '勿扰', '已撤回'])('%s stays behind', (value) =>
    expect(judge(rule, value)).toEqual(gone(reason)),
  );
  test.each(['', '否', 'N', '0', ' ', '-'])('%s goes', (value) => expect(judge(rule, value)).toEqual(goes));
  test('what is not understood stays behind', () => expect(judge(rule, '电话里说再想想')).toEqual(unread(reason)));
});

describe('retention', () => {
  const rule = { rule: 'expired', column: 'c01', months: 36 } as const;
  test.each(['2023-03-10', '2024/1/1', '2030年1月1日'])('%s goes', (value) => expect(judge(rule, value)).toEqual(goes));
  test.each(['2023-03-09', '20200101'])('%s has run out', (value) =>
    expect(judge(rule, value)).toEqual(gone('expired')),
  );
  test.each(['', '去年', '2023-02-30', '2026'])('%s says no day: it stays behind and is counted', (value) =>
    expect(judge(rule, value)).toEqual(unread('expired')),
  );
  test('the last day of a month without that day', () => {
    const month = { rule: 'expired', column: 'c01', months: 1 } as const;
    expect(judgeRow({ c01: '2026-01-31' }, [month], { year: 2026, month: 2, day: 28 })).toEqual(goes);
    expect(judgeRow({ c01: '2026-01-31' }, [month], { year: 2026, month: 3, day: 1 })).toEqual(gone('expired'));
  });
});

describe('children below 14', () => {
  const by = (source: 'birth_date' | 'age' | 'id') => ({ rule: 'minor', column: 'c01', by: source }) as const;
  test.each([
    ['birth_date', '2012-03-11'],
    ['birth_date', '2012-03-10'],
    ['birth_date', '2026年3月10日'],
    ['age', '13'],
    ['age', '13岁'],
    ['id', '319900201203101239'],
    ['id', '31990020120310123x'],
  ] as const)('%s %s is a child, the birthday itself too', (source, value) =>
    expect(judge(by(source), value)).toEqual(gone('minor')),
  );
  test.each([
    ['birth_date', '2012-03-09'],
    ['birth_date', ''],
    ['age', '14'],
    ['id', '319900201203091239'],
    ['id', '319900900309123'],
  ] as const)('%s %s is none', (source, value) => expect(judge(by(source), value)).toEqual(goes));
  test.each([
    ['birth_date', '2012'],
    ['birth_date', '2027-01-01'],
    ['age', '小学'],
    ['id', 'E12345678'],
    ['id', '319900201213101239'],
  ] as const)('%s %s can not be read: taken for a child', (source, value) =>
    expect(judge(by(source), value)).toEqual(unread('minor')),
  );
  test('born on 29 February, a child until 28 February', () => {
    const born = { c01: '2012-02-29' };
    expect(judgeRow(born, [by('birth_date')], { year: 2026, month: 2, day: 28 }).reason).toBe('minor');
    expect(judgeRow(born, [by('birth_date')], { year: 2026, month: 3, day: 1 }).reason).toBeUndefined();
  });
});

describe('children with the consent of a guardian', () => {
  const unless = { column: 'c02', accepted: ['是', '监护人已同意'] };
  const rule: RowRule = { rule: 'minor', column: 'c01', by: 'age', unless };
  const row = (age: string, agreed?: string) =>
    judgeRow({ c01: age, ...(agreed === undefined ? {} : { c02: agreed }) }, [rule], today);
  test.each([
    ['8', '是'],
    ['8', ' 监护人已同意 '],
    ['八岁', '是'],
    ['14', ''],
  ])('age %s, agreed %j: goes', (age, agreed) => expect(row(age, agreed)).toEqual(goes));
  test.each(['', '否', '本人同意', '待定', '1'])('agreed %j: stays', (agreed) =>
    expect(row('8', agreed)).toEqual(gone('minor')),
  );
  test('no cell, no consent', () => expect(row('8')).toEqual(gone('minor')));
  test('an age that can’t be read stays behind without it', () => expect(row('小学', '')).toEqual(unread('minor')));
});

test('a column of guardians is suggested as the exception for children, and not as everybody’s consent', () => {
  const columns = [
    { id: 'c01', name: '年龄', pi: 'age' },
    { id: 'c02', name: '监护人是否同意', pi: 'none' },
    { id: 'c03', name: '是否同意', pi: 'none' },
  ];
  expect(suggestRules(columns)).toEqual([
    { rule: 'no_consent', column: 'c03', params: { accepted: expect.stringContaining('同意') } },
    { rule: 'minor', column: 'c01', params: { by: 'age', unless: 'c02', accepted: expect.stringContaining('同意') } },
  ]);
  for (const rule of suggestRules(columns)) expect(() => readRowRule(rule)).not.toThrow();
  expect(suggestRules(columns.slice(0, 1))).toEqual([{ rule: 'minor', column: 'c01', params: { by: 'age' } }]);
});

test.each([
  ['不同意', 'objected'],
  ['未同意转让', 'objected'],
  ['拒绝移交', 'objected'],
  ['no_consent', 'objected'],
  ['同不同意', 'no_consent'],
  ['是否同意', 'no_consent'],
  ['授权状态', 'no_consent'],
  ['consent', 'no_consent'],
  ['拒绝营销', 'no_contact'],
])('a column %s says who %s', (name, rule) => {
  expect(suggestRules([{ id: 'c01', name, pi: 'none' }])).toMatchObject([{ rule, column: 'c01' }]);
});

test.each(['授权码', '授权编号', '同意时间', '授权额度', '授权人', 'consent_date', '拒绝原因'])(
  'a column %s says of nobody what he wants',
  (name) => expect(suggestRules([{ id: 'c01', name, pi: 'none' }])).toEqual([]),
);

test('the first reason in the stated order is taken, whatever the order of the rules', () => {
  const rules: RowRule[] = [
    { rule: 'no_contact', column: 'c01' },
    { rule: 'expired', column: 'c02', months: 1 },
    { rule: 'no_consent', column: 'c03', accepted: ['是'] },
    { rule: 'objected', column: 'c01' },
    { rule: 'withdrawn', column: 'c01' },
    { rule: 'minor', column: 'c04', by: 'age' },
  ];
  const row = { c01: '是', c02: '?', c03: '?', c04: '12' };
  for (let left = rules; left.length > 0; ) {
    const { reason } = judgeRow(row, left, today);
    expect(reason).toBe(rowReasons.find((one) => left.some(({ rule }) => rule === one)));
    left = left.filter(({ rule }) => rule !== reason);
  }
  expect(judgeRow(row, rules, today).unreadable).toEqual(['no_consent', 'expired']);
  for (const reason of rowReasons) expect(reasons).toContain(reason);
});

describe('rules of a compiled policy', () => {
  test('are read', () => {
    expect(readRowRule({ rule: 'no_consent', column: 'c03', params: { accepted: '是|已同意' } })).toEqual({
      rule: 'no_consent',
      column: 'c03',
      accepted: ['是', '已同意'],
    });
    expect(readRowRule({ rule: 'expired', column: 'c120', params: { months: 36 } })).toEqual({
      rule: 'expired',
      column: 'c120',
      months: 36,
    });
    expect(readRowRule({ rule: 'minor', column: 'c01', params: { by: 'id' } })).toEqual({
      rule: 'minor',
      column: 'c01',
      by: 'id',
    });
    const unless = { by: 'age', unless: 'c09', accepted: '是|同意' };
    expect(readRowRule({ rule: 'minor', column: 'c01', params: unless })).toEqual({
      ...{ rule: 'minor', column: 'c01', by: 'age' },
      unless: { column: 'c09', accepted: ['是', '同意'] },
    });
    expect(readRowRule({ rule: 'objected', column: 'c01' })).toEqual({ rule: 'objected', column: 'c01' });
  });
  test.each([
    [{ rule: 'user', column: 'c01' }],
    [{ rule: 'objected' }],
    [{ rule: 'objected', column: '手机' }],
    [{ rule: 'objected', column: 'c01', params: { by: 'age' } }],
    [{ rule: 'minor', column: 'c01' }],
    [{ rule: 'minor', column: 'c01', params: { by: 'age', unless: 'c02' } }],
    [{ rule: 'minor', column: 'c01', params: { by: 'age', accepted: '是' } }],
    [{ rule: 'minor', column: 'c01', params: { by: 'age', unless: '监护人', accepted: '是' } }],
    [{ rule: 'expired', column: 'c01', params: { months: '36' } }],
    [{ rule: 'expired', column: 'c01', params: { months: -1 } }],
    [{ rule: 'no_consent', column: 'c01', params: { accepted: '是||y' } }],
  ])('%j is refused', (written) => expect(() => readRowRule(written)).toThrow('schema'));
});

describe('actions', () => {
  test('every type has some, each once, and a secret can only stay behind', () => {
    for (const { id, cls } of [...piTypes, { id: 'none', cls: 'N' }]) {
      const fitting = actionsFor(id);
      expect(new Set(fitting).size).toBe(fitting.length);
      expect(fitting).toContain('drop');
      if (cls === 'C') expect(fitting).toEqual(['drop']);
      for (const action of actions) {
        if (fitting.includes(action)) expect(readChange(id, action).action).toBe(action);
        else expect(() => readChange(id, action), `${id} ${action}`).toThrow('schema');
      }
    }
    expect(() => actionsFor('shoe_size')).toThrow(RangeError);
  });

  test('the default is what the catalogue says, and what has a mask can be masked', () => {
    for (const { id, mask } of piTypes) {
      const [usual] = actionsFor(id);
      if (/^(?:suppress|exclude|DELETE|drop)/.test(mask)) expect(usual, id).toBe('drop');
      if (/pseudonym/.test(mask)) expect(usual, id).toBe('token');
      if (mask === 'none') expect(usual, id).toBe('keep');
      if (/\*|^first|^last|^as /.test(mask)) expect(usual, id).toBe('mask');
      expect(actionsFor(id).includes('mask'), id).toBe(isShown(id));
    }
  });

  test('their parameters are read', () => {
    expect(readChange('cn_mobile', 'mask', { form: 'strict' })).toEqual({ action: 'mask', form: 'strict' });
    expect(readChange('address', 'generalise', { to: 'city' })).toEqual({ action: 'generalise', to: 'city' });
    expect(readChange('transaction', 'round', { unit: '0.5' })).toEqual({ action: 'round', unit: '0.5' });
    expect(readChange('transaction', 'band', { edges: '10|100', of: 'count' })).toEqual({
      action: 'band',
      bands: { edges: ['10', '100'], of: 'count' },
    });
    expect(readChange('age', 'band', { width: 5 })).toEqual({ action: 'band', width: 5, top: 80 });
    expect(readChange('birth_date', 'shift')).toEqual({ action: 'shift', reach: 182 });
    expect(readChange('user_id', 'token')).toEqual({ action: 'token', as: 'user_id' });
    expect(readChange('none', 'token', { as: 'user_id' })).toEqual({ action: 'token', as: 'user_id' });
    expect(readChange('free_text', 'redact', { lang: 'en', with: 'label' })).toEqual({
      action: 'redact',
      with: 'label',
      lang: 'en',
    });
    expect(paramNames('age', 'band')).toEqual(['width', 'top']);
    expect(paramNames('income', 'band')).toEqual(['edges', 'of']);
  });

  test.each([
    ['cn_mobile', 'mask', { form: 'ends' }],
    ['cn_mobile', 'mask', { form: 1 }],
    ['cn_mobile', 'mask', { shape: 'strict' }],
    ['cn_mobile', 'keep', { form: 'usual' }],
    ['address', 'generalise', { to: 'year' }],
    ['transaction', 'round', { unit: '0' }],
    ['transaction', 'round', { unit: '1,000' }],
    ['transaction', 'round', { unit: 10 }],
    ['transaction', 'band', { edges: '100|10' }],
    ['transaction', 'band', { edges: '1.5|10', of: 'count' }],
    ['transaction', 'band', { edges: '' }],
    ['age', 'band', { edges: '10|20' }],
    ['birth_date', 'shift', { reach: 0 }],
    ['birth_date', 'shift', { reach: 1.5 }],
    ['free_text', 'redact', { lang: 'fr' }],
    ['user_id', 'token', { as: 'credential' }],
    ['user_id', 'token', { as: 'shoe_size' }],
    ['credential', 'keep', {}],
  ] as const)('%s %s %j is refused', (pi, action, params) => {
    expect(() => readChange(pi, action, params)).toThrow('schema');
  });
});

test('each action changes a value', () => {
  const means: Means = {
    hmac: (message) => new Uint8Array(32).fill(message.length),
    until: today,
    scan: () => [{ type: 'cn_mobile', start: 0, end: 11 }],
  };
  const change = (pi: string, action: (typeof actions)[number], value: string) =>
    valueChanger(pi, readChange(pi, action), means)(value, -5);
  expect(change('person_name', 'keep', ' 张三')).toBe(' 张三');
  expect(change('person_name', 'drop', '张三')).toBeUndefined();
  expect(change('person_name', 'mask', '张三')).toBe('张*');
  expect(change('user_id', 'token', '12')).toMatch(/^[a-z2-7]{26}$/);
  expect(change('birth_date', 'generalise', '1990-05-02')).toBe('1990');
  expect(change('transaction', 'round', '114')).toBe('110');
  expect(change('income', 'band', '12000')).toBe('10000–20000');
  expect(change('age', 'band', '34')).toBe('30–39');
  expect(change('birth_date', 'shift', '1990-05-06')).toBe('1990-05-01');
  expect(change('free_text', 'redact', '15400005678!')).toBe('【手机号】!');
  expect(valueChanger('none', readChange('none', 'token', { as: 'user_id' }), means)('12', 0)).toBe(
    change('user_id', 'token', '12'),
  );
  for (const action of actionsFor('none').filter((one) => one !== 'keep'))
    expect(change('none', action, ' ')).toBeUndefined();
});
