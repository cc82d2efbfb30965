// How many persons rows are of, in all and by the record type of the criminal threshold, across tables: each person once.
import type { RowFields } from '../csv/field-ends.ts';
import { piType } from '../pi-types.ts';
import { type PersonCount, PersonCounter, type PersonState } from './counter.ts';
import { type KnownColumn, type PersonColumn, personColumns } from './parts.ts';
import { tellRow } from './rows.ts';

/** Records of which 50, 500 or 5,000 are the threshold (Cr 253-1), the strictest first. */
export const recordTypes = [50, 500, 5000] as const;
export type RecordType = (typeof recordTypes)[number];

/** A column of a table, and whether any of it goes along. */
export interface RecordColumn extends KnownColumn {
  readonly goes: boolean;
}

export interface RecordPersons {
  /** Of all rows. */
  readonly persons: PersonCount;
  /**
   * Each person once, with the strictest type of which any row of hers has something, in whatever table: its share of a threshold is
   * the largest, so that all types together are never reckoned lower than one of them alone. A row that does not tell whom it is of
   * counts as a person of its own.
   */
  readonly byType: Readonly<Record<RecordType, number>>;
}

/** By type; 0: rows that hold nothing of any. It can change threads. */
export type RecordPersonsState = readonly (readonly [RecordType | 0, PersonState])[];

/** The columns of a table that tell persons apart, and those that make a row one of a type. */
interface TablePlan {
  readonly tellers: readonly PersonColumn[];
  readonly fieldsOf: readonly (readonly [RecordType, readonly number[]])[];
  readonly perRow: number;
}

function planOf(columns: readonly RecordColumn[]): TablePlan {
  const fieldsOf = recordTypes.map((type) => {
    const fields = columns.flatMap(({ pi, goes }, index) =>
      goes && pi !== 'none' && piType(pi).crim === type ? [index + 1] : [],
    );
    return [type, fields] as const;
  });
  return { tellers: personColumns(columns), fieldsOf, perRow: columns.length + 1 };
}

/** The strictest type of which the row has a value. */
function typeOf({ fieldsOf }: TablePlan, { ends }: RowFields, row: number): RecordType | 0 {
  const isFilled = (field: number) => (ends[row + field] as number) > (ends[row + field - 1] as number) + 1;
  return fieldsOf.find(([, fields]) => fields.some(isFilled))?.[0] ?? 0;
}

/** To be told the rows of one table after the other. Persons are followed from table to table. */
export class PersonsByRecord {
  readonly #counters: ReadonlyMap<RecordType | 0, PersonCounter>;
  readonly #newCounter: () => PersonCounter;

  /** @param key 8 bytes: counters that are merged need the same */
  constructor(key: Uint8Array = crypto.getRandomValues(new Uint8Array(8))) {
    this.#newCounter = () => new PersonCounter({ key, links: true });
    this.#counters = new Map(([0, ...recordTypes] as const).map((type) => [type, this.#newCounter()]));
  }

  /** @returns what is to be told rows of a table with these columns: those that go, before anything in them is changed */
  table(columns: readonly RecordColumn[]): (rows: Pick<RowFields, 'csv' | 'ends'>) => void {
    const plan = planOf(columns);
    return (rows) => {
      const fields = { ...rows, perRow: plan.perRow };
      for (let row = 0; row < rows.ends.length; row += plan.perRow) {
        tellRow(this.#counter(typeOf(plan, fields, row)), plan.tellers, fields, row);
      }
    };
  }

  state(): RecordPersonsState {
    return [...this.#counters].map(([type, counter]) => [type, counter.state()] as const);
  }

  /** Goes on from what another one has seen, of the same key. */
  merge(state: RecordPersonsState): void {
    for (const [type, seen] of state) this.#counters.get(type)?.merge(seen);
  }

  result(): RecordPersons {
    const all = this.#newCounter();
    const upTo = ([...recordTypes, 0] as const).map((type) => {
      all.merge(this.#counter(type).state());
      return all.result();
    });
    // A row of a later type may show that two are one: then there are no more of the earlier ones.
    const counted = upTo.map(({ unknown }, at) => unknown + Math.min(...upTo.slice(at).map(({ persons }) => persons)));
    const personsOf = (type: RecordType) => {
      const at = recordTypes.indexOf(type);
      return (counted[at] as number) - (counted[at - 1] ?? 0);
    };
    return {
      persons: upTo.at(-1) as PersonCount,
      byType: { 50: personsOf(50), 500: personsOf(500), 5000: personsOf(5000) },
    };
  }

  #counter(type: RecordType | 0): PersonCounter {
    return this.#counters.get(type) as PersonCounter;
  }
}
