// A rule of a statement type as one line: what is changed in the right example, and the member that is refused for it.
import { describe, expect, test } from 'vitest';
import type { Role } from '../../shared/domain/vocabulary.ts';
import { statement as schema } from '../../shared/format/statements/schemas.ts';
import type { Statement } from '../../shared/format/statements/types.ts';
import { examples, type Party, signerOf } from './statements.ts';

export type Type = Statement['type'];
/** Path with dots to new value; undefined removes the member. */
export type Patch = Readonly<Record<string, unknown>>;
/** `accepted` marks the other side of a rule. */
export type Line = readonly [name: string, patch: Patch, expected: string];

export function verdict(type: Type, patch: Patch): string {
  const value: unknown = structuredClone(examples[type]);
  for (const [path, item] of Object.entries(patch)) change(value, path.split('.'), item);
  try {
    expect(schema(value, 'x')).toEqual(value);
    return 'accepted';
  } catch (error) {
    const { code, where } = error as { code?: string; where?: { member?: string } };
    if (code === undefined) throw error;
    return code === 'schema' ? (where?.member?.replace(/^x\./, '') ?? 'no member') : code;
  }
}

function change(value: unknown, [first = '', ...rest]: readonly string[], item: unknown): void {
  const holder = value as Record<string, unknown>;
  if (rest.length > 0) change(holder[first], rest, item);
  else if (item === undefined) delete holder[first];
  else holder[first] = item;
}

export function checkLines(type: Type, lines: readonly Line[]): void {
  describe(type, () => {
    test.each(lines)('%s', (_, patch, expected) => {
      expect(verdict(type, patch)).toBe(expected);
    });
  });
}

/** Signers of one role, in their order. */
export function signers(role: Role, ...parties: readonly Party[]) {
  return parties.map((who) => signerOf(who, role)).sort((left, right) => (nameOf(left) < nameOf(right) ? -1 : 1));
}

function nameOf(signer: object): string {
  return 'key' in signer ? String(signer.key) : '';
}

export function onPaper(role: Role, card?: string) {
  return { ...(card === undefined ? {} : { card }), method: 'paper', name: '样例', role };
}

export function times<T>(count: number, item: T): T[] {
  return Array.from({ length: count }, () => item);
}
