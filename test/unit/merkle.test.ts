import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fromHex, toHex } from '../../shared/format/bytes.ts';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../shared/format/merkle.ts';

type Inclusion = {
  name: string;
  valid: boolean;
  index: number;
  size: number;
  root: string;
  leaf: string;
  proof: string[];
};
type Consistency = {
  name: string;
  valid: boolean;
  oldSize: number;
  newSize: number;
  oldRoot: string;
  newRoot: string;
  proof: string[];
};
const vectors: { inclusion: Inclusion[]; consistency: Consistency[] } = JSON.parse(
  readFileSync(new URL('../vectors/merkle.json', import.meta.url), 'utf8'),
);

/** The reference tree of Certificate Transparency: 8 leaves, and the root after each. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (data) => leafHash(fromHex(data)),
);
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test.each(roots.map((root, size) => ({ root, size })))('the reference tree of $size leaves', ({ root, size }) => {
  expect(toHex(rootOf(leaves.slice(0, size)))).toBe(root);
});

describe('published proofs', () => {
  test.each(vectors.inclusion)('inclusion $name', ({ valid, index, size, root, leaf, proof }) => {
    expect(verifyInclusion(fromHex(leaf), index, size, proof.map(fromHex), fromHex(root))).toBe(valid);
    if (valid && size > 1) expect(inclusionProof(leaves.slice(0, size), index).map(toHex)).toEqual(proof);
  });

  test.each(vectors.consistency)('consistency $name', ({ valid, oldSize, newSize, oldRoot, newRoot, proof }) => {
    const verdict = verifyConsistency(oldSize, fromHex(oldRoot), newSize, fromHex(newRoot), proof.map(fromHex));
    expect(verdict).toBe(valid);
    if (valid && newSize > 1) expect(consistencyProof(leaves.slice(0, newSize), oldSize).map(toHex)).toEqual(proof);
  });
});

test('an empty tree is the beginning of every tree', () => {
  const empty = rootOf([]);
  expect(consistencyProof(leaves, 0)).toEqual([]);
  expect(verifyConsistency(0, empty, 8, rootOf(leaves), [])).toBe(true);
  expect(verifyConsistency(0, empty, 0, empty, [])).toBe(true);
  expect(verifyConsistency(0, rootOf(leaves), 8, rootOf(leaves), [])).toBe(false);
  expect(verifyConsistency(0, empty, 8, rootOf(leaves), [empty])).toBe(false);
  expect(verifyConsistency(0, rootOf(leaves), 0, rootOf(leaves), [])).toBe(false);
});

test('a proof for a leaf that is not there is a mistake of the caller', () => {
  for (const index of [-1, 8, 0.5, Number.NaN]) expect(() => inclusionProof(leaves, index)).toThrow(RangeError);
  for (const size of [-1, 9, 0.5]) expect(() => consistencyProof(leaves, size)).toThrow(RangeError);
  expect(() => inclusionProof([], 0)).toThrow(RangeError);
});

test('garbage verifies nothing and throws nothing', () => {
  const root = rootOf(leaves);
  const garbage: unknown[] = [
    undefined,
    null,
    0,
    -1,
    0.5,
    Number.NaN,
    2 ** 60,
    '8',
    [],
    {},
    new Uint8Array(31),
    [1],
    [undefined],
    'x',
    root,
  ];
  const inclusion = verifyInclusion as (...input: unknown[]) => boolean;
  const consistency = verifyConsistency as (...input: unknown[]) => boolean;
  const goodInclusion: unknown[] = [leaves[3], 3, 8, inclusionProof(leaves, 3), root];
  const goodConsistency: unknown[] = [3, rootOf(leaves.slice(0, 3)), 8, root, consistencyProof(leaves, 3)];
  expect(inclusion(...goodInclusion)).toBe(true);
  expect(consistency(...goodConsistency)).toBe(true);
  for (let place = 0; place < 5; place += 1) {
    for (const item of garbage) {
      if (item === goodInclusion[place] || item === goodConsistency[place]) continue;
      expect(inclusion(...goodInclusion.with(place, item))).toBe(false);
      expect(consistency(...goodConsistency.with(place, item))).toBe(false);
    }
  }
  expect(inclusion()).toBe(false);
  expect(consistency()).toBe(false);
});

test('sizes up to 2^53 take as many steps as the tree is high', () => {
  const size = Number.MAX_SAFE_INTEGER;
  const proof = Array.from({ length: 53 }, () => leaves[0] ?? new Uint8Array());
  expect(verifyInclusion(leaves[1] ?? new Uint8Array(), 2 ** 40, size, proof, leaves[2] ?? new Uint8Array())).toBe(
    false,
  );
  expect(verifyConsistency(2 ** 40 + 1, rootOf(leaves), size, rootOf([]), proof)).toBe(false);
});

test('a leaf is not a node: the prefixes differ', () => {
  const [first, second] = leaves;
  if (first === undefined || second === undefined) throw new Error('no leaves');
  expect(toHex(leafHash(Buffer.concat([first, second])))).not.toBe(toHex(rootOf([first, second])));
});
