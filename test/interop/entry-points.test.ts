// The functions that checks from outside import, used as a stranger would use them: the signatures of the issue, and hostile arguments.
import { createHash } from 'node:crypto';
import { armor } from 'age-encryption';
import { describe, expect, test } from 'vitest';
import { decrypt, encrypt } from '../../shared/format/age.ts';
import { canonical } from '../../shared/format/canonical.ts';
import {
  consistencyProof,
  inclusionProof,
  leafHash,
  rootOf,
  verifyConsistency,
  verifyInclusion,
} from '../../shared/format/merkle.ts';
import { sign, verify } from '../../shared/format/sshsig.ts';

/** What a caller without types may pass. */
// biome-ignore lint/suspicious/noExplicitAny: that is what is tried
const anything = (value: unknown) => value as any;
const nonsense = [undefined, null, 1, '', 'x', {}, [], true, Symbol('x')];

describe('age.ts', () => {
  const [identity, recipient] = [
    'AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX',
    'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj',
  ];
  const streamOf = (...chunks: Uint8Array[]) =>
    new ReadableStream<Uint8Array>({
      start(controller) {
        for (const chunk of chunks) controller.enqueue(chunk);
        controller.close();
      },
    });
  const collect = async (stream: ReadableStream<Uint8Array>) =>
    new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer());
  const sealed = async (plain: Uint8Array, ...recipients: string[]) =>
    collect(await encrypt(recipients, streamOf(plain)));
  const opened = async (file: Uint8Array, ...identities: string[]) =>
    collect(await decrypt(identities, streamOf(file)));
  async function newKeys(hybrid = false) {
    const { generateHybridIdentity, generateX25519Identity, identityToRecipient } = await import('age-encryption');
    const own = await (hybrid ? generateHybridIdentity() : generateX25519Identity());
    return { identity: own, recipient: await identityToRecipient(own) };
  }

  test.each([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])(
    '%i bytes come back, in chunks of any size',
    async (size) => {
      const keys = await newKeys();
      const plain = Uint8Array.from({ length: size }, (_, at) => at % 251);
      const file = await collect(
        await encrypt([keys.recipient], streamOf(plain.subarray(0, 7), new Uint8Array(), plain.subarray(7))),
      );
      const bytes = Array.from({ length: Math.ceil(file.length / 999) }, (_, at) =>
        file.slice(999 * at, 999 * at + 999),
      );
      expect(Buffer.compare(await collect(await decrypt([keys.identity], streamOf(...bytes))), plain)).toBe(0);
      const cut = collect(await decrypt([keys.identity], streamOf(file.slice(0, -1))));
      await expect(cut).rejects.toThrow();
    },
  );

  test('several recipients: each opens it, a stranger and nobody do not', async () => {
    const [first, second, stranger] = [await newKeys(), await newKeys(), await newKeys()];
    const file = await sealed(Uint8Array.of(1, 2, 3), first.recipient, second.recipient);
    for (const { identity: own } of [first, second]) expect([...(await opened(file, own))]).toEqual([1, 2, 3]);
    expect([...(await opened(file, stranger.identity, second.identity))]).toEqual([1, 2, 3]);
    await expect(opened(file, stranger.identity)).rejects.toThrow();
    await expect(opened(file)).rejects.toThrow();
  });

  test('hybrid recipients, too', async () => {
    const keys = await newKeys(true);
    expect([...(await opened(await sealed(Uint8Array.of(9), keys.recipient), keys.identity))]).toEqual([9]);
  });

  test('armored input with LF and with CRLF', async () => {
    const keys = await newKeys();
    const text = armor.encode(await sealed(new TextEncoder().encode('你好'), keys.recipient));
    for (const lines of [text, text.replaceAll('\n', '\r\n'), text.trimEnd()]) {
      const plain = await opened(new TextEncoder().encode(lines), keys.identity);
      expect(new TextDecoder().decode(plain)).toBe('你好');
    }
  });

  test('an empty stream, junk, and a header alone are no age file', async () => {
    const keys = await newKeys();
    const file = await sealed(new Uint8Array(), keys.recipient);
    const header = file.slice(0, file.length - 32);
    for (const bytes of [new Uint8Array(), new TextEncoder().encode('hello'), header, file.slice(0, 10)]) {
      await expect(opened(bytes, keys.identity)).rejects.toThrow();
    }
  });

  test('wrong recipients, identities and sources are rejected, and no promise hangs', async () => {
    const good = await newKeys();
    const file = await sealed(Uint8Array.of(1), good.recipient);
    for (const bad of [[], [''], [identity], [`${recipient}x`], [recipient.toUpperCase()], ...nonsense]) {
      await expect((async () => collect(await encrypt(anything(bad), streamOf())))()).rejects.toThrow();
    }
    for (const bad of [[], [''], [recipient], [`${good.identity}A`], ...nonsense]) {
      await expect((async () => collect(await decrypt(anything(bad), streamOf(file))))()).rejects.toThrow();
    }
    for (const bad of nonsense) {
      await expect((async () => collect(await encrypt([good.recipient], anything(bad))))()).rejects.toThrow();
      await expect((async () => collect(await decrypt([good.identity], anything(bad))))()).rejects.toThrow();
    }
    const wrongChunk = new ReadableStream({ start: (controller) => controller.enqueue('text') });
    await expect((async () => collect(await encrypt([good.recipient], anything(wrongChunk))))()).rejects.toThrow();
  });
});

