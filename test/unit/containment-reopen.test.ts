// What was sealed is opened again from the spool, and the gate finds in it what a person would find after opening the package.
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, test } from 'vitest';
import type { TablePlan } from '../../shared/data/redaction/table-plan.ts';
import { createBulk } from '../../shared/engine/bulk/bulk.ts';
import { decompressFrame } from '../../shared/engine/bulk/zstd.ts';
import { checkContainment } from '../../shared/engine/seal/containment/check.ts';
import { tablesToCheck } from '../../shared/engine/seal/containment/package-tables.ts';
import { openedPieces, reopenTexts, textsOf } from '../../shared/engine/seal/containment/reopen.ts';
import { type ListToSeal, sealList } from '../../shared/engine/seal/seal-list.ts';
import { oneChunk, sealToSpool } from '../../shared/engine/seal/seal-stream.ts';
import { sealTable, type TableToSeal } from '../../shared/engine/seal/seal-table.ts';
import type { SealedRows } from '../../shared/engine/seal/sealed-rows.ts';
import { createSpool } from '../../shared/engine/seal/spool.ts';
import { blockOf, packBlock } from '../../shared/engine/vault/rows/block-codec.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { columnsOf, containing, drop, keep, mask } from '../support/containment.ts';
import { storedBlock } from '../support/stored-block.ts';

const bulk = createBulk();
const spool = await createSpool(tmpdir());
afterAll(() => Promise.all([bulk.close(), spool.remove()]));

const identity = await generateIdentity('x25519');
const recipient = await recipientOf(identity);
const { signal } = new AbortController();
const key = { identity, bulk, signal };
const sealing = { bulk, spool, recipient, signal };

/** @param pieces the header, and rows */
async function sealPart(...pieces: readonly string[]): Promise<SealedRows> {
  const frames = await Promise.all(pieces.map((csv) => bulk.compress({ csv: utf8(csv) })));
  const [headBytes = 0, ...lengths] = frames.map(({ length }) => length);
  async function* source() {
    yield* frames;
  }
  const entry = await sealToSpool('data/t01-00001.csv.zst.age', source(), sealing);
  const frameOf = (index: number) => utf8(pieces[index + 1] ?? '').length;
  return {
    entry,
    headBytes,
    pieces: lengths.map((length, index) => ({ bytes: length, frameOf: frameOf(index), lastRow: 7 + 2 * index })),
  };
}

async function open(part: SealedRows): Promise<string[]> {
  const given: string[] = [];
  for await (const { bytes, frameOf = 0, lastRow } of openedPieces(part, key)) {
    given.push(`${lastRow}: ${fromUtf8(decompressFrame(bytes, frameOf))}`);
  }
  return given;
}

describe('a part', () => {
  const header = '_row,"a, b"\n';
  const rows = [`1,"${'甲'.repeat(400_000)}"\n`, '2,b\n'];

  test('is given back as it was, behind its header', async () => {
    expect(await open(await sealPart(header, ...rows))).toEqual([`7: ${rows[0]}`, `9: ${rows[1]}`]);
  });

  test('with more or fewer pieces than were made is a bug', async () => {
    const part = await sealPart(header, ...rows);
    const more = { bytes: 20, frameOf: 4, lastRow: 11 };
    for (const pieces of [part.pieces.slice(0, 1), [...part.pieces, more]]) {
      await expect(open({ ...part, pieces })).rejects.toMatchObject({ code: 'bug' });
    }
  });

  test('that is not what was sealed is refused', async () => {
    const { entry } = await sealPart('_row,a\n', '1,b\n');
    const other = await sealPart('_row,a\n', '1,c\n');
    const swapped = { ...other, entry: { ...other.entry, sha256: entry.sha256 } };
    await expect(open(swapped)).rejects.toMatchObject({ code: 'digest', where: { entry: entry.path } });
  });
});

test('names and log lines are searched as they lie in the package', async () => {
  const name = {
    handover: { files: [{ bytes: 7, id: 'f00001', name: 'tel 199-0000-1234.jpg', sha256: 'ab'.repeat(32) }] },
  };
  const entry = await sealToSpool('data/datapackage.json.age', oneChunk(utf8(`${JSON.stringify(name)}\n`)), sealing);
  const texts = await reopenTexts(entry, key);
  expect(texts.map(({ text }) => text)).toEqual(['f00001', 'tel 199-0000-1234.jpg']);
  const tables = [{ columns: columnsOf(drop, keep), rows: [['19900001234', 'a']] }];
  await expect(checkContainment(containing(bulk, tables, texts))).rejects.toMatchObject({
    code: 'containment',
    where: { entry: 'data/datapackage.json.age' },
  });
});

