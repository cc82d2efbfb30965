// The made-up company: the same for the same seed, nobody's numbers, and read back whole by our own readers.
import { createHash } from 'node:crypto';
import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isMobile, isResidentId } from '../../shared/data/checks.ts';
import { makeCompany, writeCompany } from '../../shared/engine/demo/company.ts';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { jpegPicture, pngPicture } from '../../shared/engine/demo/pictures.ts';
import { listAttachments } from '../../shared/engine/readers/attachments/attachments.ts';
import { openTables } from '../../shared/engine/readers/open.ts';
import { inFolder, readAll, refusalOf } from '../support/awkward-files.ts';

const company = makeCompany(1);
const everyText = [company.customers, company.cards].flat(2).join('\n');

/** A workbook cell as a reader gives it. */
function shown(cell: string | number | { day: string }): string {
  return typeof cell === 'object' ? cell.day : String(cell);
}

describe('the company', () => {
  test('is the same for the same seed, and another for another', () => {
    expect(makeCompany(1)).toEqual(company);
    expect(makeCompany(2).customers).not.toEqual(company.customers);
  });

  test('has 5,000 customers, linked orders and cards, and what breaks programs', () => {
    const [header = [], ...customers] = company.customers;
    const ids = new Set(customers.map(([id]) => id));
    expect([customers.length, ids.size]).toEqual([5000, 5000]);
    expect(customers.every((row) => row.length === header.length)).toBe(true);
    for (const row of company.orders.slice(2, -1)) expect(ids.has(String(row[1]))).toBe(true);
    for (const row of company.cards.slice(1)) expect(ids.has(row[1] ?? '')).toBe(true);
    for (const awkward of ['王䶮', '李𬭎', '阿依古丽·买买提', '"', ',', '\n']) expect(everyText).toContain(awkward);
    expect(customers.filter((row) => row.includes('')).length).toBeGreaterThan(1000);
    const persons = new Set(customers.map((row) => row.slice(1, 4).join()));
    expect(persons.size).toBeLessThan(5000);
  });

  test('holds no number that a person can have', () => {
    const numbers = everyText.match(/(?<!\d)\d{17}[\dX](?!\d)/g) ?? [];
    expect(numbers.length).toBeGreaterThan(500);
    for (const number of numbers) {
      expect(isResidentId(number), number).toBe(true);
      expect(number.startsWith('319900'), number).toBe(true);
    }
    const mobiles = everyText.match(/(?<!\d)1\d{10}(?!\d)/g) ?? [];
    expect(mobiles.length).toBeGreaterThan(4000);
    for (const mobile of mobiles) expect(isMobile(mobile) && mobile.startsWith('154'), mobile).toBe(true);
  });
});

describe('its files', () => {
  test('are read back cell by cell, every row accounted for', async () => {
    await inFolder(async (folder) => {
      const { files, rows, totals } = await writeCompany(folder, 1);
      const [customers] = await readAll(files.customers);
      expect(customers?.rows).toEqual(company.customers.slice(1));
      expect(customers?.record).toMatchObject({ encoding: 'gb18030', counts: { read: 5000, taken: 5000 } });
      const [orders] = await readAll(files.orders);
      expect(orders?.rows).toEqual(company.orders.slice(2, -1).map((row) => row.map(shown)));
      expect(orders?.record.counts).toMatchObject({ taken: rows.orders, aside: { title: 1, total: 1 } });
      const [cards] = await readAll(files.cards);
      expect(cards?.rows).toEqual(company.cards.slice(1));
      expect(cards?.record).toMatchObject({ encoding: 'utf-8', bom: true });
      const sum = (column: number) =>
        cards?.rows.reduce((total, row) => total + Math.round(100 * Number(row[column])), 0);
      expect([sum(4), sum(3)]).toEqual([100 * Number(totals.balance), 100 * Number(totals.visits)]);
      const digest = createHash('sha256')
        .update(await readFile(files.orders))
        .digest('hex');
      expect(orders?.record.sha256).toBe(digest);
    });
  });

  test('are classified: door codes never go, sensitive columns wait for a reason, the rest goes', async () => {
    await inFolder(async (folder) => {
      const { files } = await writeCompany(folder, 1);
      const verdicts: Record<string, string> = {};
      for (const path of [files.customers, files.orders, files.cards]) {
        const { tables, close } = await openTables(path);
        for (const table of tables) {
          for await (const _ of table.rows());
          for (const [index, { pi, action, reason }] of table.verdicts().entries()) {
            verdicts[table.columns[index] ?? ''] = `${pi} ${action} ${reason}`;
          }
        }
        await close();
      }
      expect(verdicts).toEqual({
        客户编号: 'user_id keep necessary',
        姓名: 'person_name keep necessary',
        手机: 'cn_mobile keep necessary',
        地址: 'address keep necessary',
        登记日期: 'none keep necessary',
        身份证号: 'cn_id18 drop sensitive',
        门锁密码: 'home_access drop class_c',
        客户标签: 'none drop score',
        备注: 'home_access drop class_c',
        订单编号: 'none keep necessary',
        服务项目: 'none keep necessary',
        服务日期: 'none keep necessary',
        '时长(小时)': 'none keep necessary',
        '金额(元)': 'transaction drop sensitive',
        状态: 'none keep necessary',
        会员卡号: 'user_id keep necessary',
        套餐: 'none keep necessary',
        剩余次数: 'prepaid_balance drop sensitive',
        '余额(元)': 'prepaid_balance drop sensitive',
        到期日: 'none keep necessary',
      });
    });
  });

  test('pictures are listed, told by content, flagged where they tell a place', async () => {
    await inFolder(async (folder) => {
      const { files, pictures } = await writeCompany(folder, 1);
      const list = await listAttachments(files.pictures);
      expect(list.files).toHaveLength(pictures);
      expect(list.aside).toEqual(['照片/Thumbs.db']);
      expect(list.refused).toEqual([]);
      expect(list.files.every(({ name, original }) => name === original && name.startsWith('照片/'))).toBe(true);
      for (const { path, format, bytes } of list.files) {
        expect(format).toBe(path.endsWith('.png') ? 'png' : 'jpeg');
        expect(bytes).toBe((await readFile(path)).length);
      }
      const places = list.files.filter(({ place }) => place).length;
      expect(places).toBeGreaterThan(0);
      expect(places).toBeLessThan(pictures);
    });
  });
});

