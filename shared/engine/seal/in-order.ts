// Work on several items at once, results in the order of the items.

/** Pieces of rows under way at once in each step: one for each worker thread, and one that is ready for it. */
export const piecesAhead = 4;

/** In each of two steps that follow one another, of which each piece is held: between them they keep the workers busy. */
export const piecesAheadInEach = 2;

/** At most `ahead` items are under way; the first failure ends it, after those under way have settled. */
export async function* inOrder<Item, Result>(
  items: AsyncIterable<Item> | Iterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  try {
    for await (const item of items) {
      const result = work(item);
      // A rejection is seen when its turn comes; until then it must not count as unhandled.
      result.catch(() => undefined);
      underWay.push(result);
      if (underWay.length >= ahead) yield await (underWay.shift() as Promise<Result>);
    }
    while (underWay.length > 0) yield await (underWay.shift() as Promise<Result>);
  } finally {
    await Promise.allSettled(underWay);
  }
}
