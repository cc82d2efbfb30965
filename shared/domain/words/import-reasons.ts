// Why a file is read the way it is, in words, beside how sure that is; a reason that this version does not know has none.
import type { Lang } from '../lang.ts';

const zh = {
  marked: '文件自己写明了',
  known_bill: '认出是哪家的账单',
  well_formed: '全文都合这种编码',
  well_begun: '开头都合这种编码；后面若有不合的行，会退回',
  nearly_well_formed: '除了几处，全文都合这种编码；那几行会退回',
  ascii_only: '只有英文、数字，哪种编码都一样',
  no_utf8: '不是 UTF-8，按常见的中文编码试出来的',
  rows_agree: '这样切，每行格数最整齐',
  lined_up: '每行的列都对得齐',
  one_column: '没有切得开的符号，当一列',
  usual: '最常见的写法',
  null_marks: '有 \\N 这样的空值记号',
  quotes_around: '格子外面都是这种引号',
  quotes_inside: '引号夹在文字中间，不是包着格子的',
  known_names: '有姓名、电话这类常见的列名',
  values_below: '它下面才是数字、日期',
  first_full_row: '它是第一行填满的',
  values_at_once: '第一行就是数字、日期',
  names_at_once: '第一行就是人名',
  stated: '文件自己写明了列名',
  adds_up: '上面各行加起来正好是它',
  sum_words: '写着合计、备注这类话，后面没有别的行',
  rows_to_end: '一直到最后一行都是表里的行',
  end_unseen: '只看了开头；表尾的合计行，放进去时会另放',
  all_rows: '这种文件每一行都是资料',
} as const satisfies Record<string, string>;

const en = {
  marked: 'the file says so itself',
  known_bill: 'a bill of a program that is known',
  well_formed: 'all of the text fits this encoding',
  well_begun: 'the beginning of the text fits this encoding; rows further on that do not are refused',
  nearly_well_formed: 'all but a few places of the text fit this encoding; the rows with those are refused',
  ascii_only: 'English letters and digits only: any encoding reads the same',
  no_utf8: 'it is not UTF-8; found by trying the usual Chinese encodings',
  rows_agree: 'cut this way, the rows agree best in their number of cells',
  lined_up: 'the columns of every line line up',
  one_column: 'no sign cuts the rows: one column',
  usual: 'the usual way',
  null_marks: 'it has marks like \\N for no value',
  quotes_around: 'cells stand between quotes of this kind',
  quotes_inside: 'quotes stand inside the text, not around cells',
  known_names: 'it has usual column names, like name or phone',
  values_below: 'numbers and dates begin below it',
  first_full_row: 'it is the first row that is filled',
  values_at_once: 'the first row holds numbers or dates already',
  names_at_once: 'the first row holds a name of a person already',
  stated: 'the file states its columns',
  adds_up: 'it is the sum of the rows above it',
  sum_words: 'it says total, note or the like, and no row follows',
  rows_to_end: 'the last row is one of the table',
  end_unseen: 'only the beginning was looked at; sums at the end are set apart as the file is taken in',
  all_rows: 'every row of such a file is data',
} as const satisfies Record<keyof typeof zh, string>;

export const importReasons: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { zh, en };

/** Empty for what a person chose: that is said already. */
export function importReason(reason: string, lang: Lang): string {
  return (Object.hasOwn(importReasons[lang], reason) ? importReasons[lang][reason] : undefined) ?? '';
}
