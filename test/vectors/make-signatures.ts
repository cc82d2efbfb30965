// Writes test/vectors/signatures.json: the published Ed25519 vectors beside it, and our own edge cases of keys, signatures and armors.
// Run: node test/vectors/make-signatures.ts. The blobs are built here byte by byte, without the code under test.
import { createHash, createPrivateKey, sign as nodeSign } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { ed25519 } from '@noble/curves/ed25519.js';
import type { Ed25519Vector, PublicKeyVector, SignatureVectors, SshsigVector } from './check-signatures.ts';

const { Point } = ed25519;
const order = Point.Fn.ORDER;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const littleEndian = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex').reverse();
const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${hex(Buffer.from(bytes).reverse())}`);
const sha512 = (...parts: Uint8Array[]): Buffer => createHash('sha512').update(Buffer.concat(parts)).digest();

const seed = createHash('sha256').update('handover test key 1').digest();
const otherSeed = createHash('sha256').update('handover test key 2').digest();
const { scalar, pointBytes } = ed25519.utils.getExtendedPublicKey(seed);
const key = Buffer.from(pointBytes);
const otherKey = Buffer.from(ed25519.getPublicKey(otherSeed));
const message = Buffer.from('验收 handover\n');

/** A point of order 8; its multiples are the eight points of small order. */
const torsion = Point.fromHex('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05');
const smallOrder = Array.from({ length: 8 }, (_, n) => (n === 0 ? Point.ZERO : torsion.multiplyUnsafe(BigInt(n))));
/** Other encodings of points of small order: y at or above p, or x = 0 with the sign bit (C2SP/CCTV, ed25519/README.md). */
const nonCanonical = [
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
];

function pkcs8(privateSeed: Buffer): Buffer {
  return Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), privateSeed]);
}

function rawSign(privateSeed: Buffer, data: Uint8Array): Buffer {
  return nodeSign(null, data, createPrivateKey({ key: pkcs8(privateSeed), format: 'der', type: 'pkcs8' }));
}

/** R and S for a chosen R: S = r + k·a, where only the prime-order part r·B of R is known to the signer. */
function signatureFor(rBytes: Uint8Array, r: bigint, keyBytes: Uint8Array, data: Uint8Array): Buffer {
  const k = Point.Fn.create(numberOf(sha512(rBytes, keyBytes, data)));
  return Buffer.concat([rBytes, littleEndian(Point.Fn.create(r + k * scalar))]);
}

function publicKeys(): PublicKeyVector[] {
  const mixed = smallOrder.slice(1).map((point) => Point.fromBytes(key).add(point));
  return [
    { name: 'key: of the test seed', key: hex(key), valid: true },
    { name: 'key: the base point', key: hex(Point.BASE.toBytes()), valid: true },
    ...smallOrder.map((point, n) => ({ name: `key: small order, ${n} times the torsion point`, key: hex(point.toBytes()), valid: false })),
    ...nonCanonical.map((encoding) => ({ name: `key: not canonical ${encoding}`, key: encoding, valid: false })),
    ...mixed.map((point, n) => ({ name: `key: with torsion part ${n + 1}`, key: hex(point.toBytes()), valid: false })),
    { name: 'key: not on the curve', key: `02${'00'.repeat(31)}`, valid: false },
    { name: 'key: 31 bytes', key: hex(key.subarray(1)), valid: false },
    { name: 'key: 33 bytes', key: `${hex(key)}00`, valid: false },
    { name: 'key: nothing', key: '', valid: false },
  ];
}

function ownEd25519(): Ed25519Vector[] {
  const good = rawSign(seed, message);
  const s = numberOf(good.subarray(32));
  const r = 12345678901234567890n;
  const rPoint = Point.BASE.multiply(r);
  const vector = (name: string, signature: Uint8Array, valid = false, keyBytes: Uint8Array = key): Ed25519Vector => ({
    name: `ed25519: ${name}`, key: hex(keyBytes), message: hex(message), signature: hex(signature), valid,
  });
  const mixedKey = Point.fromBytes(key).add(torsion).toBytes();
  return [
    { ...vector('of the test seed', good, true), seed: hex(seed) },
    vector('R of our choice', signatureFor(rPoint.toBytes(), r, key, message), true),
    vector('S + L', Buffer.concat([good.subarray(0, 32), littleEndian(s + order)])),
    vector('S + 2L', Buffer.concat([good.subarray(0, 32), littleEndian(s + 2n * order)])),
    vector('S = L', Buffer.concat([good.subarray(0, 32), littleEndian(order)])),
    ...smallOrder.slice(1).map((point, n) =>
      vector(`R with torsion part ${n + 1}`, signatureFor(rPoint.add(point).toBytes(), r, key, message))),
    ...smallOrder.map((point, n) =>
      vector(`R of small order, ${n} times the torsion point`, signatureFor(point.toBytes(), 0n, key, message))),
    ...nonCanonical.map((encoding) =>
      vector(`R not canonical ${encoding}`, signatureFor(Buffer.from(encoding, 'hex'), 0n, key, message))),
    ...tornKey(mixedKey, r, rPoint.toBytes()),
    vector('another key', good, false, otherKey),
    vector('a bit of R', Buffer.concat([Buffer.from([(good[0] ?? 0) ^ 1]), good.subarray(1)])),
    vector('a bit of S', Buffer.concat([good.subarray(0, 32), Buffer.from([(good[32] ?? 0) ^ 1]), good.subarray(33)])),
    vector('63 bytes', good.subarray(0, 63)),
    vector('65 bytes', Buffer.concat([good, Buffer.from([0])])),
    vector('nothing', Buffer.alloc(0)),
    vector('all zero', Buffer.alloc(64)),
    { ...vector('another message', good), message: hex(Buffer.concat([message, Buffer.from('\n')])) },
  ];
}

/** A key with a torsion part, and a message whose k is a multiple of 8: every equation holds, only the key is wrong. */
function tornKey(mixedKey: Uint8Array, r: bigint, rBytes: Uint8Array): Ed25519Vector[] {
  for (let n = 0; ; n += 1) {
    const data = Buffer.from(`message ${n}`);
    if (Point.Fn.create(numberOf(sha512(rBytes, mixedKey, data))) % 8n !== 0n) continue;
    const signature = signatureFor(rBytes, r, mixedKey, data);
    return [{ name: 'ed25519: key with a torsion part, k a multiple of 8', key: hex(mixedKey), message: hex(data), signature: hex(signature), valid: false }];
  }
}

const string = (part: string | Uint8Array): Buffer => {
  const bytes = Buffer.from(part as Uint8Array);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
};

type Parts = {
  magic: string; version: number; keyType: string; key: Uint8Array; namespace: string; reserved: string; hash: 'sha256' | 'sha512';
  signatureType: string; signature: (signed: Buffer) => Uint8Array; tail: string; keyTail: string;
};

/** A blob as PROTOCOL.sshsig says, honestly signed over whatever parts it has. */
function blob(changes: Partial<Parts> = {}): Buffer {
  const parts: Parts = {
    magic: 'SSHSIG', version: 1, keyType: 'ssh-ed25519', key, namespace: 'handover-statement@v1', reserved: '', hash: 'sha512',
    signatureType: 'ssh-ed25519', signature: (signed) => rawSign(seed, signed), tail: '', keyTail: '', ...changes,
  };
  const { namespace, reserved, hash } = parts;
  const digest = createHash(hash).update(message).digest();
  const signed = Buffer.concat([Buffer.from('SSHSIG'), string(namespace), string(reserved), string(hash), string(digest)]);
  const version = Buffer.alloc(4);
  version.writeUInt32BE(parts.version);
  return Buffer.concat([
    Buffer.from(parts.magic), version,
    string(Buffer.concat([string(parts.keyType), string(parts.key), Buffer.from(parts.keyTail)])),
    string(namespace), string(reserved), string(hash),
    string(Buffer.concat([string(parts.signatureType), string(parts.signature(signed))])), Buffer.from(parts.tail),
  ]);
}

const begin = '-----BEGIN SSH SIGNATURE-----';
const end = '-----END SSH SIGNATURE-----';

function armor(bytes: Buffer, width = 70, lineEnd = '\n'): string {
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${width}}`, 'g')) ?? [];
  return [begin, ...lines, end, ''].join(lineEnd);
}

