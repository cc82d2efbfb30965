// Python's json and sqlite3 agree with us on files that they wrote, cell by cell.
import { spawnSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { full } from '../parameters.ts';
import { inFolder, readAll } from '../support/awkward-files.ts';

const count = full ? 20_000 : 500;

/** Runs Python with the folder as its argument; gives what it printed as JSON. */
function python(script: string, folder: string): unknown {
  const run = spawnSync('python3', ['-c', script, folder, String(count)], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

const rowsScript = `
import json, random, sqlite3, sys
folder, count = sys.argv[1], int(sys.argv[2])
random.seed(7)
signs = ['a', 'Z', '0', ' ', '"', "'", '\\\\', ',', '\\n', '\\t', '中', '䶮', '\\U0002cb4e', '\\U0001f600', '\\u2028', '/', '\\x7f', '=']
def text(): return ''.join(random.choice(signs) for _ in range(random.randrange(9)))
def number(): return random.choice([random.randrange(10 ** random.randrange(1, 19)), -random.randrange(10 ** 9)])
rows = [[number(), text(), random.choice([None, True, False, text()])] for _ in range(count)]
def said(value): return '' if value is None else 'true' if value is True else 'false' if value is False else str(value)
`;

describe('Python and we read the same', () => {
  test.each([
    ['json.dump([dict(zip(names, row)) for row in rows], file)'],
    [
      "json.dump({'meta': {'n': 1}, 'rows': [dict(zip(names, row)) for row in rows]}, file, ensure_ascii=False, indent=2)",
    ],
    ["[file.write(json.dumps(dict(zip(names, row)), ensure_ascii=False) + '\\n') for row in rows]"],
    ['json.dump([names] + rows, file)'],
  ])('in what it writes by %s', async (writing) => {
    await inFolder(async (folder) => {
      const script = `${rowsScript}
names = ['编号', 'a.b', '"c"']
with open(folder + '/x.json', 'w', encoding='utf-8', newline='') as file: ${writing}
print(json.dumps([[said(value) for value in row] for row in rows]))`;
      const expected = python(script, folder) as string[][];
      const [table] = await readAll(join(folder, 'x.json'));
      // Lists state no columns: rows that look blank, or like a sum or a remark, are set apart as in any sheet.
      if (!writing.includes('[names]')) expect(table?.rows).toEqual(expected);
      else expect(table?.record.counts.read).toBe(count);
      expect(table?.columns).toEqual(['编号', 'a.b', '"c"']);
    });
  });

  test('in a database of every kind of value, with and without rowids', async () => {
    await inFolder(async (folder) => {
      const script = `${rowsScript}
db = sqlite3.connect(folder + '/x.db')
for name, ending in [('t', ''), ('w', ' WITHOUT ROWID')]:
    db.execute(f'CREATE TABLE {name} (id INTEGER PRIMARY KEY, n, t TEXT, r REAL){ending}')
    db.executemany(f'INSERT INTO {name} VALUES (?, ?, ?, ?)', [(i, r[0], r[1], random.uniform(-1e6, 1e6)) for i, r in enumerate(rows)])
db.commit()
print(json.dumps([[[str(i), str(n), t, r] for i, n, t, r in db.execute(f'SELECT * FROM {name}')] for name in 'tw']))`;
      const expected = python(script, folder) as [string, string, string, number][][];
      const tables = await readAll(join(folder, 'x.db'));
      expect(tables.map(({ name }) => name)).toEqual(['t', 'w']);
      for (const [at, table] of tables.entries()) {
        expect(table.rows.map((row) => row.slice(0, 3))).toEqual(expected[at]?.map((row) => row.slice(0, 3)));
        expect(table.rows.map(([, , , real]) => Number(real))).toEqual(expected[at]?.map(([, , , real]) => real));
      }
    });
  });

  test('in a database that a killed program left with its log', async () => {
    await inFolder(async (folder) => {
      const script = `${rowsScript}
import os
db = sqlite3.connect(folder + '/x.db', isolation_level=None)
db.execute('PRAGMA journal_mode = WAL')
db.execute('PRAGMA wal_autocheckpoint = 50')
db.execute('CREATE TABLE t (id INTEGER PRIMARY KEY, t TEXT)')
for part in range(20):
    db.execute('BEGIN')
    db.executemany('INSERT INTO t (t) VALUES (?)', [(r[1],) for r in rows[part::20]])
    db.execute('DELETE FROM t WHERE id % 7 = ?', (part % 7,))
    db.execute('COMMIT')
print(json.dumps([[str(i), t] for i, t in db.execute('SELECT * FROM t')]), flush=True)
db.execute('BEGIN'); db.execute("INSERT INTO t (t) VALUES ('never committed')")
os._exit(0)`;
      const expected = python(script, folder);
      expect(readdirSync(folder)).toContain('x.db-wal');
      const before = readdirSync(folder);
      expect((await readAll(join(folder, 'x.db')))[0]?.rows).toEqual(expected);
      expect(readdirSync(folder)).toEqual(before);
    });
  });

  test('in what is no JSON: it refuses what we refuse', async () => {
    const cut = '[{"a":1}';
    const texts = [cut, '[{"a":1,}]', '[{"a":.5}]', '[{"a":"\t"}]', '[{"a":1} {"a":2}]', '[{"a":tru}]', '[{"a":+1}]'];
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'texts.json'), JSON.stringify(texts));
      const script = `
import json, sys
def is_json(text):
    try: json.loads(text); return True
    except ValueError: return False
print(json.dumps([is_json(text) for text in json.load(open(sys.argv[1] + '/texts.json'))]))`;
      expect(python(script, folder)).toEqual(texts.map(() => false));
      for (const text of texts) {
        writeFileSync(join(folder, 'x.json'), text);
        const code = text === cut ? 'input.half-copied' : 'input.damaged';
        await expect(readAll(join(folder, 'x.json')), text).rejects.toMatchObject({ code });
      }
    });
  });
});
