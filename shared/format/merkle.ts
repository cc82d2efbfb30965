// Merkle tree over SHA-256 as RFC 6962 section 2.1: leaf = SHA-256(00 ‖ data), node = SHA-256(01 ‖ left ‖ right), empty tree = SHA-256 of nothing.
import { type Bytes, concat, equalBytes } from './bytes.ts';
import { sha256 } from './hash.ts';

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);

/** 32 bytes. */
export function leafHash(data: Uint8Array): Bytes {
  return sha256(concat(leafPrefix, data));
}

/** The tree head over leaf hashes of 32 bytes each. */
export function rootOf(leafHashes: readonly Uint8Array[]): Bytes {
  const first = leafHashes[0];
  if (first === undefined) return sha256(new Uint8Array());
  if (leafHashes.length === 1) return Uint8Array.from(first);
  const split = largestPowerBelow(leafHashes.length);
  return nodeHash(rootOf(leafHashes.slice(0, split)), rootOf(leafHashes.slice(split)));
}

/** PATH(index, leaves), from the leaf's sibling up. @throws RangeError unless `index` is that of a leaf */
export function inclusionProof(leafHashes: readonly Uint8Array[], index: number): Bytes[] {
  const size = leafHashes.length;
  if (!isCount(index) || index >= size) throw new RangeError('"index" expected a leaf of the tree');
  if (size === 1) return [];
  const split = largestPowerBelow(size);
  const left = leafHashes.slice(0, split);
  const right = leafHashes.slice(split);
  return index < split
    ? [...inclusionProof(left, index), rootOf(right)]
    : [...inclusionProof(right, index - split), rootOf(left)];
}

/** PROOF(oldSize, leaves); empty for an empty or equal old tree. @throws RangeError if the old tree is larger */
export function consistencyProof(leafHashes: readonly Uint8Array[], oldSize: number): Bytes[] {
  if (!isCount(oldSize) || oldSize > leafHashes.length) throw new RangeError('"oldSize" expected at most the new size');
  return oldSize === 0 ? [] : subProof(leafHashes, oldSize, true);
}

/** SUBPROOF of RFC 6962 2.1.2; `known` = the old tree's root is that of this subtree. */
function subProof(leafHashes: readonly Uint8Array[], oldSize: number, known: boolean): Bytes[] {
  if (oldSize === leafHashes.length) return known ? [] : [rootOf(leafHashes)];
  const split = largestPowerBelow(leafHashes.length);
  const left = leafHashes.slice(0, split);
  const right = leafHashes.slice(split);
  return oldSize <= split
    ? [...subProof(left, oldSize, known), rootOf(right)]
    : [...subProof(right, oldSize - split, false), rootOf(left)];
}

/** The proof leads from the leaf to the root. False for any garbage; never throws. */
export function verifyInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
  root: Uint8Array,
): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !areHashes([leaf, root]) || !areHashes(proof)) return false;
  const found = rootByInclusion(leaf, index, size, proof);
  return found !== undefined && equalBytes(found, root);
}

/**
 * The new tree begins with the old one. An empty tree has the root SHA-256 of nothing and is the beginning of every tree;
 * trees of one size have one root. False for any garbage; never throws.
 */
export function verifyConsistency(
  oldSize: number,
  oldRoot: Uint8Array,
  newSize: number,
  newRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false;
  if (!areHashes(proof) || !fitsEmpty(oldSize, oldRoot) || !fitsEmpty(newSize, newRoot)) return false;
  if (oldSize === newSize)
    return proof.length === 0 && isBytes(oldRoot) && isBytes(newRoot) && equalBytes(oldRoot, newRoot);
  if (!areHashes([oldRoot, newRoot])) return false;
  if (oldSize === 0) return proof.length === 0;
  const found = rootsByConsistency(oldSize, oldRoot, newSize, proof, true);
  return found !== undefined && equalBytes(found.old, oldRoot) && equalBytes(found.new, newRoot);
}

/** PATH walked back: the last step is the sibling at the top. Undefined if the steps are too few or too many. */
function rootByInclusion(
  leaf: Uint8Array,
  index: number,
  size: number,
  proof: readonly Uint8Array[],
): Uint8Array | undefined {
  if (size === 1) return proof.length === 0 ? leaf : undefined;
  const sibling = proof.at(-1);
  if (sibling === undefined) return undefined;
  const split = largestPowerBelow(size);
  const isLeft = index < split;
  const rest = proof.slice(0, -1);
  const child = rootByInclusion(leaf, isLeft ? index : index - split, isLeft ? split : size - split, rest);
  if (child === undefined) return undefined;
  return isLeft ? nodeHash(child, sibling) : nodeHash(sibling, child);
}

type Roots = { old: Uint8Array; new: Uint8Array };

/** SUBPROOF walked back, case by case as in `subProof`. */
function rootsByConsistency(
  oldSize: number,
  oldRoot: Uint8Array,
  newSize: number,
  proof: readonly Uint8Array[],
  known: boolean,
): Roots | undefined {
  if (oldSize === newSize) {
    const [only] = known ? [oldRoot] : proof;
    return only === undefined || proof.length !== (known ? 0 : 1) ? undefined : { old: only, new: only };
  }
  const sibling = proof.at(-1);
  if (sibling === undefined) return undefined;
  const split = largestPowerBelow(newSize);
  const rest = proof.slice(0, -1);
  if (oldSize <= split) {
    const left = rootsByConsistency(oldSize, oldRoot, split, rest, known);
    return left && { old: left.old, new: nodeHash(left.new, sibling) };
  }
  const right = rootsByConsistency(oldSize - split, oldRoot, newSize - split, rest, false);
  return right && { old: nodeHash(sibling, right.old), new: nodeHash(sibling, right.new) };
}

function nodeHash(left: Uint8Array, right: Uint8Array): Bytes {
  return sha256(concat(nodePrefix, left, right));
}

/** The largest power of two below `size`, which is at least 2. */
function largestPowerBelow(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isBytes(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array;
}

function areHashes(values: unknown): boolean {
  return Array.isArray(values) && values.every((value) => isBytes(value) && value.length === 32);
}

function fitsEmpty(size: number, root: unknown): boolean {
  return size > 0 || (isBytes(root) && equalBytes(root, rootOf([])));
}
