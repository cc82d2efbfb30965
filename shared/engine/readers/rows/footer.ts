// What stands behind the rows of a table, sums and remarks, as far as its first rows show it, and how sure it is that the table ends there.
import { type Decimal, readDecimal, sameScale } from '../../../data/redaction/decimal.ts';
import { type Found, found } from '../found.ts';
import { isEmptyCell } from './cells.ts';
import type { RowPlace } from './collector.ts';
import type { Layout } from './header.ts';

/** The first line of the footer, 0 if none was found, and how many rows of it are filled. */
export interface FooterFound {
  readonly row: number;
  readonly rows: number;
}

/** One row of the sample and what became of it. */
export interface PlacedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly place: RowPlace;
}

interface Sample {
  readonly layout: Layout;
  readonly placed: readonly PlacedRow[];
  /** No row follows the sample. */
  readonly isWhole: boolean;
}

const behind: ReadonlySet<RowPlace> = new Set(['total', 'note', 'separator', 'blank', 'title', 'header', 'outside']);

function plus(left: Decimal, right: Decimal): Decimal {
  const [a, b] = sameScale(left, right);
  return { units: a + b, scale: Math.max(left.scale, right.scale) };
}

/** One of its cells is the sum of what stands above it. */
function addsUp({ cells: sums }: PlacedRow, rows: readonly PlacedRow[]): boolean {
  return sums.some((cell, column) => {
    const sum = readDecimal(cell);
    const above = rows.map(({ cells }) => cells[column] ?? '').filter((text) => !isEmptyCell(text));
    const amounts = above.map(readDecimal).filter((amount) => amount !== undefined);
    if (sum === undefined || amounts.length < 2 || amounts.length < above.length) return false;
    const [said, made] = sameScale(sum, amounts.reduce(plus));
    return said === made;
  });
}

function certainty(
  footer: readonly PlacedRow[],
  { layout, placed, isWhole }: Sample,
): Pick<Found<FooterFound>, 'sure' | 'reason'> {
  if (layout.isStated) return { sure: 'sure', reason: 'all_rows' };
  if (Number.isFinite(layout.bodyTo)) return { sure: 'chosen', reason: 'chosen' };
  if (layout.bill !== undefined) return { sure: 'sure', reason: 'known_bill' };
  if (!isWhole) return { sure: 'guess', reason: 'end_unseen' };
  if (footer.length === 0) return { sure: 'likely', reason: 'rows_to_end' };
  const rows = placed.filter(({ place }) => place === 'row');
  return footer.some((row) => row.place === 'total' && addsUp(row, rows))
    ? { sure: 'sure', reason: 'adds_up' }
    : { sure: 'likely', reason: 'sum_words' };
}

export function findFooter(sample: Sample): Found<FooterFound> {
  const { placed, layout, isWhole } = sample;
  const last = placed.findLastIndex(({ place }) => !behind.has(place));
  const isSeen = isWhole || Number.isFinite(layout.bodyTo);
  const footer = isSeen && last >= 0 ? placed.slice(last + 1).filter(({ place }) => place !== 'blank') : [];
  const { sure, reason } = certainty(footer, sample);
  return found({ row: footer[0]?.line ?? 0, rows: footer.length }, sure, reason, []);
}
