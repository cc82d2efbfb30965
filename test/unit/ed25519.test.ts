import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { fromHex } from '../../shared/format/bytes.ts';
import { checkPublicKey, verifyStrict } from '../../shared/format/ed25519.ts';
import { portable } from '../../shared/format/primitives.ts';
import { checkSignatures, type SignatureVectors } from '../vectors/check-signatures.ts';
import { makeSignatures } from '../vectors/make-signatures.ts';

const text = readFileSync(new URL('../vectors/signatures.json', import.meta.url), 'utf8');
const vectors: SignatureVectors = JSON.parse(text);
const providers = { portable, node: nodePrimitives };

test('the vector file is what its generator writes', () => {
  expect(makeSignatures()).toBe(text);
});

test('the vector file has both verdicts in every group', () => {
  for (const group of [vectors.ed25519, vectors.public_keys, vectors.sshsig]) {
    expect(new Set(group.map(({ valid }) => valid))).toEqual(new Set([true, false]));
    expect(new Set(group.map(({ name }) => name)).size).toBe(group.length);
  }
});

describe.each(Object.entries(providers))('provider %s', (_, primitives) => {
  test('gives the stated verdict on every vector', () => {
    const { checked, wrong } = checkSignatures(vectors, primitives);
    expect(wrong).toEqual([]);
    expect(checked).toBeGreaterThan(200);
  });

  test('a wrong verdict would be reported', () => {
    const turned = { ...vectors, ed25519: vectors.ed25519.map((vector) => ({ ...vector, valid: !vector.valid })) };
    expect(checkSignatures(turned, primitives).wrong).toHaveLength(vectors.ed25519.length);
  });
});

test('neither provider alone is as strict: the checks around it are needed', () => {
  for (const { ed25519 } of Object.values(providers)) {
    const lax = vectors.ed25519.filter(
      ({ key, message, signature, valid }) =>
        ed25519.verify(fromHex(key), fromHex(message), fromHex(signature)) !== valid,
    );
    expect(lax.length).toBeGreaterThan(0);
  }
});

test('a key that was asked for before has the same verdict', () => {
  const isUsable = (key: string) => {
    try {
      checkPublicKey(fromHex(key));
      return true;
    } catch {
      return false;
    }
  };
  for (let time = 0; time < 3; time += 1) {
    for (const { key, valid } of vectors.public_keys) expect(isUsable(key)).toBe(valid);
  }
});

test('each refusal says which rule', () => {
  const reasonOf = (action: () => void): unknown => {
    try {
      action();
      return 'accepted';
    } catch (error) {
      return (error as { facts: { reason: unknown } }).facts.reason;
    }
  };
  const reasons = (start: string) =>
    vectors.ed25519
      .filter(({ name }) => name.startsWith(`ed25519: ${start}`))
      .map(({ key, message, signature }) =>
        reasonOf(() => verifyStrict(fromHex(key), fromHex(message), fromHex(signature))),
      );
  expect(new Set(reasons('S '))).toEqual(new Set(['s-range']));
  expect(new Set(reasons('R of small order'))).toEqual(new Set(['r-small-order']));
  expect(new Set(reasons('R not canonical'))).toEqual(new Set(['r-encoding']));
  expect(new Set(reasons('R with torsion part'))).toEqual(new Set(['mismatch']));
  expect(reasons('key with a torsion part')).toEqual(['key-torsion']);
  expect(reasonOf(() => checkPublicKey(fromHex(`01${'00'.repeat(31)}`)))).toBe('key-small-order');
  expect(reasonOf(() => checkPublicKey(fromHex(`02${'00'.repeat(31)}`)))).toBe('key-encoding');
});
