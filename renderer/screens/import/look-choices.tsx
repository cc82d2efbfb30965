// What was found about a file, each with how sure that is, and a list of what it may be instead.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadChoices } from '../../app/queries.ts';
import { Segments } from '../../controls/choice.tsx';
import { Select } from '../../controls/select.tsx';
import text from '../../style/text.module.css';
import styles from './look.module.css';
import type { Header, LookedTable } from './looked-table.ts';

type Sure = LookedTable['header']['sure'];
type Found = NonNullable<LookedTable['encoding']>;

const signs = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'space' } as const;

function isKnownSign(sign: string): sign is keyof typeof signs {
  return Object.hasOwn(signs, sign);
}

function Finding({
  name,
  sure,
  children,
}: {
  readonly name: string;
  readonly sure: Sure;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <div className={styles.finding} data-sure={sure}>
      <span className={text.meta}>{name}</span>
      {children}
      <span className={sure === 'guess' ? styles.guess : text.meta}>
        {sure === 'guess' ? '△ ' : ''}
        {t(`data.look.sure.${sure}`)}
      </span>
    </div>
  );
}

type ListProps = {
  readonly name: string;
  readonly found: Found;
  readonly show: (value: string) => string;
  readonly onChange: (value: string) => void;
};

function List({ name, found, show, onChange }: ListProps) {
  const options = [found.value, ...found.others].map((value) => ({ value, label: show(value) }));
  return (
    <Finding name={name} sure={found.sure}>
      <Select label={name} options={options} value={found.value} onChange={onChange} />
    </Finding>
  );
}

type HeaderKind = 'one' | 'two' | 'none';

function kindOf({ row, rows }: Header): HeaderKind {
  if (row === 0) return 'none';
  return rows === 2 ? 'two' : 'one';
}

export type LookChoicesProps = {
  readonly found: LookedTable;
  readonly header: Header;
  readonly onChange: (change: ReadChoices) => void;
};

export function LookChoices({ found, header, onChange }: LookChoicesProps) {
  const { t } = useTranslation();
  const { encoding, delimiter } = found;
  const { others, sure } = found.header;
  const first = others.find(({ row }) => row > 0)?.row ?? 1;
  const choose = (kind: HeaderKind) => {
    const row = header.row === 0 ? first : header.row;
    onChange(kind === 'none' ? { header_row: 0 } : { header_row: row, header_rows: kind === 'two' ? 2 : 1 });
  };
  const kinds = ['one', 'two', 'none'] as const;
  return (
    <div className={styles.findings}>
      {others.length === 0 ? undefined : (
        <Finding name={t('data.look.header')} sure={sure}>
          <Segments<HeaderKind>
            label={t('data.look.header')}
            options={kinds.map((value) => ({ value, label: t(`data.look.headers.${value}`) }))}
            value={kindOf(header)}
            onChange={choose}
          />
        </Finding>
      )}
      {encoding === undefined ? undefined : (
        <List
          name={t('data.look.encoding')}
          found={encoding}
          show={(value) => value}
          onChange={(value) => onChange({ encoding: value })}
        />
      )}
      {delimiter === undefined ? undefined : (
        <List
          name={t('data.look.delimiter')}
          found={delimiter}
          show={(sign) => (isKnownSign(sign) ? t(`data.look.signs.${signs[sign]}`) : sign)}
          onChange={(sign) => onChange({ delimiter: sign })}
        />
      )}
    </div>
  );
}
