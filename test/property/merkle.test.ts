import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../shared/format/hash.ts';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../shared/format/merkle.ts';
import { runs } from '../parameters.ts';

const leavesOf = (size: number) =>
  Array.from({ length: size }, (_, index) => leafHash(Uint8Array.of(index, index >> 8)));
const sizes = fc.integer({ min: 1, max: 130 });

/** RFC 6962 as a stack of whole subtrees, by another way than the code under test: add leaf by leaf, merge equal heights. */
function rootByStack(leaves: readonly Uint8Array[]): Uint8Array {
  const node = (left: Uint8Array, right: Uint8Array) => sha256(Buffer.concat([Uint8Array.of(1), left, right]));
  const stack: { height: number; hash: Uint8Array }[] = [];
  for (const leaf of leaves) {
    let top = { height: 0, hash: leaf };
    while (stack.at(-1)?.height === top.height) {
      const left = stack.pop();
      if (left !== undefined) top = { height: top.height + 1, hash: node(left.hash, top.hash) };
    }
    stack.push(top);
  }
  return stack.map(({ hash }) => hash).reduceRight((right, left) => node(left, right));
}

test('the root is that of the other algorithm', () => {
  fc.assert(
    fc.property(sizes, (size) => {
      expect([...rootOf(leavesOf(size))]).toEqual([...rootByStack(leavesOf(size))]);
    }),
    { numRuns: runs },
  );
});

test('every leaf is proved, at its place and in its tree only', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, pick, other) => {
      const leaves = leavesOf(size);
      const [index, wrong] = [pick % size, other % size];
      const [leaf, root, proof] = [leaves[index] ?? new Uint8Array(), rootOf(leaves), inclusionProof(leaves, index)];
      expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
      expect(verifyInclusion(leaf, wrong, size, proof, root)).toBe(wrong === index);
      expect(verifyInclusion(leaves[wrong] ?? leaf, index, size, proof, root)).toBe(wrong === index);
      expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
    }),
    { numRuns: runs },
  );
});

test('every earlier tree is proved, and no other', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, pick, other) => {
      const leaves = leavesOf(size);
      const [old, wrong] = [(pick % size) + 1, (other % size) + 1];
      const [oldRoot, root, proof] = [rootOf(leaves.slice(0, old)), rootOf(leaves), consistencyProof(leaves, old)];
      expect(verifyConsistency(old, oldRoot, size, root, proof)).toBe(true);
      expect(verifyConsistency(wrong, oldRoot, size, root, proof)).toBe(wrong === old);
      expect(verifyConsistency(old, rootOf(leaves.slice(0, wrong)), size, root, proof)).toBe(wrong === old);
    }),
    { numRuns: runs },
  );
});

test('a rewritten history has no proof', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, pick, place) => {
      const leaves = leavesOf(size);
      const old = (pick % size) + 1;
      const forged = leaves.with(place % old, leafHash(new Uint8Array(3)));
      const oldRoot = rootOf(leaves.slice(0, old));
      expect(verifyConsistency(old, oldRoot, size, rootOf(forged), consistencyProof(forged, old))).toBe(false);
    }),
    { numRuns: runs },
  );
});

test('a proof with a step changed, added, dropped or moved is none', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, pick, place) => {
      const leaves = leavesOf(size);
      const index = pick % size;
      const [root, leaf] = [rootOf(leaves), leaves[index] ?? new Uint8Array()];
      for (const [proof, check] of [
        [inclusionProof(leaves, index), (steps: Uint8Array[]) => verifyInclusion(leaf, index, size, steps, root)],
        [
          consistencyProof(leaves, index + 1),
          (steps: Uint8Array[]) => verifyConsistency(index + 1, rootOf(leaves.slice(0, index + 1)), size, root, steps),
        ],
      ] as const) {
        const at = place % (proof.length + 1);
        expect(check(proof.toSpliced(at, 0, root))).toBe(false);
        if (at === proof.length) continue;
        expect(check(proof.toSpliced(at, 1))).toBe(false);
        const changed = Uint8Array.from(proof[at] ?? []);
        changed[place % 32] = (changed[place % 32] ?? 0) ^ 1;
        expect(check(proof.with(at, changed))).toBe(false);
        if (at > 0) expect(check(proof.with(at, proof[at - 1] ?? root).with(at - 1, proof[at] ?? root))).toBe(false);
      }
    }),
    { numRuns: runs },
  );
});
