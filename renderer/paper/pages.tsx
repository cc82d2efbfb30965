// The pages that are printed: recovery card, handover slip, result of a check.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useCellContext } from '../app/case-strip.tsx';
import { longDay } from '../app/format.ts';
import { partyName } from '../app/parties.ts';
import type { CaseView } from '../app/queries.ts';
import { useSession } from '../app/session.ts';
import { useCount, useLabels } from '../app/words.ts';
import { cellsOf } from '../strip/cells.ts';
import { Strip } from '../strip/strip.tsx';
import { A4, BigCode, Mono, Rows, Signs } from './a4.tsx';

export function PaperStrip({ view }: { readonly view: CaseView }) {
  const context = useCellContext(view.role, view.missing);
  return <Strip cells={cellsOf(view.strip, context)} paper />;
}

export function RecoveryPage({ name, code }: { readonly name: string; readonly code: string }) {
  const { t } = useTranslation();
  return (
    <A4 title={t('paper.recovery.title')} plain>
      <p>{t('paper.recovery.for', { name })}</p>
      <p>{t('paper.recovery.text')}</p>
      <BigCode code={code} />
    </A4>
  );
}

export type SlipFacts = {
  readonly made: string;
  readonly name: string;
  readonly kind: CaseView['packages'][number]['kind'];
  readonly short: string;
  /** Unknown of a package that an older program made. */
  readonly content?: { readonly rows: number; readonly keep: ReactNode; readonly left: ReactNode } | undefined;
  readonly sha256?: string | undefined;
  readonly sm3?: string | undefined;
};

export function SlipPage({ view, slip }: { readonly view: CaseView; readonly slip: SlipFacts }) {
  const { t } = useTranslation();
  const { lang } = useSession();
  const count = useCount();
  const label = useLabels();
  const { content } = slip;
  const contents: (readonly [string, ReactNode])[] =
    content === undefined
      ? []
      : [
          [t('paper.slip.rows'), count('rows', content.rows)],
          [t('paper.slip.columns'), content.keep],
          [t('paper.slip.left'), content.left],
        ];
  return (
    <A4 title={t('paper.slip.title')} number={view.case} strip={<PaperStrip view={view} />}>
      <p>{t('paper.slip.text')}</p>
      <Rows
        rows={[
          [label.role.seller, partyName(view.parties, 'seller') ?? ''],
          [label.role.buyer, partyName(view.parties, 'buyer') ?? ''],
          [t('paper.slip.kind'), label.kind[slip.kind]],
          ...contents,
          [t('paper.slip.made'), longDay(slip.made, lang)],
        ]}
      />
      <Signs />
      <h2>{t('paper.slip.annex')}</h2>
      <Mono>
        {t('paper.slip.short')} {slip.short}
      </Mono>
      {slip.sha256 === undefined ? undefined : <Mono>SHA-256 {slip.sha256}</Mono>}
      {slip.sm3 === undefined ? undefined : <Mono>SM3 {slip.sm3}</Mono>}
    </A4>
  );
}

export type ResultFacts = {
  readonly lines: readonly (readonly [string, string])[];
  readonly short?: string | undefined;
  readonly sha256?: string | undefined;
  readonly sm3?: string | undefined;
  readonly when: string;
};

export function ResultPage({ result }: { readonly result: ResultFacts }) {
  const { t } = useTranslation();
  return (
    <A4 title={t('paper.result.title')}>
      <p>{t('paper.result.text', { when: result.when })}</p>
      <Rows rows={result.lines} />
      <h2>{t('paper.slip.annex')}</h2>
      {result.short === undefined ? undefined : (
        <Mono>
          {t('paper.slip.short')} {result.short}
        </Mono>
      )}
      {result.sha256 === undefined ? undefined : <Mono>SHA-256 {result.sha256}</Mono>}
      {result.sm3 === undefined ? undefined : <Mono>SM3 {result.sm3}</Mono>}
    </A4>
  );
}
