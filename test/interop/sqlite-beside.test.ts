// What the sqlite3 program leaves beside a database: its log is read and named with its digest, its journal is refused, nothing is touched.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { describeError } from '../../shared/domain/words/describe.ts';
import { inFolder, readAll, refusalOf } from '../support/awkward-files.ts';
import { smallDisk, writeProtect } from '../support/small-disk.ts';

const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

/** Names, contents and times of the files in a folder. */
const stateOf = (folder: string) =>
  readdirSync(folder).map((name) => [name, sha256(join(folder, name)), statSync(join(folder, name)).mtimeMs]);

/** Copies what lies in a folder while sqlite3, which made it, still has it open: as a pulled plug leaves it. */
function leftBy(folder: string, ...commands: readonly string[]): string {
  const [live, left] = [join(folder, 'live'), join(folder, 'left')];
  mkdirSync(live);
  execFileSync('sqlite3', [join(live, '会员.db'), ...commands, `.shell cp -r '${live}' '${left}'`]);
  return left;
}

const writeAhead = [
  'PRAGMA journal_mode = wal',
  "CREATE TABLE t (id INTEGER, name TEXT); INSERT INTO t VALUES (1, '甲')",
  'PRAGMA wal_checkpoint(TRUNCATE)',
] as const;
const later = "INSERT INTO t VALUES (2, '乙'); UPDATE t SET name = '丙' WHERE id = 1";
const rows = [
  ['1', '丙'],
  ['2', '乙'],
];

describe('a log beside it', () => {
  test('is read; record and notice name it, with its digest', async () => {
    await inFolder(async (folder) => {
      const left = leftBy(folder, ...writeAhead, later);
      const before = stateOf(left);
      const [table] = await readAll(join(left, '会员.db'));
      const log = join(left, '会员.db-wal');
      expect(table?.rows).toEqual(rows);
      expect(table?.record).toMatchObject({
        sha256: sha256(join(left, '会员.db')),
        beside: [{ name: '会员.db-wal', bytes: statSync(log).size, sha256: sha256(log) }],
        notices: [{ code: 'recovered_log', names: ['会员.db-wal'] }],
      });
      expect(stateOf(left)).toEqual(before);
    });
  });

  test('counts even where the database itself does not say that it has one', async () => {
    await inFolder(async (folder) => {
      const left = leftBy(folder, ...writeAhead, later);
      const path = join(left, '会员.db');
      const image = readFileSync(path);
      writeFileSync(path, image.fill(1, 18, 20));
      expect((await readAll(path))[0]?.rows).toEqual(rows);
    });
  });

  test('of which nothing is whole is told of, not passed over', async () => {
    await inFolder(async (folder) => {
      const left = leftBy(folder, ...writeAhead, later);
      truncateSync(join(left, '会员.db-wal'), 1000);
      const [table] = await readAll(join(left, '会员.db'));
      expect(table?.rows).toEqual([['1', '甲']]);
      expect(table?.record.notices).toEqual([{ code: 'unused_log', count: 1, names: ['会员.db-wal'] }]);
      expect(table?.record.beside).toMatchObject([{ bytes: 1000 }]);
    });
  });

  test('without anything in it is none', async () => {
    await inFolder(async (folder) => {
      const left = leftBy(folder, ...writeAhead);
      expect(statSync(join(left, '会员.db-wal')).size).toBe(0);
      const [table] = await readAll(join(left, '会员.db'));
      expect(table?.record.notices).toEqual([]);
      expect(table?.record.beside).toBeUndefined();
    });
  });

  test('is read from a stick that nothing can be written to', async () => {
    await inFolder(async (folder) => {
      const left = leftBy(folder, ...writeAhead, later);
      const stick = smallDisk(256);
      if (stick === undefined) return expect(process.getuid?.()).not.toBe(0);
      cpSync(left, stick, { recursive: true });
      writeProtect(stick);
      expect((await readAll(join(stick, '会员.db')))[0]?.rows).toEqual(rows);
    });
  });
});

describe('a journal beside it', () => {
  /** More is changed than its memory holds: the change has begun to reach the database. */
  const underWay = [
    'CREATE TABLE t (id INTEGER, name TEXT)',
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 3000) INSERT INTO t SELECT i, '甲' FROM n",
    'PRAGMA cache_size = 2',
  ] as const;

  test('of a change that was never finished is refused, with what to do', async () => {
    await inFolder(async (folder) => {
      const left = leftBy(folder, ...underWay, 'BEGIN', "UPDATE t SET name = '半'");
      const before = stateOf(left);
      const { error } = await refusalOf(readAll(join(left, '会员.db')));
      expect(error).toMatchObject({ code: 'input.unfinished', facts: { beside: '会员.db-journal' } });
      expect(describeError(error, 'en').mend).toContain('Open it in the program it comes from');
      expect(stateOf(left)).toEqual(before);
    });
  });

  test.each(['PERSIST', 'TRUNCATE'])('of a change that was finished (%s) is none', async (mode) => {
    await inFolder(async (folder) => {
      const left = leftBy(folder, `PRAGMA journal_mode = ${mode}`, ...underWay, "UPDATE t SET name = '全'");
      expect(readdirSync(left)).toContain('会员.db-journal');
      const before = stateOf(left);
      const [table] = await readAll(join(left, '会员.db'));
      expect([table?.rows.length, new Set(table?.rows.map(([, name]) => name))]).toEqual([3000, new Set(['全'])]);
      expect(table?.record.beside).toBeUndefined();
      expect(stateOf(left)).toEqual(before);
    });
  });
});
