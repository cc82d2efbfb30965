// Rules for rows that the columns of a table seem to be made for, by their names; a person decides whether they hold.

import type { RowReason } from '../../domain/vocabulary.ts';
import type { Params } from './params.ts';

export interface SuggestedRule {
  readonly rule: RowReason;
  readonly column: string;
  readonly params?: Params;
}

interface Named {
  readonly id: string;
  readonly name: string;
  readonly pi: string;
}

/** The first word that is found in a name says the rule: what is refused before what is granted. */
const words: readonly (readonly [RegExp, RowReason])[] = [
  [/撤回|收回同意|withdraw/i, 'withdrawn'],
  [
    /反对|异议|(?<!同)(?:不|未|没有?)(?:同意|授权)|拒绝(?:同意|授权|转让|移交|提供|共享)|object(?:ed|ion)|\bno.?consent|not.?consent|refused.?consent/i,
    'objected',
  ],
  [
    /退订|勿扰|免打扰|(?:不要|请勿|不得|不再|拒绝)(?:联系|营销|推送)|do.?not.?contact|\bdnc\b|unsubscri|opt.?out/i,
    'no_contact',
  ],
  [
    /(?:同意|授权)(?!.*(?:码|编?号$|时间|日期|金额|额度|有效期|人$))|consent(?!.*(?:date|time|\bat\b))|opt.?in/i,
    'no_consent',
  ],
];
/** A column in which a guardian says so is about children alone. */
const guardian = /监护|家长|父母|guardian|parent/i;
const acceptedWords = '是|同意|已同意|已授权|Y|YES|TRUE|1|√';
/** What tells the age best comes first. */
const ageTypes = [
  ['birth_date', 'birth_date'],
  ['age', 'age'],
  ['cn_id18', 'id'],
] as const;

const ruleOf = (name: string) => words.find(([word]) => word.test(name))?.[1];
const isGuardians = (name: string) => guardian.test(name) && ruleOf(name) === 'no_consent';

function byName({ id, name }: Named): SuggestedRule[] {
  const rule = ruleOf(name);
  if (rule === undefined || isGuardians(name)) return [];
  return [{ rule, column: id, ...(rule === 'no_consent' ? { params: { accepted: acceptedWords } } : {}) }];
}

/** Children under 14 stay, where a column says the age; but for those whose guardians have agreed, where one says so. */
function ofMinors(columns: readonly Named[]): SuggestedRule[] {
  for (const [pi, by] of ageTypes) {
    const column = columns.find((one) => one.pi === pi);
    if (column === undefined) continue;
    const agreed = columns.find(({ name }) => isGuardians(name));
    const unless = agreed === undefined ? {} : { unless: agreed.id, accepted: acceptedWords };
    return [{ rule: 'minor', column: column.id, params: { by, ...unless } }];
  }
  return [];
}

export function suggestRules(columns: readonly Named[]): SuggestedRule[] {
  return [...columns.flatMap(byName), ...ofMinors(columns)];
}
