import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Bytes } from '../../shared/format/bytes.ts';
import { full } from '../parameters.ts';
import { type Case, makeCase } from '../support/case-fixture.ts';
import type { FixtureTable } from '../support/package-draft.ts';
import { type Built, makePackage, read } from '../support/package-fixture.ts';
import { recordingSink, refusal } from '../support/recording-sink.ts';
import { pack, unpack } from '../support/repack.ts';

/** Each run seals, signs, verifies and opens. */
const few = full ? 150 : 12;
const many = full ? 2000 : 120;

let of: Case;
let built: Built;
let identities: string[];
beforeAll(async () => {
  of = await makeCase();
  built = await makePackage({ case: of });
  identities = [of.buyer.identity];
});

const cell = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replaceAll('\0', '')),
  fc.constantFrom('', '"', ',', '\r\n', '12.50', '张三'),
);
const table: fc.Arbitrary<FixtureTable> = fc.integer({ min: 1, max: 4 }).chain((columns) => {
  const cells = fc.array(cell, { minLength: columns, maxLength: columns });
  const part = fc.array(cells, { minLength: 1, maxLength: 4 });
  return fc.array(part, { minLength: 1, maxLength: 3 }).map((parts) => {
    let row = 0;
    const numbered = parts.map((rows) =>
      rows.map((values): [number, ...string[]] => {
        row += 3;
        return [row, ...values];
      }),
    );
    return { name: '表', columns: Array.from({ length: columns + 1 }, (_, index) => `列${index}`), parts: numbered };
  });
});
const files = fc.dictionary(
  fc.stringMatching(/^[a-z]{1,6}\.bin$/),
  fc.uint8Array({ maxLength: 300 }).map((bytes): Bytes => Uint8Array.from(bytes)),
  { maxKeys: 3 },
);

test('any content comes out as it went in', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(table, { minLength: 1, maxLength: 3 }), files, async (tables, attached) => {
      const { bytes, draft } = await makePackage({ case: of, tables, files: { ...attached } });
      const sink = recordingSink();
      await read(bytes, { identities, sink });
      for (const [path, csv] of draft.csv) {
        expect(sink.rowsOf.get(path.slice(5, 8))?.[Number(path.slice(9, 14)) - 1]).toEqual(csv);
      }
      for (const [path, content] of draft.files) expect(sink.filesOf.get(path.slice(5, 11))).toEqual(content);
    }),
    { numRuns: few },
  );
});

test('any truncation is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), async (place) => {
      const { code } = await refusal(built.bytes.slice(0, place % built.bytes.length), { identities });
      expect(code).toBe('zip');
    }),
    { numRuns: many },
  );
});

const edit = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), by: fc.nat(255) }),
  fc.record({ kind: fc.constant('delete' as const), at: fc.nat(), by: fc.integer({ min: 1, max: 40 }) }),
);

function edited(bytes: Bytes, { kind, at, by }: { kind: 'flip' | 'insert' | 'delete'; at: number; by: number }): Bytes {
  const place = at % Math.max(1, bytes.length);
  const after = kind === 'insert' ? place : place + (kind === 'flip' ? 1 : by);
  const middle = kind === 'delete' ? [] : [kind === 'flip' ? (bytes[place] ?? 0) ^ by : by];
  return Uint8Array.from([...bytes.slice(0, place), ...middle, ...bytes.slice(after)]);
}

test('any edit of the file is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), async (edits) => {
      const changed = edits.reduce(edited, built.bytes);
      fc.pre(!Buffer.from(changed).equals(built.bytes));
      await refusal(changed, { identities });
    }),
    { numRuns: many },
  );
});

test('any edit of an entry is refused, with every header made to fit', async () => {
  const { folder, entries } = await unpack(built.bytes);
  const list = [...entries];
  await fc.assert(
    fc.asyncProperty(fc.nat(), edit, async (which, change) => {
      const [path, bytes] = list[which % list.length] ?? ['', new Uint8Array()];
      const changed = edited(bytes, change);
      fc.pre(!Buffer.from(changed).equals(bytes));
      const archive = await pack(list.map(([name, data]) => [`${folder}/${name}`, name === path ? changed : data]));
      const { code } = await refusal(archive, { identities });
      // A data entry of another size already disagrees with Payload-Oxum.
      expect(['tagmanifest', 'sig', 'bag', 'digest']).toContain(code);
    }),
    { numRuns: many },
  );
});
