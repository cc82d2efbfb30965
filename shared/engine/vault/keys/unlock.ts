// Trying a secret on the slots of a keys file.
import { HandoverError } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import { openSlot, type SlotInput } from './key-slots.ts';
import type { KeysFile, Slot } from './keys-file.ts';

export type Unlocked = { readonly vaultKey: Bytes; readonly operator: string };

/** @throws passphrase.wrong, recovery.wrong */
export async function unlockKeys(
  keys: Pick<KeysFile, 'vault' | 'epoch'> & { readonly slots: readonly Slot[] },
  secret: SlotInput,
): Promise<Unlocked> {
  for (const slot of keys.slots) {
    if (slot.kind !== secret.kind) continue;
    const vaultKey = await openSlot(slot, secret, keys);
    if (vaultKey !== undefined) return { vaultKey, operator: slot.operator };
  }
  throw new HandoverError(secret.kind === 'recovery' ? 'recovery.wrong' : 'passphrase.wrong');
}
