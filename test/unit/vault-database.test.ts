// Every connection: the settings read back, no plaintext in any file, a wrong key refused.
import { readdirSync, readFileSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { noSteps } from '../../shared/engine/files/fail-points.ts';
import { openDatabase, settingsHold, transact, transactUnseen } from '../../shared/engine/vault/database/database.ts';
import { openMigrated } from '../../shared/engine/vault/database/migrations.ts';
import { openScratch } from '../../shared/engine/vault/database/scratch.ts';
import { randomBytes } from '../../shared/format/bytes.ts';
import { codeOf, failing, recorder, tempFolder } from '../support/vault-fixture.ts';

const key = randomBytes(32);

function newDatabase(folder = tempFolder()) {
  const path = join(folder, 'a.db');
  return { folder, path, db: openDatabase(path, key, { create: true }) };
}

test('every setting reads back as section 5 wants it', () => {
  const { db } = newDatabase();
  const read = (name: string) => db.pragma(name, { simple: true });
  expect(read('cipher')).toBe('aegis');
  expect(read('temp_store')).toBe(2);
  expect(read('trusted_schema')).toBe(0);
  expect(read('cell_size_check')).toBe(1);
  expect(read('secure_delete')).toBe(1);
  expect(read('mmap_size')).toBe(0);
  expect(read('cache_size')).toBe(-2048);
  expect(read('page_size')).toBe(16_384);
  expect(read('journal_mode')).toBe('wal');
  expect(read('synchronous')).toBe(2);
  expect(settingsHold(db)).toBe(true);
  db.pragma('temp_store = FILE');
  expect(settingsHold(db)).toBe(false);
  db.close();
});

test('no file of it holds plaintext, open or closed, and only the owner may read it', () => {
  const { folder, path, db } = newDatabase();
  const secret = '王䶮 身份证 990101199001010018';
  db.exec('CREATE TABLE customers (note TEXT)');
  db.prepare('INSERT INTO customers VALUES (?)').run(secret.repeat(200));
  const look = () => {
    for (const name of readdirSync(folder)) {
      const bytes = readFileSync(join(folder, name));
      for (const needle of [secret, 'customers', 'SQLite format 3']) expect(bytes.includes(needle), name).toBe(false);
    }
  };
  expect(readdirSync(folder)).toContain('a.db-wal');
  look();
  db.close();
  expect(readdirSync(folder)).toEqual(['a.db']);
  look();
  if (process.platform !== 'win32') expect(statSync(path).mode & 0o077).toBe(0);
});

test('a wrong key, another file and a missing one are refused', async () => {
  const { folder, path, db } = newDatabase();
  db.exec('CREATE TABLE a (b)');
  db.close();
  expect(await codeOf(() => openDatabase(path, randomBytes(32)))).toBe('vault.damaged');
  writeFileSync(join(folder, 'junk.db'), 'no database at all'.repeat(500));
  expect(await codeOf(() => openDatabase(join(folder, 'junk.db'), key))).toBe('vault.damaged');
  new Database(join(folder, 'plain.db')).exec('CREATE TABLE a (b)').close();
  expect(await codeOf(() => openDatabase(join(folder, 'plain.db'), key))).toBe('vault.damaged');
  expect(await codeOf(() => openDatabase(join(folder, 'none.db'), key))).toBe('io.gone');
  expect(readdirSync(folder)).not.toContain('none.db');
  expect(() => openDatabase(path, randomBytes(31))).toThrow(RangeError);
});

test('a file with pages of another size is read, and keeps them', () => {
  const path = join(tempFolder(), 'old.db');
  const old = new Database(path) as Database.Database & { key(key: Buffer): number };
  old.pragma("cipher = 'aegis'");
  old.key(Buffer.concat([Buffer.from('raw:'), Buffer.from(Buffer.from(key).toString('hex'))]));
  old.exec('CREATE TABLE a (b); INSERT INTO a VALUES (zeroblob(50000))');
  expect(old.pragma('page_size', { simple: true })).toBe(4096);
  old.close();
  const db = openDatabase(path, key);
  db.exec('INSERT INTO a VALUES (zeroblob(60000))');
  expect(db.pragma('page_size', { simple: true })).toBe(4096);
  expect(settingsHold(db)).toBe(true);
  expect(db.prepare('SELECT sum(length(b)) AS bytes FROM a').get()).toEqual({ bytes: 110_000 });
  db.close();
});

test('a changed byte in any page is found when the page is read', async () => {
  const { path, db } = newDatabase();
  db.exec('CREATE TABLE a (b)');
  db.prepare('INSERT INTO a VALUES (?)').run(Buffer.alloc(100_000, 7));
  db.close();
  const whole = readFileSync(path);
  const pageSize = 16_384;
  for (let page = 0; page * pageSize < whole.length; page += 1) {
    const changed = Buffer.from(whole);
    const at = page * pageSize + 100;
    changed[at] = (changed[at] ?? 0) ^ 1;
    writeFileSync(path, changed);
    const read = () => {
      const opened = openDatabase(path, key);
      try {
        return [...opened.prepare('SELECT * FROM a').iterate()];
      } finally {
        opened.close();
      }
    };
    expect(await codeOf(read), `page ${page}`).toBe('vault.damaged');
  }
});

/** The temporary files of SQLite that this process has open; they have no name any more. */
function openTempFiles(): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return /etilqs_/.test(path) ? [path] : [];
    } catch {
      return [];
    }
  });
}

