// SQLite databases of strangers: read exactly, nothing beside them touched, nothing in them trusted.
import { copyFileSync, readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { openSource } from '../../shared/engine/readers/source.ts';
import { openForeign } from '../../shared/engine/readers/sqlite/open.ts';
import { withLog } from '../../shared/engine/readers/sqlite/wal.ts';
import { detected, inFolder, junk, readAll, refusalOf, refusalOfBytes } from '../support/awkward-files.ts';
import { bentDatabase as bent } from '../support/bent-database.ts';

/** Makes a database, and gives what the reader says of it. */
async function readMade(make: (db: Database.Database) => void, name = '客 户?#%.db') {
  return inFolder(async (folder) => {
    const path = join(folder, name);
    const db = new Database(path);
    make(db);
    db.close();
    const tables = await readAll(path);
    expect(readdirSync(folder)).toEqual([name]);
    return tables;
  });
}

function notice(tables: Awaited<ReturnType<typeof readAll>>, code: string) {
  return tables[0]?.record.notices.find((each) => each.code === code);
}

describe('values', () => {
  test('integers digit for digit, reals in their shortest form, NULL empty', async () => {
    const [table] = await readMade((db) => {
      db.exec('CREATE TABLE t (a, b REAL)');
      db.exec("INSERT INTO t VALUES (9223372036854775807, 0.1), (-1, 1e-7), (NULL, 1e20), ('', 2)");
    });
    expect(table?.rows).toEqual([
      ['9223372036854775807', '0.1'],
      ['-1', '0.0000001'],
      ['', '100000000000000000000'],
      ['', '2'],
    ]);
    expect(table?.record.notices).toEqual([
      { code: 'null_values', count: 1 },
      { code: 'long_numbers', count: 1 },
    ]);
  });

  test('bytes are counted and left out; text that is none refuses its row, a real U+FFFD does not', async () => {
    const [table] = await readMade((db) => {
      db.exec('CREATE TABLE t (a, b)');
      db.exec("INSERT INTO t VALUES ('1', x'00ff'), ('2', CAST(x'41ff42' AS TEXT)), ('3', 'x' || char(65533))");
      db.exec("INSERT INTO t VALUES ('4', 'a' || char(0) || 'b'), ('5', CAST(x'e4b8' AS TEXT)), ('6', '好')");
    });
    expect(table?.rows).toEqual([
      ['1', ''],
      ['3', 'x\ufffd'],
      ['6', '好'],
    ]);
    expect(table?.refused.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'bad_text'],
      [4, 'nul'],
      [5, 'bad_text'],
    ]);
    expect(table?.record.notices).toContainEqual({ code: 'blobs', count: 1 });
  });

  test('text of a UTF-16 database is checked in its own encoding', async () => {
    const [table] = await readMade((db) => {
      db.pragma("encoding = 'UTF-16le'");
      db.exec('CREATE TABLE t (a)');
      db.exec("INSERT INTO t VALUES ('好'), (CAST(x'00d8' AS TEXT)), ('x' || char(65533))");
    });
    expect(table?.rows).toEqual([['好'], ['x\ufffd']]);
    expect(table?.refused).toMatchObject([{ line: 2, reason: 'bad_text' }]);
  });

  test('a text over 4 MiB refuses its row without being loaded', async () => {
    const [table] = await readMade((db) => {
      db.exec("CREATE TABLE t (a, b); INSERT INTO t VALUES ('1', hex(zeroblob(3000000))), ('2', 'x')");
    });
    expect(table?.rows).toEqual([['2', 'x']]);
    expect(table?.refused).toMatchObject([{ line: 1, reason: 'too_long' }]);
  });

  test('2,000 columns, names with quotes, no rowid, columns worked out by the database', async () => {
    const names = Array.from({ length: 2_000 }, (_, at) => `列 ${at} "'${'x'.repeat(at % 100)}`);
    const tables = await readMade((db) => {
      db.exec(`CREATE TABLE "宽 ""表""" (${names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')})`);
      db.prepare(`INSERT INTO "宽 ""表""" VALUES (${names.map(() => '?').join(',')})`).run(names);
      db.exec(
        "CREATE TABLE k (name TEXT PRIMARY KEY, n INTEGER) WITHOUT ROWID; INSERT INTO k VALUES ('b', 1), ('a', 2)",
      );
      db.exec('CREATE TABLE g (a, v AS (a * 2), s AS (a + 1) STORED); INSERT INTO g VALUES (20)');
    });
    expect(tables.map(({ name }) => name)).toEqual(['宽 "表"', 'k', 'g']);
    expect([tables[0]?.columns, tables[0]?.rows[0]]).toEqual([names, names]);
    expect(tables[1]?.rows).toEqual([
      ['a', '2'],
      ['b', '1'],
    ]);
    expect([tables[2]?.columns, tables[2]?.rows]).toEqual([['a', 'v', 's'], [['20', '40', '21']]]);
    expect(notice(tables, 'computed_columns')?.names).toEqual(['g.v', 'g.s']);
  });
});

