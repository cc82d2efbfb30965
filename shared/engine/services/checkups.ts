// Checks of the vault and of the program itself, and the one export of the keys.

import { sealWithPassphrase } from '../../format/age/passphrase.ts';
import { concat, toHex, utf8 } from '../../format/bytes.ts';
import { canonical } from '../../format/canonical.ts';
import { keyOfCard } from '../../format/statements/signer-cards.ts';
import { runSelftest } from '../selftest/selftest.ts';
import { doctor } from '../vault/doctor.ts';
import { checkStrength } from '../vault/passphrase.ts';
import { ownIdentity, readCard } from './cards.ts';
import type { Context, Service } from './context.ts';
import { writeSmallFile } from './files.ts';

export function runDoctor(context: Context): Service<'doctor.run'> {
  return async () => {
    const findings = await doctor(context.vault());
    return {
      findings: findings.map(({ check, result, code }) => ({
        check,
        result,
        ...(code === undefined ? {} : { detail: code }),
      })),
    };
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
