// Gives every value of a contact a column of its own: by what it is, of which kind, and the how manieth of that kind.
import { csvLimits } from '../../../data/csv/scanner.ts';
import { tooWide } from '../rows/header.ts';
import type { Card } from './cards.ts';
import { type Property, partsOf, unescaped } from './property.ts';

/** Names of the parts of values that have parts. */
const parts: Readonly<Record<string, readonly string[]>> = {
  N: ['姓', '名', '中间名', '称呼', '后缀'],
  ORG: ['单位', '部门'],
};
/** Of `ADR`, behind the name of the address: post office box, extended, street, city, province, code, country. */
const addressParts = ['信箱', '补充', '', '城市', '省份', '邮编', '国家'];

/** In the order of the columns. */
const names: Readonly<Record<string, string>> = {
  FN: '姓名',
  N: '',
  NICKNAME: '昵称',
  TEL: '电话',
  EMAIL: '邮箱',
  ADR: '地址',
  ORG: '单位',
  TITLE: '职务',
  ROLE: '职责',
  GENDER: '性别',
  BDAY: '生日',
  ANNIVERSARY: '纪念日',
  IMPP: '即时通讯',
  URL: '网址',
  CATEGORIES: '分组',
  NOTE: '备注',
};
const order = Object.keys(names);

const typeNames: Readonly<Record<string, string>> = {
  cell: '手机',
  home: '住宅',
  work: '单位',
  fax: '传真',
  pager: '寻呼',
  main: '总机',
  other: '其他',
};

export interface Placed {
  /** Names first, then telephones and what else has a name here, then the rest. */
  readonly rank: number;
  readonly column: string;
  readonly value: string;
}

/** The version of the format, and the name of another line's kind, are no facts about the person. */
function isOfPerson({ name, group, isBinary }: Property): boolean {
  return !isBinary && name !== 'VERSION' && !(name === 'X-ABLABEL' && group !== '');
}

function nameWith(name: string, types: readonly string[], count: number): string {
  const kind = types.length === 0 ? '' : `（${types.join('、')}）`;
  return `${name}${kind}${count > 1 ? ` ${count}` : ''}`;
}

function rankOf({ name }: Property): number {
  const rank = order.indexOf(name);
  return rank < 0 ? order.length : rank;
}

type Named = Omit<Placed, 'rank'>;

function namedParts({ name, value }: Property, base: (name: string) => string, isOld: boolean): Named[] {
  return partsOf(value, isOld).flatMap((part, index) => {
    if (part === '') return [];
    if (name === 'ADR') return [{ column: `${base('地址')}${addressParts[index] ?? index + 1}`, value: part }];
    const own = parts[name]?.[index] ?? `${parts[name]?.at(-1)}·${index + 1}`;
    return [{ column: base(own), value: part }];
  });
}

/** Apple names a kind of its own in a line of the same group: `item1.X-ABLabel:_$!<HomePage>!$_`. */
function labels(properties: readonly Property[]): Map<string, string> {
  const own = properties.filter(({ name, group }) => name === 'X-ABLABEL' && group !== '');
  return new Map(own.map(({ group, value }) => [group, value.replace(/^_\$!<(.*)>!\$_$/, '$1')]));
}

/** The values of a card, each with its column. Preferred ones come first among those of their kind. */
export function placedValues({ properties }: Card): Placed[] {
  const isOld = properties.some(({ name, value }) => name === 'VERSION' && value.trim() === '2.1');
  const ownKinds = labels(properties);
  const counts = new Map<string, number>();
  const kept = properties.filter(isOfPerson);
  const ordered = [...kept.filter(({ isPreferred }) => isPreferred), ...kept.filter(({ isPreferred }) => !isPreferred)];
  return ordered.flatMap((property) => {
    const label = ownKinds.get(property.group);
    const types = [...property.types.map((type) => typeNames[type] ?? type), ...(label === undefined ? [] : [label])];
    const kind = [property.name, ...types].join(';');
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const base = (name: string) => nameWith(name, types, count);
    const hasParts = property.name === 'ADR' || parts[property.name] !== undefined;
    const whole = { column: base(names[property.name] ?? property.name), value: unescaped(property.value, isOld) };
    const values: readonly Named[] = hasParts ? namedParts(property, base, isOld) : [whole];
    return values.map((value) => ({ rank: rankOf(property), ...value }));
  });
}

/** The columns of a file's cards, found in a first pass. */
export class ContactColumns {
  readonly #found = new Map<string, { readonly rank: number; place: number }>();

  /** @throws input.too-wide */
  add(card: Card, file: string): void {
    for (const { rank, column } of placedValues(card)) {
      if (!this.#found.has(column)) this.#found.set(column, { rank, place: -1 });
    }
    if (this.#found.size > csvLimits.columns) throw tooWide(file, card.line, this.#found.size);
  }

  /** By rank, and as they came. */
  columns(): string[] {
    const sorted = [...this.#found].sort(([, left], [, right]) => left.rank - right.rank);
    for (const [index, [, slot]] of sorted.entries()) slot.place = index;
    return sorted.map(([column]) => column);
  }

  cells(card: Card): string[] {
    const cells = new Array<string>(this.#found.size).fill('');
    for (const { column, value } of placedValues(card)) {
      const place = this.#found.get(column)?.place;
      if (place !== undefined) cells[place] = value;
    }
    return cells;
  }
}
