// An independent reader of workbooks, Python's zipfile and ElementTree, sees the same cells.
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { writeCompany } from '../../shared/engine/demo/company.ts';
import { writeWorkbook } from '../../shared/engine/demo/workbook.ts';
import { inFolder, readAll } from '../support/awkward-files.ts';
import { buildWorkbook } from '../support/xlsx-builder.ts';

/** Rows of the first sheet as stored, by row number: shared strings resolved, numbers as their text, dates as serial numbers. */
const elementTree = `
import json, re, sys, zipfile
import xml.etree.ElementTree as tree
n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
book = zipfile.ZipFile(sys.argv[1])
assert book.testzip() is None
strings = [''.join(t.text or '' for r in [si] + si.findall(n + 'r') for t in r.findall(n + 't'))
           for si in tree.fromstring(book.read('xl/sharedStrings.xml'))]
def column(ref):
    number = 0
    for letter in re.match('[A-Z]+', ref).group(): number = number * 26 + ord(letter) - 64
    return number - 1
rows = {}
for row in tree.fromstring(book.read('xl/worksheets/sheet1.xml')).iter(n + 'row'):
    cells = []
    for c in row.findall(n + 'c'):
        at = column(c.get('r'))
        cells += [''] * (at - len(cells))
        v = c.find(n + 'v')
        text = v.text if v is not None else ''.join(t.text or '' for t in c.iter(n + 't'))
        cells.append(strings[int(text)] if c.get('t') == 's' else text or '')
    rows[int(row.get('r'))] = cells
json.dump(rows, sys.stdout)`;

function python(script: string, path: string): Record<string, string[]> {
  const run = spawnSync('python3', ['-c', script, path], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

/** Days since 1899-12-30, as a workbook stores a date. */
function serial(day: string): string {
  return String((Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000);
}

describe('Python reads the same cells', () => {
  test('of the orders that the company wrote', async () => {
    await inFolder(async (folder) => {
      const { files } = await writeCompany(folder, 1);
      const theirs = python(elementTree, files.orders);
      const [table] = await readAll(files.orders);
      expect(table?.columns).toEqual(theirs['2']);
      for (const [index, row] of (table?.rows ?? []).entries()) {
        const stored = row.map((cell, column) => (column === 3 ? serial(cell) : cell));
        expect(stored).toEqual(theirs[String(index + 3)]);
      }
      expect(Object.keys(theirs)).toHaveLength((table?.rows.length ?? 0) + 3);
    });
  });

  test('of texts that break programs', async () => {
    const texts = ['王䶮', '𬭎', '\u{1f600}', '<a&b>"\'', ' x ', '=1+1', '0012', '多\n行', '\t'];
    await inFolder(async (folder) => {
      const path = join(folder, 'x.xlsx');
      await writeFile(path, writeWorkbook([{ name: '表', rows: [['h', 'i'], ...texts.map((text) => [text, 'z'])] }]));
      const theirs = python(elementTree, path);
      const [table] = await readAll(path);
      expect(table?.rows).toEqual(texts.map((_, index) => theirs[String(index + 2)]));
      expect(table?.rows.map(([text]) => text)).toEqual(texts);
    });
  });

  test('of a book with rich, inline and missing cells', async () => {
    const rows = [
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>c</t></is></c></row>',
      '<row r="4"><c r="B4" t="s"><v>1</v></c><c r="C4"><v>12.50</v></c></row>',
      '<row r="5"><c r="A5" t="str"><v>x</v></c><c r="C5"><v>3</v></c></row>',
    ];
    const strings = '<si><t>a</t></si><si><r><t>粗</t></r><r><t>细</t></r></si>';
    await inFolder(async (folder) => {
      const path = join(folder, 'x.xlsx');
      await writeFile(path, buildWorkbook({ sheets: [{ name: 's', rows: rows.join('') }], strings }));
      const theirs = python(elementTree, path);
      const [table] = await readAll(path, { headerRow: 1 });
      expect(table?.columns).toEqual(['a', 'column_2', 'c']);
      expect(table?.rows).toEqual([
        ['', '粗细', '12.5'],
        ['x', '', '3'],
      ]);
      expect([theirs['4'], theirs['5']]).toEqual([
        ['', '粗细', '12.50'],
        ['x', '', '3'],
      ]);
    });
  });
});
