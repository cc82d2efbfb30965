// An amount as people write it, ¥1,000.50, 1 000,50元, 12张: as a plain decimal, with what it counts.
import { plain } from './redaction/normal-form.ts';

export interface WrittenAmount {
  /** As FORMAT.md 7 writes `dec`. */
  readonly decimal: string;
  /** 元 for yuan however they are written, $, or the word behind the number; empty where nothing is said. */
  readonly unit: string;
}

const yuan = ['元整', '圆整', '元', '圆', '块', 'RMB', 'CNY'];
const counted = '课时 小时 人次 积分 次 张 笔 件 个 条 户 份 台 套 人 位 只 瓶 盒 包 节 天 间 颗 分 期'.split(' ');
/** Thousands in groups of three; a comma stands for the point only where spaces set them apart, before cents. */
const number = String.raw`(?:(?<whole>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,40})(?:\.(?<places>\d{1,10}))?|(?<spaced>\d{1,3}(?: \d{3})+),(?<cents>\d{1,2}))`;
const written = new RegExp(
  String.raw`^(?<sign>[+-]?)(?:(?<before>¥|\$|RMB|CNY) ?)?(?<inner>[+-]?)${number} ?(?<behind>${[...yuan, ...counted].join('|')})?$`,
  'i',
);

const nothing: ReadonlySet<string> = new Set(['-', '--', '/', '无', '']);

function unitOf(before = '', behind = ''): string | undefined {
  const [currency, word] = [before.toUpperCase(), behind.toUpperCase()];
  const first = currency === '' || currency === '$' ? currency : '元';
  const last = yuan.includes(word) ? '元' : word;
  return first === '' || last === '' || first === last ? first || last : undefined;
}

function amountOf(text: string): WrittenAmount | undefined {
  const { sign, inner, before, behind, whole, places, spaced, cents } = written.exec(text)?.groups ?? {};
  const digits = (whole ?? spaced)?.replace(/[, ]/g, '');
  const unit = unitOf(before, behind);
  if (digits === undefined || unit === undefined || /^0\d/.test(digits) || (sign && inner)) return undefined;
  const fraction = places ?? cents;
  const size = fraction === undefined ? digits : `${digits}.${fraction}`;
  const isNegative = sign === '-' || inner === '-';
  return { decimal: isNegative && /[1-9]/.test(size) ? `-${size}` : size, unit };
}

/** Undefined for what is no amount, or may be read in two ways: 1,50 · 1.000,50 · 5% · 1.5万. */
export function readAmount(text: string): WrittenAmount | undefined {
  return amountOf(text) ?? amountOf(plain(text));
}

/** Stands where there is no amount: -, /, 无. */
export function isNoAmount(text: string): boolean {
  return nothing.has(plain(text).replaceAll('—', '-'));
}
