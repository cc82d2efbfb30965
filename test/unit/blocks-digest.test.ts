// The digest of the block list: computed as published, and different after every change.
import { describe, expect, test } from 'vitest';
import type { CaseData } from '../../shared/engine/vault/case-data.ts';
import { blockListDigest, checkBlocks } from '../../shared/engine/vault/rows/block-list.ts';
import { readRows, streamRows } from '../../shared/engine/vault/rows/block-store.ts';
import { readTable } from '../../shared/engine/vault/rows/table-store.ts';
import { codeOf, newTable } from '../support/vault-fixture.ts';
import { someRows } from '../support/vault-rows.ts';

const digestOf = (data: CaseData, id: string) => readTable(data.db, id).digest;

describe('the digest of the block list', () => {
  test('is the published one', async () => {
    const { data, id } = await newTable(someRows(3), 2);
    const { createHash } = await import('node:crypto');
    const blocks = data.db.prepare('SELECT * FROM blocks ORDER BY ordinal').all() as {
      sha256: string;
      csv_bytes: number;
      bytes: Uint8Array;
    }[];
    const header =
      '{"columns":[{"id":"c01","name":"姓名"},{"id":"c02","name":"编号"},{"id":"c03","name":"备注"}],"name":"客户"}\n';
    const [one, two] = blocks.map(({ bytes }) => createHash('sha256').update(bytes).digest('hex'));
    const lines = `1 2 2 ${blocks[0]?.csv_bytes} ${one}\n3 3 1 ${blocks[1]?.csv_bytes} ${two}\n`;
    expect(digestOf(data, id)).toBe(
      createHash('sha256')
        .update(header + lines)
        .digest('hex'),
    );
  });

  test.each([
    [
      'a block put back',
      'UPDATE blocks SET bytes = (SELECT bytes FROM blocks WHERE ordinal = 1), sha256 = (SELECT sha256 FROM blocks WHERE ordinal = 1) WHERE ordinal = 2',
    ],
    ['a block taken away', 'DELETE FROM blocks WHERE ordinal = 3'],
    ['two blocks exchanged', 'UPDATE blocks SET ordinal = -ordinal WHERE ordinal IN (1, 2)'],
    ['a row number', 'UPDATE blocks SET first_row = first_row + 1 WHERE ordinal = 2'],
    ['the name of a column', "UPDATE tables SET columns = replace(columns, '编号', '余额')"],
    ['the name of the table', "UPDATE tables SET name = '别的'"],
  ])('tells %s', async (_, sql) => {
    const { data, id, expected } = await newTable();
    const before = digestOf(data, id);
    data.db.exec(sql);
    expect(blockListDigest(data.db, readTable(data.db, id).ref)).not.toBe(before);
    expect(await codeOf(expected)).toBe('vault.damaged');
  });

  test('bytes changed below it are told where they are read', async () => {
    const { data, id, expected } = await newTable();
    data.db.prepare('UPDATE blocks SET bytes = ? WHERE ordinal = 3').run(Buffer.from('other'));
    expected();
    expect(await codeOf(() => checkBlocks(data.db, readTable(data.db, id).ref))).toBe('vault.damaged');
    expect(await codeOf(() => [...streamRows(data.db, id)])).toBe('vault.damaged');
    expect(await codeOf(() => readRows(data.db, id, 150, 5))).toBe('vault.damaged');
    expect(readRows(data.db, id, 0, 5)).toEqual(someRows(5));
  });
});
