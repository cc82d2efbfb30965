// A made-up cleaning company (云桥保洁): customers, orders, prepaid cards and pictures, the same for the same seed, awkward on purpose.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeGb18030 } from './gb18030.ts';
import { day, estateName, homeAddress, identityNumber, mobileNumber, personName } from './people.ts';
import { jpegPicture, pngPicture } from './pictures.ts';
import { createRandom, type Random } from './random.ts';
import { type WorkbookCell, writeWorkbook } from './workbook.ts';

/** The three tables, header first, and the pictures. */
export interface Company {
  readonly customers: readonly (readonly string[])[];
  readonly orders: readonly (readonly WorkbookCell[])[];
  readonly cards: readonly (readonly string[])[];
  readonly pictures: readonly { readonly path: string; readonly bytes: Uint8Array }[];
}

/** Where the files lie, and what an honest import of them must find. */
export interface CompanyFiles {
  readonly files: {
    readonly customers: string;
    readonly orders: string;
    readonly cards: string;
    readonly pictures: string;
  };
  readonly rows: { readonly customers: number; readonly orders: number; readonly cards: number };
  readonly pictures: number;
  /** Exact sums of 余额(元) and 剩余次数 over all cards. */
  readonly totals: { readonly balance: string; readonly visits: string };
}

const customerCount = 5000;
const orderCount = 6000;
const pictureCount = 24;
const services = ['日常保洁', '深度保洁', '擦玻璃', '油烟机清洗', '开荒保洁', '地板打蜡'];
const packages = ['10次卡', '20次卡', '年卡', '充值卡'];
const rooms = ['厨房', '客厅', '卫生间', '阳台', '门口'];
const customerHeader = ['客户编号', '姓名', '手机', '地址', '登记日期', '身份证号', '门锁密码', '客户标签', '备注'];
const orderHeader = ['订单编号', '客户编号', '服务项目', '服务日期', '时长(小时)', '金额(元)', '状态'];
const cardHeader = ['会员卡号', '客户编号', '套餐', '剩余次数', '余额(元)', '到期日'];

function customerId(number: number): string {
  return `K${String(number).padStart(5, '0')}`;
}

function remark(random: Random): string {
  const notes = [
    '家里有猫,请关好纱窗',
    '老人在家,说话大声些',
    '客户说"周三下午最好"',
    '先打电话再上门\n停车位在 B2',
    '推荐人:"老客户", 给九折',
    '不要用含氯消毒水',
    '发票开公司抬头;月结',
  ];
  if (random.chance(0.55)) return '';
  if (random.chance(0.03)) return `备用电话 ${mobileNumber(random)}`;
  if (random.chance(0.02)) return `门锁密码 ${random.digits(6)}#,用完请复位`;
  if (random.chance(0.01)) return `开票用身份证 ${identityNumber(random)}`;
  return random.pick(notes);
}

function customerRow(random: Random, number: number, before: readonly string[] | undefined): string[] {
  // A doubled entry: the same person under a new number, as shops have them.
  if (before !== undefined && random.chance(0.015)) return [customerId(number), ...before.slice(1, -1), '重复登记?'];
  const code = random.chance(0.35)
    ? random.pick([`${random.digits(6)}#`, random.digits(6), `*${random.digits(4)}#`])
    : '';
  return [
    customerId(number),
    personName(random),
    random.chance(0.98) ? mobileNumber(random) : '',
    homeAddress(random),
    day(random, 2018, 2025),
    random.chance(0.2) ? identityNumber(random) : '',
    code,
    random.chance(0.3) ? random.pick(['优质', '爱砍价', '投诉过', '转介绍']) : '',
    remark(random),
  ];
}

function makeCustomers(random: Random): string[][] {
  const rows: string[][] = [];
  for (let number = 1; number <= customerCount; number += 1) rows.push(customerRow(random, number, rows.at(-1)));
  return rows;
}

function orderRow(random: Random, number: number): WorkbookCell[] {
  const hours = random.whole(2, 8);
  const price = random.pick([48, 55, 62.5]);
  const states = ['已完成', '已完成', '已完成', '已预约', '已取消'];
  return [
    `DD2025${String(number).padStart(6, '0')}`,
    customerId(random.whole(1, customerCount)),
    random.pick(services),
    { day: day(random, 2023, 2025) },
    hours,
    hours * price,
    random.pick(states),
  ];
}

