// Personal information found in a table, against a loop that tries the catalogue's patterns on every cell one after the other.
import { isCardShaped, isLuhn, isResidentId, isUscc } from '../../shared/data/checks.ts';
import { fieldEnds } from '../../shared/data/csv/field-ends.ts';
import { canonicalCsv } from '../../shared/data/csv/writer.ts';
import { ColumnScan, scanRows } from '../../shared/data/detect/columns/column.ts';
import { type ColumnScanState, countReading, emptyState } from '../../shared/data/detect/columns/state.ts';
import { ValueReader } from '../../shared/data/detect/columns/values.ts';
import { piPattern, piTypes } from '../../shared/data/pi-types.ts';
import { labelledTexts } from '../corpus/pi/texts.ts';
import type { Bench } from './bench.ts';
import { customerRows, header } from './customers.ts';
import { inTurn, line } from './ratios.ts';

type Column = {
  readonly name: string;
  readonly cells: readonly string[];
  /** The same cells as canonical CSV, and where each ends. */
  readonly csv: Uint8Array;
  readonly ends: Uint32Array;
};
/** Cells that hold a type, by type. */
type Counts = Map<string, number>;

/** Of so many rows of the benchmark one is looked at. */
const share = 10;
/** Of the design, for the table of the benchmark. */
const goal = 0.33;
const seed = 1;

/** Types whose check digits tell a true find from a chance one. */
const checks: Readonly<Record<string, (value: string) => boolean>> = {
  cn_id18: (value) => isResidentId(value.toUpperCase()),
  bank_card: (value) => isCardShaped(value) && isLuhn(value),
  // Of identity and order numbers one in 31 passes the sum of a credit code.
  uscc: (value) => isUscc(value) && /[A-Z]./.test(value),
};

const patterns = piTypes.flatMap(({ id }) => {
  const pattern = piPattern(id);
  return pattern === undefined ? [] : [{ id, pattern }];
});

function columnOf(name: string, cells: readonly string[]): Column {
  const csv = Buffer.from(canonicalCsv(cells.map((cell) => [cell])));
  return { name, cells, csv, ends: fieldEnds(csv) };
}

/** The table that every row of the benchmark works on. */
function customerColumns(rows: number): Column[] {
  const table = [...customerRows(rows)];
  return header.map((name, at) =>
    columnOf(
      name,
      table.map((row) => row[at] as string),
    ),
  );
}

/** A column of remarks, no two alike: nothing is known again. */
function remarks(rows: number): Column[] {
  const texts = labelledTexts(seed, rows).map(({ text }) => text);
  return [columnOf('备注', texts)];
}

function add(counts: Counts, type: string, more: number): void {
  counts.set(type, (counts.get(type) ?? 0) + more);
}

function readEvery(columns: readonly Column[]): Counts {
  return countsOf(
    columns.map(({ name, cells }) => {
      const reader = new ValueReader(name);
      const state = emptyState();
      for (const cell of cells) if (cell !== '') countReading(state, reader.read(cell), 1);
      return state;
    }),
  );
}

/** What the cells before have shown need not be read again. */
function scanColumns(columns: readonly Column[]): Counts {
  return countsOf(
    columns.map(({ name, csv, ends }) => {
      const scan = new ColumnScan(name);
      scanRows({ csv, ends, perRow: 1 }, [scan]);
      return scan.state();
    }),
  );
}

function countsOf(states: readonly ColumnScanState[]): Counts {
  const counts: Counts = new Map();
  for (const { tallies } of states) {
    for (const [type, { whole, inside }] of tallies) add(counts, type, whole + inside);
  }
  return counts;
}

function tryPatterns(columns: readonly Column[]): Counts {
  const counts: Counts = new Map();
  for (const { cells } of columns) {
    for (const cell of cells) {
      for (const { id, pattern } of patterns) {
        const match = pattern.exec(cell);
        if (match !== null && checks[id]?.(match[0]) === true) add(counts, id, 1);
      }
    }
  }
  return counts;
}

/** Seconds of processor time: another program on the machine counts less than by the clock. */
function processorTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** @throws Error if the loop found more of a type with check digits */
function proofOf(ours: Counts, theirs: Counts): string {
  return Object.keys(checks)
    .map((type) => {
      const [own = 0, other = 0] = [ours.get(type), theirs.get(type)];
      if (own < other) throw new Error(`${type}: ${own} found, ${other} by the loop`);
      return `${type} ${own} ≥ ${other}`;
    })
    .join(', ');
}

type Scanned = { readonly what: string; readonly columns: readonly Column[]; readonly scan: typeof readEvery };

async function row({ what, columns, scan }: Scanned, runs: number, aim: number | undefined): Promise<string> {
  let ours: Counts = new Map();
  let theirs: Counts = new Map();
  const ratio = await inTurn(
    runs,
    () =>
      processorTime(() => {
        ours = scan(columns);
      }),
    () =>
      processorTime(() => {
        theirs = tryPatterns(columns);
      }),
  );
  const cells = `${columns[0]?.cells.length} rows × ${columns.length}`;
  const against = `against a loop of ${patterns.length} patterns a cell (processor time)`;
  return line(`detect in ${cells} cells, ${what}, ${against}`, aim, ratio, `cells: ${proofOf(ours, theirs)}`);
}

export async function* detection({ rows, runs }: Bench): AsyncGenerator<string> {
  const columns = customerColumns(Math.ceil(rows / share));
  yield await row({ what: 'as an import does it', columns, scan: scanColumns }, runs, goal);
  yield await row({ what: 'every cell read', columns, scan: readEvery }, runs, undefined);
  const texts = remarks(Math.ceil(rows / share));
  yield await row({ what: 'remarks, no two alike', columns: texts, scan: scanColumns }, runs, undefined);
}
