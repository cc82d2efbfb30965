// From what the engine knows to what a cell shows: word, state, date, short code, or what is still missing.

import { type Gate, gates } from '../../shared/domain/gates.ts';
import type { Lang } from '../../shared/domain/lang.ts';
import { type CellState, type StripCell, stripCells } from '../../shared/domain/vocabulary.ts';
import { gateWords } from '../../shared/domain/words/gate-text.ts';
import { labels } from '../../shared/domain/words/labels.ts';
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

/** The words for cells that are not done yet, from each side; `{missing}` is the first missing gate's short name. */
export type Hints = {
  readonly seller: Readonly<Record<StripCell, string>>;
  readonly buyer: Readonly<Record<StripCell, string>>;
  readonly ready: string;
  readonly missing: string;
  /** The seller's own data, once the receipt is there. */
  readonly left: string;
  readonly stuck: string;
  readonly unknown: string;
};

export type CellContext = {
  readonly lang: Lang;
  readonly hints: Hints;
  readonly missing: readonly { readonly gate: string }[];
  readonly role: 'seller' | 'buyer' | 'witness' | 'holder';
  /** A cell that is not named is not undone but unknown: a package by itself says nothing of the earlier steps. */
  readonly alone?: boolean;
  readonly now?: Date;
};

function gateShort(gate: string, lang: Lang): string | undefined {
  return Object.hasOwn(gates, gate) ? gateWords[lang][gate as Gate].short : undefined;
}

function sealHint({ lang, hints, missing }: CellContext): string {
  const first = missing[0] === undefined ? undefined : gateShort(missing[0].gate, lang);
  if (missing.length === 0) return hints.ready;
  return first === undefined ? hints.seller.seal : hints.missing.replace('{missing}', first);
}

function hintOf(cell: StripCell, context: CellContext): string {
  if (cell === 'seal' && context.role === 'seller') return sealHint(context);
  return context.hints[context.role === 'seller' ? 'seller' : 'buyer'][cell];
}

function wordsOf(
  known: KnownCell,
  named: boolean,
  stuck: boolean,
  context: CellContext,
): Pick<Cell, 'stateWord' | 'hint'> {
  const stateWord = labels[context.lang].cellState[known.state];
  if (known.state === 'done' || known.state === 'torn') return { stateWord };
  if (stuck) return { stateWord, hint: context.hints.stuck };
  if (!named && context.alone === true) return { stateWord: '—', hint: context.hints.unknown };
  return { stateWord, hint: hintOf(known.cell, context) };
}

/** With the receipt there, cleaning up waits for it no longer. */
function onceReceived(strip: readonly KnownCell[], context: CellContext): CellContext {
  const { hints } = context;
  if (!strip.some(({ cell, state }) => cell === 'receipt' && state === 'done')) return context;
  return { ...context, hints: { ...hints, seller: { ...hints.seller, cleanup: hints.left } } };
}

/** The six cells in order; a cell the engine does not name is undone. After a torn cell nothing can be done. */
export function cellsOf(strip: readonly KnownCell[], context: CellContext): Cell[] {
  const told = onceReceived(strip, context);
  let stuck = false;
  return stripCells.map((cell) => {
    const named = strip.find((item) => item.cell === cell);
    const known: KnownCell = named ?? { cell, state: 'undone' };
    const shown: Cell = {
      cell,
      state: known.state,
      word: labels[context.lang].cell[cell],
      ...(known.at === undefined ? {} : { date: day(known.at, context.lang, context.now) }),
      ...(known.short === undefined ? {} : { code: known.short.split(' ') }),
      ...wordsOf(known, named !== undefined, stuck, told),
    };
    stuck ||= known.state === 'torn';
    return shown;
  });
}

/** Cells that the program itself moves on; the others are done outside it, or may be missing. */
const ownCells: readonly StripCell[] = ['prepare', 'seal', 'receipt'];

/** The cell that a list names as the next thing: torn before doing before the first undone; undefined when all is done. */
export function nextCell(cells: readonly Cell[]): Cell | undefined {
  const own = cells.filter(({ cell }) => ownCells.includes(cell));
  return (
    cells.find(({ state }) => state === 'torn') ??
    own.find(({ state }) => state === 'doing') ??
    own.find(({ state }) => state === 'undone')
  );
}
