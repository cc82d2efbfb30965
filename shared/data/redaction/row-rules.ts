// Which rows stay behind and why: consent, objection, withdrawal, retention, minors, do-not-contact, each a predicate over one row.
import { type RowReason, rowReasons } from '../../domain/vocabulary.ts';
import type { Day } from './calendar.ts';
import { plain } from './normal-form.ts';
import { type AgeSource, isNo, readExpired, readFlag, readMinor, wordOf } from './row-values.ts';

/** The column that says so, and the values that say that somebody agreed; any other, an empty one too, says no. */
export interface Consent {
  readonly column: string;
  readonly accepted: readonly string[];
}

/** `column` is the id of a column of the row's table. */
export type RowRule =
  | { readonly rule: 'minor'; readonly column: string; readonly by: AgeSource; readonly unless?: Consent }
  | { readonly rule: 'withdrawn' | 'objected' | 'no_contact'; readonly column: string }
  | (Consent & { readonly rule: 'no_consent' })
  /** The row's date and how many months it may be kept from then on. */
  | { readonly rule: 'expired'; readonly column: string; readonly months: number };

export interface RowVerdict {
  /** Absent: the row goes. */
  readonly reason?: RowReason;
  /** Rules whose cell could not be read and that were taken to apply for that, to be counted. */
  readonly unreadable: readonly RowReason[];
}

function isAccepted(value: string, accepted: readonly string[]): boolean {
  const word = wordOf(value);
  return word !== '' && accepted.some((one) => wordOf(one) === word);
}

function consent(value: string, accepted: readonly string[]): boolean | undefined {
  if (isAccepted(value, accepted)) return false;
  return isNo(value) ? true : undefined;
}

/**
 * Whether a rule keeps the row back; undefined: the cell can't be read, which keeps it back too. An empty cell is no objection, no
 * withdrawal and no child; it is no consent either, and without its date nothing says that a row may still be kept.
 */
export function applies(rule: RowRule, value: string, today: Day): boolean | undefined {
  switch (rule.rule) {
    case 'minor':
      return plain(value) === '' ? false : readMinor(value, rule.by, today);
    case 'no_consent':
      return consent(value, rule.accepted);
    case 'expired':
      return readExpired(value, rule.months, today);
    default:
      return readFlag(value);
  }
}

/** The columns that a rule looks at. */
export function ruleColumns(rule: RowRule): string[] {
  return rule.rule === 'minor' && rule.unless !== undefined ? [rule.column, rule.unless.column] : [rule.column];
}

/**
 * @param row cells by column id; a cell that is not there counts as empty
 * @param today the day that ages and periods are counted to
 */
export function judgeRow(row: Readonly<Record<string, string>>, rules: readonly RowRule[], today: Day): RowVerdict {
  const cellOf = (column: string) => (Object.hasOwn(row, column) ? row[column] : undefined) ?? '';
  const applying = new Set<RowReason>();
  const unreadable = new Set<RowReason>();
  for (const rule of rules) {
    // A child's row goes if the guardian agreed (PIPL 31), however old the child is.
    if (rule.rule === 'minor' && rule.unless && isAccepted(cellOf(rule.unless.column), rule.unless.accepted)) continue;
    const verdict = applies(rule, cellOf(rule.column), today);
    if (verdict !== false) applying.add(rule.rule);
    if (verdict === undefined) unreadable.add(rule.rule);
  }
  const reason = rowReasons.find((one) => applying.has(one));
  const unread = rowReasons.filter((one) => unreadable.has(one));
  return reason === undefined ? { unreadable: unread } : { reason, unreadable: unread };
}
