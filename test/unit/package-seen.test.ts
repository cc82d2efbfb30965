// A package against those seen before: contradictions, replacements, supplements.
import { beforeAll, describe, expect, test } from 'vitest';
import {
  checkAgainstSeen,
  checkSupplement,
  type OpenedPackage,
  type SeenPackage,
  seenOf,
} from '../../shared/format/package/seen.ts';
import { type Case, makeCase } from '../support/case-fixture.ts';
import { customers, makeDraft } from '../support/package-draft.ts';
import { type Built, makePackage, read } from '../support/package-fixture.ts';

let of: Case;
let built: Built;
beforeAll(async () => {
  of = await makeCase({ witnesses: 1 });
  built = await makePackage({ case: of });
});

describe('against packages seen before', () => {
  const seen: SeenPackage = {
    id: 'a1'.repeat(32),
    case_uid: 'c'.repeat(32),
    seller: '5e'.repeat(32),
    kind: 'full',
    seq: 2,
  };
  const id = 'b2'.repeat(32);

  test('what is kept of a package', async () => {
    expect(seenOf(await read(built.bytes))).toEqual({
      id: built.id,
      case_uid: of.caseUid,
      seller: of.seller.cardId,
      kind: 'full',
      seq: 1,
    });
  });

  test('the same one again, or one of another number, line or case', () => {
    checkAgainstSeen([seen], seen);
    checkAgainstSeen([], { ...seen, id });
    for (const other of [
      { seq: 3 },
      { kind: 'preview' as const },
      { case_uid: 'd'.repeat(32) },
      { seller: '6e'.repeat(32) },
    ]) {
      checkAgainstSeen([seen], { ...seen, id, ...other });
    }
  });

  test('two of one number contradict each other', () => {
    expect(() => checkAgainstSeen([seen], { ...seen, id })).toThrow(/^package.contradiction/);
  });

  test('one that a seen one replaces', () => {
    const later = { ...seen, id, seq: 3, supersedes: seen.id };
    expect(() => checkAgainstSeen([later], seen)).toThrow(/^package.superseded/);
    checkAgainstSeen([seen], later);
  });

  test('one that replaces what it may not', () => {
    const later = { ...seen, id, seq: 3, supersedes: seen.id };
    for (const other of [
      { kind: 'preview' as const },
      { case_uid: 'd'.repeat(32) },
      { seller: '6e'.repeat(32) },
      { seq: 1 },
    ]) {
      expect(() => checkAgainstSeen([seen], { ...later, ...other })).toThrow(/^chain/);
    }
  });
});

describe('supplements', () => {
  let full: OpenedPackage;
  let base: OpenedPackage;
  beforeAll(async () => {
    full = { id: built.id, manifest: built.manifest, descriptor: built.draft.descriptor };
    const { manifest, descriptor } = await makeDraft({ case: of, kind: 'supplement', base: built.id, files: {} });
    base = { id: 'b2'.repeat(32), manifest, descriptor };
  });
  const state = (applied: { id: string; seq: number }[] = [], files = ['f00001']) => ({
    full,
    applied,
    files: new Set(files),
  });
  const change = (manifest: object, descriptor: object = {}): OpenedPackage => ({
    ...base,
    manifest: { ...base.manifest, ...manifest },
    descriptor: { ...base.descriptor, ...descriptor },
  });
  const ruleOf = (run: () => void): unknown => {
    try {
      run();
      return undefined;
    } catch (error) {
      return (error as { code: string }).code;
    }
  };

  test('the first on the full, the next on the one before', () => {
    checkSupplement(state(), base);
    const first = { id: 'b1'.repeat(32), seq: 4 };
    checkSupplement(state([first]), change({ base: first.id, seq: 5 }));
  });

  test('twice', () => {
    expect(ruleOf(() => checkSupplement(state([{ id: base.id, seq: 1 }]), base))).toBe('supplement.twice');
  });

  test('out of order', () => {
    const first = { id: 'b1'.repeat(32), seq: 1 };
    const second = { id: 'b3'.repeat(32), seq: 2 };
    expect(ruleOf(() => checkSupplement(state([first]), change({ seq: 2 })))).toBe('supplement.order');
    expect(ruleOf(() => checkSupplement(state([first, second]), change({ base: first.id, seq: 3 })))).toBe(
      'supplement.order',
    );
    expect(ruleOf(() => checkSupplement(state([first]), change({ base: first.id, seq: 3 })))).toBe('supplement.order');
  });

  test('on another base', () => {
    expect(ruleOf(() => checkSupplement(state(), change({ base: 'ff'.repeat(32) })))).toBe('supplement.base');
  });

  test('with other parties, terms or columns', () => {
    const [first, ...others] = base.manifest.cards;
    const tables = (edit: (column: (typeof base.manifest.tables)[number]['columns'][number]) => object) =>
      base.manifest.tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) => ({ ...column, ...edit(column) })),
      }));
    const renamed = base.descriptor.tables.map((table) => ({
      ...table,
      columns: table.columns.map((column, index) => (index === 0 ? { ...column, name: '名字' } : column)),
    }));
    for (const wrong of [
      change({ terms: 'ff'.repeat(32) }),
      change({ suite: 'hybrid' }),
      change({ cards: [{ ...first, id: 'ff'.repeat(32) }, ...others] }),
      change({
        cards: base.manifest.cards.map((card) => (card.role === 'buyer' ? { ...card, id: 'ff'.repeat(32) } : card)),
      }),
      change({ tables: tables(({ action }) => (action === 'keep' ? { action: 'mask' } : {})) }),
      change({ tables: tables(({ id }) => (id === 'c01' ? { id: 'c09' } : {})) }),
      change({ tables: base.manifest.tables.map((table) => ({ ...table, id: 't02' })) }),
      change({}, { tables: renamed }),
    ]) {
      expect(ruleOf(() => checkSupplement(state(), wrong))).toBe('supplement.base');
    }
    checkSupplement(state(), change({ cards: base.manifest.cards.filter(({ role }) => role !== 'witness') }));
  });

  test('with a file id that was used before, or deleting one that never came', () => {
    const file = { id: 'f00001', path: 'data/f00001.age' };
    expect(ruleOf(() => checkSupplement(state(), change({ files: [file] })))).toBe('supplement.base');
    checkSupplement(state(), change({ files: [{ ...file, id: 'f00002' }] }, { deleted_files: ['f00001'] }));
    expect(ruleOf(() => checkSupplement(state(), change({}, { deleted_files: ['f00009'] })))).toBe('supplement.base');
  });

  test('real ones are read, their sums being those of the whole', async () => {
    const supplement = await makePackage({
      case: of,
      kind: 'supplement',
      base: built.id,
      tables: [{ ...customers, sums: { 余额: '999' }, deleted: [2] }],
    });
    const opened = await read(supplement.bytes, { identities: [of.buyer.identity] });
    expect([opened.content, opened.descriptor?.tables[0]?.deleted]).toEqual(['good', [2]]);
  });
});
