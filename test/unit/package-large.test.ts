// Attachments beyond 4 GiB and logs beyond a chunk: verified and opened as a stream, without a disk and without the memory.
import { createHash } from 'node:crypto';
import { crc32 as nodeCrc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { sealAge } from '../../shared/format/age/file.ts';
import { readAgeHeader } from '../../shared/format/age/header.ts';
import { toHex } from '../../shared/format/bytes.ts';
import { rootOf } from '../../shared/format/merkle.ts';
import { assemblePackage, memoryEntry, type ReadyEntry } from '../../shared/format/package/assemble.ts';
import { leavesOf, runningRoot } from '../../shared/format/package/leaves.ts';
import { filePath, paths } from '../../shared/format/package/paths.ts';
import { readPackage } from '../../shared/format/package/read.ts';
import { serialiseStatement } from '../../shared/format/statements/file.ts';
import { full } from '../parameters.ts';
import { makeCase, makeLog } from '../support/case-fixture.ts';
import { makeDraft } from '../support/package-draft.ts';
import { cardFiles, makePackage, plainData, read, sealData } from '../support/package-fixture.ts';
import { recordingSink } from '../support/recording-sink.ts';
import { sparseArchive } from '../support/sparse-source.ts';

const chunk = new Uint8Array(1024 * 1024);
const mebibytes = full ? 4097 : 257;

/** `head`, then zeros: an age header that is right, and a payload that nobody will open. */
async function zeroEntry(path: string, head: Uint8Array): Promise<ReadyEntry> {
  const sha256 = createHash('sha256').update(head);
  let crc32 = nodeCrc32(head);
  for (let count = 0; count < mebibytes; count += 1) {
    sha256.update(chunk);
    crc32 = nodeCrc32(chunk, crc32);
  }
  const size = head.length + mebibytes * chunk.length;
  return { path, size, crc32, sha256: sha256.digest('hex'), open: () => (async function* () {})() };
}

test(`an attachment of ${mebibytes} MiB is verified in constant memory`, async () => {
  const draft = await makeDraft({ files: { 'video.bin': new Uint8Array(), 'z.bin': new Uint8Array() } });
  const sealed = await sealData(draft, plainData(draft));
  const age = sealed.get(filePath('f00001')) ?? new Uint8Array();
  const head = age.slice(0, readAgeHeader(age, 'x25519').headerLength);
  const big = await zeroEntry(filePath('f00001'), head);
  const manifest = {
    ...draft.manifest,
    files: draft.manifest.files.map((file) =>
      file.path === big.path ? { ...file, bytes: big.size, sha256: big.sha256 } : file,
    ),
  };
  sealed.set(paths.descriptor, await sealAge(manifest.recipient, new Uint8Array()));
  const data = [...sealed].map(([path, bytes]) => (path === big.path ? big : memoryEntry(path, bytes)));
  const { entries } = await assemblePackage(
    {
      manifest,
      cards: cardFiles(draft),
      checkpoint: serialiseStatement(draft.log.checkpoint),
      leaves: memoryEntry(paths.leaves, draft.log.leaves),
      reports: draft.reports,
      stageIdentity: draft.stageIdentity,
      data,
    },
    draft.case.seller.seed,
  );
  const pieces = new Map<string, Uint8Array>();
  for (const entry of entries) for await (const bytes of entry.open()) pieces.set(entry.path, bytes);
  pieces.set(`${manifest.name}/${big.path}`, head);
  const { source } = sparseArchive(entries, pieces);
  const before = process.memoryUsage().arrayBuffers;
  let most = 0;
  let peak = 0;
  const watched = {
    size: source.size,
    read: (offset: number, length: number) => {
      most = Math.max(most, length);
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
      return source.read(offset, length);
    },
  };
  const verified = await readPackage(watched, { primitives: nodePrimitives, crc32: nodeCrc32 });
  expect(verified.manifest.files[0]?.bytes).toBe(head.length + mebibytes * chunk.length);
  expect(most).toBeLessThanOrEqual(chunk.length);
  // Buffers wait for the collector: the bound is loose, and far below what is read.
  expect(peak).toBeLessThan(full ? 600e6 : 180e6);
}, 300_000);

describe('logs', () => {
  test('whose leaves fill several chunks', async () => {
    const of = await makeCase();
    const size = full ? 200_000 : 33_000;
    const log = makeLog(of, size);
    const { bytes } = await makePackage({ case: of, log });
    const sink = recordingSink();
    await read(bytes, { identities: [of.buyer.identity], sink });
    expect(sink.lines.length).toBe(log.entries.filter(({ case_uid }) => case_uid !== undefined).length);
  }, 300_000);

  test('the running root is that of RFC 6962, at every size', async () => {
    const leaves = Array.from({ length: 70 }, (_, index) => new Uint8Array(32).fill(index + 1));
    for (let size = 0; size <= leaves.length; size += 1) {
      const running = runningRoot();
      for (const leaf of leaves.slice(0, size)) running.add(leaf);
      expect(toHex(running.root()), String(size)).toBe(toHex(rootOf(leaves.slice(0, size))));
    }
  });

  test('leaves are cut out of chunks of any size', async () => {
    const bytes = Uint8Array.from({ length: 32 * 9 }, (_, index) => index & 255);
    for (const size of [1, 7, 31, 32, 33, 64, 288]) {
      const found: string[] = [];
      const chunks = (async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      })();
      for await (const leaf of leavesOf(chunks)) found.push(toHex(leaf));
      expect(found.join('')).toBe(toHex(bytes));
      expect(found.length).toBe(9);
    }
    const half = leavesOf(
      (async function* () {
        yield bytes.subarray(0, 40);
      })(),
    );
    await expect(Array.fromAsync(half)).rejects.toMatchObject({ code: 'log' });
  });
});
