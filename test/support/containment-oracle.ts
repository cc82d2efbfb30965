// The containment gate's rule, told plainly with strings: for small tables of few kinds of signs, without dates and amounts.

interface Unit {
  readonly sign: string;
  /** A word may begin here. */
  readonly edge: boolean;
}

function kindOf(sign: string): string {
  if (/[0-9]/.test(sign)) return 'digit';
  return /[a-z]/.test(sign) ? 'letter' : sign;
}

function unitsOf(text: string): Unit[] {
  const units: Unit[] = [];
  let before = '';
  for (const sign of text.normalize('NFKC').toLowerCase()) {
    const kind = /[\p{L}\p{N}*]/u.test(sign) ? kindOf(sign) : '';
    if (kind !== '') units.push({ sign, edge: kind !== before || kind === sign });
    before = kind;
  }
  return units;
}

const textOf = (units: readonly Unit[]) => units.map(({ sign }) => sign).join('');

function isChance(text: string): boolean {
  return text.includes('*') || /^[0-9]{0,8}$/.test(text);
}

function hasLongNumber(units: readonly Unit[]): boolean {
  const words = units.map(({ sign, edge }) => (edge ? ' ' : '') + sign).join('');
  return /[0-9]{10}/.test(words);
}

type Place = { readonly isAlone: boolean; readonly isWhole: boolean };

function placesOf(value: string, units: readonly Unit[]): Place[] {
  const text = textOf(units);
  const places: Place[] = [];
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    const isAlone = units[at]?.edge === true && (end === units.length || units[end]?.edge === true);
    places.push({ isAlone, isWhole: value.length === text.length });
  }
  return places;
}

/** Which columns' values say something in which column that goes. */
export interface Expected {
  readonly sameRow: Set<string>;
  readonly anyRow: Set<string>;
}

/**
 * @param withheld the places of the withheld columns, from 0
 * @param going for each column that goes, its place among the columns
 * @param name of a pair, by the places of the columns
 */
export function expectedHits(
  rows: readonly (readonly string[])[],
  goes: readonly (readonly string[])[],
  withheld: readonly number[],
  going: readonly number[],
  name: (from: number, into: number) => string,
): Expected {
  const expected: Expected = { sameRow: new Set(), anyRow: new Set() };
  for (const from of withheld) {
    const values = rows.map((cells) => textOf(unitsOf(cells[from] ?? '')));
    const present = values.filter((value) => value.length >= 6 && isChance(value)).length;
    for (const [field, into] of going.entries()) {
      let chance = 0;
      for (const [row, cells] of goes.entries()) {
        const units = unitsOf(cells[field] ?? '');
        for (const [other, value] of values.entries()) {
          if (value.length < 6) continue;
          const places = placesOf(value, units);
          if (!isChance(value) && places.some(({ isAlone }) => isAlone)) expected.anyRow.add(name(from, into));
          if (other !== row) continue;
          if (!isChance(value)) {
            if (hasLongNumber(units) && places.some(({ isAlone }) => !isAlone)) expected.sameRow.add(name(from, into));
          } else if (places.some(({ isAlone }) => isAlone || value.length >= 8)) {
            if (from !== into && isChance(textOf(units))) chance += 1;
            else expected.sameRow.add(name(from, into));
          }
        }
      }
      if (chance > 0 && chance >= present / 2) expected.sameRow.add(name(from, into));
    }
  }
  return expected;
}
