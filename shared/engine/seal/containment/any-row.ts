// The verdict on values that count in every row: where those that candidates led to stand exactly, in whatever cell or text.
import type { Candidates } from '../../../data/containment/candidates.ts';
import { type FoundPlace, FoundPlaces } from '../../../data/containment/found-places.ts';
import { FoundValues } from '../../../data/containment/found-values.ts';
import { NormalCell } from '../../../data/containment/normal-cell.ts';
import { inOrder, piecesAhead } from '../in-order.ts';
import { candidateValues, type StoredValue } from './candidate-values.ts';
import { placesOf } from './plans.ts';
import type { Column, Hit } from './report.ts';
import type { ShownPairs } from './shown-pairs.ts';
import type { Containing, GoingPiece, GoingTable, StoredTable } from './tables.ts';

/** A value that so many rows, and so much of them, have in common is a word of its column (不详, 大众点评网站): as a whole cell it may stand elsewhere. */
const commonRows = 10;
const commonShare = 0.01;

type Found = { readonly value: StoredValue; readonly hit: Hit };

/** Where values stand in one table that goes. */
async function placesIn(
  going: GoingTable,
  values: readonly string[],
  { bulk, signal }: Containing,
): Promise<FoundPlace[]> {
  const places = new FoundPlaces();
  const search = (rows: GoingPiece) => bulk.findValues({ rows, columns: going.columns.length, values }, signal);
  for await (const found of inOrder(going.pieces(), piecesAhead, search)) for (const place of found) places.add(place);
  return places.places();
}

function isCommon({ rows, stored }: StoredValue): boolean {
  return rows >= commonRows && rows >= commonShare * stored.rows;
}

const columnOf = ({ stored, from }: StoredValue): Column => ({
  table: stored.id,
  column: stored.columns[from]?.id ?? '',
});

/** What may stand where it does: values that their own column shows, and cells of one table that are values of another by an exception. */
type Noted = { readonly shown: Set<StoredValue>; readonly allowed: ShownPairs };

/** By an exception for two tables; those for columns of one table are in its plan. */
function isAllowed(going: GoingTable, { stored, from }: StoredValue, field: number): boolean {
  const [source, into] = [stored.columns[from]?.id, going.columns[field]?.id];
  return going.allowed.some((one) => one.fromTable === stored.id && one.from === source && one.in === into);
}

/** What of the places in one table counts, by value. */
function judge(
  stored: StoredTable,
  going: GoingTable,
  values: readonly StoredValue[],
  places: readonly FoundPlace[],
  { shown, allowed }: Noted,
): Found[] {
  const plan = placesOf(stored, going);
  return places.flatMap(({ value: index, field, whole, firstWhole, inside, firstInside }) => {
    const value = values[index];
    if (value === undefined) return [];
    const isHere = value.stored === stored;
    const mayShow = isHere && plan.mayShow[field]?.includes(value.from) === true;
    if (mayShow && plan.going[field] === value.from) {
      if (whole > 0) shown.add(value);
      return [];
    }
    const into: Column = { table: going.id, column: going.columns[field]?.id ?? '' };
    const isExcepted = !isHere && isAllowed(going, value, field);
    if (isExcepted && whole > 0) allowed.add({ from: columnOf(value), in: into, cells: whole });
    const counted = mayShow || isExcepted || isCommon(value) ? 0 : whole;
    if (counted + inside === 0) return [];
    const row = Math.min(...[counted > 0 ? firstWhole : 0, firstInside].filter((one) => one > 0));
    const where = { ...into, row };
    return [{ value, hit: { where, whole: counted, inside, of: columnOf(value) } }];
  });
}

function judgeTexts({ texts }: Containing, values: readonly StoredValue[]): Found[] {
  const found = new FoundValues(values.map(({ text }) => text));
  const cell = new NormalCell();
  const hits: Found[] = [];
  for (const { entry, text } of texts) {
    found.search(cell.readText(text), (index, isWhole) => {
      const value = values[index];
      if (value === undefined || (isWhole && isCommon(value))) return;
      const stands = { whole: isWhole ? 1 : 0, inside: isWhole ? 0 : 1 };
      hits.push({ value, hit: { where: { entry }, ...stands, of: columnOf(value) } });
    });
  }
  return hits;
}

/** One hit for two columns, or for a column and an entry: the first, with all cells. */
function merged(hits: readonly Hit[]): Hit[] {
  const byPair = new Map<string, Hit>();
  for (const hit of hits) {
    const key = JSON.stringify([hit.where.entry, hit.where.table, hit.where.column, hit.of]);
    const before = byPair.get(key);
    const isFirst = before === undefined || (hit.where.row ?? 0) < (before.where.row ?? 0);
    const [whole, inside] = [hit.whole + (before?.whole ?? 0), hit.inside + (before?.inside ?? 0)];
    byPair.set(key, { ...(isFirst ? hit : before), whole, inside });
  }
  return [...byPair.values()];
}

/**
 * @param allowed is told of the cells of one table that are values of another by an exception
 * @param batchLength signs of values that are looked for at once
 * @throws vault.damaged, cancelled, and what opening a part throws
 */
export async function anyRowHits(
  request: Containing,
  candidates: Candidates,
  allowed: ShownPairs,
  batchLength: number,
): Promise<Hit[]> {
  if (candidates.size === 0) return [];
  for await (const values of candidateValues(request, candidates, batchLength)) {
    const hits = merged(await hitsOf(request, values, allowed));
    if (hits.length > 0) return hits;
  }
  return [];
}

async function hitsOf(request: Containing, values: readonly StoredValue[], allowed: ShownPairs): Promise<Hit[]> {
  const texts = values.map(({ text }) => text);
  const shown = new Set<StoredValue>();
  const found = judgeTexts(request, values);
  for (const stored of request.tables) {
    for (const going of stored.going) {
      found.push(...judge(stored, going, values, await placesIn(going, texts, request), { shown, allowed }));
    }
  }
  return found.filter(({ value }) => !shown.has(value)).map(({ hit }) => hit);
}
