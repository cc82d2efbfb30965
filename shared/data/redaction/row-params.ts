// Reads the row rules of a compiled policy (FORMAT.md 7.10): {column?, params?, rule}, strictly.
import { HandoverError } from '../../domain/errors.ts';
import { rowReasons } from '../../domain/vocabulary.ts';
import type { Params } from './params.ts';
import type { Consent, RowRule } from './row-rules.ts';
import { ageSources } from './row-values.ts';

export interface WrittenRule {
  readonly rule: string;
  readonly column?: string;
  readonly params?: Params;
}

function refuse(member: string): never {
  throw new HandoverError('schema', { member });
}

const longestMonths = 1200;
const columnId = /^c\d{2,4}$/;

/** `是|已同意`: the accepted values, split by `|`. */
function accepted(value: string | number | undefined): readonly string[] {
  if (typeof value !== 'string') return refuse('accepted');
  const words = value.split('|').map((word) => word.trim());
  return words.every((word) => word !== '') ? words : refuse('accepted');
}

function months(value: string | number | undefined): number {
  const isPeriod = typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= longestMonths;
  return isPeriod ? value : refuse('months');
}

/** `c12` with the values in which a guardian has agreed; both of them or none. */
function unless(params: Params): { readonly unless?: Consent } {
  if (params.unless === undefined && params.accepted === undefined) return {};
  const column = params.unless;
  if (typeof column !== 'string' || !columnId.test(column)) return refuse('unless');
  return { unless: { column, accepted: accepted(params.accepted) } };
}

const names = {
  minor: ['by', 'unless', 'accepted'],
  no_consent: ['accepted'],
  expired: ['months'],
  withdrawn: [],
  objected: [],
  no_contact: [],
} as const satisfies Record<RowRule['rule'], readonly string[]>;

/** @throws schema: an unknown rule, no column, a parameter that is missing, unknown or not allowed */
export function readRowRule({ rule, column, params = {} }: WrittenRule): RowRule {
  const reason = rowReasons.find((one) => one === rule) ?? refuse('rule');
  if (column === undefined || !columnId.test(column)) return refuse('column');
  const taken: readonly string[] = names[reason];
  for (const name of Object.keys(params)) if (!taken.includes(name)) refuse(name);
  switch (reason) {
    case 'minor':
      return {
        rule: reason,
        column,
        by: ageSources.find((source) => source === params.by) ?? refuse('by'),
        ...unless(params),
      };
    case 'no_consent':
      return { rule: reason, column, accepted: accepted(params.accepted) };
    case 'expired':
      return { rule: reason, column, months: months(params.months) };
    default:
      return { rule: reason, column };
  }
}
