// What of a table goes: as the program proposes it, or as the seller of its kind decides.
import type { Column, Row, Table } from './kind.ts';

/** What of a column's cells goes: all, nothing as it was, or the text but for its secrets. */
export function passesOn({ decision, goes }: Column, isDecided: boolean): 'whole' | 'nothing' | 'in part' {
  if (!isDecided || decision === undefined) return goes ? 'whole' : 'nothing';
  if (decision.action === 'redact') return 'in part';
  return decision.action === 'keep' ? 'whole' : 'nothing';
}

/** The columns that the buyer gets. */
export function goingColumns({ columns }: Table, isDecided: boolean): readonly Column[] {
  return columns.filter(({ decision, goes }) =>
    isDecided && decision !== undefined ? decision.action !== 'drop' : goes,
  );
}

/** The rows that no rule keeps back. */
export function goingRows(rows: readonly Row[], isDecided: boolean): readonly Row[] {
  return isDecided ? rows.filter(({ stays }) => stays === undefined) : rows;
}

const contactTypes: readonly unknown[] = ['person_name', 'user_id', 'cn_mobile', 'wechat_id', 'email', 'address'];

/** The columns by which a list names a customer as they are. */
export function contactColumns(table: Table): readonly Column[] {
  return listedColumns(table).filter((column) => passesOn(column, true) === 'whole');
}

/** All columns of a list: masked ones and tokens too, as they go in the table; none where there are tokens alone. */
export function listedColumns(table: Table): readonly Column[] {
  const actions: readonly unknown[] = ['keep', 'mask', 'token'];
  const listed = goingColumns(table, true).filter(
    ({ decision, pi }) => contactTypes.includes(pi) && actions.includes(decision?.action ?? 'keep'),
  );
  return listed.every(({ decision }) => decision?.action === 'token') ? [] : listed;
}
