// A party's keys and the card that shows them, made once with its vault.
import { formatsRead } from '../../../domain/program.ts';
import type { Suite } from '../../../domain/vocabulary.ts';
import { generateIdentity, recipientOf } from '../../../format/age/keys.ts';
import { type Bytes, randomBytes, toHex } from '../../../format/bytes.ts';
import { signStatement } from '../../../format/statements/signing.ts';
import type { Card, Made, StatementFile } from '../../../format/statements/types.ts';
import { nodePrimitives } from '../../primitives.ts';

export type Holder = {
  readonly name: string;
  readonly organisation?: string | undefined;
  readonly uscc?: string | undefined;
  readonly suite: Suite;
};

export type NewIdentity = { readonly seed: Bytes; readonly ageIdentity: string; readonly card: StatementFile<Card> };

/** @param seed Ed25519 seed of 32 bytes, for tests */
export async function newIdentity(holder: Holder, made: Made, seed: Bytes = randomBytes(32)): Promise<NewIdentity> {
  const ageIdentity = await generateIdentity(holder.suite);
  const key = toHex(nodePrimitives.ed25519.publicKey(seed));
  const statement: Card = {
    about: [],
    formats: [...formatsRead],
    made,
    name: holder.name,
    ...(holder.organisation === undefined ? {} : { organisation: holder.organisation }),
    recipient: await recipientOf(ageIdentity),
    signers: [{ key, method: 'key', role: 'self' }],
    suite: holder.suite,
    type: 'handover-card/1',
    ...(holder.uscc === undefined ? {} : { uscc: holder.uscc }),
  };
  const card = signStatement({ signatures: [], statement }, seed, nodePrimitives.ed25519);
  return { seed, ageIdentity, card };
}
