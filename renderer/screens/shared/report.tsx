// The report of a package, folded under its title, with a page to print.
import { useTranslation } from 'react-i18next';
import { reportWords } from '../../../shared/domain/words/report-words.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import { Fold } from '../../controls/fold.tsx';
import { Icon } from '../../controls/icons.tsx';
import { usePrint } from '../../paper/print.tsx';
import { ReportPage } from '../../paper/report-page.tsx';
import { type NameOf, ReportBody, type Reports } from './report-body.tsx';

export type ReportProps = {
  readonly reports: Reports;
  /** Of the package. */
  readonly name: string;
  readonly nameOf?: NameOf;
};

/** Nothing for a package without tables. */
export function Report({ reports, name, nameOf = () => undefined }: ReportProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const print = usePrint();
  if (reports.tables.length === 0) return undefined;
  const told = { reports, nameOf };
  return (
    <Fold title={reportWords[lang].title}>
      <ReportBody {...told} />
      <Button kind="small" onPress={() => void print(<ReportPage {...told} name={name} />)}>
        <Icon name="print" small />
        {t('bar.print')}
      </Button>
    </Fold>
  );
}