describe('what is named but not read', () => {
  test('views, triggers, virtual tables with their own tables, SQLite’s own tables, empty ones, deleted rows', async () => {
    const tables = await readMade((db) => {
      db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a); CREATE TABLE 空 (a)');
      db.exec("INSERT INTO t (a) VALUES ('x'); CREATE VIEW v AS SELECT * FROM t");
      db.exec('CREATE TRIGGER r AFTER INSERT ON t BEGIN DELETE FROM t; END');
      db.exec("CREATE VIRTUAL TABLE f USING fts5(a); INSERT INTO f VALUES ('hello')");
      db.exec('CREATE TABLE gone (a); INSERT INTO gone VALUES (zeroblob(50000)); DROP TABLE gone');
    });
    expect(tables.map(({ name }) => name)).toEqual(['t']);
    expect(notice(tables, 'views')?.names).toEqual(['v']);
    expect(notice(tables, 'triggers')?.names).toEqual(['r']);
    expect(notice(tables, 'virtual_tables')?.names).toEqual(['f']);
    expect(notice(tables, 'empty_sheets')?.names).toEqual(['空']);
    expect(notice(tables, 'free_pages')?.count).toBeGreaterThan(10);
  });

  test('a table of the user’s that is only named like a part of a virtual one stays', async () => {
    const tables = await readMade((db) => {
      db.exec("CREATE VIRTUAL TABLE f USING fts5(a); CREATE TABLE f_backup (a); INSERT INTO f_backup VALUES ('x')");
    });
    expect(tables.map(({ name }) => name)).toEqual(['f_backup']);
  });

  test('values that break a rule of their table are no damage', async () => {
    const [table] = await readMade((db) => {
      db.pragma('ignore_check_constraints = ON');
      db.exec('CREATE TABLE t (a CHECK (a > 5)); INSERT INTO t VALUES (1)');
    });
    expect(table?.rows).toEqual([['1']]);
  });
});

