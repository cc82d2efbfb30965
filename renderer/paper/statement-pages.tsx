// A paper in print: what it says on the first page; check number, signatures and fingerprints on the second.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseView, Sheet } from '../app/queries.ts';
import { A4, Mono, Rows, Signs } from './a4.tsx';
import { PaperStrip } from './pages.tsx';

type Section = Sheet['sections'][number];

function Part({ section }: { readonly section: Section }) {
  return (
    <section>
      <h2>{section.title}</h2>
      <Rows rows={section.lines.map(rowOf)} />
    </section>
  );
}

function rowOf({ label, value, code = false }: Section['lines'][number]): readonly [string, ReactNode] {
  return [label, code ? <Mono key={label}>{value}</Mono> : value];
}

export type StatementPagesProps = {
  readonly title: string;
  readonly sheet: Sheet;
  readonly view: CaseView | undefined;
};

export function StatementPages({ title, sheet, view }: StatementPagesProps) {
  const { t } = useTranslation();
  const content = sheet.sections.slice(0, -1);
  const about = sheet.sections.at(-1);
  const head = {
    title,
    number: view?.case,
    strip: view === undefined ? undefined : <PaperStrip view={view} />,
    pages: 2,
  };
  return (
    <>
      <A4 {...head} page={1}>
        {content.map((section) => (
          <Part key={section.title} section={section} />
        ))}
      </A4>
      <A4 {...head} page={2}>
        <h2>{t('paper.terms.number')}</h2>
        <Mono>{view?.safety_number ?? t('paper.terms.numberNone')}</Mono>
        {about === undefined ? undefined : <Part section={about} />}
        <Signs />
      </A4>
    </>
  );
}
