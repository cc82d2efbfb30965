// How far a job is: percent, what is being done, rate and time left, and a strip being laid down.
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { useTranslation } from 'react-i18next';
import type { Stage } from '../../shared/domain/vocabulary.ts';
import { labels } from '../../shared/domain/words/labels.ts';
import { type Pace, percentOf } from '../app/pace.ts';
import { useSession } from '../app/session.ts';
import { useAmount } from '../app/words.ts';
import text from '../style/text.module.css';
import styles from './progress.module.css';

function stageWord(stage: string | undefined, words: Readonly<Record<Stage, string>>, otherwise: string): string {
  return stage !== undefined && Object.hasOwn(words, stage) ? words[stage as Stage] : otherwise;
}

export function Progress({ pace }: { readonly pace: Pace | undefined }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const amount = useAmount();
  const percent = pace === undefined ? undefined : percentOf(pace);
  const stage = stageWord(pace?.stage, labels[lang].stage, t('pace.starting'));
  return (
    <div className={styles.block} data-progress="">
      <div className={styles.figures}>
        {percent === undefined ? undefined : <span className={styles.count}>{t('pace.percent', { n: percent })}</span>}
        <span>{stage}</span>
        <span>{pace?.secondsLeft === undefined ? '' : amount.left(pace.secondsLeft)}</span>
        <span className={text.meta}>{pace === undefined ? '' : amount.pace(pace)}</span>
      </div>
      <ProgressBar
        aria-label={t('pace.label', { stage })}
        {...(percent === undefined ? { isIndeterminate: true } : { value: percent })}
      >
        <div className={styles.bar}>
          <div
            className={`${styles.fill} ${percent === undefined ? styles.unknown : ''}`}
            {...(percent === undefined ? {} : { style: { width: `${percent}%` } })}
          />
        </div>
      </ProgressBar>
    </div>
  );
}
