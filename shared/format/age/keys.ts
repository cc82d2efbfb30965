// Age recipients and identities: Bech32 (BIP 173, no length limit), told apart by their prefix.
//   age1…       X25519, 32 bytes                         AGE-SECRET-KEY-1…
//   age1pq1…    ML-KEM-768 + X25519, 1,216 bytes         AGE-SECRET-KEY-PQ-1…   (32 bytes, a seed)
//   age1tag1…   P-256 on a hardware key, 33 bytes        (the identity stays in the hardware)
//   age1tagpq1… ML-KEM-768 + P-256 on one, 1,249 bytes
import { bech32 } from '@scure/base';
import { HandoverError } from '../../domain/errors.ts';

/** Key agreement of a case: `hybrid` is ML-KEM-768 with X25519. */
export type Suite = 'hybrid' | 'x25519';

type Kind = { readonly prefix: string; readonly bytes: number; readonly suite?: Suite };

const recipientKinds: readonly Kind[] = [
  { prefix: 'age', bytes: 32, suite: 'x25519' },
  { prefix: 'age1pq', bytes: 1216, suite: 'hybrid' },
  { prefix: 'age1tag', bytes: 33 },
  { prefix: 'age1tagpq', bytes: 1249 },
];

const identityKinds: readonly Kind[] = [
  { prefix: 'AGE-SECRET-KEY-', bytes: 32, suite: 'x25519' },
  { prefix: 'AGE-SECRET-KEY-PQ-', bytes: 32, suite: 'hybrid' },
];

/** Errors of the decoder quote the whole string, which may be a secret: none of them goes further. */
function decode(text: string): { prefix: string; bytes: number } | undefined {
  try {
    const { prefix, words } = bech32.decode(text as `${string}1${string}`, false);
    return { prefix, bytes: bech32.fromWords(words).length };
  } catch {
    return undefined;
  }
}

function kindOf(text: string, kinds: readonly Kind[]): Kind | undefined {
  const upper = kinds === identityKinds;
  if (text !== (upper ? text.toUpperCase() : text.toLowerCase())) return undefined;
  const decoded = decode(text);
  const prefix = upper ? decoded?.prefix.toUpperCase() : decoded?.prefix;
  return kinds.find((kind) => kind.prefix === prefix && kind.bytes === decoded?.bytes);
}

/** Any recipient that age v1 defines. @throws recipient if it is none */
export function checkRecipient(recipient: string): void {
  if (kindOf(recipient, recipientKinds) === undefined) throw new HandoverError('recipient', { member: 'recipient' });
}

/** @throws key if it is no identity; its text is in no error */
export function checkIdentity(identity: string): void {
  if (kindOf(identity, identityKinds) === undefined) throw new HandoverError('key', { member: 'identity' });
}

/** The suite of a recipient. @throws recipient if it is of neither suite */
export function suiteOf(recipient: string): Suite {
  const suite = kindOf(recipient, recipientKinds)?.suite;
  if (suite === undefined) throw new HandoverError('recipient', { member: 'recipient' });
  return suite;
}

/** A fresh identity: `AGE-SECRET-KEY-PQ-1…` or `AGE-SECRET-KEY-1…`. */
export async function generateIdentity(suite: Suite): Promise<string> {
  const { generateHybridIdentity, generateX25519Identity } = await import('age-encryption');
  return suite === 'hybrid' ? generateHybridIdentity() : generateX25519Identity();
}

/** The recipient that belongs to an identity. @throws key if it is no identity */
export async function recipientOf(identity: string): Promise<string> {
  checkIdentity(identity);
  const { identityToRecipient } = await import('age-encryption');
  return identityToRecipient(identity);
}
