import { describe, expect, test } from 'vitest';
import { randomBytes, toHex } from '../../shared/format/bytes.ts';
import { sha256Hex } from '../../shared/format/hash.ts';
import { portable } from '../../shared/format/primitives.ts';
import { statement as schema } from '../../shared/format/statements/schemas.ts';
import { onPaper, type Patch, signers, type Type, verdict } from '../support/statement-rules.ts';
import { edges, examples, seller, signerOf, stranger, witness } from '../support/statements.ts';

const types = Object.keys(examples) as Type[];
const otherId = sha256Hex(randomBytes(8));
const first = (type: Type) => ({ ...examples[type].signers[0] });
const newKeys = Array.from({ length: 9 }, () => toHex(portable.ed25519.publicKey(randomBytes(32)))).sort();

test.each(types)('%s: the right example is taken', (type) => {
  expect(verdict(type, {})).toBe('accepted');
});

test.each(['handover-card/2', 'handover-invoice/1', 'toString', ''])(
  'type %j is the error version, whatever else is there',
  (type) => {
    expect(() => schema({ type }, 'statement')).toThrow(expect.objectContaining({ code: 'version' }));
  },
);

describe.each(types)('%s', (type) => {
  test.each<[string, Patch, string]>([
    ['no about', { about: undefined }, 'about'],
    ['no made', { made: undefined }, 'made'],
    ['no signers', { signers: undefined }, 'signers'],
    ['empty signers', { signers: [] }, 'signers'],
    ['nine signers', { signers: newKeys.map((key) => ({ ...first(type), key, method: 'key' })) }, 'signers'],
    ['another member', { note: 'x' }, 'note'],
    ['another clock', { 'made.clock': 'atomic' }, 'made.clock'],
    ['an offset too far east', { 'made.offset_min': 841 }, 'made.offset_min'],
    ['an offset too far west', { 'made.offset_min': -721 }, 'made.offset_min'],
    ['the offset of Kiritimati', { 'made.offset_min': 840 }, 'accepted'],
    ['no real time', { 'made.utc': '2026-02-30T00:00:00Z' }, 'made.utc'],
    ['another member of made', { 'made.zone': 'CST' }, 'made.zone'],
    ['another role', { 'signers.0.role': 'owner' }, 'signers[0].role'],
    ['another method', { 'signers.0.method': 'seal' }, 'signers[0].method'],
    ['a name beside the key', { 'signers.0.name': '样例' }, 'signers[0].name'],
    ['a short key', { 'signers.0.key': 'ab' }, 'signers[0].key'],
    ['a key of small order', { 'signers.0.key': `01${'00'.repeat(31)}` }, 'sig'],
    ['a key not on the curve', { 'signers.0.key': `02${'00'.repeat(31)}` }, 'sig'],
    ['an unknown kind of edge', { about: [{ id: otherId, kind: 'file' }] }, 'about[0].kind'],
    ['an edge with a name', { about: [{ id: otherId, kind: 'card', name: 'x' }] }, 'about[0].name'],
    ['an edge by name', { about: [{ id: 'F.terms', kind: 'terms' }] }, 'about[0].id'],
  ])('%s', (_, patch, expected) => {
    expect(verdict(type, patch)).toBe(expected);
  });

  test('a foreign edge', () => {
    const all = examples[type].about.map(({ id, kind }) => [kind, id] as const);
    expect(verdict(type, { about: edges(...all, ['checkpoint', otherId]) })).toBe('about');
  });

  test('a foreign signer', () => {
    const role = ['handover-release/1', 'handover-witness/1'].includes(type) ? 'buyer' : 'holder';
    const all = [...examples[type].signers, signerOf(stranger, role)];
    expect(verdict(type, { signers: all.toSorted((a, b) => (a.role < b.role ? -1 : 1)) })).toMatch(/^signers/);
  });
});

test('signers are sorted by role, method, then key or name; a role and key stand once', () => {
  const [low, high] = signers('witness', seller, stranger);
  const both = (...two: unknown[]) => verdict('handover-witness/1', { 'office.kind': 'notary', signers: two });
  const paper = onPaper('witness');
  expect(both(low, high)).toBe('accepted');
  expect(both(high, low)).toBe('signers[1]');
  expect(both(low, { ...low, card: stranger.id })).toBe('signers[1]');
  expect(both(signerOf(witness, 'witness'), paper)).toBe('accepted');
  expect(both(paper, signerOf(witness, 'witness'))).toBe('signers[1]');
  expect(both(paper, paper)).toBe('signers[1]');
  expect(both(paper, { ...paper, name: '样例二' })).toBe('accepted');
  expect(both(paper, { ...paper, key: seller.key })).toBe('signers[1].key');
});

test('an error names the whole path', () => {
  expect(() => schema({ ...examples['handover-terms/1'], holders: ['x'] }, 'statement')).toThrow(
    expect.objectContaining({ code: 'schema', where: { member: 'statement.holders[0]' } }),
  );
});
