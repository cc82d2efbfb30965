// A block as a table gives it, without a vault.
import type { PackedBlock, StoredBlock } from '../../shared/engine/vault/rows/block-codec.ts';

export function storedBlock({ bytes, ...place }: PackedBlock): StoredBlock {
  return { place, load: () => ({ ...place, bytes: bytes.slice() }) };
}
