// From what the engine knows to what a cell shows: word, state, date, short code, or what is still missing.
import { gateWords } from '../../shared/domain/gate-text.ts';
import { type Gate, gates } from '../../shared/domain/gates.ts';
import { labels } from '../../shared/domain/labels.ts';
import type { Lang } from '../../shared/domain/lang.ts';
import { type CellState, type StripCell, stripCells } from '../../shared/domain/vocabulary.ts';
import { day } from '../app/format.ts';

/** One cell as the strip draws it; `code` in groups of five digits, `hint` only while there is no code. */
export type Cell = {
  readonly cell: StripCell;
  readonly state: CellState;
  readonly word: string;
  readonly stateWord: string;
  readonly date?: string;
  readonly code?: readonly string[];
  readonly hint?: string;
};

export type KnownCell = {
  readonly cell: StripCell;
  readonly state: CellState;
  readonly at?: string | undefined;
  readonly short?: string | undefined;
};

/** The words for cells that are not done yet; `missing` gets the first missing gate's short name. */
export type Hints = Readonly<Record<StripCell, string>> & {
  readonly sealReady: string;
  readonly sealMissing: string;
  readonly stuck: string;
  readonly receiptOurs: string;
};

export type CellContext = {
  readonly lang: Lang;
  readonly hints: Hints;
  readonly missing: readonly { readonly gate: string }[];
  readonly role: 'seller' | 'buyer' | 'witness' | 'holder';
  readonly now?: Date;
};

function gateShort(gate: string, lang: Lang): string | undefined {
  return Object.hasOwn(gates, gate) ? gateWords[lang][gate as Gate].short : undefined;
}

function sealHint({ lang, hints, missing }: CellContext): string {
  const first = missing[0] === undefined ? undefined : gateShort(missing[0].gate, lang);
  if (missing.length === 0) return hints.sealReady;
  return first === undefined ? hints.seal : hints.sealMissing.replace('{missing}', first);
}

function hintOf(known: KnownCell, stuck: boolean, context: CellContext): string {
  if (stuck) return context.hints.stuck;
  if (known.cell === 'seal' && context.role === 'seller') return sealHint(context);
  if (known.cell === 'receipt' && context.role === 'buyer') return context.hints.receiptOurs;
  return context.hints[known.cell];
}

/** The six cells in order; a cell the engine does not name is undone. After a torn cell nothing can be done. */
export function cellsOf(strip: readonly KnownCell[], context: CellContext): Cell[] {
  const words = labels[context.lang];
  let stuck = false;
  return stripCells.map((cell) => {
    const known: KnownCell = strip.find((item) => item.cell === cell) ?? { cell, state: 'undone' };
    const shown: Cell = {
      cell,
      state: known.state,
      word: words.cell[cell],
      stateWord: words.cellState[known.state],
      ...(known.at === undefined ? {} : { date: day(known.at, context.lang, context.now) }),
      ...(known.short === undefined ? {} : { code: known.short.split(' ') }),
      ...(known.state === 'done' ? {} : { hint: hintOf(known, stuck, context) }),
    };
    stuck ||= known.state === 'torn';
    return shown;
  });
}

/** The cell that a list names as the next thing: torn before doing before the first undone; undefined when all is done. */
export function nextCell(cells: readonly Cell[]): Cell | undefined {
  return (
    cells.find(({ state }) => state === 'torn') ??
    cells.find(({ state }) => state === 'doing') ??
    cells.find(({ state }) => state === 'undone')
  );
}
