// A table that looks like a newer export of another: what differs, and whether the older one goes.
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act.ts';
import { number } from '../../app/format.ts';
import { api } from '../../app/host.ts';
import type { CaseView, Table } from '../../app/queries.ts';
import { useSession } from '../../app/session.ts';
import { Note } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import styles from './data.module.css';
import type { Comparison, Importing } from './import-job.ts';

type QuestionProps = {
  readonly caseRef: string;
  readonly comparison: Comparison;
  readonly newer: Table;
  readonly older: Table;
  readonly onKeep: () => void;
};

/** Two exports often bear the same file name. */
function useNames(newer: Table, older: Table): { name: string; older: string } {
  const { t } = useTranslation();
  if (newer.source !== older.source) return { name: newer.source, older: older.source };
  const name = ({ id, source }: Table) => t('data.newer.table', { source, name: id });
  return { name: name(newer), older: name(older) };
}

function Question({ caseRef, comparison, newer, older, onKeep }: QuestionProps) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const names = useNames(newer, older);
  const { added, changed, gone, unchanged } = comparison;
  const n = (value: number) => number(value, lang);
  const replace = useAct(
    () => api['table.replace']({ case: caseRef, table: comparison.table, older: comparison.older }),
    { saves: true },
  );
  return (
    <section data-newer={comparison.table}>
      <Note
        what={t('data.newer.what', names)}
        action={
          <div className={styles.acts}>
            <Button kind="small" onPress={() => void replace.run(undefined)} disabled={replace.busy}>
              {t('data.newer.replace')}
            </Button>
            <Button kind="small" onPress={onKeep} disabled={replace.busy}>
              {t('data.newer.keep')}
            </Button>
          </div>
        }
      >
        {t('data.newer.counts', { added: n(added), changed: n(changed), gone: n(gone), unchanged: n(unchanged) })}
      </Note>
      <StopBlock problem={replace.problem} />
    </section>
  );
}

export type NewerProps = {
  readonly view: CaseView;
  readonly importing: Pick<Importing, 'newer' | 'keepBoth'>;
};

/** Asked only while both tables are there. */
export function NewerExports({ view, importing }: NewerProps) {
  const tableOf = (id: string) => view.tables.find((table) => table.id === id);
  return importing.newer.map((comparison) => {
    const [newer, older] = [tableOf(comparison.table), tableOf(comparison.older)];
    if (newer === undefined || older === undefined) return undefined;
    return (
      <Question
        key={comparison.table}
        caseRef={view.case_uid}
        comparison={comparison}
        newer={newer}
        older={older}
        onKeep={() => importing.keepBoth(comparison)}
      />
    );
  });
}
