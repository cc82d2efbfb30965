// The stacks of the table in front, with ticking several columns for one decision; a folder of photos is decided in a dialog of its own.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../app/queries.ts';
import { useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { TablePicker } from '../shared/table-choice.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import styles from './policy.module.css';
import { Sizes } from './sizes.tsx';
import { type Picked, StackPiles } from './stack-piles.tsx';
import type { CaseTables, Place } from './stacks.ts';
import type { Deciding } from './use-deciding.ts';

type Table = CaseTables[number];

type PickingProps = {
  readonly picked: Picked;
  readonly setPicked: (picked: Picked) => void;
  readonly onDecide: () => void;
};

function Picking({ picked, setPicked, onDecide }: PickingProps) {
  const { t } = useTranslation();
  const count = useCount();
  if (picked === undefined) {
    return (
      <Button kind="small" onPress={() => setPicked(new Set())}>
        {t('policy.several.start')}
      </Button>
    );
  }
  return (
    <>
      <span role="status">{t('policy.several.picked', { columns: count('columns', picked.size) })}</span>
      <Button kind="small" onPress={onDecide} disabled={picked.size === 0}>
        {t('policy.several.act')}
      </Button>
      <Button kind="small" onPress={() => setPicked(undefined)}>
        {t('policy.several.end')}
      </Button>
    </>
  );
}

export type TableStacksProps = {
  readonly view: CaseView;
  /** None where a case has photos alone. */
  readonly table: Table | undefined;
  readonly deciding: Deciding;
  readonly onTable: (id: string) => void;
  readonly onDecide: (places: readonly Place[]) => void;
};

export function TableStacks({ view, table, deciding, onTable, onDecide }: TableStacksProps) {
  const [picked, setPicked] = useState<Picked>();
  const [folderId, setFolder] = useState<string>();
  const { folders } = view.attachments;
  const folder = folders.find(({ id }) => id === folderId);
  const pick = (id: string, selected: boolean) => {
    const others = [...(picked ?? [])].filter((one) => one !== id);
    setPicked(new Set(selected ? [...others, id] : others));
  };
  const turnTo = (id: string) => {
    setPicked(undefined);
    onTable(id);
  };
  const decidePicked = () => {
    if (table === undefined) return;
    const columns = table.columns.filter(({ id }) => picked?.has(id));
    setPicked(undefined);
    onDecide(columns.map((column) => ({ table, column })));
  };
  return (
    <section className={styles.block}>
      <div className={styles.head}>
        <Sizes view={view} />
        {table === undefined ? undefined : (
          <div>
            {view.tables.length < 2 ? undefined : (
              <TablePicker tables={view.tables} value={table.id} onChange={turnTo} />
            )}
            <Picking picked={picked} setPicked={setPicked} onDecide={decidePicked} />
          </div>
        )}
      </div>
      <StackPiles
        columns={table?.columns ?? []}
        folders={folders}
        picked={picked}
        onPick={pick}
        onChange={(column) => (table === undefined ? undefined : onDecide([{ table, column }]))}
        onFolder={({ id }) => setFolder(id)}
      />
      {folder === undefined ? undefined : (
        <FolderDialog folder={folder} deciding={deciding} onClose={() => setFolder(undefined)} />
      )}
    </section>
  );
}
