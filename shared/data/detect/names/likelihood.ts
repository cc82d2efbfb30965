// How likely a name is by its signs: the shares of its surname and of each sign of the given name at its place, as a negative logarithm.
import { things } from '../lists/given-signs.ts';
import { firstSigns, lastSigns, onlySigns, soundCosts, surnameCosts } from '../lists/name-signs.ts';
import { compoundSurnames } from '../lists/surnames.ts';
import { unitTable } from '../words/unit-table.ts';

/** The lists have twice the cost. */
const scale = 2;
const seldom = 11;
const never = 40;

function tableOf(costs: Readonly<Record<number, string>>, others: number): Uint8Array {
  const table = new Uint8Array(0x10000).fill(others);
  for (const [cost, signs] of Object.entries(costs)) {
    for (let at = 0; at < signs.length; at += 1) table[signs.charCodeAt(at)] = Number(cost);
  }
  return table;
}

const makeTables = () => ({
  surname: tableOf(surnameCosts, scale * 9),
  first: tableOf(firstSigns, scale * seldom),
  last: tableOf(lastSigns, scale * seldom),
  only: tableOf(onlySigns, scale * seldom),
  sound: tableOf(soundCosts, scale * never),
});

let tables: ReturnType<typeof makeTables> | undefined;

function costTables(): ReturnType<typeof makeTables> {
  tables ??= makeTables();
  return tables;
}

/** One word in so many is a name of a person. */
const nameShare = 4.2;
const ofThree = 0.33;
const ofTwo = 1.27;

const endsThings = unitTable(things);
const ofThings = 3;

const compound = 8.5;
/** Few have the surname of their husband in front of their own. */
const double = 5;

function familyCost(text: string, start: number, end: number): number {
  const { surname } = costTables();
  const first = (surname[text.charCodeAt(start)] as number) / scale;
  if (end - start === 1) return first;
  if (compoundSurnames.has(text.slice(start, end))) return compound;
  return double + first + (surname[text.charCodeAt(start + 1)] as number) / scale;
}

/** The cost of a name with a surname, a compound one or two, and a given name of one or two signs. */
export function nameCost(text: string, start: number, givenStart: number, end: number): number {
  const { first, last, only } = costTables();
  const lastUnit = text.charCodeAt(end - 1);
  const given =
    end - givenStart === 1
      ? ofTwo + (only[lastUnit] as number) / scale
      : ofThree + ((first[text.charCodeAt(givenStart)] as number) + (last[lastUnit] as number)) / scale;
  return nameShare + familyCost(text, start, givenStart) + given + (endsThings[lastUnit] === 1 ? ofThings : 0);
}

const soundShare = 7;

/** The cost of a name from another language; beyond all odds if a sign is not one in which such names are written. */
export function soundCost(text: string, start: number, end: number): number {
  const { sound } = costTables();
  let cost = soundShare;
  for (let at = start; at < end; at += 1) cost += (sound[text.charCodeAt(at)] as number) / scale;
  return cost;
}

/** The end of the signs from here in which names from other languages are written. */
export function soundEnd(text: string, start: number, most: number): number {
  const { sound } = costTables();
  let end = start;
  while (end < text.length && end - start < most && (sound[text.charCodeAt(end)] as number) < scale * never) end += 1;
  return end;
}
