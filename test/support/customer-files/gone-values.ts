// The values that must be nowhere behind a handover: secrets of texts, columns that stay or are changed, rows that a rule keeps back.
import { contactColumns, goingRows, passesOn } from './going.ts';
import { type Column, type CustomerFiles, lines, type Row, type Table } from './kind.ts';

export interface Gone {
  /** Where it stood: what a failed test may print. */
  readonly label: string;
  readonly value: string;
}

const shortestTelling = 6;
const threeHan = /^\p{Script=Han}{3,}$/u;
const names: readonly unknown[] = ['person_name', 'minor_data'];

const isWords = (value: string): boolean => !/\d/.test(value);

/** Long enough not to stand somewhere by chance. */
const isLong = (value: string): boolean => value.length >= shortestTelling;
/** Amounts and days stand in many places. */
const isCommon = (value: string): boolean => /^\d{1,7}(?:\.\d+)?$|^\d{4}[-/.年]\d/.test(value);

function tellingParts({ name, pi }: Column, { cells, secrets = [] }: Row, isGoing: boolean): string[] {
  const cell = cells[name] ?? '';
  const isTelling = (isLong(cell) && !isCommon(cell)) || (names.includes(pi) && threeHan.test(cell));
  const parts = secrets.filter((secret) => cell.includes(secret) && (isLong(secret) || threeHan.test(secret)));
  return isTelling && !isGoing ? [cell, ...parts] : parts;
}

/** The secrets of all cells, and the cells that do not go as they are: of whole columns, and of rows that a rule keeps back. */
export function goneValues({ kind, tables }: CustomerFiles, isDecided: boolean): Gone[] {
  const going = new Set(tables.flatMap((table) => cellsThatGo(table, isDecided)));
  const gone = tables.flatMap(({ columns, rows }, index) =>
    columns.flatMap((column) => {
      const isColumnGoing = passesOn(column, isDecided) !== 'nothing';
      const label = `${kind}, table ${index}, ${column.name}`;
      return rows.flatMap((row) => {
        const isGoing = isColumnGoing && !(isDecided && row.stays !== undefined);
        return tellingParts(column, row, isGoing).map((value) => ({ label, value }));
      });
    }),
  );
  // Two persons may have one name.
  const goingText = [...going].join('\n');
  return gone.filter(({ value }) => !going.has(value) && !(isWords(value) && goingText.includes(value)));
}

/** A list of those who are not to be contacted names them, as far as the table itself names its customers. */
function cellsThatGo(table: Table, isDecided: boolean): string[] {
  const inPart = table.columns.filter((column) => passesOn(column, isDecided) === 'in part');
  const going = goingRows(table.rows, isDecided);
  const harmless = going.flatMap(({ cells, secrets = [] }) =>
    inPart.map(({ name }) => cells[name] ?? '').filter((cell) => !secrets.some((secret) => cell.includes(secret))),
  );
  const whole = table.columns.filter((column) => passesOn(column, isDecided) === 'whole');
  const listed = isDecided ? table.rows.filter(({ stays }) => stays === 'no_contact') : [];
  const cellsOf = (rows: readonly Row[], columns: readonly Column[]) => lines({ columns, rows }).flat();
  return [...harmless, ...cellsOf(going, whole), ...cellsOf(listed, contactColumns(table))];
}
