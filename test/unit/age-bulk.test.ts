// The bulk path: parts and streams through worker threads, with the errors, cancelling and clean-up that a package relies on.
import { spawnSync } from 'node:child_process';
import { getCiphers } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { Worker } from 'node:worker_threads';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { createBulk, type PartToOpen } from '../../shared/engine/bulk/bulk.ts';
import { hasNodeAead } from '../../shared/engine/primitives.ts';
import { openAge, sealAge } from '../../shared/format/age/file.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { type Bytes, utf8 } from '../../shared/format/bytes.ts';
import { maxPartContent, zstdFrames } from '../../shared/format/package/zstd-frames.ts';
import { expectBytes } from '../support/age.ts';
import { sealedPart } from '../support/sealed-part.ts';

const suites = ['x25519', 'hybrid'] as const;
const keys = {
  x25519: await generateIdentity('x25519'),
  hybrid: await generateIdentity('hybrid'),
};
const recipients = { x25519: await recipientOf(keys.x25519), hybrid: await recipientOf(keys.hybrid) };
const stranger = await generateIdentity('x25519');

const node = createBulk();
const portable = createBulk(2, 'portable');
afterAll(() => Promise.all([node.close(), portable.close()]));
afterEach(() => void vi.restoreAllMocks());

const csv = utf8(`_row,姓名\n${Array.from({ length: 9000 }, (_, row) => `${row + 1},王${row}\n`).join('')}`);

async function sealed(options: { csv?: Uint8Array; preview?: boolean } = {}): Promise<Bytes> {
  const frames = [await node.compress({ csv: csv.slice(), ...options })];
  return (await sealedPart(node, frames, recipients.x25519)).ciphertext;
}

const toOpen = (file: Bytes, change: Partial<PartToOpen> = {}): PartToOpen => ({
  file,
  identities: [keys.x25519],
  suite: 'x25519',
  csvBytes: csv.length,
  ...change,
});

test('this runtime has the cipher of its own, so both providers are tried here', () => {
  expect(hasNodeAead).toBe(getCiphers().includes('chacha20-poly1305'));
  expect(hasNodeAead).toBe(true);
});

test('threads that were got ready work as others do; what was closed gets none ready', async () => {
  const bulk = createBulk();
  const workers = vi.spyOn(Worker.prototype, 'postMessage');
  bulk.prepare(9);
  expect(workers).toHaveBeenCalledTimes(2);
  expect(await bulk.compress({ csv: csv.slice() })).toEqual(await node.compress({ csv: csv.slice() }));
  await bulk.close();
  bulk.prepare(1);
  await expect(bulk.compress({ csv: csv.slice() })).rejects.toMatchObject({ code: 'cancelled' });
});

describe('parts', () => {
  test.each(suites)('of suite %s go round, each cipher reading the other', async (suite) => {
    for (const [writer, reader] of [
      [node, portable],
      [portable, node],
    ] as const) {
      const frames = [await writer.compress({ csv: csv.slice(), level: 3 })];
      const part = await sealedPart(writer, frames, recipients[suite]);
      const { sha256, crc32: check } = part;
      const file = part.ciphertext;
      const opened = await reader.openPart({ file, identities: [keys[suite]], suite, csvBytes: csv.length });
      expectBytes(opened.csv, csv);
      expect(opened).toMatchObject({ sha256, crc32: check });
    }
  });

  test('hold one frame of zstd as the format asks, a preview its padding too', async () => {
    const plain = await openAge([keys.x25519], await sealed());
    expect(zstdFrames(plain)).toMatchObject([{ contentSize: csv.length }]);
    const padded = await sealed({ preview: true });
    const inside = await openAge([keys.x25519], padded);
    expect(inside.length % 65_536).toBe(0);
    expectBytes((await node.openPart(toOpen(padded.slice(), { preview: true }))).csv, csv);
    await expect(node.openPart(toOpen(padded))).rejects.toMatchObject({ code: 'zstd' });
  });

  test('of several frames are one part, and the buffers of their rows are taken', async () => {
    const texts = ['_row,a\n', '1,x\n', '2,y\n'].map(utf8);
    const frames = await Promise.all(texts.map((text) => node.compress({ csv: text })));
    const part = await sealedPart(node, frames, recipients.x25519);
    expect(texts.map(({ length }) => length)).toEqual([0, 0, 0]);
    const opened = await node.openPart(toOpen(part.ciphertext, { csvBytes: 15 }));
    expect(opened.csv).toEqual(utf8('_row,a\n1,x\n2,y\n'));
  });

  test('of the largest size go round, one byte more is refused', async () => {
    const large = new Uint8Array(maxPartContent).fill(97);
    const file = await sealed({ csv: large });
    const opened = await node.openPart(toOpen(file, { csvBytes: maxPartContent }));
    expect(opened.csv.length).toBe(maxPartContent);
    const larger = new Uint8Array(maxPartContent + 1);
    await expect(sealed({ csv: larger })).rejects.toMatchObject({ code: 'zstd' });
  });

  test('take the buffer they are given, but leave a part of a larger one alone', async () => {
    const whole = csv.slice();
    const around = new Uint8Array(csv.length + 20);
    around.set(csv, 10);
    const inner = around.subarray(10, csv.length + 10);
    await sealed({ csv: whole });
    const file = await sealed({ csv: inner });
    expect(whole.length).toBe(0);
    expectBytes(inner, csv);
    expectBytes((await node.openPart(toOpen(file))).csv, csv);
  });

  test('take what lies in a pool of the runtime, without taking the pool', async () => {
    const pooled = Buffer.from('_row,a\n1,x\n');
    expect(pooled.buffer.byteLength).toBeGreaterThan(pooled.length);
    const file = await sealed({ csv: pooled });
    expect(pooled.toString()).toBe('_row,a\n1,x\n');
    const opened = await node.openPart(toOpen(file, { csvBytes: pooled.length }));
    expect(opened.csv).toEqual(utf8('_row,a\n1,x\n'));
    expect(Object.getPrototypeOf(opened.csv)).toBe(Uint8Array.prototype);
  });

  const broken = (file: Bytes) => file.map((byte, at) => (at === file.length - 1 ? byte ^ 1 : byte));

  test.each([
    ['a stranger', 'recipient', (file: Bytes) => toOpen(file, { identities: [stranger] })],
    ['a malformed identity', 'key', (file: Bytes) => toOpen(file, { identities: ['AGE-SECRET-KEY-1ABC'] })],
    ['the other suite', 'age', (file: Bytes) => toOpen(file, { suite: 'hybrid' })],
    ['a changed bit', 'age', (file: Bytes) => toOpen(broken(file))],
    ['a cut', 'age', (file: Bytes) => toOpen(file.slice(0, -1))],
    ['another csv_bytes', 'zstd', (file: Bytes) => toOpen(file, { csvBytes: csv.length + 1 })],
  ])('fail across the thread with their own code: %s is %s', async (_what, code, job) => {
    await expect(node.openPart(job(await sealed()))).rejects.toMatchObject({ name: 'HandoverError', code });
    // The worker is as good as before.
    expectBytes((await node.openPart(toOpen(await sealed()))).csv, csv);
  });

  test('that hold something else than zstd are refused', async () => {
    const file = await sealAge(recipients.x25519, utf8('_row,a\n'));
    await expect(node.openPart(toOpen(file))).rejects.toMatchObject({ code: 'zstd' });
  });

  test('fail without a word of the identity, anywhere in the error', async () => {
    const cut = keys.x25519.slice(0, -3);
    for (const identities of [[keys.x25519, cut], [stranger]]) {
      const error: unknown = await node.openPart(toOpen(await sealed(), { identities })).catch((caught) => caught);
      expect(error).toBeInstanceOf(Error);
      const text = inspect(error, { depth: 9, showHidden: true });
      for (const secret of [keys.x25519, stranger]) expect(text).not.toContain(secret.slice(16, 30));
    }
  });

  test('to a malformed recipient are refused', async () => {
    const frames = [await node.compress({ csv: csv.slice() })];
    await expect(sealedPart(node, frames, 'age1abc')).rejects.toMatchObject({ code: 'recipient' });
  });
});

