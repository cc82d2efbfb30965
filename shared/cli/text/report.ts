// What was done with the data of a package, as text: column by column, who could be recognised, and what this does not say.
import type { Lang } from '../../domain/lang.ts';
import { knownKinds } from '../../domain/report-kinds.ts';
import type { Reason } from '../../domain/vocabulary.ts';
import { limitWords, reportWords } from '../../domain/words/report-words.ts';
import { fill } from '../../domain/words/template.ts';
import type { Output } from '../../ipc/contract.ts';
import { align, type Cell, grouped, percent } from './layout.ts';
import type { Texts } from './zh.ts';

type Reports = Output<'package.inspect'>['reports'];
type Few = Reports['tables'][number]['left_out'][number]['rows'];

/** Without its number where there is none to tell. */
const few = (lang: Lang, count: Few | undefined): Cell =>
  count === undefined ? '' : count === '<10' ? reportWords[lang].fewCells : count;

const counted = (lang: Lang, count: Few): string => (count === '<10' ? reportWords[lang].fewCells : grouped(count));

function columnLines(words: Texts, lang: Lang, { tables }: Reports): string[] {
  const { action, cells, column, kind, reason } = reportWords[lang];
  const rows = tables.flatMap(({ id, columns }) =>
    columns.map((one) => [
      `${id}.${one.id}`,
      words.pi(one.pi),
      words.words.action[one.action],
      words.words.reason[one.reason],
      few(lang, one.cells),
    ]),
  );
  return rows.length === 0 ? [] : align(rows, [column, kind, action, reason, cells]);
}

function leftOutLines(words: Texts, lang: Lang, { tables }: Reports): string[] {
  const { leftOut, rows: heading, table } = reportWords[lang];
  const rows = tables.flatMap(({ id, left_out }) =>
    left_out.map(({ reason, rows: count }) => [id, words.words.reason[reason], few(lang, count)]),
  );
  return rows.length === 0 ? [] : ['', leftOut, ...align(rows, [table, words.data.reason, heading])];
}

function statedText(lang: Lang, { not_secret: stated }: Reports): string[] {
  const columns = stated.map(({ column, table }) => `${table}.${column}`).join(reportWords[lang].join);
  return stated.length === 0 ? [] : ['', reportWords[lang].notSecret, `  ${columns}`];
}

const reasonText = (words: Texts, reason: string) =>
  Object.hasOwn(words.words.reason, reason) ? words.words.reason[reason as Reason] : reason;

function groundText(words: Texts, lang: Lang, { grounds }: Reports): string[] {
  const text = reportWords[lang];
  const lines = grounds.map(({ column, rule, sha256, table }) => {
    const place = `${table}.${column}`;
    return `  ${fill(text.groundLine, { place, reason: reasonText(words, rule), sha256 })}`;
  });
  return lines.length === 0 ? [] : ['', text.grounds, ...lines];
}

function gateText(words: Texts, lang: Lang, { allowed, gate }: Reports): string[] {
  if (gate === undefined) return [];
  const text = reportWords[lang];
  const counts = Object.fromEntries(Object.entries(gate).map(([name, count]) => [name, counted(lang, count)]));
  const lines = allowed.map(({ cells, column, from_column, from_table, reason, table }) => {
    const [from, into] = [`${from_table}.${from_column}`, `${table}.${column}`];
    return `  ${fill(text.allowedLine, { from, into, cells: counted(lang, cells), reason: reasonText(words, reason) })}`;
  });
  return [
    '',
    text.gate,
    `  ${fill(text.searched, counts)}`,
    `  ${text.refused}`,
    ...(lines.length === 0 ? [] : ['', text.allowed, ...lines]),
  ];
}

function riskText(words: Texts, lang: Lang, reports: Reports): string[] {
  const { risk } = reports;
  if (risk === undefined) return [];
  const text = reportWords[lang];
  const sentence = (says: string, { k, average_permille, worst_permille, ...by }: Omit<typeof risk, 'before'>) => {
    const [worst, average] = [worst_permille, average_permille].map((permille) => percent(permille / 1000));
    const kinds = knownKinds(reports.tables, by, words.pi).join(text.join);
    return `  ${fill(says, { by: kinds, k: grouped(k), worst, average })}`;
  };
  const before = risk.before === undefined ? [] : [sentence(text.before, risk.before)];
  return ['', text.risk, ...before, sentence(text.after, risk)];
}

/** Nothing for a package without tables. */
export function reportLines(words: Texts, lang: Lang, reports: Reports): string[] {
  const columns = columnLines(words, lang, reports);
  if (columns.length === 0) return [];
  const { limits, otherLimit, title } = reportWords[lang];
  const sentences = reports.limits.map((word) => `  ${limitWords(word, lang) ?? fill(otherLimit, { word })}`);
  return [
    '',
    title,
    ...columns,
    ...leftOutLines(words, lang, reports),
    ...groundText(words, lang, reports),
    ...statedText(lang, reports),
    ...gateText(words, lang, reports),
    ...riskText(words, lang, reports),
    ...(sentences.length === 0 ? [] : ['', limits, ...sentences]),
  ];
}
