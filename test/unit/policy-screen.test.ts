// The pure parts of 卖4: which columns are asked about and with what answers, what can be chosen, the way back, rules made by hand.

import { describe, expect, test } from 'vitest';
import { certaintyOf } from '../../renderer/screens/policy/certainty.ts';
import {
  paramsFor,
  paramsInForce,
  reasonsFor,
  reasonToStay,
  sharedActions,
} from '../../renderer/screens/policy/choices.ts';
import { answerOf, answersTo, keyOf, mostQuestions, questionsOf } from '../../renderer/screens/policy/questions.ts';
import {
  inForce,
  madeRule,
  type Rule,
  rulesShown,
  waivedRule,
  withoutGround,
  withoutRule,
} from '../../renderer/screens/policy/row-rules.ts';
import { type CaseTables, type Column, inStack, sizesOf } from '../../renderer/screens/policy/stacks.ts';
import { backOfDecisions, mostSteps, pushed, type Step } from '../../renderer/screens/policy/undo.ts';
import { piTypes } from '../../shared/data/pi-types.ts';
import { actionsFor } from '../../shared/data/redaction/actions.ts';
import { choicesOf } from '../../shared/data/redaction/choices.ts';
import { readChange } from '../../shared/data/redaction/params.ts';
import { readRowRule } from '../../shared/data/redaction/row-params.ts';
import { withRule } from '../../shared/domain/row-rules.ts';

function column(id: string, pi: string, more: Partial<Column> = {}): Column {
  const allowed = [...actionsFor(pi)];
  const { masks, levels } = choicesOf(pi, allowed);
  return {
    id,
    name: pi,
    pi,
    class: 'G',
    action: 'keep',
    reason: 'necessary',
    by_person: false,
    asks: false,
    actions: allowed,
    masks: [...masks],
    levels: [...levels],
    findings: [],
    complete: true,
    damage: [],
    ...more,
  };
}

const sensitive = { class: 'S', action: 'drop', reason: 'sensitive' } as const;

function tablesOf(...columns: Column[][]): CaseTables {
  const counts = { rows_read: 0, taken: 0, refused: 0, set_apart: 0, left: 0, mended: 0 };
  return columns.map((of, index) => ({
    id: `t0${index + 1}`,
    name: `t${index + 1}`,
    source: 'a.csv',
    ...counts,
    refused_by: [],
    set_apart_by: [],
    refused_rows: [],
    notes: [],
    columns: of,
    rules: [],
    suggested_rules: [],
    allowed: [],
  }));
}

describe('the stacks', () => {
  test('part the columns by what is done with them', () => {
    const columns = [
      column('c01', 'email'),
      column('c02', 'email', { action: 'token' }),
      column('c03', 'email', { action: 'drop' }),
    ];
    expect(inStack(columns, 'change').map(({ id }) => id)).toEqual(['c02']);
    expect(sizesOf(tablesOf(columns, columns.slice(0, 1)))).toEqual({ keep: 2, change: 1, drop: 1 });
  });
});