describe('attachments', () => {
  test('links, pipes by kind, empty files and system files are not taken; names are mapped', async () => {
    await inFolder(async (folder) => {
      const root = join(folder, '资料');
      await mkdir(join(root, 'a', '__MACOSX'), { recursive: true });
      await writeFile(join(root, 'a', 'x:y.jpg'), jpegPicture(1, 40, true));
      await writeFile(join(root, 'a', 'X_Y.JPG'), pngPicture(1, 1, [1, 2, 3]));
      await writeFile(join(root, 'a', '.DS_Store'), 'x');
      await writeFile(join(root, 'a', '~$合同.docx'), 'x');
      await writeFile(join(root, 'a', '__MACOSX', 'y'), 'x');
      await writeFile(join(root, 'empty.pdf'), '');
      await writeFile(join(root, '合同.pdf'), '%PDF-1.4');
      await symlink('/etc/passwd', join(root, 'link.jpg'));
      await symlink(folder, join(root, 'loop'));
      const list = await listAttachments(root, ['资料/合同.pdf']);
      expect(list.files.map(({ name, format, place }) => [name, format, place])).toEqual([
        ['资料/a/X_Y.JPG', 'png', false],
        ['资料/a/x_y (2).jpg', 'jpeg', true],
        ['资料/合同 (2).pdf', 'pdf', false],
      ]);
      expect([...list.aside].sort()).toEqual(['资料/a/.DS_Store', '资料/a/__MACOSX', '资料/a/~$合同.docx']);
      expect([...list.refused].sort((left, right) => (left.original < right.original ? -1 : 1))).toEqual([
        { original: '资料/empty.pdf', reason: 'empty' },
        { original: '资料/link.jpg', reason: 'link' },
        { original: '资料/loop', reason: 'link' },
      ]);
    });
  });

  test('one file is a list of one; nothing there, and a link, are refused', async () => {
    await inFolder(async (folder) => {
      await writeFile(join(folder, 'a.png'), pngPicture(2, 2, [9, 9, 9]));
      await symlink(join(folder, 'a.png'), join(folder, 'b.png'));
      expect((await listAttachments(join(folder, 'a.png'))).files.map(({ name }) => name)).toEqual(['a.png']);
      expect((await refusalOf(listAttachments(join(folder, 'b.png')))).code).toBe('input.kind');
      expect((await refusalOf(listAttachments(join(folder, 'none')))).code).toBe('input.missing');
    });
  });
});

describe('GB18030', () => {
  test('both directions agree on every character that can be written', () => {
    const planes = [...Array.from({ length: 0xd7ff }, (_, code) => code), 0x20000, 0x2cb4e, 0x10ffff];
    const decoder = new TextDecoder('gb18030', { fatal: true });
    const text = planes.map((code) => String.fromCodePoint(code)).join('');
    expect(decoder.decode(encodeGb18030(text))).toBe(text);
  });

  test('surrogates alone are refused', () => {
    expect(() => encodeGb18030('\ud800')).toThrow(RangeError);
  });
});
