// Every byte flipped and every length cut, over the example package: refused as what it is, at the first check.
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { toHex } from '../../shared/format/bytes.ts';
import { arraySource } from '../../shared/format/package/source.ts';
import { readZipLayout } from '../../shared/format/package/zip-read.ts';
import { full } from '../parameters.ts';
import { read } from '../support/package-fixture.ts';
import { recordingSink, refusal } from '../support/recording-sink.ts';
import { repairCrc } from '../support/repack.ts';

const example = new URL('../example/', import.meta.url);
const honest = Uint8Array.from(readFileSync(new URL('HO-2026-7K4Q-M-full-1.handover', example)));
const identities = [readFileSync(new URL('keys/buyer.age-identity', example), 'utf8').trim()];
const expected = JSON.parse(readFileSync(new URL('expected.json', example), 'utf8'));

const every = (step: number, length: number): number[] =>
  Array.from({ length: Math.ceil(length / step) }, (_, index) => index * step);

test('the example itself is accepted', async () => {
  const sink = recordingSink();
  const opened = await read(honest, { identities, sink });
  expect(opened.id).toBe(expected.package_id);
  expect(opened.seller.card).toBe(expected.seller_card);
  expect(sink.committed).toBe(true);
  const [csv = new Uint8Array()] = sink.rowsOf.get('t01') ?? [];
  const digest = await crypto.subtle.digest('SHA-256', csv);
  expect(toHex(new Uint8Array(digest))).toBe(expected.csv_sha256);
});

describe('one byte changed', () => {
  test('anywhere', async () => {
    for (const at of every(full ? 1 : 37, honest.length)) {
      const flipped = honest.slice();
      flipped[at] = (flipped[at] ?? 0) ^ (at % 2 === 0 ? 0x01 : 0x80);
      expect((await refusal(flipped, { identities })).code, `byte ${at}`).toBe('zip');
    }
  });

  test('anywhere in an entry, with its CRC repaired', async () => {
    const layout = await readZipLayout(arraySource(honest));
    for (const entry of layout) {
      for (const offset of every(full ? 1 : 67, entry.size)) {
        const flipped = honest.slice();
        const at = entry.dataOffset + offset;
        flipped[at] = (flipped[at] ?? 0) ^ (offset % 2 === 0 ? 0x20 : 0x01);
        const error = await refusal(await repairCrc(flipped), { identities });
        expect(error.code, `${entry.path} byte ${offset}`).toBe(codeFor(entry.path));
      }
    }
  });
});

function codeFor(path: string): string {
  if (path.includes('/data/')) return 'digest';
  return path.endsWith('.sig') ? 'sig' : 'tagmanifest';
}

describe('cut', () => {
  test('at any length', async () => {
    for (const length of every(full ? 1 : 101, honest.length)) {
      expect((await refusal(honest.slice(0, length), { identities })).code, `${length} bytes`).toBe('zip');
    }
  });

  test('at the edges of every entry', async () => {
    for (const { headerOffset, dataOffset, size } of await readZipLayout(arraySource(honest))) {
      for (const length of [headerOffset, dataOffset, dataOffset + size]) {
        expect((await refusal(honest.slice(0, length), { identities })).code).toBe('zip');
      }
    }
  });

  test('at the front, or bytes added at either end', async () => {
    for (const bytes of [honest.slice(1), Uint8Array.of(0, ...honest), Uint8Array.of(...honest, 0)]) {
      expect((await refusal(bytes, { identities })).code).toBe('zip');
    }
  });
});
