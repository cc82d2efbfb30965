// What columns can say about who a row is of, and the cells of such columns in the form in which they are compared.

/** What a column can say about who a row is of, from strong to weak. */
export const personParts = ['id', 'mobile', 'name', 'address', 'customer_no'] as const;
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
  user_id: 'customer_no',
};

/** @param pi an id of the catalogue */
function personPart(pi: string): PersonPart | undefined {
  return Object.hasOwn(partOfType, pi) ? partOfType[pi] : undefined;
}

/** A column that tells persons apart; `column`: its place in the table, from 0. */
export interface PersonColumn {
  readonly part: PersonPart;
  readonly column: number;
}

/** What is known of a column. @property pi an id of the catalogue, or `none` */
export interface KnownColumn {
  readonly pi: string;
  readonly name: string;
}

/** A customer has one number, and may have several cards: other tables name the number. */
const namesCard = /卡|card/i;

/** Whoever does the work, or sent the customer: 师傅电话, 推荐人手机, driver_phone. */
const namesAnother =
  /师傅|技师|员工|店员|店长|保洁员|家政员|服务员|服务人员|业务员|销售员|操作员|经办|经手|客服|顾问|司机|骑手|快递员|配送员|推荐人|介绍人|邀请人|紧急联系|(?:^|[^a-z])(?:worker|staff|employee|cleaner|technician|driver|courier|operator|agent|referr(?:er|al)|inviter|emergency)(?![a-z])/i;

/** By the columns of the person whom the row is of; where there are none, by those of whoever else is in it. */
export function personColumns(known: readonly KnownColumn[]): PersonColumn[] {
  const own = known.map(({ pi, name }) => ({ pi: namesAnother.test(name) ? 'none' : pi, name }));
  const columns = tellersOf(own);
  return columns.length > 0 ? columns : tellersOf(known);
}

/**
 * The first column of each part speaks for the row: a second phone is often somebody else's. Strong ones first; none, where no key
 * is whole.
 */
function tellersOf(known: readonly KnownColumn[]): PersonColumn[] {
  const columns = personParts.flatMap((part) => {
    const ofPart = known.flatMap(({ pi, name }, column) => (personPart(pi) === part ? [{ part, column, name }] : []));
    const speaks = ofPart.find(({ name }) => part !== 'customer_no' || !namesCard.test(name)) ?? ofPart[0];
    return speaks === undefined ? [] : [{ part, column: speaks.column }];
  });
  const has = (wanted: PersonPart) => columns.some(({ part }) => part === wanted);
  const isTold = has('id') || has('mobile') || has('customer_no') || (has('name') && has('address'));
  return isTold ? columns : [];
}

/** Shorter ones are placeholders: 无, -, 000. */
const shortestKey = { id: 8, mobile: 7, name: 1, address: 1, customer_no: 1 } as const satisfies Record<
  PersonPart,
  number
>;
const mobileDigits = 11;
const longestPrefixed = 15;
const fullWidth = /[\u3000\uff01-\uff5e]/u;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** ASCII letters and digits, letters in capitals, and all that is not ASCII; 0 for signs and spaces. */
export const kept = Uint8Array.from({ length: 256 }, (_, byte) => {
  const isDigit = byte >= 0x30 && byte <= 0x39;
  const isCapital = byte >= 0x41 && byte <= 0x5a;
  const isSmall = byte >= 0x61 && byte <= 0x7a;
  return isSmall ? byte - 0x20 : isDigit || isCapital || byte >= 0x80 ? byte : 0;
});

/** The number of a customer is compared as it is written: A-12 and A1-2 may be two. */
export const visible = Uint8Array.from({ length: 256 }, (_, byte) => (byte > 0x20 && byte !== 0x7f ? byte : 0));

/** UTF-8 of full-width signs begins so. */
const mayBeFullWidth = (byte: number) => byte === 0xe3 || byte === 0xef;

/** A cell of one part as it is compared. One object is used again and again. */
export class PersonCell {
  bytes = new Uint8Array(64);
  length = 0;

  /** Takes a cell in: without spaces, full-width forms made narrow, and but for a customer number without signs and in capitals. */
  set(part: PersonPart, cell: Uint8Array, start: number, end: number): void {
    this.length = 0;
    if (end - start > this.bytes.length) this.bytes = new Uint8Array(2 * (end - start));
    const signs = part === 'customer_no' ? visible : kept;
    const { bytes } = this;
    let length = 0;
    for (let at = start; at < end; at += 1) {
      const byte = signs[cell[at] as number] as number;
      if (byte === 0) continue;
      bytes[length] = byte;
      length += 1;
      if (mayBeFullWidth(byte) && this.#setWide(part, cell, start, end)) return;
    }
    this.length = length;
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
    if (this.length < shortestKey[part] || (part === 'customer_no' && !this.#isNumber())) this.length = 0;
  }

  /** 无, - and 000 are no customer's number. */
  #isNumber(): boolean {
    const number = this.bytes.subarray(0, this.length);
    return number.some((byte) => byte >= 0x30 && byte <= 0x39) && number.some((byte) => byte !== 0x30);
  }
}
