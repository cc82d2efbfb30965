// One folder of photos and files: it stays, or it goes as a whole for a reason that is written down.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Action, Reason } from '../../../shared/domain/vocabulary.ts';
import { useAct } from '../../app/act.ts';
import { api } from '../../app/host.ts';
import type { CaseView } from '../../app/queries.ts';
import { useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import text from '../../style/text.module.css';

type Folder = CaseView['attachments']['folders'][number];

const answers = {
  drop: { action: 'drop', reason: 'photo' },
  necessary: { action: 'keep', reason: 'necessary' },
  ordered: { action: 'keep', reason: 'ordered' },
} as const satisfies Record<string, { action: Action; reason: Reason }>;

type Answer = keyof typeof answers;

function answerOf({ action, reason }: Folder): Answer {
  if (action === 'drop') return 'drop';
  return reason === 'ordered' ? 'ordered' : 'necessary';
}

export type FolderDialogProps = {
  readonly caseRef: string;
  readonly folder: Folder;
  readonly onClose: () => void;
};

export function FolderDialog({ caseRef, folder, onClose }: FolderDialogProps) {
  const { t } = useTranslation();
  const count = useCount();
  const [answer, setAnswer] = useState(answerOf(folder));
  const settle = useAct(
    async () => {
      await api['policy.set']({ case: caseRef, folder: folder.id, ...answers[answer] });
      onClose();
    },
    { saves: true },
  );
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
          <Button kind="link" onPress={() => void remove.run(undefined)} disabled={remove.busy}>
            {t('data.folder.remove')}
          </Button>
          <Button onPress={onClose}>{t('bar.cancel')}</Button>
          <Button onPress={() => void settle.run(undefined)} disabled={settle.busy}>
            {t('data.column.act')}
          </Button>
        </>
      }
    >
      <p className={text.meta2}>{t('data.folder.text', { files: count('files', folder.files) })}</p>
      <Choice<Answer>
        label={t('data.folder.title')}
        options={[
          { value: 'drop', label: t('data.column.drop') },
          { value: 'necessary', label: t('data.column.keepNecessary') },
          { value: 'ordered', label: t('data.column.keepOrdered') },
        ]}
        value={answer}
        onChange={setAnswer}
      />
      <StopBlock problem={settle.problem ?? remove.problem} />
    </Dialog>
  );
}
