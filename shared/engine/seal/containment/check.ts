// The containment gate: before a package is signed, what is in it is opened again and searched for every value that does not go.
//
// Searched are all cells that go (the changed columns too), names of tables, columns and files, and the log; not the contents of
// attachments, ids, digests, keys and cards. Looked for is every value of a column that is dropped or changed, of all rows, whether they
// go or not, if its normal form (data/containment/signs.ts) has six letters and digits or more:
// - in every row and text where it stands as a word or number of its own (a country code may be in front), within a longer number in its
//   own row only. A word that many rows of its column share may be a whole cell elsewhere;
// - a date, an amount, a number of up to eight digits, a value that is masked already: in its own row only, and where the other cell is a
//   date, an amount or a short number too, only if the column is a copy, equal in half of the rows or more;
// - not a value that its own column shows as it is, since the action there only makes values coarser, or found nothing to redact;
// - not as a whole cell of a column for which a person has made an exception (policy `allowed`; never for a secret, never in a preview).
import { Candidates } from '../../../data/containment/candidates.ts';
import { isWithheld } from '../../../data/containment/lets-through.ts';
import { NormalCell } from '../../../data/containment/normal-cell.ts';
import { ValueFilter } from '../../../data/containment/value-filter.ts';
import type { ValueCount } from '../../../data/containment/withheld-values.ts';
import { piType } from '../../../data/pi-types.ts';
import { anyRowHits } from './any-row.ts';
import { gather } from './gather.ts';
import { type ContainmentReport, type Hit, refuse, type Shown } from './report.ts';
import { type Searched, searchTable } from './search.ts';
import { ShownPairs } from './shown-pairs.ts';
import type { Containing } from './tables.ts';

/** What is looked into at once: candidates (4 MiB), and signs of the values that they lead to (8 MiB). */
export type Batches = { readonly candidates: number; readonly signs: number };
const usualBatches: Batches = { candidates: 2 ** 18, signs: 2 ** 22 };

/**
 * Memory does not grow with the rows: a filter of 17 MiB at most, one part as it is compressed, and what the workers have at hand.
 * @throws containment, with table, column and row (or entry) of the first value found, never the value; vault.damaged; cancelled; and
 * what opening a part throws
 */
export async function checkContainment(request: Containing, batches = usualBatches): Promise<ContainmentReport> {
  const { tables, texts } = request;
  const gathered = await gather(request);
  const candidates = candidatesOfTexts(request, gathered.filter);
  const allowed = new ShownPairs();
  const lookInto = async () => {
    refuse(await anyRowHits(request, candidates, allowed, batches.signs));
    candidates.clear();
  };
  const onCandidates = async (more: Uint32Array) => {
    candidates.addAll(more);
    if (candidates.size >= batches.candidates) await lookInto();
  };
  // One worker loads the detector for it while the others search.
  const inTexts = scanTexts(request);
  inTexts.catch(() => undefined);
  const searched: Searched[] = [];
  for (const stored of tables) {
    for (const going of stored.going) {
      searched.push(await searchTable(stored, going, request, gathered, onCandidates));
    }
  }
  refuse([...(await inTexts), ...searched.flatMap(({ hits }) => hits)]);
  await lookInto();
  return { ...countsOf(gathered.counts()), ...foundOf(searched, allowed), texts: texts.length };
}

function countsOf(counts: readonly ValueCount[]): Pick<ContainmentReport, 'values' | 'chanceValues'> {
  const total = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0);
  return {
    values: total(counts.map(({ values }) => values)),
    chanceValues: total(counts.flatMap(({ chance }) => chance)),
  };
}

/** @param allowed values of one table that stand in another by an exception */
function foundOf(
  searched: readonly Searched[],
  allowed: ShownPairs,
): Pick<ContainmentReport, 'cells' | 'allowed' | 'unchanged' | 'chance'> {
  const shown = searched.flatMap((one) => one.shown);
  const isOwn = ({ from, in: into }: Shown) => from.column === into.column;
  for (const one of shown) if (!isOwn(one)) allowed.add(one);
  return {
    cells: searched.reduce((sum, { cells }) => sum + cells, 0),
    allowed: allowed.pairs(),
    unchanged: shown.filter(isOwn),
    chance: searched.flatMap(({ chance }) => chance),
  };
}

function candidatesOfTexts({ texts }: Containing, shared: SharedArrayBuffer): Candidates {
  const candidates = new Candidates();
  const filter = new ValueFilter(shared);
  const cell = new NormalCell();
  for (const { text } of texts) candidates.search(cell.readText(text), filter);
  return candidates;
}

/** Secrets, and numbers with a check digit of a type that some column withholds. A worker looks for them: this thread does without the detector. */
async function scanTexts({ tables, texts, bulk, signal }: Containing): Promise<Hit[]> {
  const withheld = new Set(
    tables.flatMap(({ columns }) => columns.filter(({ change }) => isWithheld(change)).map(({ pi }) => pi)),
  );
  const strings = texts.map(({ text }) => text);
  const found = await bulk.scanTexts(strings, signal);
  return texts.flatMap(({ entry }, index) =>
    (found[index] ?? [])
      .filter((type) => withheld.has(type) || piType(type).cls === 'C')
      .map((type) => ({ where: { entry }, whole: 0, inside: 1, of: { type } })),
  );
}
