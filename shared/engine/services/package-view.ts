// A package that was made or opened, as a caller sees it.
import { shortForm } from '../../format/numbers.ts';
import { parseManifestFile } from '../../format/package/manifest.ts';
import type { Output } from '../../ipc/contract.ts';
import type { PackageRecord } from '../vault/package-store.ts';

export type PackageView = Output<'package.compare'>['package'];

export function packageView(record: PackageRecord): PackageView {
  const { name, made } = parseManifestFile(record.manifest);
  return {
    id: record.id,
    name,
    kind: record.kind,
    seq: record.seq,
    short: shortForm(record.id),
    made: made.utc,
    direction: record.direction === 'made' ? 'made' : 'opened',
  };
}
