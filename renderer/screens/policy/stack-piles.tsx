// The three stacks of a table: every column with what of it goes and why; several can be ticked and decided together.
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../app/queries.ts';
import { useCount, useLabels } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Tick } from '../../controls/choice.tsx';
import { Icon } from '../../controls/icons.tsx';
import styles from './policy.module.css';
import { useColumnLine } from './shown.ts';
import { type Column, inStack, type StackName, stackNames } from './stacks.ts';

type Folder = CaseView['attachments']['folders'][number];

/** Ticked columns by id; undefined while nobody ticks. */
export type Picked = ReadonlySet<string> | undefined;

export type StackPilesProps = {
  readonly columns: readonly Column[];
  readonly folders: readonly Folder[];
  readonly picked: Picked;
  readonly onPick: (id: string, selected: boolean) => void;
  readonly onChange: (column: Column) => void;
  readonly onFolder: (folder: Folder) => void;
};

function ColumnSlip({
  column,
  picked,
  onPick,
  onChange,
}: { readonly column: Column } & Pick<StackPilesProps, 'picked' | 'onPick' | 'onChange'>) {
  const { t } = useTranslation();
  const line = useColumnLine();
  const { id, name } = column;
  // A secret stays, whatever is decided about the others.
  const ticks = column.class === 'C' ? undefined : picked;
  return (
    <li data-column={id} data-by-person={column.by_person}>
      {ticks === undefined ? (
        <b title={name}>{name}</b>
      ) : (
        <Tick selected={ticks.has(id)} onChange={(selected) => onPick(id, selected)}>
          {name}
        </Tick>
      )}
      {picked === undefined ? (
        <Button kind="text" onPress={() => onChange(column)} label={t('policy.changeLabel', { name })}>
          {t('policy.change')}
        </Button>
      ) : undefined}
      <small>{line(column).join(' · ')}</small>
    </li>
  );
}

function FolderSlip({ folder, onFolder }: { readonly folder: Folder } & Pick<StackPilesProps, 'onFolder'>) {
  const { t } = useTranslation();
  const { reason } = useLabels();
  const count = useCount();
  return (
    <li data-folder={folder.id}>
      <b title={folder.name}>
        <Icon name="photos" small /> {folder.name}
      </b>
      <Button kind="text" onPress={() => onFolder(folder)} label={t('policy.changeLabel', { name: folder.name })}>
        {t('policy.change')}
      </Button>
      <small>
        {count('files', folder.files)} · {reason[folder.reason]}
      </small>
    </li>
  );
}

function Pile({ stack, ...props }: StackPilesProps & { readonly stack: StackName }) {
  const { t } = useTranslation();
  const count = useCount();
  const columns = inStack(props.columns, stack);
  const folders = props.folders.filter(({ action }) => action === stack);
  return (
    <section className={styles.pile} data-stack={stack}>
      <h2>
        {t(`policy.stacks.${stack}`)}
        <span>{count('columns', columns.length)}</span>
      </h2>
      <ul>
        {columns.map((column) => (
          <ColumnSlip key={column.id} column={column} {...props} />
        ))}
        {folders.map((folder) => (
          <FolderSlip key={folder.id} folder={folder} onFolder={props.onFolder} />
        ))}
      </ul>
    </section>
  );
}

export function StackPiles(props: StackPilesProps) {
  return (
    <div className={styles.piles}>
      {stackNames.map((stack) => (
        <Pile key={stack} stack={stack} {...props} />
      ))}
    </div>
  );
}
