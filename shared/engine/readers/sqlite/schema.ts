// What a stranger's database holds: its tables of rows, and what is named but never run or read (views, triggers, virtual tables).
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import type { Notice } from '../record.ts';
import { type UnreadTable, unread } from '../rows/unread.ts';
import { inOurCodes } from './failure.ts';
import type { ForeignDb } from './open.ts';

export interface SqliteTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

export interface SqliteContents {
  /** In their order in the file. */
  readonly tables: readonly (SqliteTable | UnreadTable)[];
  readonly notices: readonly Notice[];
}

type SchemaRow = { type: unknown; name: unknown; rootpage: unknown; sql: unknown };

/** Tables in which the full-text and spatial modules keep their own data. */
const shadows: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^fts[34]/i, ['content', 'segments', 'segdir', 'docsize', 'stat']],
  [/^fts5/i, ['data', 'idx', 'content', 'docsize', 'config']],
  [/^(?:rtree|geopoly)/i, ['node', 'parent', 'rowid']],
];

/** What `quick_check` says of values that break a rule of the table: they are read as they are. */
const ofValues =
  /^(?:CHECK constraint failed|NULL value|NUMERIC value|TEXT value|non-[A-Z]+ value|row not in PRIMARY KEY)/;

export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** @throws input.damaged if the pages of the table do not hang together */
function checkTable(db: ForeignDb, name: string, file: string): void {
  const said = db
    .prepare<[], string>(`PRAGMA quick_check(${quoted(name)})`)
    .pluck()
    .all();
  const damage = said.filter((line) => line !== 'ok' && !ofValues.test(line));
  if (damage.length > 0) throw new HandoverError('input.damaged', { file, table: name }, { found: damage.length });
}

function shadowNames(virtual: readonly SchemaRow[]): Set<string> {
  const names = virtual.flatMap(({ name, sql }) => {
    const module = /\busing\s+"?(\w+)/i.exec(String(sql))?.[1] ?? '';
    const endings = shadows.find(([pattern]) => pattern.test(module))?.[1] ?? [];
    return endings.map((ending) => `${String(name)}_${ending}`);
  });
  return new Set(names);
}

function namesOf(rows: readonly SchemaRow[]): string[] {
  return rows.map(({ name }) => name).filter(isText);
}

function noticeOf(code: Notice['code'], names: readonly string[]): Notice[] {
  return names.length === 0 ? [] : [{ code, count: names.length, names }];
}

type ColumnRow = { name: string; hidden: number };

function tableOf(db: ForeignDb, name: string): { table: SqliteTable; computed: string[] } {
  const columns = db.pragma(`table_xinfo(${quoted(name)})`) as ColumnRow[];
  const rows =
    db
      .prepare<[], number>(`SELECT count(*) FROM ${quoted(name)} NOT INDEXED`)
      .pluck()
      .get() ?? 0;
  const computed = columns.filter(({ hidden }) => hidden > 1).map((column) => `${name}.${column.name}`);
  return { table: { name, columns: columns.map((column) => column.name), rows }, computed };
}

type Checked = ReturnType<typeof tableOf>;

/** @throws what is not about this table alone */
function checkedTable(db: ForeignDb, name: string, file: string): Checked | UnreadTable {
  try {
    checkTable(db, name, file);
    return tableOf(db, name);
  } catch (error) {
    return unread(inOurCodes(error, file), file, name);
  }
}

/** A table whose pages do not hang together is told by its fault. @throws input.damaged, input.bomb */
export function contentsOf(db: ForeignDb, file: string): SqliteContents {
  const schema = db.prepare('SELECT type, name, rootpage, sql FROM sqlite_schema').all() as SchemaRow[];
  const all = schema.filter(({ type }) => type === 'table');
  const virtual = all.filter(({ rootpage }) => rootpage === 0);
  const apart = shadowNames(virtual);
  const names = namesOf(all.filter(({ rootpage }) => rootpage !== 0)).filter(
    (name) => !/^sqlite_/i.test(name) && !apart.has(name),
  );
  if (names.length > limits.tables) throw new HandoverError('input.bomb', { file }, { limit: 'tables' });
  const found = names.map((name) => checkedTable(db, name, file));
  const free = Number(db.pragma('freelist_count', { simple: true }));
  return {
    tables: found.map((each) => ('fault' in each ? each : each.table)),
    notices: [
      ...noticeOf('views', namesOf(schema.filter(({ type }) => type === 'view'))),
      ...noticeOf('triggers', namesOf(schema.filter(({ type }) => type === 'trigger'))),
      ...noticeOf('virtual_tables', namesOf(virtual)),
      ...noticeOf(
        'computed_columns',
        found.flatMap((each) => ('fault' in each ? [] : each.computed)),
      ),
      ...(free > 0 ? [{ code: 'free_pages', count: free } as const] : []),
    ],
  };
}
