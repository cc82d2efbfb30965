// A person's word that the values of a column, which the program took for secrets, are none: codes of lockers that are over, colours.

import { classRank, placeByName } from '../../../data/columns/hints.ts';
import { placeWith, proposalFor } from '../../../data/columns/place.ts';
import { cellText } from '../../../data/csv/cell-text.ts';
import { fieldEnds, fieldStart } from '../../../data/csv/field-ends.ts';
import { piType } from '../../../data/pi-types.ts';
import { HandoverError } from '../../../domain/errors.ts';
import { utf8 } from '../../../format/bytes.ts';
import { sha256Hex } from '../../../format/hash.ts';
import type { CaseData, Recorder } from '../../vault/case-data.ts';
import type { ReadableDb, WritableDb } from '../../vault/database/database.ts';
import { readTable } from '../../vault/rows/table-store.ts';
import type { Context, Service } from '../context.ts';
import { dataView } from '../data/case-data-view.ts';
import { dataOfTable } from '../data/data-of-table.ts';
import type { ColumnFacts } from '../data/table-facts.ts';
import { walkRows } from '../data/walk-rows.ts';
import { type ColumnPlace, changeColumn } from './change-column.ts';
import { isTextWithSecrets } from './texts-with-secrets.ts';

export type Statement = ColumnPlace & { readonly because?: string | undefined };

/** @throws blocked for a column that is named for secrets and holds what looks like them · usage for one without · unknown.table, unknown.column */
export function notSecret(context: Context): Service<'policy.not_secret'> {
  return async (wanted) => {
    const { case: ref, table, column } = wanted;
    const because = 'because' in wanted ? wanted.because : undefined;
    const data = await dataOfTable(context, ref, table);
    const statement = { table, column, because };
    await expectNoSecrets(data, [statement]);
    data.change('policy', (db, log) => stateColumn(db, log, statement));
    return dataView(data);
  };
}

/**
 * To be asked before the transaction: reads the rows of columns that are named for secrets.
 * @throws blocked, unknown.table, unknown.column, vault.damaged
 */
export async function expectNoSecrets(data: CaseData, statements: readonly Statement[]): Promise<void> {
  for (const { table: id, column, because } of statements) {
    const table = readTable(data.db, id);
    const index = table.columns.findIndex((one) => one.id === column);
    const name = table.columns[index]?.name;
    if (name === undefined) throw new HandoverError('unknown.column', { table: id, column });
    const isNamed = because !== undefined && placeByName(name)?.type.cls === 'C';
    if (isNamed && (await holdsCodes(data.db, id, index))) {
      throw new HandoverError('blocked', { table: id, column }, { missing: ['named_secret'] });
    }
  }
}

/** Four signs or more, letters, digits and what stands on a keypad, with a digit among them. */
const codeLike = /^(?=.*[0-9])[0-9a-z#*@_!.$%&\s-]{4,}$/i;

async function holdsCodes(db: ReadableDb, id: string, column: number): Promise<boolean> {
  const perRow = readTable(db, id).columns.length + 1;
  for await (const { csv } of walkRows(db, id)) {
    const ends = fieldEnds(csv);
    for (let field = column + 1; field < ends.length; field += perRow) {
      const cell = cellText(csv, fieldStart(ends, field), ends[field] as number);
      if (codeLike.test(cell.normalize('NFKC').trim())) return true;
    }
  }
  return false;
}

/** In the caller's transaction; without a reason the column is one of secrets again. */
export function stateColumn(db: WritableDb, log: Recorder, { table, column, because }: Statement): void {
  const before = changeColumn(db, { table, column }, (current) => {
    const secret = withSecrets(current);
    if (secret.class !== 'C') throw new HandoverError('usage', { table, column, member: 'because' });
    return because === undefined ? secret : withoutSecrets(secret, because);
  });
  const object = `column:${table}.${column}`;
  // The digest lets the reason, which stays in the data box, be shown later as the one that was given.
  if (because !== undefined) log({ act: 'policy_not_secret', object, digest: sha256Hex(utf8(because)) });
  else if (before.not_secret !== undefined) log({ act: 'policy_secret', object });
}

/** What the column is by all else that was found in it. It stays until a person decides. */
function withoutSecrets(column: ColumnFacts, because: string): ColumnFacts {
  const { findings = [], pi } = column;
  const text = piType('free_text');
  const bare = isTextWithSecrets(column) ? { pi: text.id, class: text.cls } : ({ pi: 'none', class: 'N' } as const);
  const place = placeWith(
    bare,
    findings.filter((finding) => finding.class !== 'C'),
  );
  const isSensitive = classRank[place.class] >= classRank['S*'];
  const proposal = isSensitive ? proposalFor(place) : ({ action: 'drop', reason: 'unplaced' } as const);
  return { ...place, ...proposal, findings, not_secret: { pi, because } };
}

/** As the program took it, before any person's word. */
export function withSecrets(column: ColumnFacts): ColumnFacts {
  if (column.not_secret === undefined) return column;
  const { findings = [], not_secret: stated } = column;
  return { pi: stated.pi, class: 'C', action: 'drop', reason: 'class_c', findings };
}
