// 看样 at the buyer's: the sample and the counts, and a word that this is not the handover.
import { useTranslation } from 'react-i18next';
import { CaseStrip } from '../../app/case-strip.tsx';
import { nextScreen } from '../../app/next-screen.ts';
import type { CaseView } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { Note } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Rows } from '../import/rows.tsx';
import { TablePicker, useTableChoice } from '../shared/table-choice.tsx';
import styles from './preview.module.css';

/** Opened, and no full package after it. */
export function isPreview({ packages }: Pick<CaseView, 'packages'>): boolean {
  const opened = packages.filter(({ direction }) => direction === 'opened').map(({ kind }) => kind);
  return opened.includes('preview') && !opened.includes('full');
}

export function OpenedPreview({ view }: { readonly view: CaseView }) {
  const { t } = useTranslation();
  const { go } = useRoute();
  const [table, turnTo] = useTableChoice(view.tables);
  return (
    <Screen
      title={t('preview.seen')}
      lead={t('preview.seenLead')}
      strip={<CaseStrip current="receipt" />}
      actions={<Button onPress={() => go({ screen: 'use', case: view.case_uid })}>{t('preview.out')}</Button>}
      primary={{ label: t('preview.onward'), onPress: () => go({ screen: nextScreen(view), case: view.case_uid }) }}
    >
      <div className={styles.preview} data-preview-seen="">
        <Note what={t('preview.seen')}>{t('preview.seenText')}</Note>
        {table === undefined ? undefined : (
          <>
            <div className={styles.line}>
              <TablePicker tables={view.tables} value={table.id} onChange={turnTo} />
            </div>
            <Rows key={table.id} caseRef={view.case_uid} table={table} part={{ from: 0, rows: table.taken }} />
          </>
        )}
      </div>
    </Screen>
  );
}
