// Canonical JSON: the one serialisation of a value (RFC 8785, JCS).
import canonicalize from 'canonicalize';
import { HandoverError } from '../domain/errors.ts';

/**
 * RFC 8785 of any JSON value, null and fractions included; the narrower profile of our files is that of `json-file.ts`.
 * @throws json for what is not JSON: undefined, functions, symbols, bigints, NaN, Infinity, lone surrogates, cycles, objects of a class
 */
export function canonical(value: unknown): string {
  try {
    const text = canonicalize(value);
    checkPlain(value);
    if (text !== undefined) return text;
  } catch (cause) {
    throw cause instanceof HandoverError ? cause : new HandoverError('json', {}, { reason: 'not-json' }, { cause });
  }
  throw notJson();
}

/** Refuses what the serialiser would silently drop or convert. Runs after it, so that a cycle has been found before. */
function checkPlain(root: unknown): void {
  const open: unknown[] = [root];
  while (open.length > 0) {
    const value = open.pop();
    if (value === null || typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number')
      continue;
    if (typeof value !== 'object') throw notJson();
    if (Array.isArray(value)) checkDense(value);
    else if (!isPlain(value)) throw notJson();
    for (const item of Object.values(value)) open.push(item);
  }
}

function checkDense(list: readonly unknown[]): void {
  if (Object.keys(list).length !== list.length) throw notJson();
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function notJson(): HandoverError {
  return new HandoverError('json', {}, { reason: 'not-json' });
}
