// Key entries carried into other packages, and key files broken in one way: what ties a key to its package.
import { beforeAll, describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { sealAge } from '../../shared/format/age/file.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { sha256Hex } from '../../shared/format/hash.ts';
import { openOuter } from '../../shared/format/package/key-context.ts';
import { paths } from '../../shared/format/package/paths.ts';
import { contextOf } from '../../shared/format/package/read-keys.ts';
import { type Case, makeCase, makeParty, type Party } from '../support/case-fixture.ts';
import { type Forgery, forge } from '../support/forge.ts';
import { type Built, makePackage, read } from '../support/package-fixture.ts';
import { refusal } from '../support/recording-sink.ts';
import { unpack } from '../support/repack.ts';

let of: Case;
let honest: Built;
let thief: Party;
beforeAll(async () => {
  of = await makeCase({ witnesses: 1 });
  honest = await makePackage({ case: of });
  thief = await makeParty('样例丙');
});

describe('who steals a package', () => {
  test('signs it as his own: the key is tied to the seller', async () => {
    const robbed: Case = { ...of, seller: thief };
    const archive = await forge(
      { case: robbed, log: honest.draft.log },
      {
        entries: async (entries) =>
          void entries.set(
            paths.buyerKey,
            (await unpack(honest.bytes)).entries.get(paths.buyerKey) ?? new Uint8Array(),
          ),
      },
    );
    expect((await refusal(archive)).code).toBe('authority');
    const withLog = await forge(
      { case: robbed },
      {
        entries: async (entries) =>
          void entries.set(
            paths.buyerKey,
            (await unpack(honest.bytes)).entries.get(paths.buyerKey) ?? new Uint8Array(),
          ),
      },
    );
    // Everything in the clear is his own and in order; only opening shows that the key was not sealed for it.
    await read(withLog);
    expect((await refusal(withLog, { identities: [of.buyer.identity] })).code).toBe('context');
  });

  test('carries an escrowed key into a package of his own, addressed to the holder', async () => {
    const escrowed = await makePackage({ case: await makeCase({ holders: 1 }) });
    const { entries: stolen } = await unpack(escrowed.bytes);
    const { buyer, holders } = escrowed.draft.case;
    const [holder = buyer] = holders;
    const own = await makeCase();
    const toHolder: Case = { ...own, seller: buyer, buyer: holder };
    const archive = await forge(
      { case: toHolder },
      { entries: (entries) => void entries.set(paths.buyerKey, stolen.get('keys/release-1.age') ?? new Uint8Array()) },
    );
    expect((await refusal(archive, { identities: [holder.identity] })).code).toBe('context');
  });

  test('carries the inner layer into another package to the same buyer', async () => {
    const escrowed = await makePackage({ case: await makeCase({ holders: 1 }) });
    const { case: from, manifest } = escrowed.draft;
    const [holder = from.buyer] = from.holders;
    const { entries: stolen } = await unpack(escrowed.bytes);
    const context = contextOf(manifest, sha256Hex(stolen.get(paths.handover) ?? new Uint8Array()));
    const outer = stolen.get('keys/release-1.age') ?? new Uint8Array();
    const inner = await openOuter(outer, [holder.identity], context, nodePrimitives.aead);
    const second: Case = { ...from, holders: [] };
    const archive = await forge({ case: second }, { entries: (entries) => void entries.set(paths.buyerKey, inner) });
    expect((await refusal(archive, { identities: [from.buyer.identity] })).code).toBe('context');
  });
});

describe('keys', () => {
  const identity = () => ({ identities: [of.buyer.identity] });
  const codeOf = async (forgery: Forgery): Promise<string> =>
    (await refusal(await forge({ case: of }, forgery), identity())).code;

  test.each<[string, NonNullable<Forgery['context']>]>([
    ['of another buyer', (context) => ({ ...context, buyer: context.seller })],
    ['of another seller', (context) => ({ ...context, seller: context.buyer })],
    ['of another case', (context) => ({ ...context, case_uid: '0'.repeat(32) })],
    ['of another handover.json', (context) => ({ ...context, handover_sha256: '0'.repeat(64) })],
  ])('context %s', async (_, context) => {
    expect(await codeOf({ context })).toBe('context');
  });

  test.each<[string, string, (text: string) => string]>([
    ['without a context', 'context', (text) => text.slice(text.indexOf('\n') + 1)],
    ['with spaces in the context', 'context', (text) => text.replace(',', ', ')],
    ['with a line more in front', 'context', (text) => `# note\n${text}`],
    ['without an identity', 'key', (text) => text.slice(0, text.indexOf('\n') + 1)],
    ['with two identities', 'key', (text) => `${text}${text.slice(text.indexOf('\n') + 1)}`],
    ['without the last line end', 'key', (text) => text.slice(0, -1)],
    ['with CR LF', 'key', (text) => text.replace(/\n$/, '\r\n')],
    ['with a damaged identity', 'key', (text) => text.replace(/.\n$/, (end) => (end.startsWith('Q') ? 'P\n' : 'Q\n'))],
    ['with the identity of another', 'key', (text) => text.replace(/AGE-SECRET.*/, thief.identity)],
    ['with lower-case letters', 'key', (text) => text.replace(/AGE-SECRET.*/, (line) => line.toLowerCase())],
  ])('%s', async (_, code, change) => {
    expect(await codeOf({ key: (plain) => utf8(change(new TextDecoder().decode(plain))) })).toBe(code);
  });

  test('no key of ours', async () => {
    for (const stranger of [thief.identity, of.seller.identity]) {
      expect((await refusal(honest.bytes, { identities: [stranger] })).code).toBe('recipient');
    }
    expect((await refusal(honest.bytes, { identities: [] })).code).toBe('recipient');
    await read(honest.bytes, { identities: [thief.identity, of.buyer.identity] });
  });

  test('to somebody else than the buyer', async () => {
    const archive = await forge(
      { case: of },
      {
        entries: async (entries) => {
          const plain = utf8('whatever');
          entries.set(paths.buyerKey, await sealAge(thief.card.statement.recipient, plain, nodePrimitives.aead));
        },
      },
    );
    expect((await refusal(archive, identity())).code).toBe('recipient');
  });
});
