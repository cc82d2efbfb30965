// The file that every row of the benchmark works on: 11 columns, about 208 bytes a row, with quotes, commas and line breaks in cells.
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { identityNumber, mobileNumber, personName } from '../../shared/engine/demo/people.ts';
import { createRandom, type Random } from '../../shared/engine/demo/random.ts';

export const header = [
  'id',
  'name',
  'mobile',
  'id_card',
  'email',
  'city',
  'address',
  'created',
  'visits',
  'total',
  'note',
];

/** Tells of each row which it is: visits of row n are n modulo 37. */
export const visitsCycle = 37;

const cities = ['上海市', '北京市', '杭州市', '苏州市', '成都市', '武汉市'];
const notes = [
  '',
  '',
  '别太早',
  '先打电话再上门,家里有一只猫,工作日 18:30 - 21:00 都在',
  '说"周三最好",最晚不要超过 11:30;前台登记 (09:00-18:00) 以后上 3 楼',
  '两行\n备注:厨房油烟机每 3 个月拆洗一次,滤网 2 片,上次 2025-11-08',
  '不要用含氯消毒水,谢谢;客厅地板打蜡 45.5 平方米,两个人 2.5 小时',
  '公司开发票,月底结账;no scented products, please: one of us is allergic (form of 2025-10-30)',
];

function row(number: number, random: Random): string[] {
  const city = random.pick(cities);
  return [
    String(number),
    personName(random),
    mobileNumber(random),
    identityNumber(random),
    `user${number}@mail.example`,
    city,
    `${city}樱桃区第${random.digits(3)}街${random.digits(2)}号${random.digits(1)}单元${random.digits(3)}室`,
    `2026-0${1 + (number % 9)}-1${number % 10}`,
    String(number % visitsCycle),
    `${(number * 7919) % 100_000}.${String(number % 100).padStart(2, '0')}`,
    random.pick(notes),
  ];
}

function line(cells: readonly string[]): string {
  return `${cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',')}\r\n`;
}

/** The rows, always the same ones. */
export function* customerRows(rows: number): Generator<string[]> {
  const random = createRandom(1);
  for (let number = 1; number <= rows; number += 1) yield row(number, random);
}

/** Writes the table as CRLF CSV. */
export async function writeCustomers(path: string, rows: number, encoding: 'utf-8' | 'gb18030'): Promise<void> {
  const out = createWriteStream(path);
  const encode = (text: string) => (encoding === 'utf-8' ? Buffer.from(text) : encodeGb18030(text));
  let text = line(header);
  for (const cells of customerRows(rows)) {
    text += line(cells);
    if (text.length < 1 << 20) continue;
    if (!out.write(encode(text))) await once(out, 'drain');
    text = '';
  }
  out.end(encode(text));
  await finished(out);
}
