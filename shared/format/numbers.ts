// Numbers that people read aloud and compare: the short form of an id, and the safety number of a case. No program compares them.
import { type Bytes, compareBytes, concat, fromHex, utf8 } from './bytes.ts';
import { sha512 } from './hash.ts';

const zero = new Uint8Array(1);
const rounds = 5200;

/** A card's Ed25519 key (hex) and its age recipient. */
export type Party = { key: string; recipient: string };

/** 8 groups of 5 digits, joined by a space (FORMAT.md section 1). @param idHex 32 bytes */
export function shortForm(idHex: string): string {
  return groups(sha512(concat(utf8('handover-short@v1'), zero, fromHex(idHex))), 8);
}

/**
 * 12 groups of 5 digits, the same for every order of the parties (FORMAT.md sections 3 and 7.11).
 * @param parties the cards of the case in the roles seller, buyer, holder, witness, each card once
 * @param hash SHA-512, a faster one than the portable
 */
export function safetyNumber(parties: readonly Party[], hash: (data: Uint8Array) => Bytes = sha512): string {
  const sorted = parties.map(partyBytes).sort(compareBytes);
  const k = concat(utf8('handover-safety@v1'), zero, ...sorted);
  // The digest of the round before in front of `k`.
  const block = concat(hash(k), k);
  for (let round = 1; round <= rounds; round += 1) block.set(hash(block));
  return groups(block, 12);
}

/** key (32) ‖ uint16 length, big-endian ‖ recipient. */
function partyBytes({ key, recipient }: Party): Bytes {
  const keyBytes = fromHex(key);
  if (keyBytes.length !== 32) throw new RangeError('"key" expected 32 bytes');
  const length = Uint8Array.of(recipient.length >> 8, recipient.length & 255);
  return concat(keyBytes, length, utf8(recipient));
}

/** Group j = bytes 5j..5j+4, big-endian, modulo 100000. */
function groups(digest: Bytes, count: number): string {
  const texts = Array.from({ length: count }, (_, group) => {
    const value = digest.subarray(5 * group, 5 * group + 5).reduce((sum, byte) => sum * 256 + byte, 0);
    return String(value % 100_000).padStart(5, '0');
  });
  return texts.join(' ');
}
