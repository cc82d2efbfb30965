// 买3 and 核验: five plain results; the first that fails stops everything, and only all good opens.
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { useAct } from '../../app/act.ts';
import { pickOne } from '../../app/host.ts';
import type { Primary } from '../../app/primary.tsx';
import { type AppState, useAppState } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import layout from '../../app/shell.module.css';
import { Button } from '../../controls/button.tsx';
import { Drop } from '../../controls/drop.tsx';
import { Icon } from '../../controls/icons.tsx';
import { Progress } from '../../controls/progress.tsx';
import { ResultPage } from '../../paper/pages.tsx';
import { usePrint } from '../../paper/print.tsx';
import { CheckResult } from './check-result.tsx';
import { CheckStrip } from './check-strip.tsx';
import { type Next, nextOf } from './next-of.ts';
import { Opening } from './opening.tsx';
import { useDetails, usePrintedResult, useResultWords } from './result-words.ts';
import { type OpeningJob, useOpening, useVerify, type Verify } from './verify.ts';

/** Checks again once the data box is open: only then is it known whom to trust. */
function useRecheck(vault: AppState['vault'] | undefined, { checked, check }: Verify): void {
  const was = useRef(vault);
  useEffect(() => {
    if (was.current === 'locked' && vault === 'open' && checked !== undefined) check(checked.file);
    was.current = vault;
  }, [vault, checked, check]);
}

function usePrimary(next: Next, verify: Verify, opening: OpeningJob) {
  const { t } = useTranslation();
  const { place, go } = useRoute();
  const { checked, check, reset } = verify;
  const choose = useAct(async () => {
    const file = await pickOne('package');
    if (file !== undefined) check(file);
  });
  const withCard = useAct(async (file: FileRef) => {
    const card = await pickOne('card');
    if (card !== undefined) check(file, card);
  });
  const file = checked?.file;
  const on = (act: (file: FileRef) => void) => () => (file === undefined ? undefined : act(file));
  const presses: Record<Next, Primary> = {
    pick: { label: t('check.act'), onPress: () => void choose.run(undefined), disabled: verify.verify.busy },
    again: { label: t('check.again'), onPress: on((picked) => check(picked, checked?.signer)) },
    unlock: { label: t('check.unlock'), onPress: () => go({ ...place, unlock: true }) },
    open: { label: t('check.open'), onPress: on((picked) => void opening.run(picked)), disabled: opening.busy },
    trial: { label: t('check.toTrial'), onPress: on((picked) => go({ screen: 'trial', file: picked })) },
    signer: { label: t('check.signer'), onPress: on((picked) => void withCard.run(picked)) },
    another: { label: t('check.another'), onPress: reset },
  };
  return { primary: presses[next], problems: [choose.problem, withCard.problem] };
}

function Actions({
  verify,
  next,
  children,
}: {
  readonly verify: Verify;
  readonly next: Next;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  if (verify.verify.busy) return <Button onPress={verify.verify.cancel}>{t('bar.cancel')}</Button>;
  if (next === 'pick') return undefined;
  return (
    <>
      {next === 'another' ? undefined : (
        <Button kind="link" onPress={verify.reset}>
          {t('check.another')}
        </Button>
      )}
      {children}
    </>
  );
}

export function Check() {
  const { t } = useTranslation();
  const { place } = useRoute();
  const print = usePrint();
  const vault = useAppState()?.vault;
  const verify = useVerify(place.file);
  const opening = useOpening();
  const { checked, check } = verify;
  useRecheck(vault, verify);
  const next = nextOf(checked, vault);
  const { primary, problems } = usePrimary(next, verify, opening);
  const printed = usePrintedResult(checked);
  const words = useResultWords(checked);
  const why = useDetails(checked);
  if (opening.begun) return <Opening job={opening} />;
  const { busy } = verify.verify;
  return (
    <Screen
      stage={busy ? 'run' : next}
      title={busy ? t('check.running') : words.title}
      lead={words.lead}
      strip={checked === undefined ? undefined : <CheckStrip checked={checked} />}
      tear={words.tear}
      problems={[...problems, verify.verify.problem, opening.problem]}
      why={why}
      note=""
      actions={
        <Actions verify={verify} next={next}>
          <Button onPress={() => void print(<ResultPage result={printed} />)}>
            <Icon name="print" small />
            {t('check.print')}
          </Button>
        </Actions>
      }
      primary={primary}
    >
      {busy ? <Progress pace={verify.verify.pace} /> : undefined}
      {verify.verify.cancelled || opening.cancelled ? <p role="status">{t('stop.cancelled')}</p> : undefined}
      {checked === undefined && !busy ? (
        <div className={layout.c8}>
          <Drop onFiles={(files) => (files[0] === undefined ? undefined : check(files[0]))} tall>
            {undefined}
          </Drop>
        </div>
      ) : undefined}
      {checked === undefined ? undefined : <CheckResult checked={checked} />}
    </Screen>
  );
}
