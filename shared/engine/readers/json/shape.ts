// The members that the records of a JSON table have between them, as a tree; those with a value of their own are its columns.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';

/** A member at its place: `customer`, or `city` in `customer.address`. */
export interface Member {
  /** The dotted name of its column. */
  readonly name: string;
  readonly members: Map<string, Member>;
  /** -1 as long as no record has a value here. */
  column: number;
  /** Serial number of the last record that has this member. */
  seen: number;
}

export class JsonShape {
  readonly root: Map<string, Member> = new Map();
  readonly columns: string[] = [];
  /** Of the record that is being read. */
  serial = 0;
  #count = 0;
  #nameLength = 0;

  /** @throws input.too-wide, input.bomb where the names alone would fill memory */
  member(members: Map<string, Member>, key: string, parent: Member | undefined): Member {
    const known = members.get(key);
    if (known !== undefined) return known;
    const name = parent === undefined ? key : `${parent.name}.${key}`;
    this.#count += 1;
    this.#nameLength += name.length;
    if (this.#count > limits.jsonMembers) throw tooWide(this.#count, limits.jsonMembers);
    if (this.#nameLength > limits.jsonNames) throw new HandoverError('input.bomb', {}, { limit: 'names' });
    const member = { name, members: new Map(), column: -1, seen: 0 };
    members.set(key, member);
    return member;
  }

  addColumn(member: Member): void {
    member.column = this.columns.push(member.name) - 1;
  }
}

function tooWide(columns: number, limit: number): HandoverError {
  return new HandoverError('input.too-wide', {}, { columns, limit });
}
