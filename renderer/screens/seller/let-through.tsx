// Below the refusal of the search before sealing: a pair of columns that belongs so can be let through, with a reason.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sensitiveReasons } from '../../../shared/domain/vocabulary.ts';
import type { Problem } from '../../../shared/domain/words/describe.ts';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import type { CaseView } from '../../app/queries.ts';
import { useLabels } from '../../app/words.ts';
import { Note } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import { exceptionsOf, usePairText } from '../policy/exceptions.tsx';
import type { Exception } from '../policy/undo.ts';

type Pair = Pick<Exception, 'from' | 'into'>;
type ReasonToAllow = (typeof sensitiveReasons)[number];

/** Whose values were found where; undefined for any other refusal, for a name or a list, and for what the scan found by itself. */
function pairOf({ code, facts, where }: Problem): Pair | undefined {
  const { from_table: fromTable, from_column: fromColumn } = facts;
  const { table, column } = where;
  const isPlace = [fromTable, fromColumn, table, column].every((part) => typeof part === 'string');
  if (code !== 'containment' || !isPlace || !String(table).startsWith('t')) return undefined;
  return {
    from: { table: String(fromTable), column: String(fromColumn) },
    into: { table: String(table), column: String(column) },
  };
}

const isSecret = ({ tables }: CaseView, { from }: Pair) =>
  tables.some(
    ({ id, columns }) => id === from.table && columns.some((one) => one.id === from.column && one.class === 'C'),
  );

const isSamePlace = (one: Pair['from'], other: Pair['from']) =>
  one.table === other.table && one.column === other.column;

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
      title={pairText(view.tables, pair)}
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
  const pairText = usePairText();
  const [open, setOpen] = useState(false);
  const pair = problem === undefined ? undefined : pairOf(problem);
  if (pair === undefined || isSecret(view, pair)) return undefined;
  const isAllowed = exceptionsOf(view.tables).some(
    ({ from, into }) => isSamePlace(from, pair.from) && isSamePlace(into, pair.into),
  );
  const offer = (
    <Button kind="small" onPress={() => setOpen(true)}>
      {t('seal.allow.offer')}
    </Button>
  );
  return (
    <>
      <Note what={pairText(view.tables, pair)} action={isAllowed ? undefined : offer}>
        {t(isAllowed ? 'seal.allow.onlyWhole' : 'seal.allow.ask')}
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
