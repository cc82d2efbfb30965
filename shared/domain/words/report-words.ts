// What a package's reports say, in words: what was done with each column, who could still be recognised, and what the reports do not say.
import type { Lang } from '../lang.ts';

const limitsZh = {
  scan_misses: '检查靠列名、格式和词表去找，找不全。',
  text_may_tell: '文字里遮住的是认出来的部分，剩下的话也许还看得出说的是谁。',
  files_unread: '照片和别的文件里写了什么，没有看。',
  still_personal: '打了码、换成代号、写粗了，也仍然是个人信息。',
  named_columns: '只算了列出来的这几列。',
  other_knowledge: '还知道别的事的人，能认出更多的人。',
  rows_are_persons: '按一行一个人算；一个人有好几行的，真实的可能比这里说的大。',
} as const;

/** The closed list of what a report of this program says it does not say. */
export type ReportLimit = keyof typeof limitsZh;

const limitsEn = {
  scan_misses: 'The check goes by column names, formats and word lists; it does not find everything.',
  text_may_tell: 'In texts, what was found is covered; the rest may still tell who is meant.',
  files_unread: 'What photos and other files say inside was not looked at.',
  still_personal: 'Covered, replaced by codes or written more coarsely, it is still personal information.',
  named_columns: 'Only the columns named here are counted.',
  other_knowledge: 'Somebody who knows more can recognise more people.',
  rows_are_persons:
    'One row counts as one person; of a person with several rows, more may be recognised than this says.',
} as const satisfies Record<ReportLimit, string>;

const zh = {
  title: '资料是怎么处理的',
  table: '表',
  column: '列',
  kind: '是什么',
  action: '怎么处理',
  reason: '理由',
  cells: '变了或没交的格',
  fewCells: '不到 10',
  leftOut: '没交的行',
  rows: '行数',
  gate: '封好以后又打开查过',
  searched: '不交的和改过的内容共 {values} 个，在 {cells} 格和 {texts} 处名称、记录里找过。',
  refused: '在不该有的地方找到一处，就封不成。',
  notSecret: '程序当成秘密、封存人说不是的列',
  grounds: '不交的行，凭的是这些单据',
  groundLine: '{place}（{reason}）：文件指纹 {sha256}',
  allowed: '按封存人的决定，可以原样出现的',
  allowedLine: '{from} 的内容，在 {into} 里：{cells} 格，理由：{reason}',
  risk: '有几个人可能被认出来',
  before:
    '原来的资料，凭{by}来认：都一样的算一组，最小的一组 {k} 行；最容易认的一行，猜中的可能是 {worst}，平均 {average}。',
  after: '交出去的，凭{by}来认：最小的一组 {k} 行；最容易认的一行，猜中的可能是 {worst}，平均 {average}。',
  limits: '这份说明说不到的',
  otherLimit: '封存时还写了一条这个程序不认识的限制：{word}',
  join: '、',
} as const;

const en = {
  title: 'What was done with the data',
  table: 'Table',
  column: 'Column',
  kind: 'What it is',
  action: 'What was done',
  reason: 'Reason',
  cells: 'Cells changed or not handed over',
  fewCells: 'fewer than 10',
  leftOut: 'Rows not handed over',
  rows: 'Rows',
  gate: 'What was sealed was opened again and searched',
  searched: '{values} values that stay or were changed were looked for in {cells} cells and {texts} names and records.',
  refused: 'Had one been found where it may not be, nothing would have been sealed.',
  notSecret: 'Columns that the program took for secrets and the sealer said are none',
  grounds: 'Papers that rows stay for',
  groundLine: '{place} ({reason}): fingerprint {sha256}',
  allowed: 'What may stand as it is, by decision of the sealer',
  allowedLine: 'values of {from} in {into}: {cells} cells, reason: {reason}',
  risk: 'Who might be recognised',
  before:
    'In the source, by {by}: rows that agree in these are one group, the smallest of {k}; for the easiest row a guess is right with {worst}, on average with {average}.',
  after:
    'As handed over, by {by}: the smallest group is of {k}; for the easiest row a guess is right with {worst}, on average with {average}.',
  limits: 'What this does not say',
  otherLimit: 'The sealer noted a limit that this program does not know: {word}',
  join: ', ',
} as const satisfies Record<keyof typeof zh, string>;

export type ReportWords = Readonly<Record<keyof typeof zh, string>>;

export const reportWords: Readonly<Record<Lang, ReportWords>> = { zh, en };
export const reportLimits: Readonly<Record<Lang, Readonly<Record<ReportLimit, string>>>> = {
  zh: limitsZh,
  en: limitsEn,
};

/** The sentence of a limit; undefined for a word of another program. */
export function limitWords(limit: string, lang: Lang): string | undefined {
  const known: Readonly<Record<string, string>> = reportLimits[lang];
  return Object.hasOwn(known, limit) ? known[limit] : undefined;
}