describe('what can be chosen', () => {
  const every = ['none', ...piTypes.map(({ id }) => id)].flatMap((pi) =>
    actionsFor(pi).flatMap((action) => paramsFor(column('c01', pi), action).map((params) => ({ pi, action, params }))),
  );

  test('is taken by the engine, for every type and action', () => {
    expect(every.length).toBeGreaterThan(200);
    for (const { pi, action, params } of every) expect(() => readChange(pi, action, params)).not.toThrow();
  });

  test('begins with what holds when nothing is chosen', () => {
    const first = (pi: string, action: Column['action']) =>
      readChange(pi, action, paramsFor(column('c01', pi), action)[0]);
    for (const [pi, action] of [
      ['cn_mobile', 'mask'],
      ['birth_date', 'generalise'],
      ['age', 'band'],
      ['income', 'band'],
      ['prepaid_balance', 'band'],
      ['transaction', 'round'],
      ['transaction', 'shift'],
      ['free_text', 'redact'],
      ['email', 'token'],
    ] as const) {
      expect(first(pi, action)).toEqual(readChange(pi, action));
    }
  });

  test('parameters that were left open are the usual ones', () => {
    expect(paramsInForce(column('c01', 'birth_date', { action: 'generalise' }))).toEqual({ to: 'year' });
    expect(paramsInForce(column('c01', 'birth_date', { action: 'generalise', params: { to: 'month' } }))).toEqual({
      to: 'month',
    });
  });

  test('for several columns is what all of them allow', () => {
    expect(sharedActions([column('c01', 'cn_mobile'), column('c02', 'birth_date')])).toEqual(['mask', 'drop', 'keep']);
    expect(sharedActions([column('c01', 'home_access'), column('c02', 'email')])).toEqual(['drop']);
    expect(sharedActions([])).toEqual([]);
  });

  test('a reason always fits: why it goes, or why it stays', () => {
    expect(reasonsFor([column('c01', 'cn_id18', sensitive)], 'mask')).toEqual(['necessary', 'ordered']);
    expect(reasonsFor([column('c01', 'cn_id18', sensitive)], 'drop')).toEqual(['sensitive', 'user', 'no_consent']);
    expect(reasonsFor([column('c01', 'email')], 'drop')).toEqual(['user', 'no_consent']);
    expect(reasonToStay(column('c01', 'none'))).toBe('unplaced');
    expect(reasonToStay(column('c01', 'home_access', { class: 'C' }))).toBe('class_c');
    expect(reasonToStay(column('c01', 'cn_id18', { class: 'S' }))).toBe('sensitive');
  });
});

describe('the amber questions', () => {
  const many = (asks: boolean) =>
    Array.from({ length: 8 }, (_, index) => column(`c0${index}`, 'cn_id18', { ...sensitive, asks }));

  test('are at most five', () => {
    expect(questionsOf(tablesOf(many(true)), [])).toHaveLength(mostQuestions);
    expect(questionsOf(tablesOf(many(false)), [])).toEqual([]);
  });

  test('an answered one keeps its place for this visit, and a table that is gone asks nothing', () => {
    const before = questionsOf(tablesOf(many(true)), []).map(keyOf);
    const answered = many(true).map((one, index) => (index === 1 ? { ...one, asks: false, by_person: true } : one));
    expect(questionsOf(tablesOf(answered), before).map(keyOf)).toEqual(before);
    expect(questionsOf(tablesOf([column('c09', 'email', { asks: true })]), before).map(keyOf)).toEqual(['t01.c09']);
  });

  test('have the safe answer given, and two or three to pick from', () => {
    const id = column('c01', 'cn_id18', { ...sensitive, asks: true });
    expect(answersTo(id).map(({ name, action, reason }) => [name, action, reason])).toEqual([
      ['drop', 'drop', 'sensitive'],
      ['change', 'mask', 'necessary'],
      ['keep', 'keep', 'necessary'],
    ]);
    expect(answerOf(id)?.name).toBe('drop');
    expect(answersTo(column('c02', 'religion', sensitive)).map(({ name }) => name)).toEqual(['drop', 'keep']);
    expect(answerOf({ ...id, action: 'token', reason: 'necessary' })).toBeUndefined();
  });
});

