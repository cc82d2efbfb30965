// The compiled policy: what goes, is masked and stays, by ids only; its digest stands in the package (FORMAT.md 7.10).
import { piTypes } from '../../data/pi-types.ts';
import type { Reason } from '../../domain/vocabulary.ts';
import type { Bytes } from '../../format/bytes.ts';
import { sha256Hex } from '../../format/hash.ts';
import { writeJsonFile } from '../../format/json-file.ts';
import type { ColumnToSeal } from './seal-table.ts';

export type FileDecision = { readonly id: string; readonly action: 'keep' | 'drop'; readonly reason: Reason };
export type CompiledPolicy = { readonly bytes: Bytes; readonly sha256: string };

export function compilePolicy(
  tables: readonly { readonly id: string; readonly columns: readonly ColumnToSeal[] }[],
  files: readonly FileDecision[],
): CompiledPolicy {
  const bytes = writeJsonFile({
    files: files.map(({ action, id, reason }) => ({ action, id, reason })),
    format: 'handover-policy/1',
    pi_types: sha256Hex(writeJsonFile(piTypes)),
    tables: tables.map(({ id, columns }) => ({
      columns: columns.map(({ action, class: piClass, id: column, pi, reason }) => ({
        action,
        class: piClass,
        id: column,
        pi,
        reason,
      })),
      id,
      rows: [],
    })),
  });
  return { bytes, sha256: sha256Hex(bytes) };
}
