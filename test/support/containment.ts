// Tables for tests of the containment gate: rows as they are stored, and rows that go as if they had been opened again.
import { canonicalRow } from '../../shared/data/csv/writer.ts';
import type { Change } from '../../shared/data/redaction/params.ts';
import type { Bulk } from '../../shared/engine/bulk/bulk.ts';
import type {
  Containing,
  GoingPiece,
  GoingTable,
  StoredColumn,
  StoredTable,
} from '../../shared/engine/seal/containment/tables.ts';
import { pieceBlocks } from '../../shared/engine/seal/in-pieces.ts';
import { blockOf, packBlock } from '../../shared/engine/vault/rows/block-codec.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { storedBlock } from './stored-block.ts';

export const keep: Change = { action: 'keep' };
export const drop: Change = { action: 'drop' };
export const mask: Change = { action: 'mask', form: 'usual' };

/** `c01`… in order. */
export function columnsOf(...changes: readonly (Change | readonly [pi: string, change: Change])[]): StoredColumn[] {
  return changes.map((given, index) => {
    const [pi, change] = 'action' in given ? (['none', given] as const) : given;
    return { id: `c${String(index + 1).padStart(2, '0')}`, pi, change };
  });
}

export type Draft = {
  readonly id?: string;
  readonly columns: readonly StoredColumn[];
  /** Of all columns. */
  readonly rows: readonly (readonly string[])[];
  /** Of the columns that are not dropped, by `_row` from 1: undefined for a row that stays. Default: the kept cells of `rows`. */
  readonly goes?: readonly (readonly string[] | undefined)[];
  readonly allowed?: GoingTable['allowed'];
  readonly rowsPerBlock?: number;
  readonly rowsPerPart?: number;
};

const inGroups = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, group) => items.slice(group * size, (group + 1) * size));

/** As sealing makes them: a piece of rows for each piece of stored blocks, cut where a part ends. */
function piecesOf({ goes = [], rowsPerBlock = 7, rowsPerPart = 1000 }: Draft): GoingPiece[] {
  const lines = goes.flatMap((cells, index) =>
    cells === undefined ? [] : [{ row: index + 1, line: canonicalRow([String(index + 1), ...cells]) }],
  );
  const rowsPerPiece = rowsPerBlock * pieceBlocks;
  const pieceOf = (row: number) => Math.ceil(row / rowsPerPiece);
  return inGroups(lines, rowsPerPart).flatMap((part) =>
    [...Map.groupBy(part, ({ row }) => pieceOf(row))].map(([piece, group]) => ({
      bytes: utf8(group.map(({ line }) => line).join('')),
      lastRow: Math.min(piece * rowsPerPiece, goes.length),
    })),
  );
}

export function storedTable(draft: Draft): StoredTable {
  const { id = 't01', columns, rows, rowsPerBlock = 7, allowed = [] } = draft;
  const goingColumns = columns.filter(({ change }) => change.action !== 'drop');
  const kept = (cells: readonly string[]) => cells.filter((_, index) => columns[index]?.change.action !== 'drop');
  const pieces = piecesOf({ ...draft, goes: draft.goes ?? rows.map(kept) });
  async function* copies() {
    for (const piece of pieces) yield { ...piece, bytes: piece.bytes.slice() };
  }
  const numbered = rows.map((cells, index) => ({ row: index + 1, cells: [...cells] }));
  return {
    id,
    rows: rows.length,
    columns,
    blocks: () => inGroups(numbered, rowsPerBlock).map((group) => storedBlock(packBlock(blockOf(group)))),
    going: [{ id, columns: goingColumns, allowed, pieces: copies }],
  };
}

export function containing(bulk: Bulk, drafts: readonly Draft[], texts: Containing['texts'] = []): Containing {
  return {
    tables: drafts.map(storedTable),
    texts,
    bulk,
    signal: new AbortController().signal,
    progress: () => undefined,
  };
}