function sPlusL(signed: Buffer): Buffer {
  const good = rawSign(seed, signed);
  return Buffer.concat([good.subarray(0, 32), littleEndian(numberOf(good.subarray(32)) + order)]);
}

/** The last base64 sign before the padding, with a bit set that carries nothing. */
function looseBits(text: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  return text.replace(/(.)(=+)/, (_, last: string, pad: string) => alphabet.charAt(alphabet.indexOf(last) + 1) + pad);
}

function sshsig(): SshsigVector[] {
  const good = armor(blob());
  const vector = (name: string, text: string, valid = false): SshsigVector => ({
    name: `sshsig: ${name}`, namespace: 'handover-statement@v1', message: hex(message), key: hex(key), armor: text, valid,
  });
  const blobs: Record<string, Partial<Parts>> = {
    'reserved bytes, signed': { reserved: 'x' },
    'hash sha256': { hash: 'sha256' },
    'version 0': { version: 0 },
    'version 2': { version: 2 },
    'other magic': { magic: 'SSHSIH' },
    'key type sk-ssh-ed25519@openssh.com': { keyType: 'sk-ssh-ed25519@openssh.com' },
    'signature type ssh-rsa': { signatureType: 'ssh-rsa' },
    'package namespace': { namespace: 'handover-package@v1' },
    'namespace file': { namespace: 'file' },
    'no namespace': { namespace: '' },
    'namespace with a zero byte': { namespace: 'handover-statement@v1\0' },
    'trailing byte': { tail: '\0' },
    'trailing byte in the key': { keyTail: '\0' },
    'key of another': { key: otherKey, signature: (signed) => rawSign(otherSeed, signed) },
    'signed by another': { signature: (signed) => rawSign(otherSeed, signed) },
    'key of small order': { key: Point.ZERO.toBytes() },
    'S + L': { signature: sPlusL },
    '63-byte signature': { signature: (signed) => rawSign(seed, signed).subarray(0, 63) },
    '65-byte signature': { signature: (signed) => Buffer.concat([rawSign(seed, signed), Buffer.from([0])]) },
    'signature of the message itself': { signature: () => rawSign(seed, message) },
    'no signature': { signature: () => Buffer.alloc(0) },
  };
  const armors: Record<string, string> = {
    'no last line end': good.slice(0, -1),
    'two last line ends': `${good}\n`,
    'CRLF': armor(blob(), 70, '\r\n'),
    'lines of 64': armor(blob(), 64),
    'lines of 76': armor(blob(), 76),
    'one line': armor(blob(), 10_000),
    'empty line': good.replace('\n', '\n\n'),
    'space before': ` ${good}`,
    'text before': `x\n${good}`,
    'text after': `${good}x\n`,
    'twice': good + good,
    'space at the end of a line': good.replace('\n', ' \n'),
    'begin in small letters': good.replace('BEGIN', 'begin'),
    'other words': good.replaceAll('SSH SIGNATURE', 'PGP SIGNATURE'),
    'no padding': good.replace(/=+/, ''),
    'loose bits before the padding': looseBits(good),
    'base64url': good.replaceAll('+', '-').replaceAll('/', '_'),
    'changed sign': good.replace('AAAAC3', 'AAAAC2'),
    'byte order mark': `\ufeff${good}`,
    'no end line': good.replace(`${end}\n`, ''),
    'the blob alone': blob().toString('base64'),
    'nothing': '',
    'begin and end only': `${begin}\n${end}\n`,
    'end line as part of begin': `${begin}\n`,
    'cut in the middle': `${good.slice(0, 150)}\n${end}\n`,
    'long': armor(Buffer.concat([blob(), Buffer.alloc(20_000)])),
  };
  if (armors['loose bits before the padding'] === good || armors['base64url'] === good) throw new Error('a vector changes nothing');
  const packageGood = { ...vector('package namespace, expected', armor(blob({ namespace: 'handover-package@v1' })), true), namespace: 'handover-package@v1' };
  return [
    vector('good', good, true),
    packageGood,
    ...Object.entries(blobs).map(([name, changes]) => vector(name, armor(blob(changes)))),
    ...Object.entries(armors).map(([name, text]) => vector(name, text)),
    { ...vector('another message', good), message: hex(Buffer.concat([message, Buffer.from('\n')])) },
    { ...vector('another key is expected', good), key: hex(otherKey) },
    { ...vector('key of small order is expected', armor(blob({ key: Point.ZERO.toBytes() }))), key: hex(Point.ZERO.toBytes()) },
  ];
}

/** One vector on a line. */
function write(vectors: SignatureVectors): string {
  const lists = (['ed25519', 'public_keys', 'sshsig'] as const).map(
    (name) => ` "${name}": [\n${vectors[name].map((vector) => `  ${JSON.stringify(vector)}`).join(',\n')}\n ]`,
  );
  return `{\n "source": ${JSON.stringify(vectors.source)},\n${lists.join(',\n')}\n}\n`;
}

/** The text of signatures.json. */
export function makeSignatures(): string {
  const published = JSON.parse(readFileSync(new URL('ed25519-published.json', import.meta.url), 'utf8')) as SignatureVectors;
  return write({
    source: `${published.source}. The others: test/vectors/make-signatures.ts, seeds SHA-256("handover test key 1" and "2")`,
    ed25519: [...published.ed25519, ...ownEd25519()],
    public_keys: publicKeys(),
    sshsig: sshsig(),
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  writeFileSync(new URL('signatures.json', import.meta.url), makeSignatures());
}
