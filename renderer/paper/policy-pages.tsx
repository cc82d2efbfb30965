// What goes, is masked and stays, on paper: a page a table, with the reasons, and which rows stay and why.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isInForce, isSameRule, isWaived } from '../../shared/domain/row-rules.ts';
import { reportWords } from '../../shared/domain/words/report-words.ts';
import { longDay, number } from '../app/format.ts';
import type { CaseView } from '../app/queries.ts';
import { useSession } from '../app/session.ts';
import { useCount, useLabels } from '../app/words.ts';
import { useAgainstWord, useLeftOut, useListLine, usePersonsLine } from '../screens/policy/count-words.ts';
import { exceptionsOf, usePairText } from '../screens/policy/exceptions.tsx';
import { useRuleText } from '../screens/policy/rules.tsx';
import { useColumnLine } from '../screens/policy/shown.ts';
import { useSizes } from '../screens/policy/sizes.tsx';
import { type CaseTables, type Column, inStack, type StackName, stackNames } from '../screens/policy/stacks.ts';
import type { Exception } from '../screens/policy/undo.ts';
import type { Checked } from '../screens/policy/use-counts.ts';
import { A4, Rows } from './a4.tsx';
import { PaperStrip } from './pages.tsx';

type Table = CaseTables[number];

/** Columns of which the same is said, together. */
function together(columns: readonly Column[], line: (column: Column) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const column of columns) {
    const said = line(column);
    groups.set(said, [...(groups.get(said) ?? []), column.name]);
  }
  return groups;
}

function Stack({ stack, table }: { readonly stack: StackName; readonly table: Table }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  const line = useColumnLine();
  const columns = inStack(table.columns, stack);
  const separator = lang === 'zh' ? '、' : ', ';
  const groups = together(columns, (column) => line(column).join(lang === 'zh' ? '，' : ', '));
  return (
    <section>
      <h2>
        {t(`policy.stacks.${stack}`)} {count('columns', columns.length)}
      </h2>
      <Rows rows={[...groups].map(([said, names]) => [said, names.join(separator)])} />
    </section>
  );
}

function Rules({ table }: { readonly table: Table }) {
  const { t } = useTranslation();
  const ruleText = useRuleText();
  const used = table.rules.filter(isInForce);
  if (used.length === 0) return undefined;
  const paper = ({ ground }: Table['rules'][number]) =>
    ground === undefined ? '' : ` · ${t('policy.rows.paper', { name: ground.name ?? ground.sha256 })}`;
  return (
    <section>
      <h2>{t('policy.rows.title')}</h2>
      <Rows rows={used.map((rule) => [t(`policy.rows.${rule.rule}`), `${ruleText(table, rule)}${paper(rule)}`])} />
    </section>
  );
}

type AgainstProgramProps = {
  readonly table: Table;
  readonly tables: CaseTables;
  readonly checked: Checked | undefined;
};

/**
 * What a person decided against the program: customers who go against what they said and how many, pairs of columns let through into this table, and
 * columns that hold no secrets.
 */
function AgainstProgram({ table, tables, checked }: AgainstProgramProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  const pairText = usePairText();
  const ruleText = useRuleText();
  const againstWord = useAgainstWord();
  const waived = table.rules.filter(isWaived);
  const counted = checked?.tables.find(({ id }) => id === table.id)?.waived ?? [];
  const waivedText = (rule: Table['rules'][number]) =>
    [ruleText(table, rule), ...counted.filter((one) => isSameRule(one, rule)).map(againstWord)].join('\n');
  const allowed = exceptionsOf(tables).filter(({ into }) => into.table === table.id);
  const stated = table.columns.flatMap(({ name, not_secret: because }) =>
    because === undefined ? [] : [[name, because] as const],
  );
  const reasonOf = ({ reason }: Exception) => (reason === undefined ? '' : label.reason[reason]);
  return (
    <>
      {waived.length === 0 ? undefined : (
        <section>
          <h2>{t('policy.rows.waivedTitle')}</h2>
          <Rows rows={waived.map((rule) => [t(`policy.rows.${rule.rule}`), waivedText(rule)])} />
        </section>
      )}
      {allowed.length === 0 ? undefined : (
        <section>
          <h2>{t('policy.allowed.title')}</h2>
          <Rows rows={allowed.map((one) => [pairText(tables, one), reasonOf(one)])} />
        </section>
      )}
      {stated.length === 0 ? undefined : (
        <section>
          <h2>{reportWords[lang].notSecret}</h2>
          <Rows rows={stated} />
        </section>
      )}
    </>
  );
}

function RowsOf({ table, checked }: { readonly table: Table; readonly checked: Checked }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const leftOut = useLeftOut();
  const counted = checked.tables.find(({ id }) => id === table.id);
  if (counted === undefined) return undefined;
  const { rows, goes, left_out } = counted;
  const lines: (readonly [string, ReactNode])[] = [
    [t('policy.check.heads.rows'), number(rows, lang)],
    [t('policy.check.heads.goes'), number(goes, lang)],
    [
      t('policy.check.heads.stays'),
      [number(rows - goes, lang), leftOut(left_out)].filter((part) => part !== '').join('\n'),
    ],
  ];
  return (
    <section>
      <h2>{t('policy.check.title')}</h2>
      <Rows rows={lines} />
    </section>
  );
}

/** Folders of photos, and how many persons there are: said once, on the first page. */
function Whole({ view, checked }: PolicyPagesProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  const label = useLabels();
  const sizes = useSizes();
  const personsLine = usePersonsLine();
  const listLine = useListLine();
  const { folders } = view.attachments;
  const folderLine = ({ action, files, name, reason }: (typeof folders)[number]) =>
    [name, count('files', files), label.action[action], label.reason[reason]].join(lang === 'zh' ? '，' : ', ');
  return (
    <>
      <p>{t('paper.policy.text', { when: longDay(new Date().toISOString(), lang) })}</p>
      <p>{sizes(view)}</p>
      {checked?.persons === undefined ? undefined : <p>{personsLine(checked.persons)}</p>}
      {checked?.lists.map((list) => (
        <p key={`${list.table} ${list.code}`}>{listLine(list, checked.tables)}</p>
      ))}
      {folders.map((folder) => (
        <p key={folder.id}>{folderLine(folder)}</p>
      ))}
    </>
  );
}

export type PolicyPagesProps = { readonly view: CaseView; readonly checked: Checked | undefined };

export function PolicyPages({ view, checked }: PolicyPagesProps) {
  const { t } = useTranslation();
  const head = { title: t('policy.title'), number: view.case, strip: <PaperStrip view={view} /> };
  if (view.tables.length === 0) {
    return (
      <A4 {...head}>
        <Whole view={view} checked={checked} />
      </A4>
    );
  }
  return (
    <>
      {view.tables.map((table, index) => (
        <A4 key={table.id} {...head} page={index + 1} pages={view.tables.length}>
          {index === 0 ? <Whole view={view} checked={checked} /> : undefined}
          <h2>{t('paper.policy.table', { name: table.name })}</h2>
          {stackNames.map((stack) => (
            <Stack key={stack} stack={stack} table={table} />
          ))}
          <Rules table={table} />
          <AgainstProgram table={table} tables={view.tables} checked={checked} />
          {checked === undefined ? undefined : <RowsOf table={table} checked={checked} />}
        </A4>
      ))}
    </>
  );
}
