// The whole window: rail, header, the screen of the present place, and the door over it while the data box is locked.
import { useCallback, useEffect, useRef } from 'react';
import { AskRecovery } from '../screens/office/ask-recovery.tsx';
import { StampDefinitions } from '../strip/stamp.tsx';
import { useAct } from './act.ts';
import { Header } from './header.tsx';
import { api } from './host.ts';
import { useIdle } from './idle.ts';
import { Lock } from './lock.tsx';
import { useAppState, useForgetCustomers } from './queries.ts';
import { Rail } from './rail.tsx';
import { useRecoveryQuestion } from './recovery-question.ts';
import { needsVault, useRoute } from './route.ts';
import { screens } from './screens.ts';
import styles from './shell.module.css';

/** After the door the focus returns to the very field that had it. */
function useReturningFocus(locked: boolean): void {
  const last = useRef<HTMLElement>(undefined);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      const inDoor = target instanceof HTMLElement && target.closest('[data-stage="lock"]') !== null;
      if (target instanceof HTMLElement && !inDoor && target.closest('main') !== null) last.current = target;
    };
    addEventListener('focusin', remember);
    return () => removeEventListener('focusin', remember);
  }, []);
  const wasLocked = useRef(locked);
  useEffect(() => {
    if (wasLocked.current && !locked) last.current?.focus();
    wasLocked.current = locked;
  }, [locked]);
}

/** However the data box came to be locked, no customer stays in the page. */
function useForgetting(open: boolean, forget: () => void): void {
  const was = useRef(open);
  useEffect(() => {
    if (was.current && !open) forget();
    was.current = open;
  }, [open, forget]);
}

export function Window() {
  const { place } = useRoute();
  const state = useAppState();
  const forget = useForgetCustomers();
  const lock = useAct(() => api['vault.lock']({}));
  const onLock = useCallback(() => {
    void lock.run(undefined).then(forget);
  }, [lock, forget]);
  const open = state?.vault === 'open';
  useForgetting(open, forget);
  const left = useIdle(state?.lock_minutes ?? 0, open, onLock);
  const locked = state?.vault === 'locked' && (needsVault[place.screen] || place.unlock === true);
  const key = place.screen;
  // A screen that was open stays as it is behind the door, drafts and all; one that was not is not built yet.
  const built = useRef('');
  if (!locked) built.current = key;
  useReturningFocus(locked);
  const recovery = useRecoveryQuestion(state?.recovery);
  const Present = screens[place.screen];
  return (
    <div className={styles.app}>
      <StampDefinitions />
      <Rail />
      <div className={styles.column}>
        <Header left={left} onLock={onLock} locked={locked} />
        <div className={styles.screen} hidden={locked}>
          {recovery.asked && needsVault[key] ? (
            <AskRecovery onDone={recovery.done} />
          ) : state !== undefined && built.current === key ? (
            <Present key={key} />
          ) : undefined}
        </div>
        {locked ? <Lock /> : undefined}
      </div>
    </div>
  );
}
