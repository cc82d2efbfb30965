// Signatures as OpenSSH writes them (PROTOCOL.sshsig), narrowed to one form (FORMAT.md section 2):
//   -----BEGIN SSH SIGNATURE----- LF, padded base64 in lines of 70 LF, -----END SSH SIGNATURE----- LF, around
//   "SSHSIG" ‖ uint32 1 ‖ string(key) ‖ string(namespace) ‖ string("") ‖ string("sha512") ‖ string(signature), where
//   key = string("ssh-ed25519") ‖ string(32 bytes), signature = string("ssh-ed25519") ‖ string(64 bytes).
import { HandoverError } from '../domain/errors.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { type Bytes, concat, equalBytes, fromUtf8, uint32be, utf8 } from './bytes.ts';
import { verifyStrict } from './ed25519.ts';
import { sha512 } from './hash.ts';
import { type Ed25519, portable } from './primitives.ts';
import { readWireStrings, wireStrings } from './ssh-wire.ts';

export const packageNamespace = 'handover-package@v1';
export const statementNamespace = 'handover-statement@v1';

const keyType = 'ssh-ed25519';
const magic = utf8('SSHSIG');
const header = '-----BEGIN SSH SIGNATURE-----\n';
const footer = '-----END SSH SIGNATURE-----\n';
const hashName = 'sha512';
/** Room for any namespace of ours many times over. */
const maxArmor = 4096;

/** What an armor says; nothing of it is verified. */
export type ReadSignature = { key: Bytes; namespace: string; signature: Bytes };

/** Armor text. `privateKey` is the 32-byte seed. */
export function sign(namespace: string, message: Uint8Array, privateKey: Uint8Array): string {
  return signWith(namespace, message, privateKey, portable.ed25519);
}

/** As `sign`, with the provider of the host. */
export function signWith(namespace: string, message: Uint8Array, seed: Uint8Array, ed25519: Ed25519): string {
  if (typeof namespace !== 'string' || namespace === '') throw new RangeError('"namespace" expected a word');
  const signature = ed25519.sign(seed, signedBytes(namespace, message));
  return armor({ key: ed25519.publicKey(seed), namespace, signature });
}

/**
 * @param publicKey the key that is expected: `ssh-ed25519 AAAA…`
 * @throws sig unless `armored` is this key's signature of `message` in this namespace, to the byte
 */
export function verify(namespace: string, message: Uint8Array, armored: string, publicKey: string): void {
  const key = readSshPublicKey(publicKey);
  if (key === undefined) throw refused('key-encoding');
  verifyKey(namespace, message, armored, key);
}

/** As `verify`, for a key of 32 bytes. @throws sig */
export function verifyKey(
  namespace: string,
  message: Uint8Array,
  armored: string,
  key: Uint8Array,
  ed25519: Ed25519 = portable.ed25519,
): void {
  const read = readArmor(armored);
  if (!equalBytes(read.key, key)) throw refused('other-key');
  if (read.namespace !== namespace) throw refused('namespace');
  verifyStrict(key, signedBytes(namespace, message), read.signature, ed25519);
}

/** `ssh-ed25519 AAAA…` of a 32-byte key, without comment (RFC 8709). */
export function sshPublicKey(key: Uint8Array): string {
  return `${keyType} ${toBase64(wireStrings(keyType, key))}`;
}

/** The 32 bytes of a line `ssh-ed25519 AAAA… [comment]`, or undefined. */
export function readSshPublicKey(line: string): Bytes | undefined {
  const blob = fromBase64(/^ssh-ed25519 ([A-Za-z0-9+/=]+)(?: [^\n]*)?\n?$/.exec(line)?.[1] ?? '');
  const key = blob?.slice(-32);
  if (blob === undefined || key === undefined || !equalBytes(blob, wireStrings(keyType, key))) return undefined;
  return key;
}

/** Key, namespace and signature of an armor that is written exactly as `sign` writes it. @throws sig */
export function readArmor(armored: string): ReadSignature {
  if (armored.length > maxArmor || !armored.startsWith(header) || !armored.endsWith(footer)) throw refused('armor');
  const base64 = armored.slice(header.length, -footer.length).replaceAll('\n', '');
  const read = readBlob(fromBase64(base64) ?? new Uint8Array());
  if (armor(read) !== armored) throw refused('armor');
  return read;
}

/** Takes the variable fields out; the caller re-encodes them and so checks the fixed ones. */
function readBlob(blob: Bytes): ReadSignature {
  const fields = readWireStrings(blob.subarray(magic.length + 4), 5);
  const [key, namespace, , , signature] = fields ?? [];
  if (key === undefined || namespace === undefined || signature === undefined) throw refused('armor');
  return { key: key.slice(-32), namespace: text(namespace), signature: signature.slice(-64) };
}

function text(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch {
    throw refused('armor');
  }
}

function armor({ key, namespace, signature }: ReadSignature): string {
  const fields = wireStrings(wireStrings(keyType, key), namespace, '', hashName, wireStrings(keyType, signature));
  const base64 = toBase64(concat(magic, uint32be(1), fields));
  return `${header}${base64.replace(/.{1,70}/g, '$&\n')}${footer}`;
}

/** The bytes under the signature: PROTOCOL.sshsig, "Signed Data". */
function signedBytes(namespace: string, message: Uint8Array): Bytes {
  return concat(magic, wireStrings(namespace, '', hashName, sha512(message)));
}

function refused(reason: string): HandoverError {
  return new HandoverError('sig', {}, { reason });
}
