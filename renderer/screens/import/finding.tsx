// One thing that was found about a file: its name, what may be chosen instead, and how sure the program is and why.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { importReason } from '../../../shared/domain/words/import-reasons.ts';
import { useSession } from '../../app/session.ts';
import { Select } from '../../controls/select.tsx';
import text from '../../style/text.module.css';
import styles from './look.module.css';
import type { LookedTable } from './looked-table.ts';

type Certainty = Pick<LookedTable['header'], 'sure' | 'reason'>;

export type FindingProps = {
  readonly name: string;
  readonly found: Certainty;
  readonly children: ReactNode;
};

function Why({ sure, reason }: Certainty) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const why = importReason(reason, lang);
  const word = t(`data.look.sure.${sure}`);
  return (
    <span className={sure === 'guess' ? styles.guess : text.meta}>
      {sure === 'guess' ? '△ ' : ''}
      {why === '' ? word : t('data.look.why', { sure: word, reason: why })}
    </span>
  );
}

export function Finding({ name, found, children }: FindingProps) {
  return (
    <div className={styles.finding} data-sure={found.sure}>
      <span className={text.meta}>{name}</span>
      {children}
      <Why {...found} />
    </div>
  );
}

export type FoundListProps<Value extends string> = {
  readonly name: string;
  readonly found: Certainty & { readonly value: Value; readonly others: readonly Value[] };
  readonly show: (value: Value) => string;
  readonly onChange: (value: Value) => void;
};

export function FoundList<Value extends string>({ name, found, show, onChange }: FoundListProps<Value>) {
  const options = [found.value, ...found.others].map((value) => ({ value, label: show(value) }));
  return (
    <Finding name={name} found={found}>
      <Select label={name} options={options} value={found.value} onChange={onChange} />
    </Finding>
  );
}
