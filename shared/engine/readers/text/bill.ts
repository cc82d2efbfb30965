// Knows the bills of WeChat Pay and Alipay by their first rows: where the list begins, what is put around its values, how it ends.
import { filledCells, type SampleRow } from '../rows/cells.ts';
import type { BillRule } from '../rows/field-rules.ts';

/** `wechat`, `alipay`: a person's bill, as CSV or sheet · `wechat_merchant`, `alipay_merchant`: that of a shop */
export type BillKind = 'wechat' | 'wechat_merchant' | 'alipay' | 'alipay_merchant';

export interface Bill {
  readonly kind: BillKind;
  readonly headerLine: number;
  readonly rules: ReadonlySet<BillRule>;
  /** The first cell of a row with which the sums begin: from there on no row is one of the list's. */
  readonly sums: RegExp;
}

interface Form {
  readonly kind: BillKind;
  /** Some row above the list says so; undefined: the list comes at once. */
  readonly title: RegExp | undefined;
  /** Names that the header has among others. */
  readonly names: readonly RegExp[];
  readonly rules: readonly BillRule[];
  readonly sums: RegExp;
}

const endOfList = /^#?-{3,}.*(?:结束)?-{3,}$/;
const forms: readonly Form[] = [
  {
    kind: 'wechat',
    title: /^微信支付账单明细/,
    names: [/^交易时间$/, /^交易类型$/, /^交易单号$/],
    rules: [],
    sums: endOfList,
  },
  {
    // v2 and v3 of the trade bill, and the bill of the account's flow.
    kind: 'wechat_merchant',
    title: undefined,
    names: [/^(?:交易|记账)时间$/, /^(?:商户号|微信支付业务单号)$/, /^(?:商户订单号|业务类型)$/],
    rules: ['backtick'],
    sums: /^(?:总交易单数|资金流水总笔数|总.{0,12}笔数)$/,
  },
  {
    kind: 'alipay',
    title: /^(?:支付宝交易记录明细查询|-*支付宝（中国）网络技术有限公司|支付宝账户[:：])/,
    names: [/^交易(?:订单)?号$/, /^(?:商家|商户)订单号$/, /^交易(?:创建)?时间$/],
    rules: ['padding'],
    sums: endOfList,
  },
  {
    kind: 'alipay_merchant',
    title: /^#支付宝.{0,8}(?:查询|明细|汇总)/,
    names: [/^(?:支付宝交易号|账务流水号|业务流水号)$/, /^商户订单号$/],
    rules: ['padding'],
    sums: /^#/,
  },
];

/** Rows above the list: WeChat writes 16, Alipay up to 24. */
const longestHead = 60;

function isHeaderOf({ names }: Form, { cells }: SampleRow): boolean {
  const trimmed = cells.map((cell) => cell.trim());
  return names.every((name) => trimmed.some((cell) => name.test(cell)));
}

/** A shop's bill of WeChat Pay has no title: the row below its header has the sign in front of each value. */
function hasBackticks(row: SampleRow | undefined): boolean {
  const cells = row?.cells.filter((cell) => cell !== '') ?? [];
  return cells.length > 1 && cells.every((cell) => cell.startsWith('`'));
}

function billOf(form: Form, rows: readonly SampleRow[]): Bill | undefined {
  const index = rows.slice(0, longestHead).findIndex((row) => isHeaderOf(form, row));
  if (index < 0) return undefined;
  const above = rows.slice(0, index).filter((row) => filledCells(row) > 0);
  const isKnown =
    form.title === undefined
      ? above.length === 0 && hasBackticks(rows[index + 1])
      : above.some(({ cells }) => cells.some((cell) => form.title?.test(cell.trim())));
  if (!isKnown) return undefined;
  return { kind: form.kind, headerLine: rows[index]?.line ?? 0, rules: new Set(form.rules), sums: form.sums };
}

export function knownBill(rows: readonly SampleRow[]): Bill | undefined {
  for (const form of forms) {
    const bill = billOf(form, rows);
    if (bill !== undefined) return bill;
  }
  return undefined;
}
