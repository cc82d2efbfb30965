// The allowed-signers export (FORMAT.md 7.2): the cards one trusts, as `ssh-keygen -Y verify -f` reads them. A line =
//   <card id> namespaces="…",valid-after="YYYYMMDDhhmmssZ"[,valid-before="…"] ssh-ed25519 <base64> LF
import { HandoverError } from '../../domain/errors.ts';
import type { Trust } from '../../domain/vocabulary.ts';
import { fromHex, toHex } from '../bytes.ts';
import { checkPublicKey } from '../ed25519.ts';
import { packageNamespace, readSshPublicKey, sshPublicKey, statementNamespace } from '../sshsig.ts';
import { utc } from '../words.ts';
import { statementId } from './file.ts';
import { keyOfCard } from './signer-cards.ts';
import { completeness } from './signing.ts';
import type { Card, StatementFile } from './types.ts';

/** `until`: `since` of a compromise or `made.utc` of a key change, when one is known. */
export type TrustedCard = { card: StatementFile<Card>; trust: Trust; until?: string };

/** What a line says. Times as `utc`, the key as hex. */
export type AllowedSigner = { card: string; key: string; validAfter: string; validBefore?: string };

const namespaces = `${packageNamespace},${statementNamespace}`;
const time = '([0-9]{14}Z)';
const lineForm = new RegExp(
  `^([0-9a-f]{64}) namespaces="${namespaces}",valid-after="${time}"(?:,valid-before="${time}")? (ssh-ed25519 [^ ]+)$`,
);

/**
 * Own and verified cards only; a card that is merely declared, or carries no signature, is left out. The principal is the
 * card's id, never a name: a name with a line break would forge a line.
 */
export function allowedSigners(cards: readonly TrustedCard[]): string {
  return cards
    .filter(({ card, trust }) => trust !== 'declared' && completeness(card).complete)
    .map(({ card, until }) => line(card.statement, until))
    .join('');
}

function line(card: Card, until: string | undefined): string {
  const before = until === undefined ? '' : `,valid-before="${compact(until)}"`;
  const options = `namespaces="${namespaces}",valid-after="${compact(card.made.utc)}"${before}`;
  return `${statementId(card)} ${options} ${sshPublicKey(fromHex(keyOfCard(card)))}\n`;
}

/** The lines of an export, in their order. @throws schema naming the row if one is not as `allowedSigners` writes it · sig for its key */
export function readAllowedSigners(text: string): AllowedSigner[] {
  const lines = text.split('\n');
  if (lines.pop() !== '') throw refused(lines.length + 1);
  return lines.map((entry, index) => readLine(entry, index + 1));
}

function readLine(entry: string, row: number): AllowedSigner {
  const [, card, after, before, publicKey] = lineForm.exec(entry) ?? [];
  const key = readSshPublicKey(publicKey ?? '');
  if (card === undefined || after === undefined || key === undefined) throw refused(row);
  checkPublicKey(key);
  const signer = { card, key: toHex(key), validAfter: expand(after, row) };
  return before === undefined ? signer : { ...signer, validBefore: expand(before, row) };
}

/** `2026-11-21T01:00:00Z` as OpenSSH writes it: `20261121010000Z`. */
function compact(stated: string): string {
  return utc(stated, 'utc').replace(/[-:T]/g, '');
}

function expand(compacted: string, row: number): string {
  try {
    return utc(compacted.replace(/^(....)(..)(..)(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'), 'utc');
  } catch {
    throw refused(row);
  }
}

function refused(row: number): HandoverError {
  return new HandoverError('schema', { row }, { expected: 'a line of allowed signers' });
}
