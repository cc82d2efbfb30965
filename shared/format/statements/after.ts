// The statements after the day, and those of trouble: cleanup, cancellation, restored, compromise, key change.
import { list, object, oneOf, optional, refine, type Schema, schemaError } from '../schema.ts';
import { b, day, h16, h32, i, s, t, utc } from '../words.ts';
import { checkRule, commonOfCase, one } from './common.ts';
import type { Cancellation, Cleanup, Compromise, KeyChange, Restored } from './types.ts';

const many = Number.POSITIVE_INFINITY;

export const cleanup: Schema<Cleanup> = refine(
  object({
    ...commonOfCase('cleanup'),
    items: list(
      object({
        count: i,
        method: oneOf('declared', 'delete', 'destroy', 'epoch', 'overwrite'),
        note: optional(t),
        result: oneOf('done', 'failed', 'kept'),
        what: oneOf('backup', 'medium', 'other', 'source', 'vault'),
      }),
      1,
      1000,
    ),
    kept: list(object({ basis: s, until: optional(day), what: t })),
    not_covered: list(t),
    waited_days: i,
  }),
  (statement, path) => {
    const packages = statement.about.filter((edge) => edge.kind === 'package').length;
    checkRule(statement, path, {
      signers: { seller: one, witness: [0, 1] },
      about: { package: [1, many], receipt: [packages, packages] },
    });
  },
);

export const cancellation: Schema<Cancellation> = refine(
  object({
    ...commonOfCase('cancellation'),
    duties: list(
      object({
        action: oneOf('destroy', 'keep', 'return'),
        by: optional(day),
        party: oneOf('buyer', 'holder', 'seller'),
        what: t,
      }),
    ),
    reason: t,
  }),
  (statement, path) => {
    const hasTerms = statement.about.some((edge) => edge.kind === 'terms');
    checkRule(statement, path, {
      signers: { buyer: [0, 1], seller: [0, 1] },
      about: hasTerms ? { terms: one, package: [0, many] } : { card: [2, 2] },
    });
  },
);

export const restored: Schema<Restored> = refine(
  object({
    ...commonOfCase('restored'),
    log: h16,
    lost: optional(t),
    old: object({ log: h16, root: h32, size: i }),
    reason: t,
  }),
  (statement, path) => checkRule(statement, path, { signers: { self: one }, about: {} }),
);

export const compromise: Schema<Compromise> = refine(
  object({
    ...commonOfCase('compromise'),
    reason: t,
    since: utc,
    what: oneOf('key', 'medium', 'passphrase', 'vault'),
  }),
  (statement, path) => {
    const role = statement.signers[0]?.role ?? 'self';
    checkRule(statement, path, { signers: { [role]: one }, about: { card: one } });
  },
);

export const keyChange: Schema<KeyChange> = refine(
  object({ ...commonOfCase('key_change'), old_lost: b, reason: t }),
  (statement, path) => {
    const signers = statement.old_lost ? one : ([2, 2] as const);
    checkRule(statement, path, { signers: { self: signers }, about: { card: [2, 2] }, keyOnly: true });
    for (const [index, signer] of statement.signers.entries()) {
      if (statement.about.some((edge) => edge.id === signer.card)) continue;
      throw schemaError(`${path}.signers[${index}].card`, 'the old or the new card');
    }
    if (new Set(statement.signers.map((signer) => signer.card)).size !== statement.signers.length) {
      throw schemaError(`${path}.signers`, 'the old and the new card');
    }
  },
);
