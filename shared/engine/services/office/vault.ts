// The vault's own use cases: make it, open it, lock it, show one's card.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { program } from '../../../domain/program.ts';
import { serialiseStatement, statementId } from '../../../format/statements/file.ts';
import { createVault } from '../../vault/create-vault.ts';
import { keysFileName } from '../../vault/keys/keys-file.ts';
import { openVault } from '../../vault/open-vault.ts';
import { putIdentity } from '../../vault/stores/identity-store.ts';
import { writeMeta } from '../../vault/stores/meta-store.ts';
import { type Context, madeNow, type Service } from '../context.ts';
import { writeSmallFile } from '../files.ts';
import { ownIdentity, partyView, readCard } from './cards.ts';
import { newIdentity } from './new-identity.ts';
import { recoveryState, unconfirmed } from './recovery.ts';
import { readSettings } from './settings.ts';

const lockMinutes = 10;

export function appState(context: Context): Service<'app.state'> {
  return async () => {
    const vault = context.openVault();
    const there = existsSync(join(context.vaultDir(), keysFileName));
    return {
      version: program.version,
      vault: vault === undefined ? (there ? 'locked' : 'missing') : 'open',
      ...(vault === undefined ? {} : { me: me(context) }),
      lock_minutes: lockMinutes,
      ...(vault === undefined ? {} : { recovery: recoveryState(context, vault.db) }),
      settings: await readSettings(context),
    };
  };
}

export function createVaultService(context: Context): Service<'vault.create'> {
  return async ({ vault: handle, passphrase, name, organisation, uscc, contact, suite = 'hybrid' }) => {
    context.lock();
    if (handle !== undefined) context.setVaultDir(context.files.path(handle));
    const identity = await newIdentity({ name, organisation, uscc, suite }, madeNow(context));
    const cardId = statementId(identity.card.statement);
    const made = await createVault(context.vaultDir(), {
      passphrase: passphrase.normalize('NFC'),
      steps: context.steps,
      now: () => context.now(),
      prepare(db, record) {
        const { seed, ageIdentity } = identity;
        const card = serialiseStatement(identity.card);
        putIdentity(db, { cardId, seed, ageIdentity, card, added: identity.card.statement.made.utc });
        writeMeta(db, 'program', program.version);
        writeMeta(db, 'recovery', unconfirmed);
        if (contact !== undefined) writeMeta(db, 'contact', contact);
        record({ act: 'card', object: `card:${cardId}`, digest: cardId });
      },
    }).finally(() => identity.seed.fill(0));
    context.setVault(made.vault);
    context.setRecoveryToConfirm(made.recoveryCode);
    return { me: me(context), recovery_code: made.recoveryCode };
  };
}

export function unlockVault(context: Context): Service<'vault.unlock'> {
  return async ({ vault: handle, secret, kind }) => {
    context.lock();
    if (handle !== undefined) context.setVaultDir(context.files.path(handle));
    const known = kind === 'recovery' ? { recoveryCode: secret } : { passphrase: secret };
    const ports = { steps: context.steps, now: () => context.now() };
    context.setVault(await openVault(context.vaultDir(), known, ports));
    return { me: me(context) };
  };
}

export function lockVault(context: Context): Service<'vault.lock'> {
  return async () => {
    context.lock();
    return {};
  };
}

export function exportCard(context: Context): Service<'card.export'> {
  return async ({ out }) => {
    const identity = ownIdentity(context.vault().db);
    const file = await writeSmallFile(context, context.files.path(out), identity.card);
    return { id: identity.cardId, file };
  };
}

function me(context: Context) {
  return partyView(readCard(ownIdentity(context.vault().db).card).statement, 'self');
}
