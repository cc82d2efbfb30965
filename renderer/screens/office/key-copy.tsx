// A copy of one's own key, as a file under a passphrase of its own.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../app/act.ts';
import { suggestedName } from '../../app/file-names.ts';
import { api, place } from '../../app/host.ts';
import { useSession } from '../../app/session.ts';
import { Button } from '../../controls/button.tsx';
import { Field } from '../../controls/field.tsx';
import { StopBlock } from '../../controls/stop-block.tsx';
import { WrittenTo } from '../../controls/written-to.tsx';
import text from '../../style/text.module.css';
import shared from '../shared/party-card.module.css';

export function KeyCopy() {
  const { t } = useTranslation();
  const { lang } = useSession();
  const [passphrase, setPassphrase] = useState('');
  const [written, setWritten] = useState<string>();
  const write = useAct(async () => {
    const out = await place('file', suggestedName('key', [], lang));
    if (out === undefined) return;
    setWritten((await api['identity.export']({ out: out.handle, passphrase })).file);
    setPassphrase('');
  });
  return (
    <div className={shared.lines}>
      <p className={text.meta2}>{t('settings.keyText')}</p>
      <Field label={t('settings.keyPassphrase')} type="password" value={passphrase} onChange={setPassphrase} />
      <div className={shared.row}>
        <Button kind="small" onPress={() => void write.run(undefined)} disabled={passphrase === '' || write.busy}>
          {t('settings.keyAct')}
        </Button>
        <WrittenTo name={written} />
      </div>
      <StopBlock problem={write.problem} />
    </div>
  );
}
