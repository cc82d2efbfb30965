// One kind of customer file through the engine: brought in, decided, sealed, opened by the buyer, and all that then can be looked at.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseCsv } from '../../../shared/data/csv/text.ts';
import type { Input, Output } from '../../../shared/ipc/contract.ts';
import { type Deal, importFiles, newDeal, open, type Pair, prepare, seal } from '../handover-run.ts';
import type { KnownParty } from '../parties.ts';
import type { CustomerFiles, Place } from './kind.ts';

export type CaseDataView = Output<'policy.show'>;

/** A case that holds the files of a kind, and nothing decided. */
export async function bringIn(pair: Pair, { files }: CustomerFiles): Promise<Deal> {
  const deal = await newDeal(pair);
  const folder = deal.path('source');
  mkdirSync(folder);
  const paths = files.map(({ name }) => join(folder, name));
  for (const [index, file] of files.entries()) writeFileSync(paths[index] ?? '', file.bytes());
  const { refused } = await importFiles(deal, paths);
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  return deal;
}

/** The decisions and the rules of a kind, as a seller would make them on the screen. */
export async function decideAll({ ref, seller }: Deal, { tables }: CustomerFiles): Promise<void> {
  const view = await seller.api['policy.show']({ case: ref });
  for (const [index, { columns, rules = [] }] of tables.entries()) {
    const { id: table, columns: found } = tableAt(view, index);
    const columnId = (name: string) => found.find((column) => column.name === name)?.id ?? '';
    const decisions = columns.flatMap(({ decision, name }) => {
      if (decision === undefined) return [];
      const { action, params, reason } = decision;
      return [{ table, column: columnId(name), action, reason, ...(params === undefined ? {} : { params }) }];
    });
    if (decisions.length > 0) await seller.api['policy.set']({ case: ref, decisions });
    const ruled = rules.map((rule) => ({ ...rule, column: columnId(rule.column) }));
    if (ruled.length > 0) await seller.api['policy.rules']({ case: ref, table, rules: ruled });
  }
}

export function tableAt({ tables }: CaseDataView, index: number): CaseDataView['tables'][number] {
  const table = tables[index];
  if (table === undefined) throw new RangeError(`"index" expected a table, got ${index}`);
  return table;
}

/** A table as a party has it: its rows by column name. */
export interface HeldTable {
  readonly id: string;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** The package and all that the buyer can take out of it. */
export interface Opened {
  readonly sealed: string;
  readonly exports: readonly string[];
  /** Those of the kind in their order. */
  readonly tables: readonly HeldTable[];
  readonly lists: readonly HeldList[];
}

/** A list that came in place of what stayed, as a file beside the tables. */
export interface HeldList {
  readonly file: string;
  /** By the names of the columns, without the row number in front. */
  readonly rows: readonly Readonly<Record<string, string>>[];
}

export async function handOver(deal: Deal): Promise<Opened> {
  await prepare(deal);
  await seal(deal);
  await open(deal);
  const out = (format: Format) => exportData(deal.buyer, deal, format);
  const records = await out('jsonl');
  const isList = (file: string) => file.endsWith('.csv');
  const exports = [...records, ...(await out('csv')), ...(await out('sqlite')), ...(await out('xlsx'))];
  const tables = records.filter((file) => !isList(file)).map(readTable);
  return { sealed: deal.path('full.handover'), exports, tables, lists: records.filter(isList).map(readList) };
}

function readList(file: string): HeldList {
  const [header = [], ...rows] = parseCsv(readFileSync(file));
  const named = (cells: readonly string[]) =>
    Object.fromEntries(cells.slice(1).map((cell, index) => [header[index + 1] ?? '', cell]));
  return { file: basename(file), rows: rows.map(named) };
}

type Format = Input<'data.export'>['format'];

/** The paths of a party's data of a case, written out. */
async function exportData(party: KnownParty, { path, ref }: Deal, format: Format): Promise<string[]> {
  const folder = path(`${format}-of-${party.card.slice(0, 8)}`);
  const out = await party.file(folder);
  const { files } = await party.api['data.export']({ job: 'export', case: ref, out, format });
  return files.map((file) => join(folder, file));
}

/** All that a seller holds of a case, table by table. */
export async function heldTables(deal: Deal): Promise<HeldTable[]> {
  return (await exportData(deal.seller, deal, 'jsonl')).map(readTable);
}

function readTable(file: string): HeldTable {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  const [id = ''] = basename(file).split(' ');
  return { id, rows: lines.filter((line) => line !== '').map((line) => JSON.parse(line)) };
}

/** The opened cells of a column. */
export function cellsAt({ tables }: Opened, { column, table }: Place): string[] {
  return (tables[table]?.rows ?? []).map((row) => row[column] ?? '');
}
