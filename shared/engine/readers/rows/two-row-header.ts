// Tells a header of two rows (联系方式 above 电话 and 微信) and gives each column one name out of both.
import { isEmptyCell, isValue, widthOf } from './cells.ts';

function textAt(cells: readonly string[], index: number): string {
  return (cells[index] ?? '').trim();
}

/** The upper row's names spread to the right over its empty cells, as far as the lower row has names. */
function spread(upper: readonly string[], lower: readonly string[], width: number): string[] {
  let group = '';
  return Array.from({ length: width }, (_, index) => {
    const own = textAt(upper, index);
    if (own !== '') group = own;
    else if (textAt(lower, index) === '') group = '';
    return group;
  });
}

/** One name for each column: 联系方式 电话. */
export function joinHeader(upper: readonly string[], lower: readonly string[]): string[] {
  const width = Math.max(widthOf(upper), widthOf(lower));
  const groups = spread(upper, lower, width);
  return groups.map((group, index) => {
    const own = textAt(lower, index);
    return own === '' || own === group ? group : group === '' ? own : `${group} ${own}`;
  });
}

/** Columns of each group: a filled upper cell and the empty ones to its right that have a name below. */
function groupSizes(upper: readonly string[], lower: readonly string[], width: number): number[] {
  const sizes: number[] = [];
  for (let index = 0; index < width; index += 1) {
    const isOwn = !isEmptyCell(upper[index] ?? '');
    const repeats = isOwn && index > 0 && textAt(upper, index) === textAt(upper, index - 1);
    if (isOwn && !repeats) sizes.push(1);
    else if (sizes.length > 0 && !isEmptyCell(lower[index] ?? '')) sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
  }
  return sizes;
}

/**
 * True if `lower` fills what `upper` leaves open: empty cells of the upper row have a name below, and a name of the upper row that
 * stands alone has nothing below it, or itself once more (merged cells).
 */
export function completes(upper: readonly string[], lower: readonly string[]): boolean {
  const width = Math.max(widthOf(upper), widthOf(lower));
  if (width < 3 || lower.some(isValue) || widthOf(lower) === 0) return false;
  let groups = 0;
  let single = 0;
  for (let index = 0; index < width; ) {
    let end = index + 1;
    const name = textAt(upper, index);
    while (end < width && (textAt(upper, end) === '' || textAt(upper, end) === name)) end += 1;
    const below = Array.from({ length: end - index }, (_, offset) => textAt(lower, index + offset));
    const isGroup = below.length > 1;
    if (name === '' || (isGroup && (below.includes('') || new Set(below).size < below.length))) return false;
    if (!isGroup && below[0] !== '' && below[0] !== name) return false;
    if (isGroup) groups += 1;
    else single += 1;
    index = end;
  }
  return groups > 0 && single > 0;
}

/** True if `upper` names groups of the columns that `lower` names one by one. */
export function groups(upper: readonly string[], lower: readonly string[]): boolean {
  const width = widthOf(lower);
  const names = upper.filter((cell) => !isEmptyCell(cell));
  if (names.length < 2 || widthOf(upper) > width || names.some((name) => isValue(name) || /[:：]/.test(name)))
    return false;
  if (isEmptyCell(upper[0] ?? '') || new Set(names).size < names.length) return false;
  const sizes = groupSizes(upper, lower, width);
  return sizes.filter((size) => size > 1).length >= sizes.length / 2;
}
