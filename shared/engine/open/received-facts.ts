// What the vault of a buyer keeps about a table or file that came in a package: its classes as the seller stated them.
import type { PackageKind } from '../../domain/vocabulary.ts';
import type { JsonObject } from '../../format/json-file.ts';
import type { DescriptorTable } from '../../format/package/descriptor.ts';
import { keptColumns, type Manifest, type ManifestTable } from '../../format/package/manifest.ts';

/** Nobody is named in a preview, whatever a column was: nothing of it is covered on the screen. */
export function receivedTableFacts(named: DescriptorTable, table: ManifestTable, kind: PackageKind): JsonObject {
  const { rows } = named;
  return {
    rows_read: rows,
    taken: rows,
    refused: 0,
    set_apart: 0,
    notes: [],
    columns: keptColumns(table).map(({ action, class: piClass, pi, reason }) => ({
      pi,
      class: kind === 'preview' ? 'N' : piClass,
      action,
      reason,
    })),
  };
}

export function receivedFileFacts(manifest: Manifest, id: string): JsonObject {
  const file = manifest.files.find((entry) => entry.id === id);
  return { class: file?.class ?? 'S', action: 'keep', reason: file?.reason ?? 'necessary' };
}