/** Sorts about 60 MB and looks for temporary files while the sorter gives its rows. */
function tempFilesWhileSorting(db: Database.Database): number {
  let most = 0;
  db.function('look', () => {
    most = Math.max(most, openTempFiles().length);
    return 0;
  });
  const sorted = db.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
     SELECT s, CASE WHEN row_number() OVER () % 5000 = 1 THEN look() END
     FROM (SELECT hex(randomblob(500)) AS s FROM n ORDER BY s)`,
  );
  for (const _row of sorted.iterate());
  return most;
}

test.runIf(process.platform === 'linux')('a big sort makes no temporary file; without the setting it would', () => {
  const { db } = newDatabase();
  expect(tempFilesWhileSorting(db)).toBe(0);
  db.pragma('temp_store = FILE');
  expect(tempFilesWhileSorting(db)).toBeGreaterThan(0);
  db.close();
});

test('a scratch database is encrypted, and gone when closed', () => {
  const folder = tempFolder();
  const { db, close } = openScratch(folder);
  db.exec("CREATE TABLE a (b); INSERT INTO a VALUES ('13900000000 plain')");
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name)).includes('plain')).toBe(false);
  close();
  expect(readdirSync(folder)).toEqual([]);
});

test('a transaction is all or nothing, and takes part in the one around it', async () => {
  const { db } = newDatabase();
  db.exec('CREATE TABLE a (b)');
  const count = () => db.prepare('SELECT count(*) FROM a').pluck().get();
  const steps = recorder();
  const both = () => {
    transact(db, 'case', () => db.exec('INSERT INTO a VALUES (1)'), steps);
    transact(db, 'party', () => db.exec('INSERT INTO a VALUES (2)'), steps);
  };
  transact(db, 'import', both, steps);
  expect(count()).toBe(2);
  expect(steps.reached).toEqual(['import.commit.before', 'import.commit.after']);
  const failed = () =>
    transact(db, 'import', () => {
      both();
      throw new Error('changed my mind');
    });
  expect(failed).toThrow('changed my mind');
  expect(count()).toBe(2);
  expect(db.inTransaction).toBe(false);
  expect(await codeOf(() => transact(db, 'case', both, failing('case.commit.before', 'EIO')))).toBe('EIO');
  expect(count()).toBe(2);
  db.close();
});

test('every way to run a statement tells a failure in our words', async () => {
  const { db } = newDatabase();
  db.exec('CREATE TABLE a (b UNIQUE)');
  db.pragma('max_page_count = 5');
  const much = Buffer.alloc(100_000);
  expect(await codeOf(() => db.prepare('INSERT INTO a VALUES (?)').run(much))).toBe('io.full');
  expect(await codeOf(() => db.prepare('INSERT INTO a VALUES (?) RETURNING b').get(much))).toBe('io.full');
  expect(await codeOf(() => db.prepare('INSERT INTO a VALUES (?) RETURNING b').all(much))).toBe('io.full');
  expect(await codeOf(() => db.exec('INSERT INTO a VALUES (zeroblob(100000))'))).toBe('io.full');
  expect(await codeOf(() => db.prepare('SELECT nothing'))).toBe('SQLITE_ERROR');
  db.exec('INSERT INTO a VALUES (1)');
  expect(await codeOf(() => db.exec('INSERT INTO a VALUES (1)'))).toBe('SQLITE_CONSTRAINT_UNIQUE');
  db.close();
});

test('a full medium is io.full, and what was there is still there', async () => {
  const { db } = newDatabase();
  db.exec("CREATE TABLE a (b); INSERT INTO a VALUES ('kept')");
  db.pragma('max_page_count = 4');
  const fill = () => transact(db, 'blocks', () => db.prepare('INSERT INTO a VALUES (?)').run(Buffer.alloc(100_000)));
  expect(await codeOf(fill)).toBe('io.full');
  expect(db.prepare('SELECT b FROM a').pluck().all()).toEqual(['kept']);
  db.close();
});

test('what nobody sees yet is not waited for; the commit after it is, whatever became of the one before', async () => {
  const { db } = newDatabase();
  const level = () => db.pragma('synchronous', { simple: true });
  db.exec('CREATE TABLE a (b UNIQUE)');
  const insert = () => {
    db.prepare('INSERT INTO a VALUES (1)').run();
    return level();
  };
  expect(transactUnseen(db, 'blocks', insert)).toBe(1);
  expect(level()).toBe(2);
  expect(await codeOf(() => transactUnseen(db, 'blocks', insert))).toBe('SQLITE_CONSTRAINT_UNIQUE');
  expect(level()).toBe(2);
  const within = () => {
    db.prepare('DELETE FROM a').run();
    return transactUnseen(db, 'blocks', insert);
  };
  expect(transact(db, 'stage', within)).toBe(2);
  expect(db.prepare('SELECT b FROM a').pluck().all()).toEqual([1]);
  db.close();
});

test('a schema grows step by step, each step once; one from the future is told', async () => {
  const { path, db } = newDatabase();
  db.close();
  const open = (migrations: string[]) =>
    openMigrated(path, key, { create: false, migrations, commit: 'data', steps: noSteps });
  const first = 'CREATE TABLE a (b)';
  const second = 'CREATE TABLE c (d)';
  open([first]).close();
  const both = open([first, second]);
  expect(both.pragma('user_version', { simple: true })).toBe(2);
  both.exec('INSERT INTO c VALUES (1)');
  both.close();
  open([first, second]).close();
  expect(await codeOf(() => open([first]))).toBe('version');
});
