import { describe, expect, test } from 'vitest';
import type { JsonValue } from '../../shared/format/json-file.ts';
import { asManifest, keptColumns, type Manifest } from '../../shared/format/package/manifest.ts';
import { checkManifest, expectedPaths } from '../../shared/format/package/manifest-rules.ts';
import { makeCase } from '../support/case-fixture.ts';
import { makeDraft } from '../support/package-draft.ts';

const json = (value: unknown): JsonValue => JSON.parse(JSON.stringify(value));
const manifestOf = async (options: Parameters<typeof makeDraft>[0]): Promise<Manifest> =>
  (await makeDraft(options)).manifest;

describe('expected entries', () => {
  const always = [
    'bag-info.txt',
    'bagit.txt',
    'data/datapackage.json.age',
    'handover.json',
    'log/checkpoint.json',
    'log/leaves.bin',
    'manifest-sha256.txt',
    'signatures/seller.sig',
    'tagmanifest-sha256.txt',
  ];

  test('of a trial: one file, the key, no log', async () => {
    const manifest = await manifestOf({ kind: 'trial' });
    expect(expectedPaths(manifest).sort()).toEqual(
      [...always, 'cards/1.card', 'cards/2.card', 'data/f00001.age', 'keys/buyer.age'].sort(),
    );
  });

  test('of a full with holders and witnesses', async () => {
    const manifest = await manifestOf({ case: await makeCase({ holders: 2, witnesses: 1 }) });
    expect(expectedPaths(manifest).sort()).toEqual(
      [
        ...always,
        ...[1, 2, 3, 4, 5].map((number) => `cards/${number}.card`),
        'data/f00001.age',
        'data/log.jsonl.age',
        'data/t01-00001.csv.zst.age',
        'data/t01-00002.csv.zst.age',
        'keys/release-1.age',
        'keys/release-2.age',
        'reports/redaction.json',
      ].sort(),
    );
  });

  test('of a preview: no log', async () => {
    expect(expectedPaths(await manifestOf({ kind: 'preview' }))).not.toContain('data/log.jsonl.age');
  });
});

describe('what is allowed', () => {
  const accepts = async (change: (manifest: Manifest) => Partial<Manifest>, options = {}): Promise<void> => {
    const manifest = await manifestOf(options);
    const changed = { ...manifest, ...change(manifest) };
    expect(asManifest(json(changed))).toEqual(json(changed));
    checkManifest(changed);
  };

  test.each(['trial', 'preview', 'full'] as const)('a plain %s', async (kind) => {
    await accepts(() => ({}), { kind });
  });

  test('numbers of tables and files with gaps', async () => {
    await accepts(({ files, tables }) => ({
      files: files.map((file) => ({ ...file, id: 'f50000', path: 'data/f50000.age' })),
      tables: tables.map((table) => ({
        ...table,
        id: 't99',
        parts: table.parts.map((part) => ({ ...part, path: part.path.replace('t01', 't99') })),
      })),
    }));
  });

  test('columns c99, c100, c999, c1000 and c2000 in this order', async () => {
    const ids = ['c99', 'c100', 'c999', 'c1000', 'c2000'];
    await accepts(({ tables }) => ({
      tables: tables.map((table) => ({
        ...table,
        columns: ids.map((id) => ({ action: 'keep', class: 'G', id, pi: 'none', reason: 'necessary' }) as const),
      })),
    }));
  });

  test('a table without rows: one part, rows 0', async () => {
    await accepts(({ tables }) => ({
      tables: tables.map((table) => ({
        ...table,
        parts: table.parts.slice(0, 1).map((part) => ({ ...part, rows: 0 })),
      })),
    }));
  });

  test('files alone, or tables alone', async () => {
    await accepts(() => ({ tables: [], reports: [] }));
    await accepts(() => ({ files: [] }));
  });

  test('a preview that already has terms, and one that has not', async () => {
    await accepts(({ terms, ...rest }) => rest, { kind: 'preview' });
    await accepts(() => ({ terms: 'ab'.repeat(32) }), { kind: 'preview' });
  });

  test('a later package that supersedes, of any kind', async () => {
    for (const kind of ['trial', 'preview', 'full'] as const) {
      await accepts(() => ({}), { kind, seq: 2, supersedes: 'ab'.repeat(32) });
    }
  });

  test('a seller who holds the escrow himself', async () => {
    const of = await makeCase();
    await accepts(
      ({ cards }) => ({
        cards: [...cards, { id: of.seller.cardId, role: 'holder', trust: 'self' }],
        holders: [of.seller.cardId],
      }),
      { case: of },
    );
  });

  test('a personal-information type that this program does not know', async () => {
    await accepts(({ tables }) => ({
      tables: tables.map((table) => ({
        ...table,
        columns: table.columns.map((column) => ({ ...column, pi: 'door_code' })),
      })),
    }));
  });
});

test('kept columns are all but the dropped', async () => {
  const [table] = (await manifestOf({})).tables;
  expect(table && keptColumns(table).map(({ id }) => id)).toEqual(['c01', 'c02', 'c03']);
});
