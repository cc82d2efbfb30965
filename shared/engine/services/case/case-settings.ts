// The settings of a case: one value in the vault, checked on its way in and out.
import * as v from 'valibot';
import { HandoverError } from '../../../domain/errors.ts';
import type { CaseRecord } from '../../vault/stores/case-store.ts';

const schema = v.strictObject({
  ground: v.exactOptional(v.strictObject({ article: v.string(), text: v.string() })),
  cutoff: v.exactOptional(v.string()),
});

export type CaseSettings = v.InferOutput<typeof schema>;

/** @throws vault.damaged */
export function settingsOf(record: Pick<CaseRecord, 'settings' | 'caseUid'>): CaseSettings {
  const parsed = v.safeParse(schema, record.settings);
  if (!parsed.success) throw new HandoverError('vault.damaged', { file: 'vault.db', member: 'settings' });
  return parsed.output;
}
