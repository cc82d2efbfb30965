// The strip of the handover on the screen: what each cell shows, and where a press on it leads.
import { useTranslation } from 'react-i18next';
import type { StripCell } from '../../shared/domain/vocabulary.ts';
import { type CellContext, cellsOf, type KnownCell } from '../strip/cells.ts';
import { Strip } from '../strip/strip.tsx';
import { useCase } from './queries.ts';
import { type ScreenName, useCaseRef, useRoute } from './route.ts';
import { useSession, useWords } from './session.ts';

const ways = {
  seller: { prepare: 'data', seal: 'seal', receipt: 'finish' },
  buyer: { prepare: 'trial', seal: 'check', receipt: 'compare' },
  witness: { seal: 'check' },
  holder: { seal: 'check' },
} as const satisfies Record<CellContext['role'], Partial<Record<StripCell, ScreenName>>>;

export function useCellContext(
  role: CellContext['role'],
  missing: CellContext['missing'],
): Pick<CellContext, 'lang' | 'hints' | 'missing' | 'role'> {
  const { lang } = useSession();
  const { strip } = useWords();
  return { lang, hints: strip, missing, role };
}

/** What this screen knows stands over what the engine knows. */
function mergeCells(known: readonly KnownCell[], instead: readonly KnownCell[]): KnownCell[] {
  const others = known.filter(({ cell }) => !instead.some((item) => item.cell === cell));
  return [...others, ...instead];
}

export type CaseStripProps = {
  readonly current: StripCell;
  readonly pressed?: StripCell | undefined;
  /** What this screen knows better than the engine: a package that fails its check tears the strip. */
  readonly instead?: readonly KnownCell[] | undefined;
};

export function CaseStrip({ current, pressed, instead }: CaseStripProps) {
  const view = useCase(useCaseRef());
  const { go, place } = useRoute();
  const role = view?.role ?? 'buyer';
  const context = useCellContext(role, view?.missing ?? []);
  const lead = (cell: StripCell) => {
    const screen: ScreenName | undefined = (ways[role] as Partial<Record<StripCell, ScreenName>>)[cell];
    if (screen === undefined || view === undefined || screen === place.screen) return undefined;
    return () => go({ screen, case: view.case_uid });
  };
  const alone = instead !== undefined && view === undefined;
  const cells = cellsOf(mergeCells(view?.strip ?? [], instead ?? []), { ...context, alone });
  return <Strip cells={cells} current={current} go={lead} pressed={pressed} />;
}

/** Why the strip is torn, in one sentence, if it is. */
export function useTear(strip: readonly KnownCell[], reason: string | undefined): string | undefined {
  const { t } = useTranslation();
  const context = useCellContext('buyer', []);
  const torn = cellsOf(strip, context).find(({ state }) => state === 'torn');
  return torn === undefined || reason === undefined ? undefined : t('strip.torn', { word: torn.word, reason });
}
