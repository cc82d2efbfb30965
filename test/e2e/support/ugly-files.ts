// Files as sellers have them, for 卖3: a book with a title, two header rows, sums and spoiled numbers; rows that can't be read; two exports of one table.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildWorkbook, inlineRows } from '../../support/xlsx-builder.ts';

const byte = (value: number) => String(value).padStart(2, '0');

/** Twelve customers; the ID numbers of six have lost their last digits, as Excel leaves them, and one row is hidden. No region has these numbers. */
export function uglyBook(path: string): {
  readonly path: string;
  readonly customers: number;
  readonly spoiled: number;
} {
  const customers = 12;
  const rows = Array.from({ length: customers }, (_, at) => {
    const id = at % 2 === 0 ? `9900001990010${byte(at)}000` : `99000019900101${byte(at)}1X`;
    return [`K${byte(at)}`, `客户${byte(at)}`, id, `听潮街${at}号`, String(100 + at)];
  });
  const book = buildWorkbook({
    sheets: [
      {
        name: '客户',
        rows: inlineRows([
          ['云桥保洁 2026 年客户表'],
          ['', '客户信息', '', '', '账户'],
          ['编号', '姓名', '身份证号', '地址', '余额'],
          ...rows,
          ['合计', '', '', '', String(rows.reduce((sum, [, , , , money]) => sum + Number(money), 0))],
        ]).replace('<row r="7">', '<row r="7" hidden="1">'),
      },
    ],
  });
  writeFileSync(path, book);
  return { path, customers, spoiled: customers / 2 };
}

/** A first line that looks like a header and is none; the true one stands in row 2. */
export function misleading(path: string, customers: number): string {
  const rows = Array.from({ length: customers }, (_, at) => `K${at},甲${at},听潮街${at}号`);
  writeFileSync(path, ['编号,姓名,地址', '会员号,会员,住址', ...rows, ''].join('\r\n'));
  return path;
}

/** Two sheets, 8 rows and 6; the first row of the second looks like a header and is none. */
export function twoSheets(path: string): string {
  const rows = (sign: string, count: number) => Array.from({ length: count }, (_, at) => [`${sign}${at}`, `辛${at}`]);
  const sheets = [
    { name: '一店', rows: inlineRows([['编号', '姓名'], ...rows('S', 8)]) },
    { name: '二店', rows: inlineRows([['编号', '姓名'], ['会员号', '会员'], ...rows('T', 6)]) },
  ];
  writeFileSync(path, buildWorkbook({ sheets }));
  return path;
}

/** One sheet of 4 rows in sight, one of 3 that is hidden; or nothing in sight. */
export function hiddenSheet(path: string, inSight = true): string {
  const rows = (sign: string, count: number) => Array.from({ length: count }, (_, at) => [`${sign}${at}`, `壬${at}`]);
  const sheets = [
    { name: '客户', rows: inSight ? inlineRows([['编号', '姓名'], ...rows('U', 4)]) : '' },
    { name: '老客户', rows: inlineRows([['编号', '姓名'], ...rows('V', 3)]), state: 'hidden' as const },
  ];
  writeFileSync(path, buildWorkbook({ sheets }));
  return path;
}

/** Ten good rows, and two with a cell too many. */
export function withBadRows(path: string): string {
  const rows = Array.from({ length: 10 }, (_, at) => `B${at},乙${at},${at}`);
  writeFileSync(
    path,
    ['编号,姓名,次数', ...rows.slice(0, 5), 'B90,丙,7,多出来的', ...rows.slice(5), 'B91,丁,8,又多', ''].join('\r\n'),
  );
  return path;
}

/** An export, and a later one: two added, one changed, one gone. */
export function twoExports(folder: string): { readonly older: string; readonly newer: string } {
  const rows = Array.from({ length: 20 }, (_, at) => `C${byte(at)},戊${at},${at}.50`);
  const write = (name: string, lines: readonly string[]) => {
    const path = join(folder, name);
    writeFileSync(path, ['卡号,姓名,余额', ...lines, ''].join('\r\n'));
    return path;
  };
  const changed = rows.slice(1).map((row) => (row.startsWith('C05') ? 'C05,戊5,99.00' : row));
  return {
    older: write('次卡.csv', rows),
    newer: write('次卡 新.csv', [...changed, 'C90,己,1.00', 'C91,庚,2.00']),
  };
}
