// A paper in a dialog, with the printer beside it, and with the signature where one is asked for.
import { useTranslation } from 'react-i18next';
import type { CaseView, Sheet } from '../../app/queries.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Icon } from '../../controls/icons.tsx';
import { usePrint } from '../../paper/print.tsx';
import { StatementPages } from '../../paper/statement-pages.tsx';
import { StatementSheet } from './statement-sheet.tsx';

export type StatementDialogProps = {
  readonly title: string;
  readonly sheet: Sheet;
  readonly view: CaseView | undefined;
  readonly onClose: () => void;
  readonly sign?: { readonly label: string; readonly onPress: () => void; readonly busy: boolean } | undefined;
};

export function StatementDialog({ title, sheet, view, onClose, sign }: StatementDialogProps) {
  const { t } = useTranslation();
  const print = usePrint();
  return (
    <Dialog
      wide
      title={title}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('bar.close')}</Button>
          <Button onPress={() => void print(<StatementPages title={title} sheet={sheet} view={view} />)}>
            <Icon name="print" small />
            {t('bar.print')}
          </Button>
          {sign === undefined ? undefined : (
            <Button onPress={sign.onPress} disabled={sign.busy}>
              {sign.label}
            </Button>
          )}
        </>
      }
    >
      <StatementSheet sheet={sheet} level={3} />
    </Dialog>
  );
}
