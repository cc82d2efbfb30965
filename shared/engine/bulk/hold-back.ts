// Whom the rows of stored blocks hold back, as a worker finds it.
import type { HeldPerson } from '../../data/redaction/held-persons.ts';
import { heldIn } from '../../data/redaction/hold-back.ts';
import { discard } from '../memory.ts';
import { takeBlock } from '../vault/rows/block-codec.ts';
import type { HoldBackJob } from './messages.ts';

/** @throws vault.damaged */
export function holdBack({ blocks, plan, heldBack }: HoldBackJob): HeldPerson[] {
  return blocks.flatMap((block) => {
    const csv = takeBlock(block);
    const found = heldIn(csv, plan, heldBack);
    discard(csv);
    return found;
  });
}
