// Checks of the vault and of the program itself, and the one export of the keys.
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { sealWithPassphrase } from '../../../format/age/passphrase.ts';
import { concat, toHex, utf8 } from '../../../format/bytes.ts';
import { canonical } from '../../../format/canonical.ts';
import { keyOfCard } from '../../../format/statements/signer-cards.ts';
import type { Output } from '../../../ipc/contract.ts';
import { runSelftest } from '../../selftest/selftest.ts';
import { doctor } from '../../vault/doctor.ts';
import type { Finding } from '../../vault/finding.ts';
import { checkLeftovers, checkModes, checkSpace, checkSynced } from '../../vault/folder/doctor-folder.ts';
import { vaultPaths } from '../../vault/folder/layout.ts';
import { checkStrength } from '../../vault/keys/passphrase.ts';
import type { Context, Service } from '../context.ts';
import { writeSmallFile } from '../files.ts';
import { ownIdentity, readCard } from './cards.ts';

/** Of the open vault; of a locked one, or none yet, what can be seen from outside. */
export function runDoctor(context: Context): Service<'doctor.run'> {
  return async () => {
    const vault = context.openVault();
    const findings = vault === undefined ? fromOutside(context.vaultDir()) : await doctor(vault);
    return { findings: findings.map(view) };
  };
}

function fromOutside(dir: string): Finding[] {
  const paths = vaultPaths(dir);
  const folder = vaultPaths(existingPart(dir));
  if (folder.dir !== paths.dir) return [checkSynced(paths), checkSpace(folder)];
  return [checkLeftovers(paths), checkModes(paths), checkSynced(paths), checkSpace(paths)];
}

function existingPart(dir: string): string {
  return existsSync(dir) || dirname(dir) === dir ? dir : existingPart(dirname(dir));
}

function view({ check, result, code, where, facts }: Finding): Output<'doctor.run'>['findings'][number] {
  const plain = Object.entries(facts).map(([name, fact]) => [name, typeof fact === 'object' ? [...fact] : fact]);
  return {
    check,
    result,
    ...(code === undefined ? {} : { code }),
    where: Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined)),
    facts: Object.fromEntries(plain),
  };
}

export function runSelftestService(): Service<'selftest.run'> {
  return async () => ({ tests: await runSelftest() });
}

/** An age file under a passphrase; inside, one line that age takes for a comment and the age identity (FORMAT.md 7.8). */
export function exportIdentity(context: Context): Service<'identity.export'> {
  return async ({ out, passphrase }) => {
    checkStrength(passphrase);
    const vault = context.vault();
    const { ageIdentity, card, cardId, seed } = ownIdentity(vault.db);
    const key = keyOfCard(readCard(card).statement);
    const head = `# handover-identity@v1 ${canonical({ card: cardId, key, seed: toHex(seed) })}\n`;
    const plaintext = concat(utf8(head), utf8(`${ageIdentity}\n`));
    const sealed = await sealWithPassphrase(passphrase.normalize('NFC'), plaintext);
    plaintext.fill(0);
    seed.fill(0);
    const file = await writeSmallFile(context, context.files.path(out), sealed, { writer: 'identity' });
    vault.change('log', (_, log) => log({ act: 'export_identity', object: `card:${cardId}` }));
    return { id: cardId, file };
  };
}
