// Reads the parameters of an action as they stand in a compiled policy (FORMAT.md 7.10): short words and whole numbers, strictly.
import { HandoverError } from '../../domain/errors.ts';
import { type Lang, langs } from '../../domain/lang.ts';
import type { Action } from '../../domain/vocabulary.ts';
import { piTypes } from '../pi-types.ts';
import { actionsFor } from './actions.ts';
import { readDecimal } from './decimal.ts';
import { defaultBands, defaultReach, defaultUnit } from './defaults.ts';
import { type GeneraliseTo, levelsOf } from './generalise.ts';
import { type MaskForm, maskFormsOf } from './masks.ts';
import { type Bands, readEdges } from './numbers.ts';
import type { Redaction } from './text.ts';

export type Params = Readonly<Record<string, string | number>>;

/** An action with all its parameters. */
export type Change =
  | { readonly action: 'keep' | 'drop' }
  /** `as`: the type whose tokens are made, so that two columns of different types can be joined. */
  | { readonly action: 'token'; readonly as: string }
  | { readonly action: 'mask'; readonly form: MaskForm }
  | { readonly action: 'generalise'; readonly to: GeneraliseTo }
  | { readonly action: 'round'; readonly unit: string }
  | { readonly action: 'band'; readonly bands: Bands }
  | { readonly action: 'band'; readonly width: number; readonly top: number }
  /** Days to either side. */
  | { readonly action: 'shift'; readonly reach: number }
  | ({ readonly action: 'redact' } & Redaction);

function refuse(member: string): never {
  throw new HandoverError('schema', { member });
}

/** The first is the default. */
function word<T extends string>(params: Params, name: string, words: readonly T[]): T {
  const value = Object.hasOwn(params, name) ? params[name] : words[0];
  return words.find((one) => one === value) ?? refuse(name);
}

function integer(params: Params, name: string, usual: number, from: number, to: number): number {
  const value = Object.hasOwn(params, name) ? params[name] : usual;
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to ? value : refuse(name);
}

/** `0.01`, `100`: as the format writes decimals. */
function unit(params: Params): string {
  const value = Object.hasOwn(params, 'unit') ? params.unit : defaultUnit;
  const isDecimal = typeof value === 'string' && /^(?:0|[1-9]\d{0,17})(?:\.\d{1,10})?$/.test(value);
  return isDecimal && (readDecimal(value)?.units ?? 0n) > 0n ? value : refuse('unit');
}

/** `100|500|1000` */
function bands(pi: string, params: Params): Bands {
  const usual = pi === 'income' ? defaultBands.income : defaultBands.balance;
  const value = Object.hasOwn(params, 'edges') ? params.edges : usual.edges.join('|');
  if (typeof value !== 'string' || !/^[\d.|]{1,200}$/.test(value)) return refuse('edges');
  const read = { edges: value.split('|'), of: word(params, 'of', ['amount', 'count'] as const) };
  try {
    readEdges(read);
  } catch {
    return refuse('edges');
  }
  return read;
}

/** The types that tables can be joined by. */
const tokenTypes = [...piTypes.map(({ id }) => id), 'none'].filter((pi) => actionsFor(pi).includes('token'));

type Reader = { readonly names: readonly string[]; readonly read: (pi: string, params: Params) => Change };

const bare = (action: 'keep' | 'drop'): Reader => ({ names: [], read: () => ({ action }) });

const ages: Reader = {
  names: ['width', 'top'],
  read: (_, params) => ({
    action: 'band',
    width: integer(params, 'width', 10, 1, 50),
    top: integer(params, 'top', 80, 50, 120),
  }),
};

const readers: Readonly<Record<Action, Reader>> = {
  keep: bare('keep'),
  drop: bare('drop'),
  token: { names: ['as'], read: (pi, params) => ({ action: 'token', as: word(params, 'as', [pi, ...tokenTypes]) }) },
  mask: { names: ['form'], read: (pi, params) => ({ action: 'mask', form: word(params, 'form', maskFormsOf(pi)) }) },
  generalise: { names: ['to'], read: (pi, params) => ({ action: 'generalise', to: word(params, 'to', levelsOf(pi)) }) },
  round: { names: ['unit'], read: (_, params) => ({ action: 'round', unit: unit(params) }) },
  band: { names: ['edges', 'of'], read: (pi, params) => ({ action: 'band', bands: bands(pi, params) }) },
  shift: {
    names: ['reach'],
    read: (_, params) => ({ action: 'shift', reach: integer(params, 'reach', defaultReach, 1, 3660) }),
  },
  redact: {
    names: ['with', 'lang'],
    read: (_, params) => ({
      action: 'redact',
      with: word(params, 'with', ['label', 'mask'] as const),
      lang: word<Lang>(params, 'lang', langs),
    }),
  },
};

function readerOf(pi: string, action: Action): Reader {
  return pi === 'age' && action === 'band' ? ages : readers[action];
}

/** The names of the parameters that an action on this type takes; each of them may be left out. */
export function paramNames(pi: string, action: Action): readonly string[] {
  return readerOf(pi, action).names;
}

/**
 * @param params absent: every parameter has its default
 * @throws schema: an action that does not fit the type, a parameter that it does not take, a value that is not allowed
 */
export function readChange(pi: string, action: Action, params: Params = {}): Change {
  if (!actionsFor(pi).includes(action)) refuse('action');
  const { names, read } = readerOf(pi, action);
  for (const name of Object.keys(params)) if (!names.includes(name)) refuse(name);
  return read(pi, params);
}