describe('another program has it open', () => {
  function makeLive(folder: string): Database.Database {
    const db = new Database(join(folder, 'live.db'));
    db.pragma('journal_mode = WAL');
    db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.exec("INSERT INTO t VALUES (2); INSERT INTO t VALUES (3); UPDATE t SET a = 'one' WHERE a = 1");
    return db;
  }

  test('what its log holds is read, and no file is made or changed', async () => {
    await inFolder(async (folder) => {
      const db = makeLive(folder);
      await inFolder(async (copy) => {
        for (const name of ['live.db', 'live.db-wal']) copyFileSync(join(folder, name), join(copy, name));
        const before = readdirSync(copy).map((name) => [name, readFileSync(join(copy, name))]);
        const [table] = await readAll(join(copy, 'live.db'));
        expect(table?.rows).toEqual([['one'], ['2'], ['3']]);
        expect(table?.record.notices).toEqual([{ code: 'recovered_log', count: 3, names: ['live.db-wal'] }]);
        expect(readdirSync(copy).map((name) => [name, readFileSync(join(copy, name))])).toEqual(before);
      });
      db.close();
    });
  });

  test('a log is believed up to its last whole change', async () => {
    await inFolder(async (folder) => {
      const db = makeLive(folder);
      const image = readFileSync(join(folder, 'live.db'));
      const log = readFileSync(join(folder, 'live.db-wal'));
      db.close();
      const frame = 24 + 4096;
      const pages = (bytes: Buffer) => withLog(image, bytes, 4096, 1e6)?.pages;
      expect(pages(log)).toBe(3);
      expect(pages(log.subarray(0, 32 + 3 * frame - 1))).toBe(2);
      const bent = Buffer.from(log);
      bent[32 + frame + 100] = (bent[32 + frame + 100] ?? 0) ^ 1;
      expect(pages(bent)).toBe(1);
      expect(pages(Buffer.alloc(5000))).toBe(0);
      expect(withLog(image, log, 4096, 4096)).toBeUndefined();
    });
  });

  test('a database left in write-ahead mode without a log is read', async () => {
    const [table] = await readMade((db) => {
      db.pragma('journal_mode = WAL');
      db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
    });
    expect(table?.rows).toEqual([['1']]);
  });

  test('an unfinished change beside it is refused by name; an empty or a finished one is not', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'a.db');
      const db = new Database(path);
      db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
      db.close();
      writeFileSync(`${path}-journal`, Buffer.concat([Buffer.from('d9d505f920a163d7', 'hex'), Buffer.alloc(600)]));
      const { code, error } = await refusalOf(readAll(path));
      expect([code, error.facts.beside]).toEqual(['input.unfinished', 'a.db-journal']);
      for (const rest of [Buffer.alloc(0), Buffer.alloc(600)]) {
        writeFileSync(`${path}-journal`, rest);
        expect((await readAll(path))[0]?.rows).toEqual([['1']]);
      }
      rmSync(`${path}-journal`);
    });
  });
});

test('a file that takes the name of the one that was opened is not read in its place', async () => {
  await inFolder(async (folder) => {
    const [path, other] = ['a.db', 'b.db'].map((name) => join(folder, name)) as [string, string];
    for (const each of [path, other]) new Database(each).exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)').close();
    // Larger than what is held in memory.
    truncateSync(path, 65 * 1024 * 1024);
    const source = await openSource(path);
    renameSync(other, path);
    expect((await refusalOf(openForeign(source))).code).toBe('input.changed');
    await source.close();
  });
});

describe('one table of several is damaged', () => {
  const read = (bytes: Uint8Array, sheet?: string) =>
    inFolder(async (folder) => {
      writeFileSync(join(folder, 'x.db'), bytes);
      return readAll(join(folder, 'x.db'), sheet === undefined ? {} : { sheet });
    });

  test.each(['订单', '客户', '积分'])(
    '%s: the others are taken whole, and it is named in their records',
    async (bad) => {
      const tables = await read(bent(bad));
      const sound = ['客户', '订单', '积分'].filter((name) => name !== bad);
      expect(tables.map(({ name, rows }) => [name, rows.length])).toEqual(sound.map((name) => [name, 500]));
      for (const { name, rows, record } of tables) {
        expect(rows.at(-1)?.[0]).toBe(`${name}499`);
        expect(record.notices).toEqual([
          { code: 'damaged_tables', count: 1, names: [bad] },
          { code: 'empty_sheets', count: 1, names: ['空'] },
        ]);
      }
    },
  );

  test('several of them are all named', async () => {
    const tables = await read(bent('订单', '积分'));
    expect(tables.map(({ name }) => name)).toEqual(['客户']);
    expect(notice(tables, 'damaged_tables')?.names).toEqual(['订单', '积分']);
  });

  test('a table that is asked for by name or number is read beside a damaged one, and the damaged one is refused', async () => {
    const bytes = bent('订单');
    expect((await read(bytes, '积分')).map(({ name }) => name)).toEqual(['积分']);
    expect((await read(bytes, '4')).map(({ name }) => name)).toEqual(['积分']);
    const { code, error } = await refusalOfBytes(bytes, 'x.db', { sheet: '2' });
    expect([code, error.where.table]).toEqual(['input.damaged', '订单']);
  });

  test('where no table with rows is sound, the file is refused', async () => {
    const { code, error } = await refusalOfBytes(bent('客户', '订单', '积分'), 'x.db');
    expect([code, error.where.table]).toEqual(['input.damaged', '客户']);
  });

  test('a file that was cut short is refused, however sound its first tables', async () => {
    const bytes = bent();
    expect((await refusalOfBytes(bytes.subarray(0, bytes.length - 4096), 'x.db')).code).toBe('input.damaged');
  });
});

