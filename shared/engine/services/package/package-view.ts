// A package that was made or opened, as a caller sees it.
import * as v from 'valibot';
import { HandoverError } from '../../../domain/errors.ts';
import { shortForm } from '../../../format/numbers.ts';
import { parseManifestFile } from '../../../format/package/manifest.ts';
import type { Output } from '../../../ipc/contract.ts';
import { packageReports, sealedContent } from '../../../ipc/views.ts';
import type { PackageRecord } from '../../vault/stores/package-store.ts';

export type PackageView = Output<'package.compare'>['package'];

const factsOfMade = v.object({
  placed: v.exactOptional(v.boolean()),
  bytes: v.exactOptional(v.number()),
  sha256: v.exactOptional(v.string()),
  sm3: v.exactOptional(v.string()),
  read_back: v.exactOptional(v.string()),
  reports: v.exactOptional(packageReports),
  content: v.exactOptional(sealedContent),
});

/** What the vault noted of a package: its file's size and digests once it was placed, when it was last read back, what it reported, what went. */
export type PackageFacts = v.InferOutput<typeof factsOfMade>;

/** @throws vault.damaged */
export function packageFactsOf({ facts }: Pick<PackageRecord, 'facts'>): PackageFacts {
  const parsed = v.safeParse(factsOfMade, facts);
  if (!parsed.success) throw new HandoverError('vault.damaged', { file: 'vault.db', member: 'packages' });
  return parsed.output;
}

/** Made and placed, or opened; a number that was taken for a file that never came to be is none. */
export function isDone({ direction, facts }: PackageRecord): boolean {
  return direction === 'opened' || (direction === 'made' && facts.placed === true);
}

export function packageView(record: PackageRecord): PackageView {
  const { name, made } = parseManifestFile(record.manifest);
  const { content, sha256, sm3, read_back: readBack } = packageFactsOf(record);
  return {
    id: record.id,
    name,
    kind: record.kind,
    seq: record.seq,
    short: shortForm(record.id),
    made: made.utc,
    direction: record.direction === 'made' ? 'made' : 'opened',
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(sm3 === undefined ? {} : { sm3 }),
    ...(readBack === undefined ? {} : { read_back: readBack }),
    ...(content === undefined ? {} : { content }),
  };
}
