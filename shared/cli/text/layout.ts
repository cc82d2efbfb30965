// Plain text for a terminal: columns that line up although a Han character takes two cells, and nothing that steers the terminal.

// East Asian Wide and Fullwidth blocks (UAX #11), joined where only unassigned code points lie between.
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe10, 0xfe19],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

function cells(character: string): number {
  if (/^[\p{Mn}\p{Me}\p{Cf}]$/u.test(character)) return 0;
  const code = character.codePointAt(0) ?? 0;
  return wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
}

/** Cells that a text takes on a terminal. */
export function width(text: string): number {
  let sum = 0;
  for (const character of text) sum += cells(character);
  return sum;
}

/** Names come from other people's files: controls and direction marks are shown as a sign, never obeyed. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]/gu, '\ufffd');
}

export function pad(text: string, cellsWanted: number, side: 'left' | 'right' = 'left'): string {
  const gap = ' '.repeat(Math.max(0, cellsWanted - width(text)));
  return side === 'left' ? text + gap : gap + text;
}

/** Numbers are grouped by thousands: 8,003. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Of a share from 0 to 1; one decimal place, none for a whole number: 3.5%. */
export function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))}%`;
}

export type Cell = string | number;

const cellText = (cell: Cell): string => (typeof cell === 'number' ? grouped(cell) : printable(cell));

/** Two spaces between columns; a column goes to the right if its cells under the head are numbers. */
export function align(rows: readonly (readonly Cell[])[], head: readonly string[] = []): string[] {
  const columns = Array.from({ length: Math.max(head.length, ...rows.map((row) => row.length), 0) }, (_, at) => at);
  const texts = [...(head.length === 0 ? [] : [head.map(printable)]), ...rows.map((row) => row.map(cellText))];
  const widths = columns.map((at) => Math.max(...texts.map((row) => width(row[at] ?? ''))));
  const right = columns.map((at) => rows.length > 0 && rows.every((row) => typeof row[at] === 'number'));
  return texts.map((row) =>
    row
      .map((text, at) => pad(text, widths[at] ?? 0, right[at] ? 'right' : 'left'))
      .join('  ')
      .trimEnd(),
  );
}

/** A table without rules, its head in the first line. */
export function table(head: readonly string[], rows: readonly (readonly Cell[])[]): string[] {
  return align(rows, head);
}

export type Pair = readonly [label: string, value: string | undefined];

/** Lines of `label  value`, the values in one column; a missing value leaves its line out. */
export function pairs(entries: readonly Pair[], indent = ''): string[] {
  const known = entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined);
  const widest = Math.max(0, ...known.map(([label]) => width(label)));
  return known.map(([label, value]) => `${indent}${pad(label, widest)}  ${printable(value)}`);
}

const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** Powers of 1,000, as file managers and stick makers count. */
export function byteSize(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 100 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** `2026-11-21T12:00:00Z` as `2026-11-21 12:00:00 UTC`: the time as the file states it. */
export function statedTime(utc: string): string {
  return utc.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
}
