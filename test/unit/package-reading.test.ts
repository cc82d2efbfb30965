// How a package is read: once, in order, a few parts at a time, and into a sink that is told the end.
import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { decompressFrame } from '../../shared/engine/bulk/zstd.ts';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import type { ByteSource } from '../../shared/format/byte-source.ts';
import { type Bytes, equalBytes, utf8 } from '../../shared/format/bytes.ts';
import { type OpenPart, partOpener } from '../../shared/format/package/parts.ts';
import { readPackage } from '../../shared/format/package/read.ts';
import { arraySource } from '../../shared/format/package/source.ts';
import { readZipLayout } from '../../shared/format/package/zip-read.ts';
import { makeCase } from '../support/case-fixture.ts';
import { customers, type FixtureTable } from '../support/package-draft.ts';
import { type Built, logText, makePackage, read } from '../support/package-fixture.ts';
import { recordingSink } from '../support/recording-sink.ts';

const manyParts: FixtureTable = {
  name: '订单',
  columns: ['号', '丢'],
  parts: Array.from(
    { length: 6 },
    (_, part) =>
      [
        [2 * part + 1, `a${part}`],
        [2 * part + 2, `b${part}`],
      ] as const,
  ),
};
const bigFile: Bytes = Uint8Array.from(randomBytes(3 * 1024 * 1024 + 17));

let built: Built;
let identities: string[];
beforeAll(async () => {
  built = await makePackage({ tables: [customers, manyParts], files: { 'a.bin': bigFile, 'b.txt': new Uint8Array() } });
  identities = [built.draft.case.buyer.identity];
});

const open = { primitives: nodePrimitives, decompress: decompressFrame };

/** Counts how often each byte is asked for. */
function countingSource(bytes: Bytes): { source: ByteSource; counts: Uint8Array } {
  const counts = new Uint8Array(bytes.length);
  const read = async (offset: number, length: number): Promise<Bytes> => {
    for (let at = offset; at < offset + length; at += 1) counts[at] = (counts[at] ?? 0) + 1;
    return bytes.slice(offset, offset + length);
  };
  return { source: { size: bytes.length, read }, counts };
}

describe('into a sink', () => {
  test('in the order of the entries, everything, then commit', async () => {
    const sink = recordingSink();
    const opened = await read(built.bytes, { identities, sink });
    expect([opened.content, sink.committed, sink.aborted]).toEqual(['good', true, false]);
    const wanted = [
      'descriptor',
      'file f00001 last',
      'file f00002 last',
      'rows t01 1',
      'rows t01 2',
      ...manyParts.parts.map((_, index) => `rows t02 ${index + 1}`),
    ];
    expect(sink.calls.filter((call) => !/^file f\d+$/.test(call))).toEqual(wanted);
    expect(equalBytes(sink.filesOf.get('f00001') ?? new Uint8Array(), bigFile)).toBe(true);
    expect(sink.filesOf.get('f00002')).toEqual(new Uint8Array());
    for (const [path, csv] of built.draft.csv) {
      const part = Number(path.slice(9, 14));
      expect(sink.rowsOf.get(path.slice(5, 8))?.[part - 1]).toEqual(csv);
    }
    expect(Buffer.concat(sink.lines)).toEqual(Buffer.from(logText(built.draft.log, built.draft.case.caseUid)));
  });

  test('a verification decrypts nothing and still ends with commit', async () => {
    const sink = recordingSink();
    const verified = await read(built.bytes, { sink });
    expect([verified.content, verified.descriptor, sink.calls, sink.lines]).toEqual(['open', undefined, [], []]);
    expect(sink.committed).toBe(true);
  });

  test('an error of the sink itself goes up unchanged, at once, after abort', async () => {
    const full = new HandoverError('io.full', { file: 'x' });
    for (const method of ['descriptor', 'file', 'rows', 'log'] as const) {
      const sink = recordingSink();
      sink[method] = async () => {
        throw full;
      };
      const error = await read(built.bytes, { identities, sink }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'io.full', where: { file: 'x' } });
      expect([sink.committed, sink.aborted]).toEqual([false, true]);
    }
  });

  test('a commit that fails is not followed by abort', async () => {
    const sink = recordingSink();
    sink.commit = async () => {
      throw new HandoverError('io.gone');
    };
    await expect(read(built.bytes, { identities, sink })).rejects.toMatchObject({ code: 'io.gone' });
    expect(sink.aborted).toBe(false);
  });
});

