// Help: the keyboard, what "offline" means, and what to do when stuck.
import { useTranslation } from 'react-i18next';
import { Facts } from '../controls/blocks.tsx';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { Prose } from '../controls/prose.tsx';

export function Help({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const facts = [
    { term: 'Tab', main: t('help.tab') },
    { term: 'Enter', main: t('help.enter') },
    { term: 'Esc', main: t('help.escape') },
    { term: '← → ↑ ↓', main: t('help.arrows') },
    { term: t('help.offlineTitle'), main: <Prose>{t('help.offline')}</Prose> },
    { term: t('help.stuckTitle'), main: t('help.stuck') },
  ];
  return (
    <Dialog
      title={t('help.title')}
      open={open}
      onClose={onClose}
      actions={<Button onPress={onClose}>{t('bar.close')}</Button>}
    >
      <Facts facts={facts} />
    </Dialog>
  );
}
