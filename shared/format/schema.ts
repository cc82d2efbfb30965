// The notation of FORMAT.md section 7 as functions: a schema takes a value and its path, and returns it typed or throws.
import { HandoverError } from '../domain/errors.ts';
import { isProfileText } from './json-file.ts';

/** @throws schema with `where.member` = path */
export type Schema<T> = (value: unknown, path: string) => T;
export type Infer<S> = S extends Schema<infer T> ? T : never;
export type Optional<T> = Schema<T> & { readonly optional: true };

type Shape = Readonly<Record<string, Schema<unknown>>>;
type OptionalKeys<S extends Shape> = { [K in keyof S]: S[K] extends Optional<unknown> ? K : never }[keyof S];
type Flat<T> = { [K in keyof T]: T[K] };
type ObjectOf<S extends Shape> = Flat<
  { [K in Exclude<keyof S, OptionalKeys<S>>]: Infer<S[K]> } & { [K in OptionalKeys<S>]?: Infer<S[K]> }
>;

/** The error of every schema: what was expected at `path`, never what was found. */
export function schemaError(path: string, expected: string): HandoverError {
  return new HandoverError('schema', { member: path }, { expected });
}

/** A member of `object` that may be absent. */
export function optional<T>(schema: Schema<T>): Optional<T> {
  return Object.assign((value: unknown, path: string) => schema(value, path), { optional: true as const });
}

/** Exactly these members. */
export function object<S extends Shape>(shape: S): Schema<ObjectOf<S>> {
  const members = Object.entries(shape);
  return (value, path) => {
    const given = asObject(value, path);
    for (const name of Object.keys(given)) {
      if (!Object.hasOwn(shape, name)) throw schemaError(join(path, name), 'no such member');
    }
    const parsed: Record<string, unknown> = {};
    for (const [name, schema] of members) {
      if (Object.hasOwn(given, name)) parsed[name] = schema(given[name], join(path, name));
      else if (!('optional' in schema)) throw schemaError(join(path, name), 'present');
    }
    return parsed as ObjectOf<S>;
  };
}

/** @throws schema unless `value` is an object (not a list) */
export function asObject(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw schemaError(path, 'object');
  return value as Readonly<Record<string, unknown>>;
}

/** `[x a..b]` */
export function list<T>(item: Schema<T>, min = 0, max = Number.POSITIVE_INFINITY): Schema<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw schemaError(path, 'list');
    if (value.length < min || value.length > max) throw schemaError(path, `${min} to ${max} items`);
    return value.map((entry, index) => item(entry, `${path}[${index}]`));
  };
}

export type SortKey = string | number | readonly (string | number)[];

/** `[x a..b by k]`: strictly rising, strings in byte order, numbers by value. */
export function sortedBy<T>(item: Schema<T>, keyOf: (item: T) => SortKey, min?: number, max?: number): Schema<T[]> {
  const all = list(item, min, max);
  return (value, path) => {
    const items = all(value, path);
    for (const [index, later] of items.entries()) {
      const earlier = items[index - 1];
      if (earlier !== undefined && compareKeys(keyOf(earlier), keyOf(later)) >= 0) {
        throw schemaError(`${path}[${index}]`, 'strictly rising');
      }
    }
    return items;
  };
}

/** The order of `sortedBy`: negative, zero or positive. A list of keys is compared item by item. */
export function compareKeys(left: SortKey, right: SortKey): number {
  const lefts = typeof left === 'object' ? left : [left];
  const rights = typeof right === 'object' ? right : [right];
  for (const [index, one] of lefts.entries()) {
    const difference = compareKey(one, rights[index] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

function compareKey(left: string | number, right: string | number): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return compareText(String(left), String(right));
}

/** Order of the UTF-8 bytes, which is the order of the code points (`sort` with LC_ALL=C). */
export function compareText(left: string, right: string): number {
  const lefts = left[Symbol.iterator]();
  for (const sign of right) {
    const next = lefts.next();
    if (next.done === true) return -1;
    const difference = (next.value.codePointAt(0) ?? 0) - (sign.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return lefts.next().done === true ? 0 : 1;
}

/** A further rule on top of a schema. `check` throws `schemaError`. */
export function refine<T>(schema: Schema<T>, check: (value: T, path: string) => void): Schema<T> {
  return (value, path) => {
    const parsed = schema(value, path);
    check(parsed, path);
    return parsed;
  };
}

/** The first schema that takes the value. @throws schema with `expected` when none does */
export function union<T extends readonly Schema<unknown>[]>(expected: string, ...schemas: T): Schema<Infer<T[number]>> {
  return (value, path) => {
    for (const schema of schemas) {
      try {
        return schema(value, path) as Infer<T[number]>;
      } catch (error) {
        if (!(error instanceof HandoverError) || error.code !== 'schema') throw error;
      }
    }
    throw schemaError(path, expected);
  };
}

/** One of these words. */
export function oneOf<const T extends readonly string[]>(...words: T): Schema<T[number]> {
  return (value, path) => {
    if (typeof value !== 'string' || !words.includes(value)) throw schemaError(path, words.join(' | '));
    return value;
  };
}

/** A string of the profile that matches. */
export function pattern(expression: RegExp, expected: string): Schema<string> {
  return (value, path) => {
    if (typeof value !== 'string' || !expression.test(value)) throw schemaError(path, expected);
    return value;
  };
}

/** A string of `1..max` code points, in the profile; LF only where `lines` says so. */
export function text(max: number, lines: boolean): Schema<string> {
  const expected = `${lines ? 'text' : 'one line'} of 1 to ${max} code points`;
  return (value, path) => {
    if (typeof value !== 'string' || value === '' || !isProfileText(value)) throw schemaError(path, expected);
    if (!lines && value.includes('\n')) throw schemaError(path, expected);
    if (value.length > max && [...value].length > max) throw schemaError(path, expected);
    return value;
  };
}

/** `i min..max` */
export function int(min: number, max: number = Number.MAX_SAFE_INTEGER): Schema<number> {
  return (value, path) => {
    if (
      typeof value !== 'number' ||
      !Number.isSafeInteger(value) ||
      value < min ||
      value > max ||
      Object.is(value, -0)
    ) {
      throw schemaError(path, `integer ${min} to ${max}`);
    }
    return value;
  };
}

export function join(path: string, member: string): string {
  return path === '' ? member : `${path}.${member}`;
}
