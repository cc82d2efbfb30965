// Changes to the bytes of a file, as a bad stick, a broken transfer or somebody's malice makes them.
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { type ZipFileEntry, zipFile } from '../../shared/engine/demo/zip-file.ts';

/** Places are shares of the length in 65,536ths, so that a change means something for a file of any size. */
export type Mutation =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'set'; readonly at: number; readonly value: number }
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'insert'; readonly at: number; readonly token: string }
  | { readonly kind: 'remove'; readonly at: number; readonly length: number }
  | { readonly kind: 'repeat'; readonly at: number; readonly length: number; readonly times: number }
  | {
      readonly kind: 'splice';
      readonly at: number;
      readonly from: number;
      readonly other: number;
      readonly length: number;
    };

/** What means something to one format or another. */
const tokens = [
  ...[
    '<',
    '>',
    '</row>',
    '<c r="XFD1048576"/>',
    '&#0;',
    '&#xD800;',
    '&a;',
    ']]>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<!--',
  ],
  ...[
    '"',
    "'",
    '\\',
    ',',
    '\t',
    '\n',
    '\r',
    '\0',
    '\ufeff',
    '{',
    '}',
    '[',
    ']',
    '{"a":',
    '\\ud800',
    'null',
    '1e999999',
  ],
  ...['END:VCARD\n', 'BEGIN:VCARD\n', '=', '99999999999999999999', '-1', '合计', '\u2028'],
] as const;

const place = fc.nat(65_535);
const length = fc.nat(400);

const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip'), at: place, bit: fc.nat(7) }),
  fc.record({
    kind: fc.constant('set'),
    at: place,
    value: fc.constantFrom(0, 1, 0x0a, 0x22, 0x2c, 0x3c, 0x7f, 0x80, 0xfe, 0xff),
  }),
  fc.record({ kind: fc.constant('cut'), at: place }),
  fc.record({ kind: fc.constant('insert'), at: place, token: fc.constantFrom(...tokens) }),
  fc.record({ kind: fc.constant('remove'), at: place, length }),
  fc.record({ kind: fc.constant('repeat'), at: place, length, times: fc.integer({ min: 2, max: 40 }) }),
  fc.record({ kind: fc.constant('splice'), at: place, from: place, other: place, length }),
);

export const mutations = fc.array(mutation, { minLength: 1, maxLength: 6 });

function offset(share: number, bytes: Uint8Array): number {
  return Math.trunc((share / 65_536) * bytes.length);
}

/** @param others files of which a splice takes a piece */
function changed(bytes: Buffer, change: Mutation, others: readonly Buffer[]): Buffer {
  const at = offset(change.at, bytes);
  const [before, behind] = [bytes.subarray(0, at), bytes.subarray(at)];
  switch (change.kind) {
    case 'cut':
      return before;
    case 'insert':
      return Buffer.concat([before, Buffer.from(change.token), behind]);
    case 'remove':
      return Buffer.concat([before, behind.subarray(change.length)]);
    case 'repeat': {
      const piece = behind.subarray(0, change.length);
      return Buffer.concat([before, ...Array.from({ length: change.times }, () => piece), behind]);
    }
    case 'splice': {
      const other = others[offset(change.other, Buffer.alloc(others.length))] ?? bytes;
      const from = offset(change.from, other);
      return Buffer.concat([before, other.subarray(from, from + change.length), behind.subarray(change.length)]);
    }
    default: {
      const copy = Buffer.from(bytes);
      if (at < copy.length) copy[at] = change.kind === 'set' ? change.value : (copy[at] ?? 0) ^ (1 << change.bit);
      return copy;
    }
  }
}

export function mutated(bytes: Buffer, changes: readonly Mutation[], others: readonly Buffer[]): Buffer {
  return changes.reduce((current, change) => changed(current, change, others), bytes);
}

/** The parts of a ZIP whose local headers state all sizes (APPNOTE 6.3.3, 4.3.7); undefined for what is none. */
export function unpacked(bytes: Buffer): ZipFileEntry[] | undefined {
  const entries: ZipFileEntry[] = [];
  let at = 0;
  while (at + 30 < bytes.length && bytes.readUInt32LE(at) === 0x04034b50) {
    const nameEnd = at + 30 + bytes.readUInt16LE(at + 26);
    const start = nameEnd + bytes.readUInt16LE(at + 28);
    const end = start + bytes.readUInt32LE(at + 18);
    const packed = bytes.subarray(start, end);
    const isDeflated = bytes.readUInt16LE(at + 8) === 8;
    entries.push({
      name: bytes.toString('utf8', at + 30, nameEnd),
      bytes: isDeflated ? inflateRawSync(packed) : packed,
    });
    at = end;
  }
  return entries.length === 0 ? undefined : entries;
}

/** The same ZIP with one part changed and everything around it right again: what a checksum does not catch. */
export function mutatedInside(entries: readonly ZipFileEntry[], share: number, changes: readonly Mutation[]): Buffer {
  const target = offset(share, Buffer.alloc(entries.length));
  const parts = entries.map((entry) => Buffer.from(entry.bytes));
  const written = entries.map(({ name }, index) => {
    const part = parts[index] ?? Buffer.alloc(0);
    return { name, bytes: index === target ? mutated(part, changes, parts) : part };
  });
  return Buffer.from(zipFile(written));
}
