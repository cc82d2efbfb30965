// Entries added, removed, renamed, swapped between packages, and the whole signed by somebody else: with every header right.
import { beforeAll, describe, expect, test } from 'vitest';
import type { HandoverError } from '../../shared/domain/errors.ts';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { type Bytes, utf8 } from '../../shared/format/bytes.ts';
import { sha256Hex } from '../../shared/format/hash.ts';
import { tagManifest } from '../../shared/format/package/bag.ts';
import { paths } from '../../shared/format/package/paths.ts';
import { packageNamespace, signWith } from '../../shared/format/sshsig.ts';
import { type Case, makeCase, makeParty, type Party } from '../support/case-fixture.ts';
import { zipOf } from '../support/forge.ts';
import { type Built, makePackage } from '../support/package-fixture.ts';
import { refusal } from '../support/recording-sink.ts';
import { unpack } from '../support/repack.ts';

let of: Case;
let honest: Built;
let other: Built;
let thief: Party;
beforeAll(async () => {
  of = await makeCase({ witnesses: 1 });
  honest = await makePackage({ case: of });
  other = await makePackage({ case: of, seq: 2 });
  thief = await makeParty('样例丙');
});

const armorBy = (party: Party, message: Bytes): Bytes =>
  utf8(signWith(packageNamespace, message, party.seed, nodePrimitives.ed25519));

/** Makes the bag fit again after a change, and signs it. */
function resign(entries: Map<string, Bytes>, signer: Party): void {
  const digests = new Map([...entries].map(([path, bytes]) => [path, sha256Hex(bytes)]));
  const message = tagManifest(digests);
  entries.set(paths.tagManifest, message);
  entries.set(paths.signature, armorBy(signer, message));
}

type Change = (entries: Map<string, Bytes>, from: Map<string, Bytes>) => void;

/** The honest package with changed entries and right headers. */
async function changed(change: Change, signer?: Party): Promise<HandoverError> {
  const { folder, entries } = await unpack(honest.bytes);
  const from = (await unpack(other.bytes)).entries;
  change(entries, from);
  if (signer !== undefined) resign(entries, signer);
  return refusal(await zipOf(entries, folder), { identities: [of.buyer.identity] });
}

const take =
  (path: string): Change =>
  (entries, from) =>
    entries.set(path, from.get(path) ?? new Uint8Array());

describe('taken from another package of the same case', () => {
  test.each([
    ['bag-info.txt', 'tagmanifest'],
    ['cards/1.card', undefined],
    ['data/datapackage.json.age', 'digest'],
    ['data/f00001.age', 'digest'],
    ['data/log.jsonl.age', 'digest'],
    ['data/t01-00001.csv.zst.age', 'digest'],
    ['handover.json', 'tagmanifest'],
    ['keys/buyer.age', 'tagmanifest'],
    ['log/checkpoint.json', 'tagmanifest'],
    ['log/leaves.bin', 'tagmanifest'],
    ['manifest-sha256.txt', 'tagmanifest'],
    ['signatures/seller.sig', 'sig'],
    ['tagmanifest-sha256.txt', 'tagmanifest'],
  ])('%s', async (path, code) => {
    // A card is the same file in every package of the case: exchanging it changes nothing.
    if (code === undefined) {
      const { entries } = await unpack(honest.bytes);
      expect((await unpack(other.bytes)).entries.get(path)).toEqual(entries.get(path));
    } else expect((await changed(take(path))).code).toBe(code);
  });

  test('tag manifest and signature together', async () => {
    const error = await changed((entries, from) => {
      for (const path of [paths.tagManifest, paths.signature]) take(path)(entries, from);
    });
    expect(error.code).toBe('tagmanifest');
  });

  test('two parts exchanged', async () => {
    const error = await changed((entries) => {
      const [one, two] = ['data/t01-00001.csv.zst.age', 'data/t01-00002.csv.zst.age'];
      const first = entries.get(one) ?? new Uint8Array();
      entries.set(one, entries.get(two) ?? new Uint8Array());
      entries.set(two, first);
    });
    expect(error.code).toBe('digest');
  });
});

describe('added, removed, renamed', () => {
  test.each<[string, string, Change]>([
    ['a card', 'tagmanifest', (entries) => entries.set('cards/9.card', thief.cardBytes)],
    ['a report', 'tagmanifest', (entries) => entries.set('reports/risk.json', utf8('{}\n'))],
    ['a key', 'tagmanifest', (entries) => entries.set('keys/release-1.age', utf8('x'))],
    ['a file', 'entries', (entries) => entries.set('data/f00002.age', utf8('x'))],
    ['a part', 'entries', (entries) => entries.set('data/t01-00003.csv.zst.age', utf8('x'))],
    ['a card away', 'tagmanifest', (entries) => entries.delete('cards/3.card')],
    ['the key away', 'tagmanifest', (entries) => entries.delete(paths.buyerKey)],
    ['a report away', 'tagmanifest', (entries) => entries.delete('reports/redaction.json')],
    ['a file away', 'entries', (entries) => entries.delete('data/f00001.age')],
    ['the log away', 'entries', (entries) => entries.delete(paths.log)],
    ['a part away', 'entries', (entries) => entries.delete('data/t01-00002.csv.zst.age')],
    ['a file under another number', 'entries', (entries) => rename(entries, 'data/f00001.age', 'data/f00002.age')],
    ['a card under another number', 'tagmanifest', (entries) => rename(entries, 'cards/3.card', 'cards/4.card')],
    ['the key as a release', 'tagmanifest', (entries) => rename(entries, paths.buyerKey, 'keys/release-1.age')],
  ])('%s', async (_, code, change) => {
    expect((await changed(change)).code).toBe(code);
  });

  test.each<[string, string, Change]>([
    ['a card', 'entries', (entries) => entries.set('cards/9.card', thief.cardBytes)],
    ['a report', 'entries', (entries) => entries.set('reports/risk.json', utf8('{}\n'))],
    ['a release beside the buyer key', 'entries', (entries) => take2(entries, paths.buyerKey, 'keys/release-1.age')],
    ['a card away', 'entries', (entries) => entries.delete('cards/3.card')],
    ['the key away', 'entries', (entries) => entries.delete(paths.buyerKey)],
    ['a report away', 'entries', (entries) => entries.delete('reports/redaction.json')],
    ['the key as a release', 'entries', (entries) => rename(entries, paths.buyerKey, 'keys/release-1.age')],
  ])('%s, signed by the seller', async (_, code, change) => {
    expect((await changed(change, of.seller)).code).toBe(code);
  });
});

function rename(entries: Map<string, Bytes>, path: string, to: string): void {
  take2(entries, path, to);
  entries.delete(path);
}

function take2(entries: Map<string, Bytes>, path: string, to: string): void {
  entries.set(to, entries.get(path) ?? new Uint8Array());
}

describe('signed anew', () => {
  test('by another key over the whole honest package', async () => {
    const error = await changed(() => {}, thief);
    expect([error.code, error.facts.reason]).toEqual(['sig', 'other-key']);
  });

  test('by the buyer', async () => {
    expect((await changed(() => {}, of.buyer)).code).toBe('sig');
  });
});