describe('refused by name', () => {
  function made(make: (db: Database.Database) => void): Buffer {
    const db = new Database(':memory:');
    make(db);
    const bytes = db.serialize();
    db.close();
    return bytes;
  }
  const filled = () =>
    made((db) => {
      db.exec('CREATE TABLE t (a)');
      const insert = db.prepare('INSERT INTO t VALUES (?)');
      for (let n = 0; n < 2_000; n += 1) insert.run(`value ${n}`);
    });

  test('cut short, overwritten in the middle, a header alone', async () => {
    const bytes = filled();
    expect((await refusalOfBytes(bytes.subarray(0, bytes.length - 4096), 'x.db')).code).toBe('input.damaged');
    expect((await refusalOfBytes(bytes.subarray(0, 50), 'x.db')).code).toBe('input.damaged');
    const bent = Buffer.from(bytes);
    bent.fill(0x55, 3 * 4096, 4 * 4096);
    expect((await refusalOfBytes(bent, 'x.db')).code).toBe('input.damaged');
  });

  test('a schema that is no SQL', async () => {
    const bytes = Buffer.from(filled());
    bytes.write('CREATE TABLX', bytes.indexOf('CREATE TABLE'));
    expect((await refusalOfBytes(bytes, 'x.db')).code).toBe('input.damaged');
  });

  test('no table, no row', async () => {
    expect(
      (
        await refusalOfBytes(
          made((db) => db.exec('CREATE TABLE t (a)')),
          'x.db',
        )
      ).code,
    ).toBe('input.no-rows');
  });

  test('a table that is not there', async () => {
    expect((await refusalOfBytes(filled(), 'x.db', { sheet: '没有' })).code).toBe('unknown.table');
  });

  test('an encrypted one, of ciphers that leave a part of the header and of those that leave nothing', async () => {
    await inFolder(async (folder) => {
      for (const cipher of ['aegis', 'sqlcipher']) {
        const path = join(folder, `${cipher}.db`);
        const db = new Database(path) as Database.Database & { key(key: Buffer): void };
        db.pragma(`cipher = '${cipher}'`);
        db.key(Buffer.from('a key of a test'));
        db.exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)');
        db.close();
        expect(await refusalOf(readAll(path))).toMatchObject({ code: 'input.password-protected' });
      }
    });
    expect((await refusalOfBytes(junk(10_000), 'x.db')).code).toBe('input.junk');
  });

  test.each([' x.db', 'x.db ', ':memory:', 'file:x.db?mode=memory'])('a file named %j is that file', async (name) => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, name), filled());
      const [table] = await readAll(relative(process.cwd(), join(folder, name)));
      expect(table?.rows).toHaveLength(2_000);
    });
  });

  test('what it is, its content says', async () => {
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'x.csv'), filled());
      expect(await detected(join(folder, 'x.csv'))).toMatchObject({ kind: 'table', format: 'sqlite' });
    });
  });
});
