// One folder of photos and files: it stays, or it goes as a whole for a reason that is written down.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView } from '../../app/queries.ts';
import { useCount } from '../../app/words.ts';
import { Button } from '../../controls/button.tsx';
import { Choice } from '../../controls/choice.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import text from '../../style/text.module.css';
import type { Deciding } from './use-deciding.ts';

type Folder = CaseView['attachments']['folders'][number];

const answers = {
  drop: { action: 'drop', reason: 'photo' },
  necessary: { action: 'keep', reason: 'necessary' },
  ordered: { action: 'keep', reason: 'ordered' },
} as const satisfies Record<string, Pick<Folder, 'action' | 'reason'>>;

type Answer = keyof typeof answers;
const names = Object.keys(answers) as readonly Answer[];

function answerOf({ action, reason }: Folder): Answer {
  if (action === 'drop') return 'drop';
  return reason === 'ordered' ? 'ordered' : 'necessary';
}

export type FolderDialogProps = {
  readonly folder: Folder;
  readonly deciding: Deciding;
  readonly onClose: () => void;
};

export function FolderDialog({ folder, deciding, onClose }: FolderDialogProps) {
  const { t } = useTranslation();
  const count = useCount();
  const [answer, setAnswer] = useState(answerOf(folder));
  const settle = async () => {
    if (await deciding.decideFolder(folder, answers[answer])) onClose();
  };
  return (
    <Dialog
      title={folder.name}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('bar.cancel')}</Button>
          <Button onPress={() => void settle()} disabled={deciding.busy}>
            {t('policy.decide.act')}
          </Button>
        </>
      }
    >
      <p className={text.meta2}>{t('policy.folder.text', { files: count('files', folder.files) })}</p>
      {folder.with_place === 0 ? undefined : (
        <p className={text.meta2}>{t('policy.folder.place', { files: count('files', folder.with_place) })}</p>
      )}
      <Choice<Answer>
        label={t('policy.folder.title')}
        options={names.map((value) => ({ value, label: t(`policy.folder.${value}`) }))}
        value={answer}
        onChange={setAnswer}
      />
      <StopBlock problem={deciding.problem} />
    </Dialog>
  );
}
