// `policy show` names the columns in which customers said what they want and that no rule looks at.
import { expect, test } from 'vitest';
import { checkLines, ruleLines } from '../../shared/cli/text/policy.ts';
import { zh } from '../../shared/cli/text/zh.ts';

type Table = Parameters<typeof ruleLines>[1][number];

const consent = { rule: 'no_consent', column: 'c02', params: { accepted: '是' } } as const;
const minor = { rule: 'minor', column: 'c03', params: { by: 'id' } } as const;

const table = (rules: Table['rules']) =>
  ({
    id: 't01',
    columns: [{ id: 'c02', name: '同意转让' }],
    rules,
    suggested_rules: [consent, minor],
  }) as unknown as Table;

test('what customers said and nobody heeds is told; an age is only reckoned', () => {
  const lines = ruleLines(zh, [table([])]);
  expect(lines[0]).toBe(zh.policy.openRules);
  expect(lines[1]).toMatch(/t01\.c02 +同意转让 +没有同意 +accepted=是/);
  expect(lines.join('\n')).not.toContain('c03');
});

test('what a person let go all the same is told as such, and no longer asked', () => {
  const lines = ruleLines(zh, [table([{ ...consent, waived: true }])]);
  expect(lines[0]).toBe(zh.policy.waived);
  expect(lines[1]).toMatch(/t01\.c02 +同意转让/);
  expect(lines).not.toContain(zh.policy.openRules);
});

test('another rule by what they said in that column is an answer, too', () => {
  const lines = ruleLines(zh, [table([{ rule: 'objected', column: 'c02' }])]);
  expect(lines).not.toContain(zh.policy.openRules);
  expect(ruleLines(zh, [table([{ rule: 'expired', column: 'c02', params: { months: 12 } }])])).toContain(
    zh.policy.openRules,
  );
});

test('what is heeded stands among the rules only', () => {
  const lines = ruleLines(zh, [table([consent])]);
  expect(lines[0]).toBe(zh.policy.rule);
  expect(lines).not.toContain(zh.policy.openRules);
});

test('the count says how many go against their word, and how many of them did not say it clearly', () => {
  const against = { rule: 'no_consent', column: 'c02', rows: 1205, unreadable: 3, persons: 1100 } as const;
  const counted = { id: 't01', name: '客户', rows: 2000, goes: 2000, left_out: [], waived: [against] };
  const lines = checkLines(zh, 'zh', { tables: [counted], counters: [], lists: [] });
  expect(lines).toContain('  照样交（没有同意，看 c02）：1,205 行，约 1,100 人，其中 3 行没写清楚');
});
