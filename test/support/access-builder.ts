// Builds Access databases page by page (Jet 4, made from the layout that mdbtools' HACKING and mdb-reader describe; no bytes of another file).
// Page 0 header · 1 unused · 2 definition of MSysObjects · 3 page maps · then for each table its rows, and for user tables a definition.

const pageSize = 4096;

/** Type code, and bytes of a fixed value; 0 for variable ones. */
const types = {
  boolean: [0x01, 0],
  integer: [0x03, 2],
  long: [0x04, 4],
  currency: [0x05, 8],
  float: [0x06, 4],
  double: [0x07, 8],
  datetime: [0x08, 8],
  text: [0x0a, -1],
  ole: [0x0b, -1],
  memo: [0x0c, -1],
  bigint: [0x13, 8],
} as const;

export type AccessType = keyof typeof types;
export type AccessValue = string | number | bigint | boolean | Uint8Array | null;

export interface BuiltTable {
  readonly name: string;
  readonly columns: readonly (readonly [name: string, type: AccessType])[];
  readonly rows: readonly (readonly AccessValue[])[];
  /** Instead of the number of rows. */
  readonly statedRows?: number;
}

/** RC4 over zeros: Jet hides part of its header behind it. */
function keyStream(key: readonly number[], length: number): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const swap = (left: number, right: number) => {
    [state[left], state[right]] = [state[right] as number, state[left] as number];
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + (state[i] as number) + (key[i % key.length] as number)) & 255;
    swap(i, j);
  }
  const stream = Buffer.alloc(length);
  for (let i = 0, j = 0, at = 0; at < length; at += 1) {
    i = (i + 1) & 255;
    j = (j + (state[i] as number)) & 255;
    swap(i, j);
    stream[at] = state[((state[i] as number) + (state[j] as number)) & 255] as number;
  }
  return stream;
}

function hide(bytes: Buffer, from: number, stream: Buffer): void {
  for (const [index, byte] of stream.entries()) bytes[from + index] = (bytes[from + index] ?? 0) ^ byte;
}

/** @param password of the old kind: asked for, but nothing is encrypted by it */
function headerPage(password: string): Buffer {
  const page = Buffer.alloc(pageSize);
  page.write('\x00\x01\x00\x00Standard Jet DB\x00\x01', 'latin1');
  page.write(password, 0x42, 'utf16le');
  hide(page, 0x18, keyStream([0xc7, 0xda, 0x39, 0x6b], 128));
  return page;
}

function isFixed(type: AccessType): boolean {
  return types[type][1] >= 0;
}

function fixedBytes(type: AccessType, value: AccessValue): Buffer {
  const bytes = Buffer.alloc(Math.max(0, types[type][1]));
  if (value === null || type === 'boolean') return bytes;
  if (type === 'currency' || type === 'bigint') bytes.writeBigInt64LE(BigInt(value as bigint));
  else if (type === 'float') bytes.writeFloatLE(value as number);
  else if (type === 'long') bytes.writeInt32LE(value as number);
  else if (type === 'integer') bytes.writeInt16LE(value as number);
  else bytes.writeDoubleLE(value as number);
  return bytes;
}

function variableBytes(type: AccessType, value: AccessValue): Buffer {
  if (value === null) return Buffer.alloc(0);
  const bytes = typeof value === 'string' ? Buffer.from(value, 'utf16le') : Buffer.from(value as Uint8Array);
  if (type === 'text') return bytes;
  // A long value that stands in its row: length, 0x80, eight bytes, content.
  const head = Buffer.alloc(12);
  head.writeUIntLE(bytes.length, 0, 3);
  head[3] = 0x80;
  return Buffer.concat([head, bytes]);
}

