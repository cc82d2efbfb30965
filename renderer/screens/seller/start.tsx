// 卖1 今天要做什么: three ways, and the handovers in hand as a stack of strips. No login.
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import { useAct } from '../../app/act.ts';
import { useCellContext } from '../../app/case-strip.tsx';
import { api } from '../../app/host.ts';
import { nextScreen } from '../../app/next-screen.ts';
import { useAppState, useCases } from '../../app/queries.ts';
import { type ScreenName, useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { Button } from '../../controls/button.tsx';
import { Icon, type IconName } from '../../controls/icons.tsx';
import { Prose } from '../../controls/prose.tsx';
import { cellsOf, nextCell } from '../../strip/cells.ts';
import { MiniStrip } from '../../strip/mini-strip.tsx';
import text from '../../style/text.module.css';
import styles from './start.module.css';

type Summary = Output<'case.list'>['cases'][number];

function Line({ summary, onOpen }: { readonly summary: Summary; readonly onOpen: () => void }) {
  const { t } = useTranslation();
  const cells = cellsOf(summary.strip, useCellContext(summary.role, []));
  const next = nextCell(cells);
  const words =
    next === undefined ? t('start.done') : t(next.state === 'torn' ? 'start.torn' : 'start.next', { word: next.word });
  const lacks = summary.missing.length;
  return (
    <li>
      <MiniStrip
        seller={summary.seller}
        buyer={summary.buyer}
        number={summary.case}
        cells={cells}
        next={words}
        lacks={lacks === 0 ? undefined : t('start.lacks', { count: lacks, n: lacks })}
        onOpen={onOpen}
      />
    </li>
  );
}

function Handovers() {
  const { t } = useTranslation();
  const { go } = useRoute();
  const vault = useAppState()?.vault;
  const cases = useCases();
  const open = useAct(async ({ case_uid }: Summary) => {
    const view = await api['case.show']({ case: case_uid });
    go({ screen: nextScreen(view), case: case_uid });
  });
  if (vault === 'locked') {
    return (
      <p className={styles.quiet}>
        {t('start.locked')}
        <Button kind="small" onPress={() => go({ screen: 'start', unlock: true })}>
          {t('start.unlock')}
        </Button>
      </p>
    );
  }
  // The vault is being made, or the list is on its way: nothing is said that may turn out wrong.
  if (vault === 'open' && cases === undefined) return <p className={styles.quiet} aria-busy="true" />;
  if (cases === undefined || cases.length === 0) return <p className={styles.quiet}>{t('start.empty')}</p>;
  return (
    <ul>
      {cases.map((summary) => (
        <Line key={summary.case_uid} summary={summary} onOpen={() => void open.run(summary)} />
      ))}
    </ul>
  );
}

const ways = [
  { name: 'sell', icon: 'seal' },
  { name: 'receive', icon: 'usb' },
  { name: 'check', icon: 'check' },
] as const satisfies readonly { name: string; icon: IconName }[];

export function Start() {
  const { t } = useTranslation();
  const { go } = useRoute();
  const missing = useAppState()?.vault === 'missing';
  const target = { sell: missing ? 'key' : 'deal', receive: 'receive', check: 'check' } as const satisfies Record<
    string,
    ScreenName
  >;
  const primary = { label: t('start.sell.act'), onPress: () => go({ screen: target.sell }) };
  return (
    <Screen title={t('start.title')} lead={t('start.lead')} bar={false} primary={primary}>
      <ul className={styles.ways}>
        {ways.map(({ name, icon }) => (
          <li key={name}>
            <Icon name={icon} />
            <div>
              <h2>{t(`start.${name}.name`)}</h2>
              <Prose>{t(`start.${name}.text`)}</Prose>
            </div>
            <span className={text.meta}>{t(`start.${name}.time`)}</span>
            <Button kind={name === 'sell' ? 'primary' : 'plain'} onPress={() => go({ screen: target[name] })}>
              {t(`start.${name}.act`)}
            </Button>
          </li>
        ))}
      </ul>
      <p className={styles.rehearse}>
        <Prose>{t('start.rehearse.text')}</Prose>
        <Button kind="text" onPress={() => go({ screen: 'rehearse' })}>
          {t('start.rehearse.act')}
        </Button>
      </p>
      <section className={styles.list}>
        <h2>{t('start.list')}</h2>
        <Handovers />
      </section>
    </Screen>
  );
}
