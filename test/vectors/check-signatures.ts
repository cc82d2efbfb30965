// Runs a file of signature vectors against one set of primitives. Free of any environment: Node and Chromium run this same function.
import { fromHex, toHex } from '../../shared/format/bytes.ts';
import { checkPublicKey, verifyStrict } from '../../shared/format/ed25519.ts';
import type { Primitives } from '../../shared/format/primitives.ts';
import { sshPublicKey, verify, verifyKey } from '../../shared/format/sshsig.ts';

/** Bytes are hex. `seed`: the signature must also be what signing gives. */
export type Ed25519Vector = {
  name: string;
  key: string;
  message: string;
  signature: string;
  valid: boolean;
  seed?: string;
};
export type PublicKeyVector = { name: string; key: string; valid: boolean };
/** `key` is the one that the caller expects. */
export type SshsigVector = { name: string; namespace: string; message: string; key: string; armor: string; valid: boolean };
export type SignatureVectors = {
  source: string;
  ed25519: Ed25519Vector[];
  public_keys: PublicKeyVector[];
  sshsig: SshsigVector[];
};

export type Report = { checked: number; wrong: string[] };

/** The vectors whose verdict is not the stated one; a refusal other than `sig` is wrong too. */
export function checkSignatures(vectors: SignatureVectors, { ed25519 }: Primitives): Report {
  const wrong: string[] = [];
  let checked = 0;
  const expectVerdict = (name: string, valid: boolean, check: () => void): void => {
    checked += 1;
    const verdict = verdictOf(check);
    if (verdict !== (valid ? 'good' : 'sig')) wrong.push(`${name}: ${verdict}`);
  };
  for (const { name, key, valid } of vectors.public_keys) expectVerdict(name, valid, () => checkPublicKey(fromHex(key)));
  for (const { name, key, message, signature, valid, seed } of vectors.ed25519) {
    expectVerdict(name, valid, () => verifyStrict(fromHex(key), fromHex(message), fromHex(signature), ed25519));
    if (seed === undefined) continue;
    const made = toHex(ed25519.sign(fromHex(seed), fromHex(message)));
    if (made !== signature || toHex(ed25519.publicKey(fromHex(seed))) !== key) wrong.push(`${name}: signs otherwise`);
  }
  for (const { name, namespace, message, key, armor, valid } of vectors.sshsig) {
    expectVerdict(name, valid, () => verifyKey(namespace, fromHex(message), armor, fromHex(key), ed25519));
    expectVerdict(`${name}, entry point`, valid, () => verify(namespace, fromHex(message), armor, sshPublicKey(fromHex(key))));
  }
  return { checked, wrong };
}

function verdictOf(check: () => void): string {
  try {
    check();
    return 'good';
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'other error';
  }
}
