// Below the refusal of the search before sealing: a pair of columns that belongs so can be let through, with a reason; else what helps.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type WayOut, wayOutOf } from '../../../shared/domain/let-through.ts';
import { sensitiveReasons } from '../../../shared/domain/vocabulary.ts';
import type { Problem } from '../../../shared/domain/words/describe.ts';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import type { CaseView } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { useLabels } from '../../app/words.ts';
import { Note } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import { usePairText } from '../policy/exceptions.tsx';
import type { Exception } from '../policy/undo.ts';

type Pair = Pick<Exception, 'from' | 'into'>;
type ReasonToAllow = (typeof sensitiveReasons)[number];

/** Whose values were found where; for a refusal of which `wayOutOf` knows a way out. A list is no table. */
function pairOf({ facts, where }: Problem): Pair | undefined {
  if (!String(where.table).startsWith('t')) return undefined;
  return {
    from: { table: String(facts.from_table), column: String(facts.from_column) },
    into: { table: String(where.table), column: String(where.column) },
  };
}

const columnAt = ({ tables }: CaseView, { table, column }: Pair['from']) =>
  tables.find(({ id }) => id === table)?.columns.find(({ id }) => id === column);

/** What helps: an exception, or which other decision. */
function helpFor(view: CaseView, { from, into }: Pair, way: WayOut): 'ask' | 'secret' | 'redact' | 'change' {
  if (way === 'allow') return columnAt(view, from)?.class === 'C' ? 'secret' : 'ask';
  const column = columnAt(view, into);
  return column?.action !== 'redact' && column?.actions.includes('redact') ? 'redact' : 'change';
}

type AllowDialogProps = {
  readonly view: CaseView;
  readonly pair: Pair;
  readonly onAllowed: () => void;
  readonly onClose: () => void;
};

function AllowDialog({ view, pair, onAllowed, onClose }: AllowDialogProps) {
  const { t } = useTranslation();
  const label = useLabels();
  const pairText = usePairText();
  const [reason, setReason] = useState<ReasonToAllow>();
  const act = useAct((given: ReasonToAllow) => api['policy.allow']({ case: view.case_uid, ...pair, reason: given }), {
    saves: true,
  });
  const allow = async () => {
    if (reason !== undefined && (await act.run(reason)) !== undefined) onAllowed();
  };
  return (
    <Dialog
      title={t('seal.allow.title', { pair: pairText(view.tables, pair) })}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('bar.cancel')}</Button>
          <Button onPress={() => void allow()} disabled={reason === undefined || act.busy}>
            {t('seal.allow.act')}
          </Button>
        </>
      }
    >
      <p>{t('seal.allow.text')}</p>
      <Choice<ReasonToAllow>
        label={t('policy.decide.why')}
        options={sensitiveReasons.map((value) => ({ value, label: label.reason[value] }))}
        value={reason}
        onChange={setReason}
      />
      <StopBlock problem={act.problem} />
    </Dialog>
  );
}

export type LetThroughProps = {
  readonly view: CaseView;
  readonly problem: Problem | undefined;
  /** The refusal no longer holds. */
  readonly onAllowed: () => void;
};

export function LetThrough({ view, problem, onAllowed }: LetThroughProps) {
  const { t } = useTranslation();
  const { go } = useRoute();
  const pairText = usePairText();
  const [open, setOpen] = useState(false);
  const way = problem === undefined ? undefined : wayOutOf(problem);
  const pair = problem === undefined || way === undefined ? undefined : pairOf(problem);
  if (pair === undefined || way === undefined) return undefined;
  const help = helpFor(view, pair, way);
  const act = help === 'ask' ? () => setOpen(true) : () => go({ screen: 'policy', case: view.case_uid });
  return (
    <>
      <Note
        what={pairText(view.tables, pair)}
        action={
          <Button kind="small" onPress={act}>
            {t(help === 'ask' ? 'seal.allow.offer' : 'seal.allow.go')}
          </Button>
        }
      >
        {t(`seal.allow.${help}`)}
      </Note>
      {open ? (
        <AllowDialog
          view={view}
          pair={pair}
          onAllowed={() => {
            setOpen(false);
            onAllowed();
          }}
          onClose={() => setOpen(false)}
        />
      ) : undefined}
    </>
  );
}
