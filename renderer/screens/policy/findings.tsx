// What was found in a column, in words: which kind, in how many cells, how sure that is and why, with masked examples.
import { useTranslation } from 'react-i18next';
import { type DetectReason, detectWords } from '../../../shared/domain/words/detect-words.ts';
import { piLabel } from '../../../shared/domain/words/pi-label.ts';
import { number } from '../../app/format.ts';
import { useSession } from '../../app/session.ts';
import { useLabels } from '../../app/words.ts';
import { certaintyOf } from './certainty.ts';
import styles from './policy.module.css';
import type { Column } from './stacks.ts';

type Finding = Column['findings'][number];

/** More of them stand behind 别的办法 and 改. */
export const findingsInShort = 2;
const reasonsTold = 2;
const examplesTold = 2;

function useWhy(): (finding: Finding) => string {
  const { t } = useTranslation();
  const { lang } = useSession();
  const words: Readonly<Record<string, string>> = detectWords[lang];
  const known = (reason: string): reason is DetectReason => Object.hasOwn(words, reason);
  return ({ confidence, reasons }) => {
    const sure = t(`policy.found.${certaintyOf(confidence)}`);
    const told = reasons
      .filter(known)
      .slice(0, reasonsTold)
      .map((reason) => detectWords[lang][reason]);
    return told.length === 0 ? sure : t('policy.found.why', { sure, reasons: told.join(lang === 'zh' ? '，' : ', ') });
  };
}

/** In how many cells; of a column that only its name speaks for, that. */
function useWhere(): (finding: Finding) => string {
  const { t } = useTranslation();
  const { lang } = useSession();
  const kinds: Readonly<Record<string, string>> = useLabels().piClass;
  const cells = (count: number) => t('policy.found.cells', { count, n: number(count, lang) });
  return ({ class: kind, inside, type, whole }) => {
    const pi = piLabel(type, lang);
    if (inside + whole === 0) return t('policy.found.name', { pi, kind: kinds[kind] ?? kind });
    const how = inside > whole ? 'inside' : 'whole';
    return t(`policy.found.${how}`, { cells: cells(how === 'inside' ? inside : whole), pi });
  };
}

function FindingLine({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const why = useWhy();
  const where = useWhere();
  const { type, whole, inside, examples } = finding;
  const parts = [
    where(finding),
    ...(inside + whole === 0 ? [] : [why(finding)]),
    ...(examples.length === 0
      ? []
      : [t('policy.found.example', { examples: examples.slice(0, examplesTold).join(lang === 'zh' ? '、' : ', ') })]),
  ];
  return <li data-finding={type}>{parts.join(lang === 'zh' ? '；' : '; ')}</li>;
}

export type FindingsProps = { readonly column: Column; readonly most?: number };

export function Findings({ column, most = column.findings.length }: FindingsProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const label = useLabels();
  if (column.findings.length === 0) {
    const words = { pi: piLabel(column.pi, lang), kind: label.piClass[column.class] };
    return <p className={styles.found}>{t('policy.found.name', words)}</p>;
  }
  return (
    <ul className={styles.found}>
      {column.findings.slice(0, most).map((finding) => (
        <FindingLine key={finding.type} finding={finding} />
      ))}
    </ul>
  );
}
