// The same table as CSV, JSON, JSON lines, SQLite, Access and contacts gives the same rows.
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { buildAccess } from '../support/access-builder.ts';
import { readBytes } from '../support/awkward-files.ts';

// The names are those that contacts get; no number is of a person.
const columns = ['姓名', '电话（手机）', '生日', '备注'];
const rows = [
  ['王䶮', '00019900000000001', '1990-01-02', '第一行\n第二行'],
  ['欧阳 娜娜', '+86 199 0000', '', '"引号", 逗号; 分号\\反斜杠'],
  ['😀𬭎', '123456789012345678', '2000-02-29', '=1+1'],
  ['NULL', '1.20E+17', '', ''],
];

function csv(): Uint8Array {
  return Buffer.from(canonicalCsv([columns, ...rows]));
}

function objects(): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(row.map((cell, at) => [columns[at], cell])));
}

function sqlite(): Uint8Array {
  const db = new Database(':memory:');
  db.exec(`CREATE TABLE t (${columns.map((name) => `"${name}" TEXT`).join(',')})`);
  for (const row of rows) db.prepare('INSERT INTO t VALUES (?, ?, ?, ?)').run(row);
  const bytes = db.serialize();
  db.close();
  return bytes;
}

function access(): Uint8Array {
  return buildAccess([{ name: 't', columns: columns.map((name) => [name, 'text'] as const), rows }]);
}

function contacts(): Uint8Array {
  const escaped = (text: string) => text.replace(/[\\;,]/g, '\\$&').replaceAll('\n', '\\n');
  const lines = rows.map(([name = '', mobile = '', day = '', note = '']) => [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `FN:${escaped(name)}`,
    `TEL;TYPE=CELL:${mobile}`,
    `BDAY:${day}`,
    `NOTE:${escaped(note)}`,
    'END:VCARD',
    '',
  ]);
  return Buffer.from(lines.flat().join('\r\n'));
}

describe('the same rows come from', () => {
  test.each([
    ['csv', csv()],
    ['json', Buffer.from(JSON.stringify(objects()))],
    ['json', Buffer.from(JSON.stringify({ data: objects() }, undefined, 2))],
    ['json', Buffer.from(JSON.stringify([columns, ...rows]))],
    [
      'json',
      Buffer.from(
        objects()
          .map((row) => `${JSON.stringify(row)}\n`)
          .join(''),
      ),
    ],
    ['sqlite', sqlite()],
    ['access', access()],
    ['vcard', contacts()],
  ])('%s, whatever its name', async (kind, bytes) => {
    const back = await readBytes(bytes, {}, '客户.dat');
    expect(back.record.kind).toBe(kind);
    expect(back.columns).toEqual(columns);
    expect(back.rows).toEqual(rows);
  });
});
