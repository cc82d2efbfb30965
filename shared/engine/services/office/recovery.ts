// The recovery code: typed back from paper once, and made anew for a person who never wrote it down.
import { HandoverError } from '../../../domain/errors.ts';
import type { ReadableDb } from '../../vault/database/database.ts';
import { type Secret, slotInput } from '../../vault/keys/key-slots.ts';
import { parseRecoveryCode } from '../../vault/keys/recovery-code.ts';
import { unlockKeys } from '../../vault/keys/unlock.ts';
import { optionalMeta, writeMeta } from '../../vault/stores/meta-store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { Context, Service } from '../context.ts';

/** Kept in the vault until the code was typed back, so that a program killed before that asks again. */
export const unconfirmed = 'unconfirmed';

/** `shown` while the code is still known here: the screen it stands on has it too. */
export function recoveryState(context: Context, db: ReadableDb): 'shown' | 'unconfirmed' | 'confirmed' {
  if (optionalMeta(db, 'recovery') !== unconfirmed) return 'confirmed';
  return context.recoveryToConfirm() === undefined ? 'unconfirmed' : 'shown';
}

/** Against the code on the screen, or, once that is gone, against the vault itself. @throws recovery.wrong */
export function confirmRecovery(context: Context): Service<'vault.confirm_recovery'> {
  return async ({ code }) => {
    const vault = context.vault();
    const shown = context.recoveryToConfirm();
    if (shown === undefined) await tryOnKeys(vault, { recoveryCode: code });
    else if (!parseRecoveryCode(code).every((byte, at) => byte === parseRecoveryCode(shown)[at])) {
      throw new HandoverError('recovery.wrong', {}, { reason: 'other-code' });
    }
    vault.change('log', (db) => writeMeta(db, 'recovery', 'confirmed'));
    context.setRecoveryToConfirm(undefined);
    return {};
  };
}

/** @throws passphrase.wrong, recovery.wrong */
async function tryOnKeys(vault: Vault, secret: Secret): Promise<void> {
  const { vaultKey } = await unlockKeys(vault.keys, slotInput(secret));
  vaultKey.fill(0);
}

/** The old code was only ever shown; nobody can show it again. @throws passphrase.wrong */
export function renewRecovery(context: Context): Service<'vault.renew_recovery'> {
  return async ({ passphrase }) => {
    const vault = context.vault();
    const known = { passphrase: passphrase.normalize('NFC') };
    await tryOnKeys(vault, known);
    vault.change('log', (db, log) => {
      writeMeta(db, 'recovery', unconfirmed);
      log({ act: 'renew_recovery', object: `vault:${vault.keys.vault}` });
    });
    const code = await vault.keys.renewRecovery(known);
    context.setRecoveryToConfirm(code);
    return { recovery_code: code };
  };
}
