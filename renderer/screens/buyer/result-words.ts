// The words of a check: its title and sentence, the fact of each line, the drawer's detail, and the printed page.
import { useTranslation } from 'react-i18next';
import { describeError } from '../../../shared/domain/words/describe.ts';
import { useTear } from '../../app/case-strip.tsx';
import { dayAndTime, number, time } from '../../app/format.ts';
import { nameOf } from '../../app/parties.ts';
import { useSession, useWords } from '../../app/session.ts';
import { type Reason, reasonsOf } from '../../app/why.tsx';
import { useCount, useLabels } from '../../app/words.ts';
import type { ResultFacts } from '../../paper/pages.tsx';
import { cellsOfCheck } from './check-strip.tsx';
import { failed } from './next-of.ts';
import type { Checked } from './verify.ts';

export type Line = Checked['lines'][number];

/** What a package fails with: the engine's own error, or that of the first bad line. */
export function problemOf({ error, bad, file }: Checked) {
  if (error !== undefined) return { ...error, where: { file: file.name, ...error.where } };
  return { code: bad?.code ?? 'digest', where: { file: file.name }, facts: {} };
}

export function useResultWords(checked: Checked | undefined): {
  title: string;
  lead: string;
  tear: string | undefined;
} {
  const { t } = useTranslation();
  const { lang } = useSession();
  const reason = checked !== undefined && failed(checked) ? describeError(problemOf(checked), lang) : undefined;
  const sentence = reason === undefined ? undefined : (reason.where ?? reason.what);
  const tear = useTear(checked === undefined ? [] : cellsOfCheck(checked), sentence);
  if (checked === undefined) return { title: t('check.title'), lead: t('check.lead'), tear };
  const when = t('check.goodLead', { time: time(checked.at, lang), seconds: number(checked.seconds, lang) });
  if (failed(checked)) return { title: t('check.bad'), lead: when, tear };
  if (checked.good) return { title: t('check.good'), lead: when, tear };
  return { title: t('check.unsure'), lead: t('check.unsureText'), tear };
}

/** The fact beside a line's result, and its folded details. */
export function useLineWords(): (line: Line, checked: Checked) => { fact: string; details: string[] } {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  const count = useCount();
  const filesOf = ({ files, lists }: { readonly files: number; readonly lists: number }) =>
    lists === 0
      ? count('files', files)
      : t('check.facts.filesAndLists', { files: count('files', files), lists: count('lists', lists) });
  return ({ line, result }, { facts }) => {
    if (facts === undefined) return { fact: '', details: [] };
    const { seller, buyer } = facts;
    const rows = facts.tables.reduce((sum, table) => sum + (table.rows ?? 0), 0);
    const amounts = { tables: count('tables', facts.tables.length), files: filesOf(facts) };
    const known = facts.tables.every((table) => table.rows !== undefined);
    const much = known
      ? t('check.facts.content', { ...amounts, rows: count('rows', rows) })
      : t('check.facts.contentTables', amounts);
    switch (line) {
      case 'integrity':
        return {
          fact: t('check.facts.integrity'),
          details: [t('check.facts.made', { when: dayAndTime(facts.made, lang) })],
        };
      case 'signer':
        return {
          fact: `${nameOf(seller)} · ${label.trust[seller.trust]}`,
          details: [`${t('recipient.card.short')} ${seller.short}`],
        };
      case 'authority':
        return { fact: t(result === 'good' ? 'check.facts.authority' : 'check.facts.authorityOpen'), details: [] };
      case 'recipient':
        return {
          fact: `${nameOf(buyer)} · ${t(facts.for_us ? 'check.facts.recipientUs' : 'check.facts.recipientOther')}`,
          details: [`${t('recipient.card.short')} ${buyer.short}`],
        };
      case 'content':
        return {
          fact: result === 'good' ? much : t('check.facts.contentOpen'),
          details: result === 'good' ? [] : [much],
        };
    }
  };
}

export function useDetails(checked: Checked | undefined): Reason[] {
  const { reasons } = useWords();
  const { names } = reasons;
  if (checked === undefined) return reasonsOf(reasons.check);
  const { file, facts, sha256, sm3, error } = checked;
  const code = (term: string, text: string | undefined): Reason[] =>
    text === undefined ? [] : [{ term, text, code: true }];
  return [
    { term: names.file, text: file.name },
    ...code(names.id, facts?.id),
    ...code(names.sha256, sha256),
    ...code(names.sm3, sm3),
    ...code(names.program, facts?.program),
    ...code(names.code, error?.code),
    ...reasonsOf(reasons.check),
  ];
}

export function usePrintedResult(checked: Checked | undefined): ResultFacts {
  const { lang } = useSession();
  const label = useLabels();
  const words = useLineWords();
  if (checked === undefined) return { lines: [], when: '' };
  const { facts, sha256, sm3, lines, at } = checked;
  return {
    lines: lines.map((line) => [label.line[line.line][line.result], words(line, checked).fact] as const),
    when: dayAndTime(at.toISOString(), lang),
    short: facts?.short,
    sha256,
    sm3,
  };
}
