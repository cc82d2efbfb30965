// After sealing: the stamp, the short code to write on paper, and the slip to print; the digests lie in the drawer.

import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/ipc/contract.ts';
import type { FileRef } from '../../../shared/ipc/host-bridge.ts';
import { CaseStrip } from '../../app/case-strip.tsx';
import { dayAndTime } from '../../app/format.ts';
import type { CaseView } from '../../app/queries.ts';
import { useRoute } from '../../app/route.ts';
import { Screen } from '../../app/screen.tsx';
import { useSession, useWords } from '../../app/session.ts';
import layout from '../../app/shell.module.css';
import { type Reason, reasonsOf } from '../../app/why.tsx';
import { useAmount, useCount, useLabels } from '../../app/words.ts';
import { CodeGroups, type Fact, Facts, Sheet } from '../../controls/blocks.tsx';
import { Button } from '../../controls/button.tsx';
import { Icon } from '../../controls/icons.tsx';
import { SlipPage } from '../../paper/pages.tsx';
import { usePrint } from '../../paper/print.tsx';
import { LargeStamp } from '../../strip/stamp.tsx';
import text from '../../style/text.module.css';
import { Columns } from './columns.tsx';
import { ReadBack, useReadBack } from './read-back.tsx';
import styles from './seal.module.css';

type Package = CaseView['packages'][number];

/** Digests of the whole file; the data box keeps them. */
function digestsOf({ sha256, sm3 }: Package, names: { sha256: string; sm3: string }): Reason[] {
  return [
    ...(sha256 === undefined ? [] : [{ term: names.sha256, text: sha256, code: true }]),
    ...(sm3 === undefined ? [] : [{ term: names.sm3, text: sm3, code: true }]),
  ];
}

function useDetails(sealed: Package, result: Output<'package.seal'> | undefined): Reason[] {
  const { reasons } = useWords();
  const amount = useAmount();
  const { names } = reasons;
  const fresh =
    result === undefined
      ? []
      : [
          { term: names.file, text: result.file },
          { term: names.size, text: amount.size(result.bytes) },
        ];
  return [
    ...fresh,
    ...digestsOf(sealed, names),
    { term: names.id, text: sealed.id, code: true },
    ...reasonsOf(reasons.seal),
  ];
}

export type SealedProps = {
  readonly view: CaseView;
  readonly sealed: Package;
  /** Of this very run; a package of an earlier day has only what the data box kept. */
  readonly result: Output<'package.seal'> | undefined;
  /** Where it was written, if in this run. */
  readonly place: FileRef | undefined;
  readonly onAgain: () => void;
};

/** As it was sealed: what the case says may have changed since. */
function went(content: NonNullable<Package['content']>, which: 'keep' | 'left') {
  return <Columns tables={content.tables.map(({ name, [which]: columns }) => ({ id: name, name, columns }))} />;
}

function Summary({ sealed, result }: Pick<SealedProps, 'sealed' | 'result'>) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  const { content } = sealed;
  const contents: Fact[] =
    content === undefined
      ? []
      : [
          { term: t('seal.much'), main: count('rows', content.rows) },
          { term: t('seal.keep'), main: went(content, 'keep') },
          { term: t('seal.left'), main: went(content, 'left') },
        ];
  return (
    <Facts
      facts={[
        {
          term: t('seal.at'),
          main: dayAndTime(sealed.made, lang),
          more:
            result === undefined ? undefined : (
              <span className={text.file}>{t('seal.file', { name: result.file })}</span>
            ),
        },
        ...contents,
      ]}
    />
  );
}

export function Sealed({ view, sealed, result, place, onAgain }: SealedProps) {
  const { t } = useTranslation();
  const { go } = useRoute();
  const label = useLabels();
  const print = usePrint();
  const why = useDetails(sealed, result);
  const job = useReadBack(view, sealed);
  const isBack = sealed.read_back !== undefined;
  const onward = () => go({ screen: 'finish', case: view.case_uid });
  const { content } = sealed;
  const slip = {
    ...sealed,
    content: content && { rows: content.rows, keep: went(content, 'keep'), left: went(content, 'left') },
  };
  return (
    <Screen
      stage="sealed"
      title={t('seal.sealed')}
      lead={t(isBack ? 'seal.sealedLead' : 'seal.backLead')}
      strip={<CaseStrip current="seal" pressed={result === undefined ? undefined : 'seal'} />}
      problems={[job.problem]}
      why={why}
      actions={
        <>
          <Button kind="link" onPress={onAgain}>
            {t('seal.again')}
          </Button>
          {isBack ? undefined : (
            <Button kind="link" onPress={onward}>
              {t('seal.later')}
            </Button>
          )}
          <Button onPress={() => void print(<SlipPage view={view} slip={slip} />)}>
            <Icon name="print" small />
            {t('seal.print')}
          </Button>
        </>
      }
      primary={
        isBack
          ? { label: t('seal.next'), onPress: onward }
          : { label: t('seal.readBack'), onPress: () => void job.run(place), disabled: job.busy }
      }
    >
      <div className={`${layout.c8} ${styles.sealed}`}>
        <LargeStamp cell="seal" label={t('strip.cell', { word: label.cell.seal, state: label.cellState.done })} />
        <div className={styles.code}>
          <h2 className={styles.heading}>{t('seal.short')}</h2>
          <CodeGroups code={sealed.short} />
        </div>
      </div>
      <div className={layout.c8}>
        <ReadBack sealed={sealed} job={job} />
      </div>
      <div className={layout.c8}>
        <Sheet>
          <Summary sealed={sealed} result={result} />
        </Sheet>
      </div>
    </Screen>
  );
}
