// What the refusal of the search before sealing says helps: letting whole cells through, or another decision where they stand in a text.
import { describe, expect, test } from 'vitest';
import { textsOf } from '../../shared/cli/text/texts.ts';
import { langs } from '../../shared/domain/lang.ts';
import { wayOutOf } from '../../shared/domain/let-through.ts';
import { describeError } from '../../shared/domain/words/describe.ts';

const found = (stands: object) => ({
  code: 'containment',
  where: { table: 't02', column: 'c02', row: 1 },
  facts: { from_table: 't01', from_column: 'c03', cells: 3, ...stands },
});

test.each([
  ['whole cells', { whole: 3 }, 'allow'],
  ['values among other words', { inside: 3 }, 'change'],
  ['both', { whole: 1, inside: 2 }, 'change'],
  ['neither, as in a name or in the column itself', {}, undefined],
] as const)('for %s', (_, stands, way) => {
  expect(wayOutOf(found(stands))).toBe(way);
});

test('another refusal has none', () => {
  expect(wayOutOf({ ...found({ whole: 1 }), code: 'blocked' })).toBeUndefined();
});

describe.each(langs)('in %s', (lang) => {
  const through = { zh: '放行', en: 'let through with a reason' }[lang];
  const redact = { zh: '抹掉个人信息', en: 'blacked out' }[lang];
  const hint = (stands: object) => textsOf(lang).error.hint(found(stands));

  test('letting through is spoken of only where it helps', () => {
    const whole = describeError(found({ whole: 3 }), lang).mend;
    const inside = describeError(found({ inside: 3 }), lang).mend;
    const neither = describeError(found({}), lang).mend;
    expect([whole, inside, neither].map((mend) => mend.includes(redact))).toEqual([false, true, false]);
    expect(whole).toContain(through);
    expect(neither).not.toContain(through);
    expect([hint({ whole: 3 }), hint({ inside: 3 })]).toEqual([
      expect.stringContaining('policy allow'),
      expect.stringContaining('--action redact'),
    ]);
    expect([hint({ whole: 1, inside: 1 }), hint({})]).toEqual([hint({ inside: 3 }), undefined]);
  });
});
