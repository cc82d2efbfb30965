// Python's csv module and codecs agree with us on the made-up company and on awkward rows.
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { writeCompany } from '../../shared/engine/demo/company.ts';
import type { ReadOptions } from '../../shared/engine/readers/options.ts';
import { inFolder, readAll } from '../support/awkward-files.ts';

/** The rows of a file as Python reads them. Python's `gb18030` is the table of 2000; none of the signs used here has moved since. */
function pythonRows(path: string, encoding: string, delimiter = ','): string[][] {
  const script = `
import csv, json, sys
csv.field_size_limit(1 << 30)
with open(sys.argv[1], encoding=sys.argv[2], newline='') as file:
    json.dump(list(csv.reader(file, delimiter=sys.argv[3])), sys.stdout)`;
  const run = spawnSync('python3', ['-c', script, path, encoding, delimiter], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

describe('Python reads the same', () => {
  test('customers in GB18030 and cards in UTF-8, as the company wrote them', async () => {
    await inFolder(async (folder) => {
      const { files } = await writeCompany(folder, 1);
      for (const [path, encoding] of [
        [files.customers, 'gb18030'],
        [files.cards, 'utf-8-sig'],
      ] as const) {
        const [table] = await readAll(path);
        const [header, ...rows] = pythonRows(path, encoding);
        expect(table?.columns).toEqual(header);
        expect(table?.rows).toEqual(rows);
      }
    });
  });

  test('in the canonical form of format 1', async () => {
    const rows = [
      ['_row', '姓名', '备注'],
      ['1', '王䶮', 'a"b,c\r\nd'],
      ['2', '', ' '],
      ['3', '𬭎', '""'],
    ];
    await inFolder(async (folder) => {
      const path = join(folder, 'part.csv');
      await writeFile(path, canonicalCsv(rows));
      expect(pythonRows(path, 'utf-8')).toEqual(rows);
    });
  });

  test('with tabs, semicolons and line ends of every kind', async () => {
    await inFolder(async (folder) => {
      const rows = [
        ['a', 'b', 'c'],
        ['1;x', '"q"', ''],
        ['多\n行', '\t', 'z'],
      ];
      for (const [delimiter, end] of [
        ['\t', '\r\n'],
        [';', '\n'],
        ['|', '\r'],
      ] as const) {
        const field = (text: string) => (/["\r\n\t;|]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const path = join(folder, 'x.csv');
        await writeFile(path, rows.map((row) => row.map(field).join(delimiter) + end).join(''));
        const [table] = await readAll(path, { delimiter });
        expect([table?.columns, ...(table?.rows ?? [])]).toEqual(pythonRows(path, 'utf-8', delimiter));
      }
    });
  });

  test('what Python writes in other dialects', async () => {
    const rows = [
      ['号', '名', '注'],
      ['a^b', "it's", 'x\\y'],
      ['多,行', '"q"', 'tab\there'],
      ['c', 'd', "e'f"],
    ];
    const dialects: readonly (readonly [string, ReadOptions, string])[] = [
      ["delimiter='^', quotechar=\"'\", quoting=csv.QUOTE_ALL", { delimiter: '^', quoting: 'single' }, 'single'],
      ["delimiter=',', doublequote=False, escapechar='\\\\'", { quoting: 'backslash' }, 'backslash'],
      ["delimiter='\\x01', quoting=csv.QUOTE_NONE, quotechar=None", { quoting: 'none' }, 'none'],
    ];
    await inFolder(async (folder) => {
      for (const [form, options, quoting] of dialects) {
        const path = join(folder, `${quoting}.csv`);
        const script = `
import csv, json, sys
with open(sys.argv[1], 'w', encoding='utf-8', newline='') as file:
    csv.writer(file, ${form}).writerows(json.loads(sys.argv[2]))`;
        const run = spawnSync('python3', ['-c', script, path, JSON.stringify(rows)], { encoding: 'utf8' });
        expect(run.stderr).toBe('');
        const [back] = await readAll(path, options);
        expect([back?.columns, ...(back?.rows ?? [])], quoting).toEqual(rows);
      }
    });
  });

  test('every character of the basic plane in GB18030, but those that moved in 2005 and 2022', async () => {
    const script = `
import sys
signs = [chr(c) for c in range(0x80, 0xFFFE) if not 0xD800 <= c < 0xE000 and not 0xE000 <= c < 0xF900]
signs += [chr(c) for c in range(0x20000, 0x2FFFE, 7)]
with open(sys.argv[1], 'wb') as file:
    file.write(b'sign,code\\n')
    for sign in signs:
        try: encoded = sign.encode('gb18030')
        except UnicodeEncodeError: continue
        if sign not in '\\n\\r': file.write(encoded + b',%d\\n' % ord(sign))`;
    await inFolder(async (folder) => {
      const path = join(folder, 'signs.csv');
      const run = spawnSync('python3', ['-c', script, path], { encoding: 'utf8' });
      expect(run.stderr).toBe('');
      const [table] = await readAll(path);
      const moved = (table?.rows ?? []).filter(([sign, code]) => sign?.codePointAt(0) !== Number(code));
      // ICU follows GB18030-2005 and 2022 here: U+1E3F, and the signs that took the places of private use characters.
      expect(table?.rows.length).toBeGreaterThan(60_000);
      expect(moved.length).toBeLessThan(40);
      const known = /^[\u1e3f\u20ac\u9fb4-\u9fbb\ufe10-\ufe19\u2e81-\u2ef3\u3447-\u4dae\ue000-\uf8ff]$/u;
      for (const [sign, code] of moved) {
        expect(known.test(sign ?? '') || known.test(String.fromCodePoint(Number(code))), `${sign} ${code}`).toBe(true);
      }
    });
  });
});