describe('sshsig.ts', () => {
  const seed = Uint8Array.from({ length: 32 }, (_, at) => at);
  const message = new TextEncoder().encode('message');
  // RFC 8410 has the key of this seed as 03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8.
  const publicKey = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4';

  test('signs and verifies; nothing is returned, a wrong one throws', () => {
    const armored = sign('file', message, seed);
    expect(armored).toMatch(/^-----BEGIN SSH SIGNATURE-----\n[\s\S]+\n-----END SSH SIGNATURE-----\n$/);
    expect(verify('file', message, armored, publicKey)).toBeUndefined();
    expect(verify('file', message, armored, `${publicKey} someone@somewhere`)).toBeUndefined();
    expect(() => verify('git', message, armored, publicKey)).toThrow();
    expect(() => verify('file', new Uint8Array(), armored, publicKey)).toThrow();
    expect(() => verify('file', message, armored.replaceAll('\n', '\r\n'), publicKey)).toThrow();
    expect(() => verify('file', message, `${armored}\n`, publicKey)).toThrow();
    expect(() => verify('file', message, armored, publicKey.replace('AAAAC3', 'AAAAC4'))).toThrow();
  });

  test('an empty message, and one of 10 MB', () => {
    for (const bytes of [new Uint8Array(), new Uint8Array(10_000_000)]) {
      expect(verify('n', bytes, sign('n', bytes, seed), publicKey)).toBeUndefined();
    }
  });

  test('hostile arguments throw', () => {
    const armored = sign('file', message, seed);
    for (const length of [0, 31, 33, 64]) expect(() => sign('file', message, new Uint8Array(length))).toThrow();
    expect(() => sign('', message, seed)).toThrow();
    for (const bad of nonsense) {
      expect(() => sign('file', message, anything(bad))).toThrow();
      expect(() => sign('file', anything(bad), seed)).toThrow();
      expect(() => verify('file', anything(bad), armored, publicKey)).toThrow();
      expect(() => verify('file', message, anything(bad), publicKey)).toThrow();
      expect(() => verify('file', message, armored, anything(bad))).toThrow();
    }
    for (const bad of [undefined, null, 1, {}, []]) {
      expect(() => sign(anything(bad), message, seed)).toThrow();
      expect(() => verify(anything(bad), message, armored, publicKey)).toThrow();
    }
  });
});