describe('in one read', () => {
  test('every byte of data/ once, of the leaves at most twice', async () => {
    const layout = await readZipLayout(arraySource(built.bytes));
    for (const keys of [undefined, identities]) {
      const { source, counts } = countingSource(built.bytes);
      await readPackage(source, { ...open, ...(keys === undefined ? {} : { identities: keys }) });
      for (const { path, dataOffset, size } of layout) {
        const most = counts
          .subarray(dataOffset, dataOffset + size)
          .reduce((largest, count) => Math.max(largest, count), 0);
        const allowed = keys !== undefined && path.endsWith('leaves.bin') ? 2 : 1;
        expect(most, path).toBe(size === 0 ? 0 : allowed);
      }
    }
  });

  test('a stick that serves other bytes the second time gains nothing', async () => {
    const { entries } = await layoutOf(built);
    const evil = (path: string): ByteSource => {
      const { dataOffset, size } = entries.get(path) ?? { dataOffset: 0, size: 0 };
      let served = 0;
      return {
        size: built.bytes.length,
        read: async (offset, length) => {
          const bytes = built.bytes.slice(offset, offset + length);
          if (offset >= dataOffset && offset < dataOffset + size) served += 1;
          if (served > 1 && offset >= dataOffset && offset < dataOffset + size) bytes[0] = (bytes[0] ?? 0) ^ 1;
          return bytes;
        },
      };
    };
    await readPackage(evil('handover.json'), { ...open, identities });
    await readPackage(evil('keys/buyer.age'), { ...open, identities });
    await readPackage(evil('data/t01-00001.csv.zst.age'), { ...open, identities });
    await expect(readPackage(evil('log/leaves.bin'), { ...open, identities })).rejects.toMatchObject({ code: 'log' });
  });

  test('a source that shrinks is refused', async () => {
    const source: ByteSource = {
      size: built.bytes.length,
      read: async (offset, length) => built.bytes.slice(offset, offset + Math.min(length, 1000)),
    };
    await expect(readPackage(source, open)).rejects.toMatchObject({ code: 'zip' });
  });
});

async function layoutOf({ bytes, manifest }: Built) {
  const layout = await readZipLayout(arraySource(bytes));
  return { entries: new Map(layout.map((entry) => [entry.path.slice(manifest.name.length + 1), entry])) };
}

describe('parts elsewhere', () => {
  /** Opens parts late and out of order, and remembers how many were under way. */
  function slowOpener(): { openPart: OpenPart; most(): number } {
    const here = partOpener(nodePrimitives.aead, decompressFrame);
    let running = 0;
    let most = 0;
    let count = 0;
    return {
      most: () => most,
      async openPart(age, identity, spec) {
        running += 1;
        most = Math.max(most, running);
        count += 1;
        await new Promise((done) => setTimeout(done, count % 2 === 0 ? 1 : 12));
        running -= 1;
        return here(age, identity, spec);
      },
    };
  }

  test.each([0, 1, 2, 5])(
    'with a look-ahead of %i they come in order, and no more are under way',
    async (lookAhead) => {
      const slow = slowOpener();
      const sink = recordingSink();
      const opened = await readPackage(arraySource(built.bytes), {
        primitives: nodePrimitives,
        identities,
        sink,
        lookAhead,
        openPart: slow.openPart,
      });
      expect(opened.content).toBe('good');
      expect(sink.calls.filter((call) => call.startsWith('rows t02'))).toEqual(
        manyParts.parts.map((_, index) => `rows t02 ${index + 1}`),
      );
      expect(slow.most()).toBe(lookAhead + 1);
    },
  );

  test('the fault of the earliest part is reported, whatever a later one says first', async () => {
    const here = partOpener(nodePrimitives.aead, decompressFrame);
    const openPart: OpenPart = async (age, identity, spec) => {
      if (spec.csvBytes === built.manifest.tables[0]?.parts[0]?.csv_bytes) {
        await new Promise((done) => setTimeout(done, 20));
        throw new HandoverError('zstd', {}, { reason: 'late' });
      }
      if (spec.fields.includes('号')) throw new HandoverError('csv', {}, { reason: 'early' });
      return here(age, identity, spec);
    };
    const sink = recordingSink();
    const reading = readPackage(arraySource(built.bytes), {
      primitives: nodePrimitives,
      identities,
      sink,
      openPart,
      lookAhead: 8,
    });
    await expect(reading).rejects.toMatchObject({ code: 'zstd', where: { entry: 'data/t01-00001.csv.zst.age' } });
    expect(sink.aborted).toBe(true);
  });

  test('without a decompressor everything but rows is opened and checked', async () => {
    const sink = recordingSink();
    const opened = await readPackage(arraySource(built.bytes), { identities, sink });
    expect([opened.content, sink.committed]).toEqual(['packed', true]);
    expect(sink.calls.some((call) => call.startsWith('rows'))).toBe(false);
    expect(sink.filesOf.get('f00001')?.length).toBe(bigFile.length);
  });
});

describe('escrow', () => {
  test('is verified as any other, and opened by nobody without a release', async () => {
    const of = await makeCase({ holders: 2, suite: 'hybrid' });
    const escrowed = await makePackage({ case: of, files: { 'a.txt': utf8('a') } });
    expect((await read(escrowed.bytes)).manifest.holders.length).toBe(2);
    for (const { identity } of [of.buyer, of.seller, ...of.holders]) {
      await expect(read(escrowed.bytes, { identities: [identity] })).rejects.toMatchObject({
        code: 'recipient',
        facts: { reason: 'release' },
      });
    }
  });
});
