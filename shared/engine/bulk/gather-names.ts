// The names of persons in stored blocks, as a worker gathers them.
import { KnownNames, namesIn } from '../../data/redaction/known-names.ts';
import type { MarkedDigest } from '../../data/shared-digests.ts';
import { discard } from '../memory.ts';
import { takeBlock } from '../vault/rows/block-codec.ts';
import type { GatherNamesJob } from './messages.ts';

/** @throws vault.damaged */
export function gatherNames({ blocks, columns, named, names }: GatherNamesJob): MarkedDigest[] {
  const known = new KnownNames(names);
  return blocks.flatMap((block) => {
    const csv = takeBlock(block);
    const found = namesIn(csv, { columns, named }, known);
    discard(csv);
    return found;
  });
}