describe('the way back', () => {
  test('restores what each column was, also of several', () => {
    const id = column('c01', 'cn_id18', sensitive);
    const born = column('c02', 'birth_date', { action: 'generalise', params: { to: 'month' } });
    const wanted = [id, born].map(
      ({ id: one }) => ({ table: 't01', column: one, action: 'keep', reason: 'ordered' }) as const,
    );
    expect(backOfDecisions(tablesOf([id, born]), wanted)).toEqual({
      decisions: [
        { table: 't01', column: 'c01', action: 'drop', reason: 'sensitive' },
        { table: 't01', column: 'c02', action: 'generalise', reason: 'necessary', params: { to: 'month' } },
      ],
    });
  });

  test('is as long as anybody remembers', () => {
    const step = (what: number): Step => ({ what: String(what), back: { decisions: [] } });
    const steps = Array.from({ length: 60 }, (_, index) => index).reduce<Step[]>(
      (all, index) => pushed(all, step(index)),
      [],
    );
    expect(steps).toHaveLength(mostSteps);
    expect(steps.at(-1)?.what).toBe('59');
  });
});

describe('rules for rows', () => {
  const objected = { rule: 'objected', column: 'c01' } as const;
  const minor = { rule: 'minor', column: 'c02', params: { by: 'age' } } as const;

  test('those in use come first, and a suggested one that is used is not offered again', () => {
    expect(rulesShown({ rules: [minor], suggested_rules: [objected, minor] })).toEqual([
      { rule: minor, used: true },
      { rule: objected, used: false },
    ]);
    const waived = waivedRule(objected);
    expect(rulesShown({ rules: [waived, minor], suggested_rules: [objected, minor] })).toEqual([
      { rule: minor, used: true },
      { rule: waived, used: false },
    ]);
    expect(withRule<Rule>([waived], inForce(waived))).toEqual([objected]);
    expect(withRule<Rule>([minor], objected)).toEqual([minor, objected]);
    expect(withRule<Rule>([minor, objected], { ...minor, params: { by: 'id' } })).toHaveLength(2);
    expect(withoutRule([minor, objected], minor)).toEqual([objected]);
    const ground = { sha256: 'ab'.repeat(32) };
    expect(withRule<Rule>([{ ...minor, ground }], minor)).toEqual([{ ...minor, ground }]);
    expect(
      withoutGround(
        [
          { ...minor, ground },
          { ...objected, ground },
        ],
        minor,
      ),
    ).toEqual([minor, { ...objected, ground }]);
  });

  test('made by hand are complete or none', () => {
    const typed = { agreed: ' 是 | 同意 |', months: '36', guardian: '' };
    const by = (pi: string) => ({ id: 'c03', pi });
    expect(madeRule('no_consent', by('none'), typed)).toEqual({
      rule: 'no_consent',
      column: 'c03',
      params: { accepted: '是|同意' },
    });
    expect(madeRule('expired', by('none'), typed)).toEqual({ rule: 'expired', column: 'c03', params: { months: 36 } });
    expect(madeRule('minor', by('cn_id18'), typed)).toMatchObject({ params: { by: 'id' } });
    expect(madeRule('minor', by('age'), { ...typed, guardian: 'c09' })).toEqual({
      rule: 'minor',
      column: 'c03',
      params: { by: 'age', unless: 'c09', accepted: '是|同意' },
    });
    expect(madeRule('minor', by('age'), { ...typed, agreed: '', guardian: 'c09' })).toBeUndefined();
    expect(madeRule('no_consent', by('none'), { ...typed, agreed: ' | ' })).toBeUndefined();
    for (const months of ['', '0', '1201', '3.5', '-3', 'x']) {
      expect(madeRule('expired', by('none'), { ...typed, months })).toBeUndefined();
    }
    for (const rule of ['no_consent', 'objected', 'withdrawn', 'expired', 'minor', 'no_contact'] as const) {
      const made = madeRule(rule, by('age'), typed);
      expect(made).toBeDefined();
      if (made !== undefined) expect(() => readRowRule(made)).not.toThrow();
    }
  });
});

describe('certainty', () => {
  test.each([
    [0.99, 'sure'],
    [0.9, 'sure'],
    [0.75, 'likely'],
    [0.4, 'guess'],
  ] as const)('%s is %s', (confidence, word) => {
    expect(certaintyOf(confidence)).toBe(word);
  });
});
