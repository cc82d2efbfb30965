// What was found about a file, each with how sure that is and why, and a list of what it may be instead.
import { useTranslation } from 'react-i18next';
import { number } from '../../app/format.ts';
import type { ReadChoices } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { Segments } from '../../controls/choice.tsx';
import { Picker } from '../../controls/select.tsx';
import text from '../../style/text.module.css';
import { Finding, FoundList } from './finding.tsx';
import styles from './look.module.css';
import type { Header, LookedTable, Sheets } from './looked-table.ts';

const signs = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar', ' ': 'space', aligned: 'aligned' } as const;

function isKnownSign(sign: string): sign is keyof typeof signs {
  return Object.hasOwn(signs, sign);
}

const encodings = { 'utf-8': 'utf8', gb18030: 'gbk', big5: 'big5' } as const;

function isKnownEncoding(name: string): name is keyof typeof encodings {
  return Object.hasOwn(encodings, name);
}

type HeaderKind = 'one' | 'two' | 'none';

function kindOf({ row, rows }: Header): HeaderKind {
  if (row === 0) return 'none';
  return rows === 2 ? 'two' : 'one';
}

type HeaderProps = {
  readonly found: LookedTable['header'];
  readonly header: Header;
  readonly onChange: (change: ReadChoices) => void;
};

function HeaderChoice({ found, header, onChange }: HeaderProps) {
  const { t } = useTranslation();
  const first = found.others.find(({ row }) => row > 0)?.row ?? 1;
  const choose = (kind: HeaderKind) => {
    const row = header.row === 0 ? first : header.row;
    onChange(kind === 'none' ? { header_row: 0 } : { header_row: row, header_rows: kind === 'two' ? 2 : 1 });
  };
  const kinds = ['one', 'two', 'none'] as const;
  return (
    <Finding name={t('data.look.header')} found={found}>
      <Segments<HeaderKind>
        label={t('data.look.header')}
        options={kinds.map((value) => ({ value, label: t(`data.look.headers.${value}`) }))}
        value={kindOf(header)}
        onChange={choose}
      />
    </Finding>
  );
}

/** Rows set apart can be taken in afterwards, one by one: here they are only told of. */
function FooterFound({ found }: { readonly found: LookedTable['footer'] }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const { row, rows } = found.value;
  return (
    <Finding name={t('data.look.footer')} found={found}>
      <span>
        {row === 0
          ? t('data.look.footers.none')
          : t('data.look.footers.at', { row: number(row, lang), n: number(rows, lang) })}
      </span>
    </Finding>
  );
}

function SheetChoice({ sheets: { own, hidden, shown, onChange } }: { readonly sheets: Sheets }) {
  const { t } = useTranslation();
  const options = [
    { value: own, label: own },
    ...hidden.map((name) => ({ value: name, label: t('data.look.hiddenSheet', { sheet: name }) })),
  ];
  return (
    <div className={styles.sheet}>
      <span className={text.meta}>{t('data.look.sheet')}</span>
      <Picker label={t('data.look.sheet')} options={options} value={shown} onChange={onChange} />
    </div>
  );
}

export type LookChoicesProps = {
  readonly found: LookedTable;
  readonly header: Header;
  /** Undefined where there is nothing to choose. */
  readonly sheets: Sheets | undefined;
  readonly onChange: (change: ReadChoices) => void;
};

export function LookChoices({ found, header, sheets, onChange }: LookChoicesProps) {
  const { t } = useTranslation();
  const { encoding, delimiter, quoting } = found;
  return (
    <div className={styles.findings}>
      {sheets === undefined ? undefined : <SheetChoice sheets={sheets} />}
      {found.header.others.length === 0 ? undefined : (
        <HeaderChoice found={found.header} header={header} onChange={onChange} />
      )}
      <FooterFound found={found.footer} />
      {encoding === undefined ? undefined : (
        <FoundList
          name={t('data.look.encoding')}
          found={encoding}
          show={(name) => (isKnownEncoding(name) ? t(`data.look.encodings.${encodings[name]}`) : name.toUpperCase())}
          onChange={(value) => onChange({ encoding: value })}
        />
      )}
      {delimiter === undefined ? undefined : (
        <FoundList
          name={t('data.look.delimiter')}
          found={delimiter}
          show={(sign) => (isKnownSign(sign) ? t(`data.look.signs.${signs[sign]}`) : sign)}
          onChange={(sign) => onChange({ delimiter: sign })}
        />
      )}
      {quoting === undefined ? undefined : (
        <FoundList
          name={t('data.look.quoting')}
          found={quoting}
          show={(value) => t(`data.look.quotes.${value}`)}
          onChange={(value) => onChange({ quoting: value })}
        />
      )}
    </div>
  );
}
