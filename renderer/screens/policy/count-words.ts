// The counts of 卖4 in sentences, for the screen and for paper.
import { useTranslation } from 'react-i18next';
import { useSession, useWords } from '../../app/session.ts';
import { useCount, useLabels } from '../../app/words.ts';
import type { Checked } from './use-counts.ts';

type LeftOut = Checked['tables'][number]['left_out'];

/** Why rows stay, and how many of them only because nobody can read what is written there. */
export function useLeftOut(): (leftOut: LeftOut) => string {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  const label = useLabels();
  const one = ({ reason, rows, unreadable }: LeftOut[number]) => {
    const said = t('policy.check.stays', { reason: label.reason[reason], rows: count('rows', rows) });
    if (unreadable === 0) return said;
    const unread = t('policy.check.unreadable', { rows: count('rows', unreadable) });
    return lang === 'zh' ? `${said}（${unread}）` : `${said} (${unread})`;
  };
  return (leftOut) => leftOut.map(one).join(lang === 'zh' ? '；' : '; ');
}

/** How many rows go against the word of their customers, whose they are, and how many of them only because nobody can read the word. */
export function useAgainstWord(): (waived: Checked['tables'][number]['waived'][number]) => string {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  return ({ persons, rows: against, unreadable }) => {
    const rows = count('rows', against);
    const said =
      persons === undefined
        ? t('policy.rows.waivedRows', { rows })
        : t('policy.rows.waivedOf', { rows, persons: count('persons', persons) });
    if (unreadable === 0) return said;
    const unread = t('policy.rows.waivedUnread', { rows: count('rows', unreadable) });
    return `${said}${lang === 'zh' ? '，' : ', '}${unread}`;
  };
}

/** How many persons go. */
export function usePersonsLine(): (persons: NonNullable<Checked['persons']>) => string {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  return ({ persons, unknown }) => {
    const said = t('policy.check.persons', { persons: count('persons', persons) });
    if (unknown === 0) return said;
    const unsaid = t('policy.check.unknown', { rows: count('rows', unknown) });
    return `${said}${lang === 'zh' ? '，' : ', '}${unsaid}`;
  };
}

/** A list made in place of what stays, with its table where there are several; one that this version does not know goes by its code. */
export function useListLine(): (list: Checked['lists'][number], tables: Checked['tables']) => string {
  const { t } = useTranslation();
  const count = useCount();
  const names: Readonly<Record<string, string>> = useWords().policy.check.lists;
  return ({ code, rows: listed, table: of }, tables) => {
    const name = names[code] ?? code;
    const rows = count('rows', listed);
    const table = tables.find(({ id }) => id === of)?.name ?? of;
    return tables.length < 2 ? t('policy.check.list', { name, rows }) : t('policy.check.listOf', { name, table, rows });
  };
}
