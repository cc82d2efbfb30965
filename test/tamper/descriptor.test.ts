// The descriptor broken in one rule at a time by the seller's own hand (FORMAT.md 7.5).
import { beforeAll, describe, expect, test } from 'vitest';
import { concat, utf8 } from '../../shared/format/bytes.ts';
import { paths } from '../../shared/format/package/paths.ts';
import { type Case, makeCase } from '../support/case-fixture.ts';
import { type Forgery, forge, type Loose } from '../support/forge.ts';
import type { FixtureOptions } from '../support/package-draft.ts';
import { refusal } from '../support/recording-sink.ts';

let of: Case;
beforeAll(async () => {
  of = await makeCase();
});

async function refused(
  forgery: Forgery,
  options: FixtureOptions = {},
): Promise<[code: string, entry: string | undefined]> {
  const archive = await forge({ case: of, ...options }, forgery);
  const error = await refusal(archive, { identities: [of.buyer.identity] });
  return [error.code, error.where.entry];
}

describe('descriptor', () => {
  type Change = (file: Loose) => void;
  const inTable =
    (change: Change): Change =>
    (value) =>
      change(value.handover.tables[0]);
  const rows: Record<string, [code: string, change: Change]> = {
    'of a newer program': ['version', (value) => (value.handover.format = 'handover-descriptor/2')],
    'with an unknown member of D': ['schema', (value) => (value.handover.note = 'x')],
    'with an unknown member beside D': ['descriptor', (value) => (value.note = 'x')],
    'without D': ['schema', (value) => delete value.handover],
    'of another case': ['descriptor', (value) => (value.handover.case_uid = '0'.repeat(32))],
    'of another kind': ['descriptor', (value) => (value.handover.kind = 'preview')],
    'of another seq': ['descriptor', (value) => (value.handover.seq = 2)],
    'of another label': [
      'descriptor',
      (value) => (value.handover.label = of.label === 'HO-2026-7K4Q-M' ? 'HO-2026-0000-0' : 'HO-2026-7K4Q-M'),
    ],
    'with another opening': ['descriptor', (value) => (value.handover.opening = '0'.repeat(64))],
    'with another name': ['descriptor', (value) => (value.name = 'x')],
    'with another profile': ['descriptor', (value) => (value.profile = 'tabular-data-package')],
    'a table missing': ['descriptor', (value) => value.handover.tables.pop()],
    'a table under another id': ['descriptor', inTable((table) => (table.id = 't02'))],
    'a column missing': ['descriptor', inTable((table) => table.columns.pop())],
    'columns exchanged': ['descriptor', inTable((table) => table.columns.reverse())],
    'the dropped column': ['descriptor', inTable((table) => table.columns.push({ id: 'c04', name: '门禁密码' }))],
    'a column name twice': ['descriptor', inTable((table) => (table.columns[1].name = '姓名'))],
    'a column named _row': ['descriptor', inTable((table) => (table.columns[1].name = '_row'))],
    'a column name of two lines': ['schema', inTable((table) => (table.columns[1].name = 'a\nb'))],
    'an empty column name': ['schema', inTable((table) => (table.columns[1].name = ''))],
    'other rows': ['descriptor', inTable((table) => (table.rows = 4))],
    'other left-out rows than "<10"': ['descriptor', inTable((table) => (table.left_out[0].rows = 10))],
    'another reason for rows left out': ['descriptor', inTable((table) => (table.left_out[0].reason = 'minor'))],
    'no left-out rows': ['descriptor', inTable((table) => (table.left_out = []))],
    'deleted rows in a full': ['descriptor', inTable((table) => (table.deleted = []))],
    'parts in a full': ['descriptor', inTable((table) => (table.parts = [{ csv_bytes: 1, first_row: 1, rows: 0 }]))],
    'a sum that is no decimal': ['schema', inTable((table) => (table.columns[2].sum = '1e3'))],
    'a sum of minus zero': ['schema', inTable((table) => (table.columns[2].sum = '-0'))],
    'deleted files in a full': ['descriptor', (value) => (value.handover.deleted_files = [])],
    'a file missing': ['descriptor', (value) => (value.handover.files = [])],
    'a file under another id': ['descriptor', (value) => (value.handover.files[0].id = 'f00002')],
    'other left-out files': ['descriptor', (value) => (value.handover.left_out_files[0].files = 13)],
    'a resource missing': ['descriptor', (value) => value.resources.pop()],
    'a resource with a path of its own': ['descriptor', (value) => (value.resources[0].path = '../../t01.csv')],
    'a resource with other fields': ['descriptor', (value) => value.resources[0].schema.fields.reverse()],
    'a resource from the net': ['descriptor', (value) => (value.resources[0].path = 'https://example.org/t01.csv')],
    'a resource with another title': ['descriptor', (value) => (value.resources[0].title = 'x')],
    'a resource with another hash': ['descriptor', (value) => (value.resources.at(-1).hash = 'sha256:00')],
  };
  test.each(Object.entries(rows))('%s', async (_, [code, descriptor]) => {
    expect(await refused({ descriptor })).toEqual([code, paths.descriptor]);
  });

  test.each([
    '../evil.png',
    '/etc/passwd',
    'a//b.png',
    'C:\\evil.png',
    'a:b.png',
    'what?.png',
    'a*.png',
    'a"b.png',
    'a<b.png',
    'a|b.png',
    '.hidden',
    'trailing.',
    ' a.png',
    'a.png ',
    'a /b.png',
    'con',
    'NUL.txt',
    'x/com1.png',
    'lpt9',
    `${'a/'.repeat(8)}b`,
    'x'.repeat(101),
    '.',
    '..',
  ])('a file named %s', async (name) => {
    const descriptor: Forgery['descriptor'] = (value) => {
      value.handover.files[0].name = name;
      value.resources.at(-1).title = name;
    };
    expect(await refused({ descriptor })).toEqual(['descriptor', paths.descriptor]);
  });

  test.each([
    ['a.PNG', 'A.png'],
    ['straße.png', 'STRASSE.png'],
    ['x', 'x/y.png'],
    ['x/y.png', 'X'],
  ])('two files named %s and %s', async (one, two) => {
    const files = { 'one.bin': utf8('1'), 'two.bin': utf8('2') };
    const descriptor: Forgery['descriptor'] = (value) => {
      for (const [index, name] of [one, two].entries()) {
        value.handover.files[index].name = name;
        value.resources.at(index - 2).title = name;
      }
    };
    expect(await refused({ descriptor }, { files })).toEqual(['descriptor', paths.descriptor]);
  });

  test('bytes that are not canonical', async () => {
    const spaced: Forgery = {
      plain: (plain) =>
        void plain.set(paths.descriptor, concat(utf8(' '), plain.get(paths.descriptor) ?? new Uint8Array())),
    };
    expect(await refused(spaced)).toEqual(['json', paths.descriptor]);
  });

  test('a supplement without its lists, or with a file both sent and deleted', async () => {
    const supplement: FixtureOptions = { kind: 'supplement', base: 'ab'.repeat(32), files: { 'a.png': utf8('1') } };
    const changes: Change[] = [
      inTable((table) => delete table.deleted),
      (value) => delete value.handover.deleted_files,
      (value) => (value.handover.deleted_files = ['f00001']),
    ];
    for (const descriptor of changes)
      expect(await refused({ descriptor }, supplement)).toEqual(['descriptor', paths.descriptor]);
  });

  test('a preview without its parts, or with wrong ones', async () => {
    const preview: FixtureOptions = { kind: 'preview' };
    const changes: Change[] = [
      inTable((table) => delete table.parts),
      inTable((table) => table.parts.pop()),
      inTable((table) => (table.parts[1].first_row = 2)),
      inTable((table) => (table.parts[1].rows = 2)),
    ];
    for (const descriptor of changes)
      expect(await refused({ descriptor }, preview)).toEqual(['descriptor', paths.descriptor]);
  });
});