function makeOrders(random: Random): WorkbookCell[][] {
  const rows = Array.from({ length: orderCount }, (_, index) => orderRow(random, index + 1));
  const sum = rows.reduce((total, row) => total + (typeof row[5] === 'number' ? row[5] : 0), 0);
  return [['云桥保洁服务有限公司 订单明细'], orderHeader, ...rows, ['合计', '', '', '', '', sum]];
}

function makeCards(random: Random): string[][] {
  const rows: string[][] = [];
  for (let number = 1; number <= customerCount; number += 1) {
    if (!random.chance(0.25)) continue;
    const kind = random.pick(packages);
    const balance = kind === '充值卡' ? `${random.whole(0, 3000)}.${random.pick(['00', '50', '80'])}` : '0.00';
    const visits = kind === '充值卡' ? '' : String(random.whole(0, 20));
    const card = `VIP${String(random.whole(0, 99_999)).padStart(5, '0')}${number}`;
    rows.push([card, customerId(number), kind, visits, balance, day(random, 2026, 2027)]);
  }
  return rows;
}

function makePictures(random: Random, customers: readonly (readonly string[])[]): Company['pictures'] {
  return Array.from({ length: pictureCount }, (_, index) => {
    const [id = '', name = ''] = random.pick(customers);
    const stem = `${estateName(random)}/${id} ${name} ${random.pick(rooms)}${index + 1}`;
    if (index % 3 === 0) {
      const colour = [random.whole(90, 250), random.whole(90, 250), random.whole(90, 250)] as const;
      return { path: `${stem}.png`, bytes: pngPicture(64, 48, colour) };
    }
    return { path: `${stem}.jpg`, bytes: jpegPicture(8, random.whole(32, 63), index % 4 === 1) };
  });
}

export function makeCompany(seed: number): Company {
  const random = createRandom(seed);
  const customers = makeCustomers(random);
  return {
    customers: [customerHeader, ...customers],
    orders: makeOrders(random),
    cards: [cardHeader, ...makeCards(random)],
    pictures: makePictures(random, customers),
  };
}

/** CSV as Excel writes it: CRLF, quotes only where needed. */
function excelCsv(rows: readonly (readonly string[])[]): string {
  const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(field).join(',')}\r\n`).join('');
}

/** Adds decimals with at most two places exactly. */
function sumOf(rows: readonly (readonly string[])[], column: number): string {
  const cents = rows.slice(1).reduce((sum, row) => sum + Math.round(100 * Number(row[column] ?? 0)), 0);
  return (cents / 100).toFixed(2).replace(/\.?0+$/, '');
}

async function writePictures(folder: string, pictures: Company['pictures']): Promise<void> {
  for (const { path, bytes } of pictures) {
    const parts = path.split('/');
    await mkdir(join(folder, ...parts.slice(0, -1)), { recursive: true });
    await writeFile(join(folder, ...parts), bytes);
  }
  // What Windows leaves in every folder that was looked at.
  await writeFile(join(folder, 'Thumbs.db'), 'thumbnails');
}

/** Writes the company's files into `dir`, which is made if it is not there: 客户.csv (GB18030), 订单.xlsx, 次卡.csv (UTF-8), 照片/. */
export async function writeCompany(dir: string, seed = 1): Promise<CompanyFiles> {
  const company = makeCompany(seed);
  const files = {
    customers: join(dir, '客户.csv'),
    orders: join(dir, '订单.xlsx'),
    cards: join(dir, '次卡.csv'),
    pictures: join(dir, '照片'),
  };
  await mkdir(files.pictures, { recursive: true });
  await writeFile(files.customers, encodeGb18030(excelCsv(company.customers)));
  await writeFile(files.orders, writeWorkbook([{ name: '订单', rows: company.orders }]));
  await writeFile(files.cards, `\ufeff${excelCsv(company.cards)}`);
  await writePictures(files.pictures, company.pictures);
  return {
    files,
    rows: { customers: customerCount, orders: orderCount, cards: company.cards.length - 1 },
    pictures: pictureCount,
    totals: { balance: sumOf(company.cards, 4), visits: sumOf(company.cards, 3) },
  };
}
