// One folder of photos and files as it was brought in; taken out again, it leaves the data box.
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import type { CaseView } from '../../app/queries.ts';
import { useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';

type Folder = CaseView['attachments']['folders'][number];

export type FolderDialogProps = {
  readonly caseRef: string;
  readonly folder: Folder;
  readonly onClose: () => void;
};

export function FolderDialog({ caseRef, folder, onClose }: FolderDialogProps) {
  const { t } = useTranslation();
  const count = useCount();
  const remove = useAct(
    async () => {
      await api['table.remove']({ case: caseRef, folder: folder.id });
      onClose();
    },
    { saves: true },
  );
  return (
    <Dialog
      title={folder.name}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => void remove.run(undefined)} disabled={remove.busy}>
            {t('data.folder.remove')}
          </Button>
          <Button onPress={onClose}>{t('bar.close')}</Button>
        </>
      }
    >
      <p>{t('data.folder.text', { files: count('files', folder.files) })}</p>
      <StopBlock problem={remove.problem} />
    </Dialog>
  );
}
