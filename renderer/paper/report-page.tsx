// What was done with the data of a package, on paper.
import { reportWords } from '../../shared/domain/words/report-words.ts';
import { useSession } from '../app/session.ts';
import { type NameOf, ReportBody, type Reports } from '../screens/shared/report-body.tsx';
import { A4 } from './a4.tsx';

export type ReportPageProps = { readonly reports: Reports; readonly name: string; readonly nameOf: NameOf };

export function ReportPage({ reports, name, nameOf }: ReportPageProps) {
  const { lang } = useSession();
  return (
    <A4 title={reportWords[lang].title}>
      <p>{name}</p>
      <ReportBody reports={reports} nameOf={nameOf} />
    </A4>
  );
}
