// One screen: strip, title, one sentence, the work, the 为什么 drawer, and a bar with exactly one primary button.
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../shared/domain/words/describe.ts';
import { Button } from '../controls/button.tsx';
import { Icon } from '../controls/icons.tsx';
import { Prose } from '../controls/prose.tsx';
import { StopBlock } from '../controls/stop-block.tsx';
import text from '../style/text.module.css';
import { time } from './format.ts';
import { type Primary, PrimaryButton, pressOnEnter } from './primary.tsx';
import { before, pathOf, useRoute } from './route.ts';
import { useSession } from './session.ts';
import styles from './shell.module.css';
import { type Reason, Why } from './why.tsx';

export type ScreenProps = {
  readonly title: string;
  readonly lead: string;
  /** A stage of the screen: when it changes, the focus goes to the title again. */
  readonly stage?: string;
  readonly strip?: ReactNode;
  /** The sentence under a torn strip. */
  readonly tear?: string | undefined;
  readonly problems?: readonly (Problem | undefined)[];
  readonly why?: readonly Reason[];
  /** Without a bar the screen shows its primary button itself. */
  readonly bar?: boolean;
  /** 返回 to somewhere else, or not at all while work is running. */
  readonly back?: (() => void) | 'none';
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly primary?: Primary | undefined;
  /** A door has one field, which takes the focus itself. */
  readonly ownFocus?: boolean;
  readonly children: ReactNode;
};

function useTitleFocus(stage: string, ownFocus: boolean) {
  const title = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the stage is the reason to move the focus
  useEffect(() => {
    if (!ownFocus) title.current?.focus();
  }, [stage, ownFocus]);
  const last = useRef<Element>(null);
  useEffect(() => {
    const remember = ({ target }: FocusEvent) => {
      last.current = target instanceof Element ? target : null;
    };
    addEventListener('focusin', remember);
    return () => removeEventListener('focusin', remember);
  }, []);
  // A button that was pressed may be gone or disabled now: without this the next Enter would go nowhere.
  useEffect(() => {
    const wait = setTimeout(() => {
      const lost = last.current === null || !last.current.isConnected || last.current.matches(':disabled');
      if (lost && document.activeElement === document.body) title.current?.focus({ preventScroll: true });
    }, 80);
    return () => clearTimeout(wait);
  });
  return title;
}

function Bar({ back, note, actions, primary }: Pick<ScreenProps, 'back' | 'note' | 'actions' | 'primary'>) {
  const { t } = useTranslation();
  const { savedAt, lang } = useSession();
  const { place, go } = useRoute();
  const earlier = before[place.screen];
  const goBack =
    back ??
    (earlier === undefined
      ? 'none'
      : () => go({ screen: earlier, ...(place.case === undefined ? {} : { case: place.case }) }));
  const saved = savedAt === undefined ? '' : t('bar.saved', { time: time(savedAt, lang) });
  return (
    <footer className={styles.bar}>
      <div className={styles.line}>
        {goBack === 'none' ? undefined : (
          <Button onPress={goBack}>
            <Icon name="back" small />
            {t('bar.back')}
          </Button>
        )}
        <span className={styles.note}>{note ?? saved}</span>
        {actions}
        {primary === undefined ? undefined : <PrimaryButton primary={primary} />}
      </div>
    </footer>
  );
}

export function Screen(props: ScreenProps) {
  const { title, lead, stage = '', strip, tear, problems = [], why = [], bar = true, primary, children } = props;
  const { place } = useRoute();
  const heading = useTitleFocus(stage, props.ownFocus === true);
  return (
    <main
      className={styles.screen}
      data-screen={place.screen}
      data-path={pathOf[place.screen]}
      data-stage={stage}
      onKeyDown={pressOnEnter(primary)}
    >
      {strip}
      {tear === undefined ? undefined : (
        <p className={styles.tear}>
          <Icon name="stop" />
          {tear}
        </p>
      )}
      <div className={styles.mid}>
        <div className={styles.body}>
          <div className={styles.work}>
            <div>
              <h1 ref={heading} tabIndex={-1}>
                {title}
              </h1>
              <p className={text.lead}>
                <Prose>{lead}</Prose>
              </p>
            </div>
            {problems.map((problem, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: each place belongs to one act of the screen
              <StopBlock key={index} problem={problem} />
            ))}
            {children}
          </div>
        </div>
        {why.length === 0 ? undefined : <Why reasons={why} />}
      </div>
      {bar ? (
        <Bar
          {...(props.back === undefined ? {} : { back: props.back })}
          note={props.note}
          actions={props.actions}
          primary={primary}
        />
      ) : undefined}
    </main>
  );
}
