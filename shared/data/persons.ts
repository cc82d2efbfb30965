// Counts the persons in rows: 8,000 rows are often 6,900 people. By the strongest identifier that a row has, normalised; nothing is merged.
import { Digest64, DigestTable } from './digest64.ts';

/** From strong to weak. A row without any of them is counted as one of whom nothing is known. */
export const personKeys = ['id', 'mobile', 'name_address'] as const;
export type PersonKey = (typeof personKeys)[number];

/** What a column can say about who a row is of, from strong to weak. */
export const personParts = ['id', 'mobile', 'name', 'address'] as const;
export type PersonPart = (typeof personParts)[number];

const partOfType: Readonly<Record<string, PersonPart>> = {
  cn_id18: 'id',
  cn_id15: 'id',
  hmt_residence: 'id',
  cn_foreign_pr: 'id',
  cn_passport: 'id',
  foreign_passport: 'id',
  cn_mobile: 'mobile',
  person_name: 'name',
  address: 'address',
};

/** @param pi an id of the catalogue */
export function personPart(pi: string): PersonPart | undefined {
  return Object.hasOwn(partOfType, pi) ? partOfType[pi] : undefined;
}

export type PersonCount = {
  readonly persons: number;
  /** The keys that rows were told apart by, strong ones first. */
  readonly by: readonly PersonKey[];
  /** Rows with none of them. */
  readonly unknown: number;
  /** False beyond `exactUpTo` persons: then the number is as a rule within 1 in 1,000 (standard deviation of the sample). */
  readonly exact: boolean;
};

/** 2²¹ persons, in 64 MiB at most. */
export const exactUpTo = 2 ** 21;
/** Shorter ones are placeholders: 无, -, 000. */
const shortestKey = { id: 8, mobile: 7, name: 1, address: 1 } as const satisfies Record<PersonPart, number>;
const mobileDigits = 11;
const longestPrefixed = 15;
const fullWidth = /[\u3000\uff01-\uff5e]/u;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** ASCII letters and digits, letters in capitals, and all that is not ASCII; 0 for signs and spaces. */
const kept = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isDigit = byte >= 0x30 && byte <= 0x39;
  const isCapital = byte >= 0x41 && byte <= 0x5a;
  const isSmall = byte >= 0x61 && byte <= 0x7a;
  return isSmall ? byte - 0x20 : isDigit || isCapital || byte >= 0x80 ? byte : 0;
});

/** UTF-8 of full-width signs begins so. */
const mayBeFullWidth = (byte: number) => byte === 0xe3 || byte === 0xef;

class Part {
  bytes = new Uint8Array(64);
  length = 0;

  /** Takes a cell in: without signs and spaces, in capitals, full-width forms made narrow. */
  set(part: PersonPart, cell: Uint8Array, start: number, end: number): void {
    this.length = 0;
    if (end - start > this.bytes.length) this.bytes = new Uint8Array(2 * (end - start));
    for (let at = start; at < end; at += 1) {
      const byte = kept[cell[at] as number] as number;
      if (byte !== 0) this.bytes[this.length++] = byte;
      if (mayBeFullWidth(byte) && this.#setWide(part, cell, start, end)) return;
    }
    this.#finish(part);
  }

  #setWide(part: PersonPart, cell: Uint8Array, start: number, end: number): boolean {
    const text = decoder.decode(cell.subarray(start, end));
    if (!fullWidth.test(text)) return false;
    const narrow = encoder.encode(text.normalize('NFKC'));
    this.set(part, narrow, 0, narrow.length);
    return true;
  }

  #finish(part: PersonPart): void {
    if (part === 'mobile' && this.length > mobileDigits && this.length <= longestPrefixed) {
      this.bytes.copyWithin(0, this.length - mobileDigits, this.length);
      this.length = mobileDigits;
    }
    if (this.length < shortestKey[part]) this.length = 0;
  }
}

/** To be told the parts of each row, then its end. One counter may be told of several tables. */
export class PersonCounter {
  readonly #digest = new Digest64();
  readonly #seen = new DigestTable();
  readonly #parts: Readonly<Record<PersonPart, Part>> = {
    id: new Part(),
    mobile: new Part(),
    name: new Part(),
    address: new Part(),
  };
  readonly #limit: number;
  readonly #used = new Set<PersonKey>();
  #unknown = 0;
  /** One person of 2 ** `#zeroBits` is kept: the one whose digest ends in so many zero bits (Wegman's adaptive sampling). */
  #zeroBits = 0;

  constructor(limit = exactUpTo) {
    this.#limit = limit;
  }

  /**
   * @param bytes UTF-8 of a cell, without its quotes
   * @returns true if this alone tells who the row is of: weaker parts would not be looked at
   */
  part(part: PersonPart, bytes: Uint8Array, start: number, end: number): boolean {
    const taken = this.#parts[part];
    taken.set(part, bytes, start, end);
    return (part === 'id' || part === 'mobile') && taken.length > 0;
  }

  endRow(): void {
    const key = this.#digestRow();
    if (key === undefined) this.#unknown += 1;
    else this.#count(key);
    const { id, mobile, name, address } = this.#parts;
    id.length = 0;
    mobile.length = 0;
    name.length = 0;
    address.length = 0;
  }

  result(): PersonCount {
    return {
      persons: this.#seen.size * 2 ** this.#zeroBits,
      by: personKeys.filter((key) => this.#used.has(key)),
      unknown: this.#unknown,
      exact: this.#zeroBits === 0,
    };
  }

  #digestRow(): PersonKey | undefined {
    const { id, mobile, name, address } = this.#parts;
    if (id.length > 0) return this.#digestOf('id', id);
    if (mobile.length > 0) return this.#digestOf('mobile', mobile);
    return name.length > 0 && address.length > 0 ? this.#digestOf('name_address', name, address) : undefined;
  }

  #digestOf(key: PersonKey, first: Part, second?: Part): PersonKey {
    const digest = this.#digest.begin(1 + personKeys.indexOf(key)).bytes(first.bytes, 0, first.length);
    if (second !== undefined) digest.byte(0).bytes(second.bytes, 0, second.length);
    digest.end();
    return key;
  }

  #count(key: PersonKey): void {
    const { hi, lo } = this.#digest;
    this.#used.add(key);
    if ((lo & (2 ** this.#zeroBits - 1)) !== 0) return;
    this.#seen.add(hi, lo);
    while (this.#seen.size > this.#limit) {
      this.#zeroBits += 1;
      this.#seen.thin(this.#zeroBits);
    }
  }
}