describe('cancelling', () => {
  test('rejects what runs and what waits; later jobs are done; no listener stays', async () => {
    const bulk = createBulk(1);
    const abort = new AbortController();
    const jobs = [1, 2, 3].map(() =>
      bulk.compress({ csv: csv.slice() }, abort.signal).catch((error: unknown) => error),
    );
    abort.abort();
    for (const job of jobs) expect(await job).toMatchObject({ code: 'cancelled' });
    const again = bulk.compress({ csv: csv.slice() }, abort.signal);
    await expect(again).rejects.toMatchObject({ code: 'cancelled' });
    const live = new AbortController();
    await bulk.compress({ csv: csv.slice() }, live.signal);
    expect(getEventListeners(live.signal, 'abort')).toHaveLength(0);
    expect(getEventListeners(abort.signal, 'abort')).toHaveLength(0);
    await bulk.close();
  });

  test('takes what waits off the queue: no thread ever sees it', async () => {
    const posted = vi.spyOn(Worker.prototype, 'postMessage');
    const bulk = createBulk(1);
    const abort = new AbortController();
    const first = bulk.compress({ csv: csv.slice() });
    const second = bulk.compress({ csv: csv.slice() }, abort.signal);
    abort.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    await first;
    await bulk.compress({ csv: csv.slice() });
    expect(posted).toHaveBeenCalledTimes(2);
    await bulk.close();
  });

  test('close rejects what is under way and everything after it', async () => {
    const bulk = createBulk(1);
    const jobs = [1, 2].map(() => bulk.compress({ csv: csv.slice() }));
    const outcomes = Promise.allSettled(jobs);
    await bulk.close();
    for (const outcome of await outcomes) expect(outcome).toMatchObject({ reason: { code: 'cancelled' } });
    const late = bulk.compress({ csv: csv.slice() });
    await expect(late).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('threads', () => {
  test('that die take their job with them as a bug, and are replaced', async () => {
    const bulk = createBulk(1);
    const started: Worker[] = [];
    const { postMessage } = Worker.prototype;
    vi.spyOn(Worker.prototype, 'postMessage').mockImplementation(function (this: Worker, ...message) {
      started.push(this);
      postMessage.apply(this, message);
    });
    const job = bulk.compress({ csv: csv.slice() });
    await started[0]?.terminate();
    await expect(job).rejects.toMatchObject({ code: 'bug', facts: { part: 'bulk worker' } });
    const frame = await bulk.compress({ csv: csv.slice() });
    expect(zstdFrames(frame)).toMatchObject([{ contentSize: csv.length }]);
    expect(new Set(started).size).toBe(2);
    await bulk.close();
  });

  test('let the process end though nobody closed them', () => {
    const module = fileURLToPath(new URL('../../shared/engine/bulk/bulk.ts', import.meta.url));
    const script = `
      import { createBulk } from ${JSON.stringify(module)};
      const frame = await createBulk().compress({ csv: new Uint8Array(9) });
      console.log(frame.length > 9);`;
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { timeout: 20_000 });
    expect([run.status, String(run.stdout)]).toEqual([0, 'true\n']);
  });
});