describe('merkle.ts', () => {
  const leaves = Array.from({ length: 8 }, (_, at) => leafHash(Uint8Array.of(at)));
  const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
  const node = (left: Uint8Array, right: Uint8Array) => sha256(Uint8Array.of(1), left, right);

  test('roots of small trees, written out', () => {
    const [a, b, c] = leaves as [Uint8Array, Uint8Array, Uint8Array];
    expect(Buffer.from(leafHash(Uint8Array.of(7)))).toEqual(sha256(Uint8Array.of(0), Uint8Array.of(7)));
    expect(Buffer.from(rootOf([]))).toEqual(sha256());
    expect(Buffer.from(rootOf([a]))).toEqual(Buffer.from(a));
    expect(Buffer.from(rootOf([a, b]))).toEqual(node(a, b));
    expect(Buffer.from(rootOf([a, b, c]))).toEqual(node(node(a, b), c));
  });

  test.each([1, 2, 3, 7, 8])('of %i leaves: every proof holds, and every other does not', (size) => {
    const tree = leaves.slice(0, size);
    const root = rootOf(tree);
    for (const [index, leaf] of tree.entries()) {
      const proof = inclusionProof(tree, index);
      expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true);
      expect(verifyInclusion(leaf, index + 1, size, proof, root)).toBe(false);
      expect(verifyInclusion(leaf, index, size, [...proof, leaf], root)).toBe(false);
      expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(size === 1);
      expect(verifyInclusion(leafHash(Uint8Array.of(99)), index, size, proof, root)).toBe(false);
    }
    for (let old = 0; old <= size; old += 1) {
      const proof = consistencyProof(tree, old);
      expect(verifyConsistency(old, rootOf(tree.slice(0, old)), size, root, proof)).toBe(true);
      expect(verifyConsistency(old, leafHash(Uint8Array.of(99)), size, root, proof)).toBe(false);
      expect(verifyConsistency(size + 1, root, size, root, proof)).toBe(false);
    }
  });

  test('indexes and sizes out of range: proofs throw, checks say no', () => {
    for (const bad of [-1, 8, 9, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, anything('1'), anything(1n)]) {
      expect(() => inclusionProof(leaves, bad)).toThrow();
      expect(verifyInclusion(leafHash(Uint8Array.of(0)), bad, 8, inclusionProof(leaves, 0), rootOf(leaves))).toBe(
        false,
      );
      if (bad !== 8) expect(() => consistencyProof(leaves, bad)).toThrow();
      expect(verifyConsistency(4, rootOf(leaves.slice(0, 4)), bad, rootOf(leaves), [])).toBe(false);
    }
    expect(() => inclusionProof([], 0)).toThrow();
    const root = rootOf(leaves);
    for (const bad of nonsense.filter((value) => !Array.isArray(value))) {
      expect(verifyInclusion(anything(bad), 0, 8, inclusionProof(leaves, 0), root)).toBe(false);
      expect(verifyInclusion(leafHash(Uint8Array.of(0)), 0, 8, anything(bad), root)).toBe(false);
      expect(verifyConsistency(4, anything(bad), 8, root, consistencyProof(leaves, 4))).toBe(false);
    }
  });
});

describe('canonical.ts', () => {
  test.each<[unknown, string]>([
    [-0, '0'],
    [1e21, '1e+21'],
    [1e20, '100000000000000000000'],
    [1e-7, '1e-7'],
    [0.000001, '0.000001'],
    [Number.MAX_VALUE, '1.7976931348623157e+308'],
    [5e-324, '5e-324'],
    [2 ** 53 + 2, '9007199254740994'],
    [0.1 + 0.2, '0.30000000000000004'],
    [
      { '\ufb33': 1, '\u{1f600}': 2, '\u20ac': 3, '\r': 4, 1: 5, '': 6, '\u0080': 7, '\u00f6': 8 },
      '{"":6,"\\r":4,"1":5,"\u0080":7,"\u00f6":8,"\u20ac":3,"\u{1f600}":2,"\ufb33":1}',
    ],
    [
      { b: [], a: {}, B: null, aa: '/"\\\u0008\u000f\u007f' },
      '{"B":null,"a":{},"aa":"/\\"\\\\\\b\\u000f\u007f","b":[]}',
    ],
    ['', '""'],
  ])('%j', (value, text) => {
    expect(canonical(value)).toBe(text);
  });

  test.each<[string, unknown]>([
    ['NaN', Number.NaN],
    ['Infinity', [Number.NEGATIVE_INFINITY]],
    ['undefined', undefined],
    ['an undefined member', { a: undefined }],
    ['a hole', Object.assign([1, 2], { length: 3 })],
    ['a bigint', { a: 1n }],
    ['a function', () => 1],
    ['a symbol', [Symbol('a')]],
    ['a date', new Date(0)],
    ['a map', new Map([['a', 1]])],
    ['bytes', new Uint8Array(2)],
    ['a boxed string', Object('a')],
    ['an object that writes itself', { toJSON: () => 1 }],
    ['a lone high surrogate', { a: '\ud800' }],
    ['a lone low surrogate', ['x\udc00y']],
    ['a lone surrogate in a name', { '\ud800': 1 }],
  ])('%s is refused', (_, value) => {
    expect(() => canonical(value)).toThrow();
  });

  test('a cycle is refused', () => {
    const loop: unknown[] = [];
    loop.push(loop);
    expect(() => canonical(loop)).toThrow();
  });
});
