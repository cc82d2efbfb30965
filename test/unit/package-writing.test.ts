// The writer: what it makes is read by the reader, and what a reader would refuse it does not make.
import { beforeAll, describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { equalBytes, utf8 } from '../../shared/format/bytes.ts';
import { sha256Hex } from '../../shared/format/hash.ts';
import { assemblePackage, memoryEntry, type PackagePlan } from '../../shared/format/package/assemble.ts';
import { openInner, openOuter } from '../../shared/format/package/key-context.ts';
import { paths } from '../../shared/format/package/paths.ts';
import { contextOf } from '../../shared/format/package/read-keys.ts';
import { serialiseStatement } from '../../shared/format/statements/file.ts';
import { type Case, makeCase, makeLog, makeParty } from '../support/case-fixture.ts';
import { customers } from '../support/package-draft.ts';
import { type Built, cardFiles, collect, makePackage, read } from '../support/package-fixture.ts';
import { recordingSink } from '../support/recording-sink.ts';
import { unpack } from '../support/repack.ts';

let of: Case;
let built: Built;
let plan: PackagePlan;
beforeAll(async () => {
  of = await makeCase({ witnesses: 1 });
  built = await makePackage({ case: of });
  const { draft, manifest } = built;
  const { entries } = await unpack(built.bytes);
  plan = {
    manifest,
    cards: cardFiles(draft),
    checkpoint: serialiseStatement(draft.log.checkpoint),
    leaves: memoryEntry(paths.leaves, draft.log.leaves),
    reports: draft.reports,
    stageIdentity: draft.stageIdentity,
    data: [...entries].flatMap(([path, bytes]) => (path.startsWith('data/') ? [memoryEntry(path, bytes)] : [])),
  };
});

const assemble = (change: Partial<PackagePlan>, seed = of.seller.seed) =>
  assemblePackage({ ...plan, ...change }, seed, nodePrimitives);

describe.each(['x25519', 'hybrid'] as const)('suite %s', (suite) => {
  test.each(['trial', 'preview', 'full', 'supplement'] as const)('a %s is read as it was written', async (kind) => {
    const made = await makeCase({ suite, witnesses: 1 });
    const base = kind === 'supplement' ? { base: 'ab'.repeat(32) } : {};
    const { bytes, id, manifest } = await makePackage({ case: made, kind, ...base });
    const sink = recordingSink();
    const opened = await read(bytes, { identities: [made.buyer.identity], sink });
    expect([opened.id, opened.content, sink.committed]).toEqual([id, 'good', true]);
    expect(opened.manifest).toEqual(JSON.parse(JSON.stringify(manifest)));
    expect(opened.seller).toEqual({ card: made.seller.cardId, key: made.seller.key });
    expect(opened.cards.map(({ statement }) => statement.name)).toEqual(['样例甲', '样例乙', '见证人1']);
    expect((await read(bytes)).content).toBe('open');
  });
});

test('the archive can be streamed again: the same bytes', async () => {
  const assembled = await assemble({});
  expect(equalBytes(await collect(assembled.stream()), await collect(assembled.stream()))).toBe(true);
});

test('the order in which data comes does not matter', async () => {
  const { entries } = await assemble({ data: [...plan.data].reverse() });
  const order = entries.map(({ path }) => path.slice(built.manifest.name.length + 1));
  expect(order).toEqual([...(await unpack(built.bytes)).entries.keys()]);
});

test('escrow: all holders have the same inner file, and it is the stage key for the buyer', async () => {
  const held = await makeCase({ holders: 2 });
  const { bytes, manifest, draft } = await makePackage({ case: held });
  const { entries } = await unpack(bytes);
  const context = contextOf(manifest, sha256Hex(entries.get(paths.handover) ?? new Uint8Array()));
  const inners = await Promise.all(
    held.holders.map(({ identity }, index) => {
      const outer = entries.get(`keys/release-${index + 1}.age`) ?? new Uint8Array();
      return openOuter(outer, [identity], context, nodePrimitives.aead);
    }),
  );
  const [inner = new Uint8Array(), second = new Uint8Array()] = inners;
  expect(equalBytes(inner, second)).toBe(true);
  const opened = await openInner(inner, [held.buyer.identity], context, manifest.recipient, nodePrimitives.aead);
  expect(opened).toBe(draft.stageIdentity);
  const sink = recordingSink();
  expect((await read(bytes, { identities: [held.buyer.identity], inner, sink })).content).toBe('good');
  expect(sink.committed).toBe(true);
});

test('a table without rows, and one with every column dropped', async () => {
  const empty = { ...customers, parts: [[]], sums: {} };
  const bare = { name: '空', columns: ['密码'], parts: [[[1], [5]] as const] };
  const { bytes } = await makePackage({ case: of, tables: [empty, bare] });
  const sink = recordingSink();
  await read(bytes, { identities: [of.buyer.identity], sink });
  expect(sink.rowsOf.get('t01')?.map((csv) => new TextDecoder().decode(csv))).toEqual(['_row,姓名,地址,余额\n']);
  expect(sink.rowsOf.get('t02')?.map((csv) => new TextDecoder().decode(csv))).toEqual(['_row\n1\n5\n']);
});

describe('is not written', () => {
  test.each<[string, string, () => Promise<Partial<PackagePlan>> | Partial<PackagePlan>]>([
    ['a manifest that breaks a rule', 'manifest', () => ({ manifest: { ...plan.manifest, name: 'x' } })],
    [
      'a manifest outside the profile',
      'json',
      () => ({ manifest: { ...plan.manifest, program: { name: 'a\u0007', version: '1' } } }),
    ],
    ['an entry missing', 'entries', () => ({ data: plan.data.slice(1) })],
    ['an entry too many', 'entries', () => ({ data: [...plan.data, memoryEntry('data/f00009.age', utf8('x'))] })],
    [
      'other bytes than the manifest says',
      'digest',
      () => ({
        data: plan.data.map((entry) => (entry.path === 'data/f00001.age' ? memoryEntry(entry.path, utf8('x')) : entry)),
      }),
    ],
    ['another stage key', 'key', async () => ({ stageIdentity: await generateIdentity('x25519') })],
    ['a card missing', 'entries', () => ({ cards: plan.cards.slice(0, 2) })],
    [
      'cards exchanged',
      'card',
      () => ({ cards: [plan.cards[0], plan.cards[2], plan.cards[1]].flatMap((card) => card ?? []) }),
    ],
    [
      'a checkpoint that is not signed',
      'incomplete',
      () => ({ checkpoint: serialiseStatement({ ...built.draft.log.checkpoint, signatures: [] }) }),
    ],
    ['a checkpoint of another log', 'log', () => ({ checkpoint: serialiseStatement(makeLog(of, 9).checkpoint) })],
    ['a report missing', 'entries', () => ({ reports: [] })],
    [
      'a stage recipient of the other suite',
      'manifest',
      async () => {
        const stageIdentity = await generateIdentity('hybrid');
        return { stageIdentity, manifest: { ...plan.manifest, recipient: await recipientOf(stageIdentity) } };
      },
    ],
  ])('%s', async (_, code, change) => {
    await expect((async () => assemble(await change()))()).rejects.toMatchObject({ code });
  });

  test('by another than the seller', async () => {
    const stranger = await makeParty('样例丁');
    await expect(assemble({}, stranger.seed)).rejects.toMatchObject({ code: 'sig' });
  });
});
