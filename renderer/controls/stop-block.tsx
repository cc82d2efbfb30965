// A refusal: ink, an octagon, and three sentences: what happened, where, what to do. Red never means an error here.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError, type Problem } from '../../shared/domain/words/describe.ts';
import { useSession } from '../app/session.ts';
import text from '../style/text.module.css';
import styles from './blocks.module.css';
import { Prose } from './prose.tsx';

function Octagon() {
  const { t } = useTranslation();
  return (
    <svg className={styles.octagon} viewBox="0 0 48 48" aria-hidden="true">
      <path d="M15 2h18l13 13v18L33 46H15L2 33V15z" />
      <text x="24" y="32">
        {t('stop.mark')}
      </text>
    </svg>
  );
}

export type StopTextProps = {
  readonly what: string;
  readonly where?: string | undefined;
  readonly mend: string;
  /** One of several in a list: the page stays where it is. */
  readonly still?: boolean;
};

export function StopText({ what, where, mend, still = false }: StopTextProps) {
  const block = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It may answer with a promise, which is no clean-up.
    if (!still) void block.current?.scrollIntoView({ block: 'nearest' });
  }, [still]);
  return (
    <div ref={block} role="alert" className={styles.stop} data-stop="">
      <Octagon />
      <h2>
        <Prose>{what}</Prose>
      </h2>
      {where === undefined ? undefined : <p className={text.file}>{where}</p>}
      <p>
        <Prose>{mend}</Prose>
      </p>
    </div>
  );
}

/** The words of an error, or nothing. */
export function StopBlock({ problem }: { readonly problem: Problem | undefined }) {
  const { lang } = useSession();
  if (problem === undefined) return undefined;
  const described = describeError(problem, lang);
  return <StopText key={JSON.stringify(problem)} {...described} />;
}
