// Tells a header whose names are days: a list of who came when.
import { isEmptyCell, isValue, type SampleRow } from './cells.ts';

const dayName = /^\d{4}[-/.年]?\d{1,2}[-/.月]?\d{1,2}日?$/;

/** 姓名, 20240301, 20240302 over marks: every value of the row is a day, and no value stands below one. */
export function namesDays(rows: readonly SampleRow[], index: number): boolean {
  const names = rows[index]?.cells ?? [];
  const days = [...names.keys()].filter((column) => isValue(names[column] ?? ''));
  if (isEmptyCell(names[0] ?? '') || days.includes(0) || !days.every((column) => dayName.test(names[column] ?? '')))
    return false;
  const below = days.flatMap((column) => rows.slice(index + 1).map(({ cells }) => cells[column] ?? ''));
  return below.some((cell) => !isEmptyCell(cell)) && !below.some(isValue);
}
