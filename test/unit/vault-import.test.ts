// An import is seen when it is committed, whole; what it left out and where it came from is kept.
import { describe, expect, test } from 'vitest';
import { doctor } from '../../shared/engine/vault/doctor.ts';
import { commitImport } from '../../shared/engine/vault/import/commit-import.ts';
import { stageFiles } from '../../shared/engine/vault/import/stage-files.ts';
import {
  beginImport,
  completeSource,
  discardImport,
  stageAside,
  stageSource,
  stageTable,
} from '../../shared/engine/vault/import/staging.ts';
import { loggedDigest } from '../../shared/engine/vault/log/log-store.ts';
import { asideCount, readAside } from '../../shared/engine/vault/rows/aside-store.ts';
import { readRows } from '../../shared/engine/vault/rows/block-store.ts';
import { expectTables } from '../../shared/engine/vault/rows/table-check.ts';
import { dropTable, listTables, readTable, setTableFacts } from '../../shared/engine/vault/rows/table-store.ts';
import { dropFiles, fileListDigest, listFiles, streamFile } from '../../shared/engine/vault/stores/file-store.ts';
import { listSources, sourceByDigest } from '../../shared/engine/vault/stores/source-store.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { codeOf, newVault, reopen } from '../support/vault-fixture.ts';
import { columns, digestOfNothing, importRows, newCase, someRows, stageRows } from '../support/vault-rows.ts';

