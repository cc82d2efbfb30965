// Tells a row that is no customer's by its words: a sum, a remark under the table, a line of dashes.
import { rulerForm } from '../../../data/csv/aligned-form.ts';
import type { AsideKind } from '../record.ts';

export type WordKind = Extract<AsideKind, 'total' | 'note' | 'separator'>;

const sums = '合计|总计|小计|共计|累计|总和|总数|汇总';
/** Spaces are taken out before: 合 计. What is counted, a unit and the sum itself may follow: 合计（元）：12.50元. */
const totalWord = new RegExp(
  `^(?:本页|本月|本日|当日|全部|以上|金额|人数|分类|人民币|外币)?(?:${sums})(?:金额|人数|数量|笔数|行)?(?:[(（][^)）]{1,8}[)）])?[:：]?(?:[¥￥]?-?[\\d,.]+[元人笔条户次行]?)?$`,
);
const latinTotal = /^(?:sub-?total|grandtotal|total|sum|pagetotal)[:：]?$/i;
/** Excel's own subtotals: the group, a space, the word. */
const groupTotal = /^\S.{0,30}\s(?:汇总|小计|合计|Total)$/;
/** Alone in a row of a wide table. A customer may be called 统计局老李 or 以上海为家: a word is a label only with what ends a label behind it. */
const noteWord = new RegExp(
  [
    /^(?:备注|说明|制表|填表|导出|打印|审核|统计|数据来源)(?:人|日期|时间|单位|员)?(?:\s*[:：]|\s+[\d[]|$)/,
    /^注(?:[:：\d.、]|$)/,
    /^(?:合计|总计)(?:[\s:：\d(（¥￥共]|$)/,
    /^以上(?:为|是|共|均|数据|信息|资料|名单|内容|合计)|^以下空白/,
    /^[(（]\d[\d,]*\s?(?:rows?|行|行记录|条记录|记录)[)）]$|^\d[\d,]* rows? in set\b/,
    /^共\s?\d|^第\s?\d+\s?页|^page\s\d+|^[-—]\s?\d+\s?[-—]$/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'i',
);
/** Alone or beside its like in a row of any table. */
const labelled =
  /^(?:备注|说明|注|制表(?:人|日期|时间|单位)?|填表(?:人|日期)?|审核(?:人|日期)?|经办人|负责人|(?:金额|人民币)?[(（]?大写[)）]?|导出(?:人|时间|日期)|打印(?:人|时间|日期)|统计(?:时间|日期|人)|数据来源)\s?[:：]/;
const dashes = /^[#\s]*[-=_*─━—~]{3,}(?:.{0,60}[-=_*─━—~]{3,})?\s*$/;
const amount = /^[¥￥$]?[-+]?[\d,]*\.?\d+%?[元人笔条户次行个张]?$/;
/** A sum has no telephone, no identity number, no address of mail. */
const contact = /^(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8}|\d{17}[\dXx]|[^@\s]+@[^@\s]+)$/;

/** Two dashes in a cell only say that nothing is there. */
const isRuled = (cell: string) => dashes.test(cell) || (rulerForm.test(cell) && /[-=]{3}/.test(cell));

/** A sum or a remark is written in few signs; longer cells are not looked at. */
export const longestWord = 200;
/** Below so many columns one filled cell is an ordinary row. */
const wideEnough = 4;

function isTotal(first: string, others: readonly string[]): boolean {
  const word = first.replace(/\s/g, '');
  if (others.some((cell) => contact.test(cell))) return false;
  if (totalWord.test(word)) return true;
  return (
    (latinTotal.test(word) || groupTotal.test(first)) && others.length > 0 && others.every((cell) => amount.test(cell))
  );
}

/**
 * What the filled cells of a row say, trimmed; undefined for a customer's row.
 * @param width columns of the table
 */
export function kindOfWords(filled: readonly string[], width: number): WordKind | undefined {
  const [first = '', ...others] = filled;
  if (filled.every(isRuled)) return 'separator';
  if (isTotal(first, others)) return 'total';
  if (filled.every((cell) => labelled.test(cell))) return width > 1 ? 'note' : undefined;
  return others.length === 0 && width >= wideEnough && noteWord.test(first) ? 'note' : undefined;
}

/** First signs of all that is told here; 1 for a sign in ASCII or in the basic plane. */
const begins = new Uint8Array(0x10000);
for (const sign of '合总小共累汇本当全以金人分外备说注制导打审填统数第经负大(（—─━-=_*#~+|: \tsStTgGpP')
  begins[sign.charCodeAt(0)] = 1;

/** Excel's own subtotals begin with the group's name, what consoles of databases count with its number: their last sign tells. */
const ending = /[总计l)]$/;
/** Last bytes of these signs in UTF-8, and of spaces behind them. */
const endings = new Uint8Array(0x100);
for (const sign of '总计l) \t\u3000') endings[new TextEncoder().encode(sign).at(-1) ?? 0] = 1;

/** For a kernel: a bit for each sign of the basic plane that words begin with, and 1 for each byte that they may end in. */
export function wordSigns(): { readonly words: Uint8Array; readonly wordEnds: Uint8Array } {
  const words = new Uint8Array(begins.length >>> 3);
  for (let sign = 0; sign < begins.length; sign += 1) {
    words[sign >>> 3] = (words[sign >>> 3] as number) | ((begins[sign] as number) << (sign & 7));
  }
  return { words, wordEnds: endings };
}

/** As `mayBeAside`, of the first filled cell as text, trimmed. */
export function mayBeAsideText(first: string): boolean {
  return begins[first.charCodeAt(0)] === 1 || ending.test(first);
}

/** False if no row whose first filled cell is this (UTF-8) can be told: most rows need not become text. */
export function mayBeAside(bytes: Uint8Array, start: number, end: number): boolean {
  return endings[bytes[end - 1] as number] === 1 || beginsAside(bytes, start);
}

function beginsAside(bytes: Uint8Array, start: number): boolean {
  const byte = bytes[start] as number;
  if (byte < 0x80) return begins[byte] === 1;
  if (byte < 0xe0 || byte >= 0xf0) return false;
  const code = ((byte & 15) << 12) | (((bytes[start + 1] as number) & 63) << 6) | ((bytes[start + 2] as number) & 63);
  return begins[code] === 1;
}
