// What the cells that row rules look at say: yes or no, a day, an age, a date of birth.
import { addMonths, type Day, dayNumber } from './calendar.ts';
import { readDay } from './date-forms.ts';
import { compact, plain } from './normal-form.ts';
import { readAge } from './numbers.ts';

const yesWords = new Set(
  '是 有 对 真 已 y yes true t 1 √ ✓ ✔ ☑ on 反对 已反对 不同意 拒绝 撤回 已撤回 收回 已收回 退订 已退订 勿扰 免打扰 不要联系 请勿联系 勿联系 opt-out optout objected withdrawn unsubscribed dnc'.split(
    ' ',
  ),
);
const noWords = new Set(
  '否 无 没有 未 非 n no false f 0 × ✗ ✘ ☐ off 无异议 无反对 未反对 未撤回 未收回 未退订 正常 - / none'.split(' '),
);

/** Equal for the ways that one word is written. */
export function wordOf(value: string): string {
  return plain(value).toLowerCase();
}

/** Undefined: neither a yes nor a no. An empty cell is a no, a date is a yes: it was done then. */
export function readFlag(value: string): boolean | undefined {
  const word = wordOf(value);
  if (word === '' || noWords.has(word)) return false;
  return yesWords.has(word) || readDay(value) !== undefined ? true : undefined;
}

export function isNo(value: string): boolean {
  const word = wordOf(value);
  return word === '' || noWords.has(word) || ['不同意', '拒绝', '未同意', '未授权'].includes(word);
}

const fullAge = 14;

/** A year of age is full on the day behind the birthday (Supreme People's Court on 周岁), so the birthday itself still counts as younger. */
export function isUnderAge(birth: Day, today: Day): boolean {
  return dayNumber(today) <= dayNumber(addMonths(birth, 12 * fullAge));
}

function bornIn(number: string): Day | undefined {
  const digits =
    /^\d{6}(\d{8})\d{3}[\dX]$/.exec(number)?.[1] ?? /^\d{6}(\d{6})\d{3}$/.exec(number)?.[1]?.padStart(8, '19');
  return digits === undefined ? undefined : readDay(digits);
}

export const ageSources = ['birth_date', 'age', 'id'] as const;
export type AgeSource = (typeof ageSources)[number];

/** Below 14 years; undefined for what can't be read, and for a birth that lies in the future. */
export function readMinor(value: string, source: AgeSource, today: Day): boolean | undefined {
  if (source === 'age') {
    const age = readAge(value);
    return age === undefined ? undefined : age < fullAge;
  }
  const birth = source === 'id' ? bornIn(compact(value)) : readDay(value);
  if (birth === undefined || dayNumber(birth) > dayNumber(today)) return undefined;
  return isUnderAge(birth, today);
}

/** The period has run out: the last day is the corresponding one. Undefined for what is no day. */
export function readExpired(value: string, months: number, today: Day): boolean | undefined {
  const from = readDay(value);
  return from === undefined ? undefined : dayNumber(addMonths(from, months)) < dayNumber(today);
}