test('of a string only what could hold a value is searched', () => {
  const value = [
    '0123456789abcdef',
    `sha256:${'0f'.repeat(32)}`,
    'age1abcdef',
    '1234567890123456',
    12,
    true,
    { a: 'cafe' },
  ];
  expect(textsOf('e', value).map(({ text }) => text)).toEqual(['1234567890123456', 'cafe']);
});

describe('a package that is sealed and not signed yet', () => {
  const columns = columnsOf(
    ['person_name', mask],
    ['cn_mobile', mask],
    ['free_text', { action: 'redact', with: 'label', lang: 'zh' }],
    ['birth_date', drop],
    ['none', keep],
  );
  const customers = Array.from({ length: 500 }, (_, index) => {
    const mobile = `199000${String(index).padStart(5, '0')}`;
    return [
      'Robin Example',
      mobile,
      index % 2 === 0 ? `电话${mobile}` : '先打电话再上门',
      `1990-03-${10 + (index % 20)}`,
      '上海',
    ];
  });

  const planOf = (goes: readonly string[]): TablePlan => ({
    columns: columns.map((column) => (goes.includes(column.id) ? column : { ...column, change: drop })),
    rules: [],
    selection: { of: 'table' },
    today: { year: 2026, month: 11, day: 22 },
  });

  const tokenKey = new Uint8Array(32);

  function tableOf(id: string, goes: readonly string[], stored: Pick<TableToSeal, 'rows' | 'blocks'>): TableToSeal {
    const plan = planOf(goes);
    const decided = plan.columns.map(({ id: column, pi, change }) => ({
      ...{ id: column, name: column, pi, action: change.action },
      ...({ class: 'G', reason: 'necessary' } as const),
    }));
    return { id, name: id, columns: decided, allowed: [], grounds: [], notSecret: [], plan, tokenKey, ...stored };
  }

  /** The table as a whole, and one list of it with a column. */
  async function request(rows: string[][]) {
    const numbered = rows.map((cells, index) => ({ row: index + 1, cells }));
    const blocks = () =>
      [numbered.slice(0, 200), numbered.slice(200)].map((block) => storedBlock(packBlock(blockOf(block))));
    const toSeal = { ...sealing, progress: () => undefined };
    const whole = tableOf('t01', ['c01', 'c02', 'c03', 'c05'], { rows: rows.length, blocks });
    const elsewhere = [{ row: 1, cells: ['Stays Only', '19911112222', '没有来过的客户', '1980-01-01', 'Elsewhere'] }];
    const stays = tableOf('t02', [], { rows: 1, blocks: () => [storedBlock(packBlock(blockOf(elsewhere)))] });
    const list: ListToSeal = {
      id: 'f50000',
      name: 'list.csv',
      code: 'no_contact',
      of: 't01',
      columnNames: columns.map(({ id }) => id),
      plan: planOf(['c05']),
      tokenKey,
      blocks,
    };
    const sealedList = await sealList(list, toSeal);
    const content = {
      all: [whole, stays],
      preview: [],
      lists: [list],
      sealed: [await sealTable(whole, toSeal)],
      sealedLists: sealedList === undefined ? [] : [sealedList],
    };
    return { tables: tablesToCheck(content, key), texts: [], bulk, signal, progress: () => undefined };
  }

  test('passes, with all that was searched', async () => {
    await expect(checkContainment(await request(customers))).resolves.toEqual({
      values: 3 * 500 + 4,
      chanceValues: 500 + 1,
      cells: 500,
      texts: 0,
      allowed: [],
      unchanged: [{ from: { table: 't01', column: 'c03' }, in: { table: 't01', column: 'c03' }, cells: 250 }],
      chance: [],
    });
  });

  test.each([
    ['a mobile number', '19900000007'],
    ['a date of birth of the same row', '生于1990-03-19'],
  ])('does not with %s in a column that is kept', async (_, text) => {
    const leak = customers.with(469, [...(customers[469] ?? []).slice(0, 4), text]);
    await expect(checkContainment(await request(leak))).rejects.toMatchObject({
      code: 'containment',
      where: { table: 't01', column: 'c05', row: 470 },
      facts: { cells: 2 },
    });
  });
});
