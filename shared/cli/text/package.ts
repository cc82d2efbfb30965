// Packages as text: what they are, who can open them, and the five lines of a check.

import type { Lang } from '../../domain/lang.ts';
import { describeError } from '../../domain/words/describe.ts';
import type { Output } from '../../ipc/contract.ts';
import { align, grouped, type Pair, pairs, statedTime, table } from './layout.ts';
import { partyText } from './party.ts';
import type { Texts } from './zh.ts';

type Facts = Output<'package.inspect'>;
type Check = Output<'package.verify'>;

/** Rows of customers, and of a preview those of its table of counts. */
export function rowPairs(words: Texts, { rows, counts }: Pick<Output<'package.open'>, 'rows' | 'counts'>): Pair[] {
  return [
    [words.data.rows, grouped(rows)],
    [words.package.counts, counts === undefined ? undefined : grouped(counts)],
  ];
}

/** Attachments, and the lists beside them if there are any: they are no attachments. */
export function filePairs(words: Texts, { files, lists }: Pick<Facts, 'files' | 'lists'>): Pair[] {
  return [
    [words.file.files, grouped(files)],
    [words.file.lists, lists === 0 ? undefined : grouped(lists)],
  ];
}

function contents(words: Texts, facts: Facts): string[] {
  const { data, package: text } = words;
  const rows = facts.tables.map((one) => [
    one.id,
    one.columns_kept,
    one.columns_left_out,
    one.rows === undefined ? '–' : grouped(one.rows),
  ]);
  const tables =
    rows.length === 0 ? [] : ['', ...table([data.table, text.columnsKept, text.columnsLeftOut, data.rows], rows)];
  return [...tables, ...(facts.files + facts.lists === 0 ? [] : ['', ...pairs(filePairs(words, facts))])];
}

export function factLines(words: Texts, facts: Facts): string[] {
  const text = words.package;
  const known = pairs([
    [text.name, facts.name],
    [text.kind, words.words.kind[facts.kind]],
    [text.case, facts.case],
    [text.seq, String(facts.seq)],
    [text.made, statedTime(facts.made)],
    [text.seller, partyText(words, facts.seller)],
    [text.buyer, partyText(words, facts.buyer)],
    [text.holders, facts.holders === 0 ? undefined : String(facts.holders)],
    [text.suite, words.words.suite[facts.suite]],
    [text.program, facts.program],
    [text.short, facts.short],
    ['ID', facts.id],
  ]);
  return [...known, ...(facts.for_us ? [text.forUs] : []), ...contents(words, facts)];
}

const sign = { good: '✓', bad: '⬣', open: '△' } as const;

/** The five lines of a check, then the first reason if it failed. */
export function checkLines(words: Texts, lang: Lang, check: Omit<Check, 'facts'>): string[] {
  const rows = check.lines.map(({ line, result }) => [sign[result], words.words.line[line][result]]);
  const lines = align(rows);
  const digests = pairs([
    ['SHA-256', check.sha256],
    ['SM3', check.sm3],
  ]);
  if (check.error === undefined) return [...lines, check.good ? words.package.good : words.package.bad, ...digests];
  const { what, where, mend } = describeError(check.error, lang);
  const reason = `${words.package.bad}${words.colon}${what}${where === undefined ? '' : words.aside(where)}`;
  const hint = words.error.hint(check.error);
  return [...lines, reason, `  ${mend}`, ...(hint === undefined ? [] : [`  ${hint}`]), ...digests];
}