describe('an import', () => {
  test('is not seen before its commit, and not at all if it is discarded or its process dies', async () => {
    const { vault, dir } = await newVault();
    const caseUid = newCase(vault);
    const data = await vault.data(caseUid);
    const first = await stageRows(data, someRows(300));
    expect(listTables(data.db)).toEqual([]);
    expect(listSources(data.db)).toEqual([]);
    expect(await codeOf(() => readRows(data.db, 't01', 0, 1))).toBe('unknown.table');
    discardImport(data.db, first);
    const second = await stageRows(data, someRows(300));
    vault.close();
    const again = await (await reopen(dir)).data(caseUid);
    for (const table of ['imports', 'sources', 'tables', 'blocks']) {
      expect(again.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), table).toBe(0);
    }
    expect(await codeOf(() => commitImport(again, second))).toBe('bug');
  });

  test('gives ids in order and never twice, also after a table is dropped', async () => {
    const { vault } = await newVault();
    const caseUid = newCase(vault);
    const data = await vault.data(caseUid);
    expect(await importRows(data, someRows(3))).toBe('t01');
    expect(await importRows(data, someRows(3))).toBe('t02');
    dropTable(data, 't02');
    expect(await importRows(data, someRows(3))).toBe('t03');
    expect(listTables(data.db).map(({ id }) => id)).toEqual(['t01', 't03']);
    expect(await codeOf(() => readTable(data.db, 't02'))).toBe('unknown.table');
    expect(expectTables(vault.db, data.db, caseUid)).toHaveLength(2);
    expect(data.db.prepare('SELECT count(*) FROM blocks').pluck().get()).toBe(2);
  });

  test('keeps what it left out, where it came from, and what is known of it', async () => {
    const { vault } = await newVault();
    const data = await vault.data(newCase(vault));
    const importRef = beginImport(data.db, data.utc());
    const source = stageSource(data.db, importRef, '客户.xlsx');
    const table = stageTable(data.db, source, { name: '客户', columns, facts: { sheet: '一月' } });
    stageAside(data.db, 'refused', table, [{ line: 7, reason: 'too_wide', raw: utf8('a,b,c,d') }]);
    stageAside(data.db, 'set_aside', table, [
      { line: 1, reason: 'title', raw: utf8('客户一览') },
      { line: 99, reason: 'total', raw: utf8('合计,,12') },
    ]);
    expect(await codeOf(() => commitImport(data, importRef))).toBe('bug');
    completeSource(data.db, source, {
      bytes: 12,
      sha256: digestOfNothing,
      record: { encoding: 'utf-8', rows_read: 4 },
    });
    expect(commitImport(data, importRef)).toEqual({ tables: ['t01'], files: [] });
    const { ref, facts, rows, digest } = readTable(data.db, 't01');
    expect({ facts, rows }).toEqual({ facts: { sheet: '一月' }, rows: 0 });
    expect(asideCount(data.db, 'refused', ref)).toBe(1);
    expect(readAside(data.db, 'set_aside', ref, 1, 5)).toMatchObject([{ line: 99, reason: 'total' }]);
    expect(sourceByDigest(data.db, digestOfNothing)).toMatchObject({ name: '客户.xlsx', record: { rows_read: 4 } });
    data.change('import', (db) => setTableFacts(db, ref, { c01: { class: 'S' } }));
    expect(readTable(data.db, 't01')).toMatchObject({ facts: { c01: { class: 'S' } }, digest });
  });

  test('that replaces all before it leaves nothing that the log would miss', async () => {
    const { vault } = await newVault();
    const caseUid = newCase(vault);
    const data = await vault.data(caseUid);
    for (let table = 0; table < 3; table += 1) await importRows(data, someRows(10));
    const withFile = await stageRows(data, []);
    await stageFiles(data.db, 4, [{ name: 'a.jpg', content: [utf8('jpeg')] }]);
    commitImport(data, withFile);
    const staged = await stageRows(data, someRows(7));
    expect(commitImport(data, staged, { tables: ['t02'], files: [], replace: true }).tables).toEqual(['t02']);
    expect(listTables(data.db).map(({ id, rows }) => ({ id, rows }))).toEqual([{ id: 't02', rows: 7 }]);
    expect(expectTables(vault.db, data.db, caseUid)).toHaveLength(1);
    expect((await doctor(vault)).filter(({ result }) => result === 'fail')).toEqual([]);
    expect(loggedDigest(vault.db, caseUid, 'table:t03')).toBeUndefined();
  });

  test('has a limit of 99 tables', async () => {
    const { vault } = await newVault();
    const data = await vault.data(newCase(vault));
    const importRef = beginImport(data.db, data.utc());
    const source = stageSource(data.db, importRef, 'a.xlsx');
    for (let sheet = 1; sheet <= 100; sheet += 1) stageTable(data.db, source, { name: `表${sheet}`, columns });
    completeSource(data.db, source, { bytes: 1, sha256: digestOfNothing, record: {} });
    expect(await codeOf(() => commitImport(data, importRef))).toBe('input.too-large');
    expect(listTables(data.db)).toEqual([]);
  });

  test('of files keeps every byte, in chunks', async () => {
    const { vault } = await newVault();
    const caseUid = newCase(vault);
    const data = await vault.data(caseUid);
    const importRef = beginImport(data.db, data.utc());
    const source = stageSource(data.db, importRef, '照片');
    const sizes = [0, 1, 1_048_576, 1_048_577, 9_500_000];
    const pieces = (size: number) =>
      [0, 1, 2].flatMap((piece) => new Uint8Array(Math.ceil(size / 3)).fill(piece + size));
    const whole = (size: number) => Buffer.concat(pieces(size)).subarray(0, size);
    const incoming = sizes.map((size) => ({
      name: `照片/${size}.jpg`,
      facts: { class: 'S' },
      content: [whole(size).subarray(0, 100), whole(size).subarray(100)],
    }));
    const staged = await stageFiles(data.db, source, incoming);
    expect(staged.map(({ bytes }) => bytes)).toEqual(sizes);
    expect(listFiles(data.db)).toEqual([]);
    completeSource(data.db, source, { bytes: 1, sha256: digestOfNothing, record: {} });
    expect(commitImport(data, importRef).files).toEqual(['f00001', 'f00002', 'f00003', 'f00004', 'f00005']);
    for (const { id, bytes } of listFiles(data.db)) {
      const chunks = [...streamFile(data.db, id)];
      expect(Buffer.compare(Buffer.concat(chunks), whole(bytes)), id).toBe(0);
      expect(Math.max(0, ...chunks.map((chunk) => chunk.length))).toBeLessThanOrEqual(1_048_576);
    }
    expect(loggedDigest(vault.db, caseUid, 'files')).toBe(fileListDigest(data.db));
    dropFiles(data, ['f00003']);
    expect(await codeOf(() => [...streamFile(data.db, 'f00003')])).toBe('input.missing');
    expect(loggedDigest(vault.db, caseUid, 'files')).toBe(fileListDigest(data.db));
    data.db.prepare('UPDATE file_chunks SET bytes = ? WHERE file_ref = 4 AND ordinal = 1').run(Buffer.alloc(1_048_576));
    const seen: number[] = [];
    expect(await codeOf(() => [...streamFile(data.db, 'f00004')].map((chunk) => seen.push(chunk.length)))).toBe(
      'vault.damaged',
    );
  });
});
