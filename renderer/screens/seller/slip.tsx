// The slip 要先办的事: what the kind of deal asks for before anything is handed over.
import { useTranslation } from 'react-i18next';
import { type Deal, routeOf } from '../../../shared/domain/vocabulary.ts';
import { useWords } from '../../app/session.ts';
import { Sheet } from '../../controls/blocks.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import styles from './deal.module.css';

export function Slip({ deal }: { readonly deal: Deal | undefined }) {
  const { t } = useTranslation();
  const words = useWords();
  const first: readonly string[] = deal === undefined ? [] : words.deal.first[routeOf[deal]];
  const lines = deal === 'D9' ? [...first, t('deal.abroad')] : first;
  return (
    <Sheet className={styles.slip ?? ''}>
      <h2>{t('deal.slip')}</h2>
      {lines.length === 0 ? (
        <p className={text.meta}>{t('deal.slipEmpty')}</p>
      ) : (
        <ul>
          {lines.map((line) => (
            <li key={line}>
              <Icon name="todo" small />
              {line}
            </li>
          ))}
        </ul>
      )}
    </Sheet>
  );
}
