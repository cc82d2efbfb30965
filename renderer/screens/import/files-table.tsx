// One line a file, a folder of photos as a line of its own; what is behind a line opens in a dialog.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../app/queries.ts';
import { useAmount, useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icons.tsx';
import text from '../../style/text.module.css';
import { AboutDialog } from './about-dialog.tsx';
import { AsideDialog } from './aside-dialog.tsx';
import { DamageLine } from './damage.tsx';
import styles from './data.module.css';
import { type BehindTable, FileLine } from './file-line.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import type { Importing } from './import-job.ts';
import { LookDialog } from './look-dialog.tsx';

type Folder = CaseView['attachments']['folders'][number];
type Behind = { readonly id: string; readonly what: BehindTable | 'folder' };

const heads = ['persons', 'read', 'taken', 'refused', 'apart'] as const;
const width = heads.length + 3;

function FolderLine({ folder, onOpen }: { readonly folder: Folder; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const count = useCount();
  const amount = useAmount();
  const { bytes, files, with_place: placed } = folder;
  const facts = [
    count('files', files),
    amount.size(bytes),
    ...(placed === 0 ? [] : [t('data.photosPlace', { files: count('files', placed) })]),
    t('data.photosText'),
  ];
  return (
    <tr data-folder={folder.id}>
      <td className={text.wrap}>
        <Icon name="photos" small /> <span className={text.file}>{folder.name}</span>
      </td>
      <td colSpan={width - 2}>
        <span className={text.meta2}>{facts.join(' · ')}</span>
      </td>
      <td className={`${text.number} ${styles.links}`}>
        <Button kind="text" onPress={onOpen} label={t('data.moreLabel', { name: folder.name })}>
          {t('data.more')}
        </Button>
      </td>
    </tr>
  );
}

type BehindProps = FilesTableProps & { readonly behind: Behind; readonly onClose: () => void };

function BehindLine({ view, importing, behind: { id, what }, onClose }: BehindProps) {
  const caseRef = view.case_uid;
  const folder = view.attachments.folders.find((item) => item.id === id);
  const table = view.tables.find((item) => item.id === id);
  if (folder !== undefined) return <FolderDialog caseRef={caseRef} folder={folder} onClose={onClose} />;
  if (table === undefined) return undefined;
  if (what === 'look') return <LookDialog view={view} table={table} importing={importing} onClose={onClose} />;
  if (what === 'refused' || what === 'set_aside')
    return <AsideDialog caseRef={caseRef} table={table} kind={what} onClose={onClose} />;
  return <AboutDialog view={view} table={table} importing={importing} onClose={onClose} />;
}

export type FilesTableProps = { readonly view: CaseView; readonly importing: Importing };

function Heads() {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        <th>{t('data.columns.file')}</th>
        <th>{t('data.columns.found')}</th>
        {heads.map((head) => (
          <th key={head} className={text.number}>
            {t(`data.columns.${head}`)}
          </th>
        ))}
        <td />
      </tr>
    </thead>
  );
}

export function FilesTable({ view, importing }: FilesTableProps) {
  const [behind, setBehind] = useState<Behind>();
  return (
    <div className={styles.scroll}>
      <table className={styles.files}>
        <Heads />
        <tbody>
          {view.tables.flatMap((table) => [
            <FileLine key={table.id} table={table} onOpen={(what) => setBehind({ id: table.id, what })} />,
            <DamageLine key={`damage ${table.id}`} table={table} columns={width} />,
          ])}
          {view.attachments.folders.map((folder) => (
            <FolderLine key={folder.id} folder={folder} onOpen={() => setBehind({ id: folder.id, what: 'folder' })} />
          ))}
        </tbody>
      </table>
      {behind === undefined ? undefined : (
        <BehindLine view={view} importing={importing} behind={behind} onClose={() => setBehind(undefined)} />
      )}
    </div>
  );
}
