// Tables of a few rows as they lie in a case, and which of their rows stay.
import { parseCsv } from '../../shared/data/csv/text.ts';
import type { Change } from '../../shared/data/redaction/params.ts';
import { RowChanger } from '../../shared/data/redaction/row-changer.ts';
import type { RowRule } from '../../shared/data/redaction/row-rules.ts';
import type { TablePlan } from '../../shared/data/redaction/table-plan.ts';
import type { RowReason } from '../../shared/domain/vocabulary.ts';
import type { Bulk } from '../../shared/engine/bulk/bulk.ts';
import { withHeldBack } from '../../shared/engine/seal/held-back.ts';
import { projectedRows } from '../../shared/engine/seal/projected-rows.ts';
import type { TableToSeal } from '../../shared/engine/seal/seal-table.ts';
import { blockOf, packBlock } from '../../shared/engine/vault/rows/block-codec.ts';
import { storedBlock } from './stored-block.ts';

export type SmallTable = TableToSeal & { readonly cells: readonly (readonly string[])[] };
type SmallColumn = { readonly pi: string; readonly change: Change };

export const column = (pi: string, change: Change = { action: 'keep' }): SmallColumn => ({ pi, change });

/** Two rows a block: what belongs together lies in several. Columns c01, c02, … */
export function smallTable(
  types: readonly (string | SmallColumn)[],
  cells: readonly (readonly string[])[],
  rules: readonly RowRule[] = [],
): SmallTable {
  const columns = types.map((type, at) => ({
    id: `c0${at + 1}`,
    ...(typeof type === 'string' ? column(type) : type),
  }));
  const plan: TablePlan = { columns, rules, selection: { of: 'table' }, today: { year: 2026, month: 11, day: 22 } };
  const rows = cells.map((row, index) => ({ row: index + 1, cells: [...row] }));
  const pairs = Array.from({ length: Math.ceil(rows.length / 2) }, (_, index) => rows.slice(2 * index, 2 * index + 2));
  return {
    id: 't01',
    name: 't01',
    rows: rows.length,
    columns: [],
    allowed: [],
    grounds: [],
    notSecret: [],
    plan,
    tokenKey: new Uint8Array(32),
    blocks: () => pairs.map((pair) => storedBlock(packBlock(blockOf(pair)))),
    cells,
  };
}

/** Why each row stays, table by table; undefined for a row that goes. Judged cell by cell and as it is sealed: both must agree. */
export async function reasonsIn(tables: readonly SmallTable[], bulk: Bulk): Promise<(RowReason | undefined)[][]> {
  const held = await withHeldBack(tables, { bulk });
  return Promise.all(
    held.map(async ({ plan, ...table }, index) => {
      const changer = new RowChanger(plan, { hmac: () => new Uint8Array(32), scan: () => [] });
      const judged = (tables[index]?.cells ?? []).map((cells) => changer.judge((at) => cells[at] ?? '').reason);
      const going = await rowsThatGo({ plan, ...table }, bulk);
      const expected = judged.flatMap((reason, row) => (reason === undefined ? [String(row + 1)] : []));
      if (going.join() !== expected.join()) throw new Error(`sealed: rows ${going}, judged: rows ${expected}`);
      return judged;
    }),
  );
}

async function rowsThatGo(table: TableToSeal, bulk: Bulk): Promise<string[]> {
  const going: string[] = [];
  const { signal } = new AbortController();
  for await (const { csv } of projectedRows(table, { bulk, signal }))
    going.push(...parseCsv(csv).map(([row = '']) => row));
  return going;
}
