// Which gates still bar a full package: a pure function over what the case knows, the same for the window and the command line.
import type { Gate } from './gates.ts';
import type { Suite, Trust } from './vocabulary.ts';

export type SealFacts = {
  /** A legal ground is recorded: article and text. */
  readonly ground: boolean;
  readonly tablesOrFiles: number;
  readonly columnsKept: number;
  readonly filesKept: number;
  /** By a column customers said what they want (同意转让: 否), and nobody has said whether they go. */
  readonly saidUnanswered: boolean;
  readonly buyer: { readonly trust: Trust; readonly suite: Suite } | undefined;
  readonly ownSuite: Suite;
  readonly terms: 'absent' | 'incomplete' | 'complete';
  /** The terms name this buyer, seller, deal, suite and label. */
  readonly termsMatch: boolean;
  /** The complete terms let a card be sealed to that is only declared. */
  readonly declaredOk: boolean;
  readonly trial: 'none' | 'made' | 'passed' | 'failed';
};

function buyerGates({ buyer, declaredOk, ownSuite }: SealFacts): Gate[] {
  if (buyer === undefined) return ['buyer_card'];
  const known = buyer.trust !== 'declared' || declaredOk;
  return [...(known ? [] : (['buyer_verified'] as const)), ...(buyer.suite === ownSuite ? [] : (['suite'] as const))];
}

function termsGates({ terms, termsMatch }: SealFacts): Gate[] {
  if (terms === 'absent') return ['terms'];
  if (terms === 'incomplete') return ['terms_signed'];
  return termsMatch ? [] : ['terms_match'];
}

function trialGates({ trial }: SealFacts): Gate[] {
  if (trial === 'passed') return [];
  return trial === 'made' ? ['trial_confirmed'] : ['trial'];
}

type DataFacts = Pick<SealFacts, 'tablesOrFiles' | 'columnsKept' | 'filesKept' | 'saidUnanswered'>;

function dataGates({ tablesOrFiles, columnsKept, filesKept, saidUnanswered }: DataFacts): Gate[] {
  if (tablesOrFiles === 0) return ['data'];
  if (columnsKept + filesKept === 0) return ['nothing_kept'];
  return saidUnanswered ? ['customers_said'] : [];
}

/** In the order in which a person would mend them; empty if a full package may be sealed. */
export function missingGates(facts: SealFacts): Gate[] {
  return [
    ...(facts.ground ? [] : (['ground'] as const)),
    ...dataGates(facts),
    ...buyerGates(facts),
    ...termsGates(facts),
    ...trialGates(facts),
  ];
}

const ofPreviews: ReadonlySet<string> = new Set<Gate>([
  'ground',
  'data',
  'nothing_kept',
  'customers_said',
  'buyer_card',
  'suite',
]);

/** Whether what bars a full package bars a preview, too. */
export const barsPreview = (gate: string): boolean => ofPreviews.has(gate);

/**
 * For a preview: nobody is named in it, but what it says is still personal information, so there must be a ground and a known
 * recipient; terms, their number and a trial come later.
 */
export function previewGates(facts: Omit<SealFacts, 'filesKept'>): Gate[] {
  return missingGates({ ...facts, filesKept: 0 }).filter(barsPreview);
}