/** Number of columns, fixed values, variable values, where they begin (last first), their number, one bit a column for "has a value". */
function rowBytes({ columns }: BuiltTable, values: readonly AccessValue[]): Buffer {
  const count = Buffer.alloc(2);
  count.writeUInt16LE(columns.length);
  const pieces = columns.map(([, type], index) => ({ type, value: values[index] ?? null }));
  const fixed = pieces.filter(({ type }) => isFixed(type)).map(({ type, value }) => fixedBytes(type, value));
  const variable = pieces.filter(({ type }) => !isFixed(type)).map(({ type, value }) => variableBytes(type, value));
  let at = 2 + Buffer.concat(fixed).length;
  const places = [at, ...variable.map((bytes) => (at += bytes.length))].reverse();
  const tail = Buffer.alloc(2 * places.length + 2);
  for (const [index, place] of places.entries()) tail.writeUInt16LE(place, 2 * index);
  tail.writeUInt16LE(variable.length, 2 * places.length);
  const mask = Buffer.alloc(Math.ceil(columns.length / 8));
  for (const [index, { value }] of pieces.entries()) {
    if (value !== null && value !== false) mask[index >> 3] = (mask[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return Buffer.concat([count, ...fixed, ...variable, tail, mask]);
}

/** Rows fill a page from its end. */
function dataPages(owner: number, rows: readonly Buffer[]): Buffer[] {
  const pages: Buffer[] = [];
  let page = Buffer.alloc(0);
  let end = 0;
  let count = 0;
  for (const row of rows) {
    if (page.length === 0 || end - row.length < 16 + 2 * count + 2) {
      page = Buffer.alloc(pageSize);
      page.writeUInt16LE(0x0101);
      page.writeUInt32LE(owner, 4);
      pages.push(page);
      end = pageSize;
      count = 0;
    }
    end -= row.length;
    row.copy(page, end);
    page.writeUInt16LE(end, 14 + 2 * count);
    count += 1;
    page.writeUInt16LE(count, 12);
  }
  return pages;
}

function definitionPage({ columns, rows, statedRows }: BuiltTable, mapRow: number): Buffer {
  const page = Buffer.alloc(pageSize);
  page.writeUInt16LE(0x0102);
  page.writeUInt32LE(statedRows ?? rows.length, 16);
  page.writeUInt16LE(columns.filter(([, type]) => !isFixed(type)).length, 43);
  page.writeUInt16LE(columns.length, 45);
  page.writeUInt32LE((3 << 8) | mapRow, 55);
  let fixedAt = 0;
  let variable = 0;
  let nameAt = 63 + 25 * columns.length;
  for (const [index, [name, type]] of columns.entries()) {
    const at = 63 + 25 * index;
    const [code, size] = types[type];
    page[at] = code;
    page[at + 5] = index;
    page[at + 15] = isFixed(type) ? 3 : 2;
    page.writeUInt16LE(isFixed(type) ? size : type === 'text' ? 510 : 0, at + 23);
    if (isFixed(type)) page.writeUInt16LE(fixedAt, at + 21);
    else page[at + 7] = variable++;
    fixedAt += Math.max(0, size);
    page.writeUInt16LE(2 * name.length, nameAt);
    nameAt += 2 + page.write(name, nameAt + 2, 'utf16le');
  }
  return page;
}

/** Which of the first 512 pages are a table's. */
function mapRow(first: number, count: number): Buffer {
  const row = Buffer.alloc(5 + 64);
  for (let page = first; page < first + count; page += 1)
    row[5 + (page >> 3)] = (row[5 + (page >> 3)] ?? 0) | (1 << (page & 7));
  return row;
}

/** Encodes every page behind the header, as Access 2003 did when asked to; no password is needed to undo it. */
export function encoded(database: Uint8Array): Buffer {
  const bytes = Buffer.from(database);
  const key = 0x1234_5678;
  bytes.writeUInt32LE((bytes.readUInt32LE(0x3e) ^ key) >>> 0, 0x3e);
  for (let page = 1; page * pageSize < bytes.length; page += 1) {
    const pageKey = Buffer.alloc(4);
    pageKey.writeUInt32LE((key ^ page) >>> 0);
    hide(bytes, page * pageSize, keyStream([...pageKey], pageSize));
  }
  return bytes;
}

export function buildAccess(tables: readonly BuiltTable[], linked: readonly string[] = [], password = ''): Buffer {
  const pages: Buffer[] = [headerPage(password), Buffer.alloc(pageSize)];
  const maps: Buffer[] = [];
  let next = 5;
  const bodies = tables.map((table) => {
    const definition = next;
    const data = dataPages(
      definition,
      table.rows.map((values) => rowBytes(table, values)),
    );
    maps.push(mapRow(definition + 1, data.length));
    next += 1 + data.length;
    return { definition, all: [definitionPage(table, maps.length), ...data] };
  });
  const system = -0x80000000;
  const catalogue: BuiltTable = {
    name: 'MSysObjects',
    columns: [
      ['Id', 'long'],
      ['Name', 'text'],
      ['Type', 'integer'],
      ['Flags', 'long'],
    ],
    rows: [
      [2, 'MSysObjects', 1, system],
      ...tables.map(({ name }, index) => [bodies[index]?.definition ?? 0, name, 1, 0]),
      ...linked.map((name) => [0, name, 6, 0]),
    ],
  };
  const own = dataPages(
    2,
    catalogue.rows.map((values) => rowBytes(catalogue, values)),
  );
  if (own.length !== 1) throw new Error('too many tables for one page');
  pages.push(definitionPage(catalogue, 0), ...dataPages(0, [mapRow(4, 1), ...maps]), ...own);
  return Buffer.concat([...pages, ...bodies.flatMap(({ all }) => all)]);
}
