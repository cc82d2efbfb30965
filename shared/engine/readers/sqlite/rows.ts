// The rows of one table of a database, each value as exact text: integers digit for digit, texts only if their bytes are text.
import { isUtf8 } from 'node:buffer';
import { setImmediate as pause } from 'node:timers/promises';
import { HandoverError } from '../../../domain/errors.ts';
import { numberText } from '../books/xlsx-values.ts';
import { limits } from '../limits.ts';
import type { Notice } from '../record.ts';
import type { CellPass, CellRow } from '../rows/cell-table.ts';
import type { Source } from '../source.ts';
import { sqliteFailure } from './failure.ts';
import type { ForeignDb } from './open.ts';
import { quoted, type SqliteTable } from './schema.ts';

type Value = string | bigint | number | Buffer | null;
type Count = Extract<Notice['code'], 'null_values' | 'blobs' | 'long_numbers'>;

/** In place of a blob, and of a text that is too long: neither is ever loaded. */
const mark = { blob: 0, long: 1 } as const;

/** @param text the SQL expression that gives a text column, `c` being its name */
function selection({ name, columns }: SqliteTable, text: (c: string) => string): string {
  const short = columns.map((_, index) => `c${index + 1}`);
  const values = short.map(
    (c) =>
      `CASE typeof(${c}) WHEN 'blob' THEN x'0${mark.blob}' WHEN 'text' THEN CASE WHEN octet_length(${c})>` +
      `${limits.databaseText} THEN x'0${mark.long}' ELSE ${text(c)} END ELSE ${c} END`,
  );
  return `WITH r(${short.join(',')}) AS (SELECT * FROM ${quoted(name)} NOT INDEXED) SELECT ${values.join(',')} FROM r`;
}

/** Tells whether texts that came with U+FFFD had it in the file, or have bytes there that are no text. */
class ExactTexts {
  readonly #db: ForeignDb;
  readonly #table: SqliteTable;
  readonly #isText: (bytes: Buffer) => boolean;
  #rows: Iterator<Value[]> | undefined;
  #line = 0;

  constructor(db: ForeignDb, table: SqliteTable) {
    this.#db = db;
    this.#table = table;
    const encoding = String(db.pragma('encoding', { simple: true })).toLowerCase();
    this.#isText = encoding === 'utf-8' ? isUtf8 : (bytes) => isUtf16(bytes, encoding);
  }

  /** Goes on to the row numbered `line`, from 1, in the order of the table. */
  isText(line: number): boolean {
    const sql = selection(this.#table, (c) => `CAST(${c} AS BLOB)`);
    this.#rows ??= this.#db.prepare<[], Value[]>(sql).raw().safeIntegers().iterate();
    let row: Value[] = [];
    for (; this.#line < line; this.#line += 1) row = this.#rows.next().value ?? [];
    return row.every((value) => !Buffer.isBuffer(value) || this.#isText(value));
  }

  close(): void {
    this.#rows?.return?.();
  }
}

function isUtf16(bytes: Buffer, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

class RowTexts {
  readonly counts = new Map<Count, number>();
  readonly #exact: ExactTexts;

  constructor(exact: ExactTexts) {
    this.#exact = exact;
  }

  row(values: readonly Value[], line: number): CellRow {
    let isLong = false;
    let isDoubtful = false;
    const cells = values.map((value) => {
      if (typeof value === 'string') isDoubtful ||= value.includes('\ufffd');
      if (Buffer.isBuffer(value) && value[0] === mark.long) isLong = true;
      return this.#text(value);
    });
    const raw = () => cells.join('\t').slice(0, limits.rawText);
    if (isLong) return { line, cells: [], fault: { reason: 'too_long', raw: raw() } };
    if (isDoubtful && !this.#exact.isText(line)) return { line, cells: [], fault: { reason: 'bad_text', raw: raw() } };
    return { line, cells };
  }

  #text(value: Value): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'bigint') return String(value);
    if (typeof value !== 'number') return this.#nothing(value);
    const { text, isDamaged } = numberText(String(value), undefined, false);
    if (isDamaged) this.#count('long_numbers');
    return text;
  }

  #nothing(value: Buffer | null): string {
    if (value === null) this.#count('null_values');
    else if (value[0] === mark.blob) this.#count('blobs');
    return '';
  }

  #count(code: Count): void {
    this.counts.set(code, (this.counts.get(code) ?? 0) + 1);
  }
}

export interface ReadHooks {
  readonly source: Source;
  readonly signal: AbortSignal | undefined;
  readonly onShare: ((share: number) => void) | undefined;
  /** Called behind the last row. */
  readonly confirm: (() => Promise<void>) | undefined;
}

async function* batches(db: ForeignDb, table: SqliteTable, texts: RowTexts, exact: ExactTexts, hooks: ReadHooks) {
  const statement = db.prepare<[], Value[]>(selection(table, (c) => c));
  let line = 0;
  let rows: CellRow[] = [];
  try {
    for (const values of statement.raw().safeIntegers().iterate()) {
      line += 1;
      rows.push(texts.row(values, line));
      if (rows.length < limits.rowsAtOnce) continue;
      yield rows;
      rows = [];
      hooks.onShare?.(line / table.rows);
      await pause();
      hooks.signal?.throwIfAborted();
    }
    if (line !== table.rows) throw new HandoverError('input.damaged', { file: hooks.source.name, table: table.name });
    await hooks.confirm?.();
    yield rows;
  } catch (error) {
    throw await sqliteFailure(error, hooks.source);
  } finally {
    exact.close();
  }
}

export function readSqliteRows(db: ForeignDb, table: SqliteTable, hooks: ReadHooks): CellPass {
  const exact = new ExactTexts(db, table);
  const texts = new RowTexts(exact);
  return {
    rows: batches(db, table, texts, exact, hooks),
    notices: () => [...texts.counts].map(([code, count]) => ({ code, count })),
  };
}
