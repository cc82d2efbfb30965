// JSON, SQLite, contacts and Access on any bytes: rows whose counts add up, or a refusal by name; numbers stay as written.
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { runs } from '../parameters.ts';
import { buildAccess } from '../support/access-builder.ts';
import { type ReadBack, readBytes } from '../support/awkward-files.ts';

const patience = 900_000;

function total(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce((sum: number, count) => sum + (count ?? 0), 0);
}

async function check(bytes: Uint8Array): Promise<void> {
  const back = await readBytes(bytes, {}, 'x.dat').catch((error: unknown) => error);
  if (back instanceof HandoverError) {
    expect(back.code).toMatch(/^input\./);
    return;
  }
  if (back instanceof Error) throw back;
  const { record, rows, refused, columns } = back as ReadBack;
  const { counts } = record;
  expect(rows).toHaveLength(counts.taken);
  expect(refused).toHaveLength(total(counts.refused));
  expect(counts.read).toBe(counts.taken + total(counts.refused) + total(counts.aside));
  for (const row of rows) expect(row).toHaveLength(columns.length);
}

interface Bend {
  readonly changes: readonly (readonly [at: number, value: number])[];
  /** Bytes that are left; all if undefined. */
  readonly length: number | undefined;
}

const bends: fc.Arbitrary<Bend> = fc.record({
  changes: fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
  length: fc.option(fc.nat(), { nil: undefined }),
});

/** Bytes of a sound file with some changed, or its end cut off. */
function bent(original: Uint8Array, { changes, length }: Bend): Uint8Array {
  const copy = Uint8Array.from(original);
  for (const [at, value] of changes) copy[at % copy.length] = value;
  return length === undefined ? copy : copy.subarray(0, 1 + (length % copy.length));
}

function database(): Uint8Array {
  const db = new Database(':memory:');
  db.pragma('page_size = 512');
  db.exec('CREATE TABLE t (a, b TEXT); CREATE INDEX i ON t (a); CREATE TABLE w (k PRIMARY KEY, v) WITHOUT ROWID');
  db.exec('CREATE VIEW v AS SELECT * FROM t; CREATE TRIGGER r AFTER INSERT ON w BEGIN SELECT 1; END');
  const insert = db.prepare('INSERT INTO t VALUES (?, ?)');
  for (let n = 0; n < 40; n += 1) insert.run(n, `客户 ${n}`.repeat(n % 7));
  db.exec('INSERT INTO w SELECT a, b FROM t');
  const bytes = db.serialize();
  db.close();
  return bytes;
}

const documents: Readonly<Record<string, Uint8Array>> = {
  json: Buffer.from('{"v":1,"data":[{"a":1,"b":{"c":[1,"x"]}},{"a":"\\u4e2d","d":{"$date":5}}],"more":[["h"],["x"]]}'),
  lines: Buffer.from('{"a":1}\n{"a":"中","b":null}\n{"a":1e5}\n'),
  contacts: Buffer.from(
    'BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:=E7=8E=8B;=\n=E4\nitem1.TEL;CELL:1\n 2\nPHOTO;BASE64:AA\n\nEND:VCARD\n',
  ),
  sqlite: database(),
  access: buildAccess([
    {
      name: 't',
      columns: [
        ['id', 'long'],
        ['name', 'text'],
        ['note', 'memo'],
        ['sum', 'currency'],
        ['day', 'datetime'],
      ],
      rows: Array.from({ length: 20 }, (_, id) => [id, `n${id}`, 'm'.repeat(id), BigInt(-id), id]),
    },
  ]),
};

describe('any bytes', { timeout: patience }, () => {
  test.each(Object.entries(documents))('of %s, bent', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(bends, (bend) => check(bent(bytes, bend))),
      { numRuns: 3 * runs },
    );
  });

  test('behind the first bytes of each format', async () => {
    const starts = ['[{"', '{"a":1}\n', 'BEGIN:VCARD\n', 'SQLite format 3\0', '\0\x01\0\0Standard Jet DB\0\x01'];
    const bytes = fc
      .tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }))
      .map(([start, rest]) => Buffer.concat([Buffer.from(start, 'latin1'), rest]));
    await fc.assert(fc.asyncProperty(bytes, check), { numRuns: 3 * runs });
  });
});

describe('JSON', { timeout: patience }, () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 1, maxLength: 30 });
  const whole = digits.map((text) => text.replace(/^0+(?=.)/, ''));
  const number = fc
    .tuple(
      fc.constantFrom('', '-'),
      whole,
      fc.option(digits),
      fc.option(fc.tuple(fc.constantFrom('e', 'E+', 'e-'), digits)),
    )
    .map(([sign, lead, rest, power]) => `${sign}${lead}${rest === null ? '' : `.${rest}`}${power?.join('') ?? ''}`);

  test('numbers come out as they were written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 20 }), async (numbers) => {
        const back = await readBytes(`[${numbers.map((text) => `{"n":${text}}`).join(',')}]`, {}, 'x.json');
        expect(back.rows.flat()).toEqual(numbers);
      }),
      { numRuns: runs },
    );
  });

  test('texts come out as JSON.parse gives them, in a document and in lines, however it is laid out', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 12 }).filter((value) => !value.includes('\0'));
    const record = fc.record({ a: text, 'b "x"': text });
    await fc.assert(
      fc.asyncProperty(fc.array(record, { minLength: 2, maxLength: 8 }), fc.nat(3), async (records, indent) => {
        const expected = records.map((each) => [each.a, each['b "x"']]);
        const document = await readBytes(JSON.stringify({ x: [], data: records }, undefined, indent), {}, 'x.json');
        expect(document.rows).toEqual(expected);
        const lines = await readBytes(records.map((each) => JSON.stringify(each)).join('\n'), {}, 'x.jsonl');
        expect(lines.rows).toEqual(expected);
      }),
      { numRuns: runs },
    );
  });
});
