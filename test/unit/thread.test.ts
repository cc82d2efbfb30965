// The engine in its thread behaves as in one's own: replies, handles, dialogs and errors cross, and its end is told.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import type { Dialogs } from '../../shared/engine/ports.ts';
import { type Engine, startEngine } from '../../shared/engine/thread/host.ts';
import { type BugNote, bugNote } from '../../shared/engine/thread/messages.ts';
import { createPending } from '../../shared/engine/thread/pending.ts';
import { toFailure } from '../../shared/ipc/dispatch.ts';

const folder = mkdtempSync(join(tmpdir(), 'handover-thread-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cancelled: Dialogs = { pick: async () => [], place: async () => undefined };
const running: Engine[] = [];
const start = (dialogs: Dialogs = cancelled, onCrash?: () => void) => {
  const engine = startEngine({ defaultVault: join(folder, 'vault'), dialogs, ...(onCrash && { onCrash }) });
  running.push(engine);
  return engine;
};
afterEach(async () => {
  for (const engine of running.splice(0)) await engine.stop();
});

describe('the table of pending requests', () => {
  test('gives each answer to the request of its number, once', async () => {
    const pending = createPending();
    const ids: number[] = [];
    const [first, second] = [pending.ask((id) => ids.push(id)), pending.ask((id) => ids.push(id))];
    pending.settle({ kind: 'answer', id: ids[1] ?? 0, value: 'second' });
    pending.settle({ kind: 'answer', id: ids[1] ?? 0, value: 'again' });
    pending.settle({ kind: 'answer', id: 99, value: 'nobody asked' });
    pending.settle({ kind: 'answer', id: ids[0] ?? 0, value: 'first' });
    expect(await Promise.all([first, second])).toEqual(['first', 'second']);
    expect(new Set(ids).size).toBe(2);
  });

  test('turns a failure back into its error', async () => {
    const pending = createPending();
    const asked = pending.ask((id) => {
      const error = toFailure(new HandoverError('input.missing', { file: 'x' }));
      queueMicrotask(() => pending.settle({ kind: 'failed', id, error }));
    });
    await expect(asked).rejects.toMatchObject({ code: 'input.missing', where: { file: 'x' } });
  });

  test('rejects what waits and what comes later, once it has ended', async () => {
    const pending = createPending();
    const waiting = pending.ask(() => {});
    pending.end(new HandoverError('bug'));
    pending.end(new HandoverError('usage'));
    await expect(waiting).rejects.toMatchObject({ code: 'bug' });
    let sent = false;
    await expect(pending.ask(() => (sent = true))).rejects.toMatchObject({ code: 'bug' });
    expect(sent).toBe(false);
  });

  test('rejects a request that could not be sent', async () => {
    const unsendable = createPending().ask(() => {
      throw new TypeError('cannot be cloned');
    });
    await expect(unsendable).rejects.toThrow(TypeError);
  });
});

describe('a bug', () => {
  test('is told by its kind and its places, without its message', () => {
    const note = bugNote(new TypeError('王小明 13800000000\n    at a line of the message'));
    expect(note.name).toBe('TypeError');
    expect(note.frames.length).toBeGreaterThan(0);
    expect(JSON.stringify(note)).not.toMatch(/王小明|13800000000|line of the message/);
    expect(bugNote('王小明')).toEqual({ name: 'string', frames: [] });
  });
});

describe('the engine in its thread', () => {
  test('answers, and refuses what the contract does not know', async () => {
    const engine = start();
    expect(await engine.invoke('app.state', {})).toMatchObject({ ok: true, value: { vault: 'missing' } });
    expect(await engine.invoke('no.such', {})).toMatchObject({ ok: false, error: { code: 'usage' } });
  });

  test('gives handles, and passes a picked and a refused dialog', async () => {
    const file = join(folder, 'a.csv');
    writeFileSync(file, 'x\n');
    const engine = start({ pick: async () => [file], place: async () => undefined });
    expect(await engine.addFile(file)).toMatchObject({ name: 'a.csv', bytes: 2 });
    const picked = await engine.invoke('files.pick', { purpose: 'sources' });
    expect(picked).toMatchObject({ ok: true, value: { files: [{ name: 'a.csv', bytes: 2 }] } });
    const placed = await engine.invoke('files.place', { purpose: 'file', suggested: 'b' });
    expect(placed).toEqual({ ok: true, value: {} });
  });

  test('hears that a dialog failed', async () => {
    const engine = start({ ...cancelled, pick: () => Promise.reject(new HandoverError('io.gone')) });
    const reply = await engine.invoke('files.pick', { purpose: 'sources' });
    expect(reply).toMatchObject({ ok: false, error: { code: 'io.gone' } });
  });

  test('answers a request that cannot be copied with an envelope, and lives on', async () => {
    const engine = start();
    const reply = await engine.invoke('app.state', { call: () => {} });
    expect(reply).toMatchObject({ ok: false, error: { code: 'bug' } });
    expect(await engine.invoke('app.state', {})).toMatchObject({ ok: true });
  });

  test('fails everything pending and everything later with bug, when it is stopped', async () => {
    let crashed = false;
    const engine = start({ ...cancelled, pick: () => new Promise(() => {}) }, () => (crashed = true));
    const pending = engine.invoke('files.pick', { purpose: 'sources' });
    await engine.invoke('app.state', {});
    await engine.stop();
    const ended = { ok: false, error: { code: 'bug', facts: { part: 'engine' } } };
    expect(await pending).toMatchObject(ended);
    expect(await engine.invoke('app.state', {})).toMatchObject(ended);
    await expect(engine.addFile('/x')).rejects.toMatchObject({ code: 'bug' });
    expect(crashed).toBe(false);
  });

  test('tells when it ends by itself', async () => {
    const crash = Promise.withResolvers<void>();
    // A start that the engine can't read: its thread throws before it hears anything.
    const notes: BugNote[] = [];
    const engine = startEngine({
      defaultVault: undefined as never,
      dialogs: cancelled,
      onBug: (note) => notes.push(note),
      onCrash: crash.resolve,
    });
    running.push(engine);
    await crash.promise;
    expect(notes).toHaveLength(1);
    expect(notes[0]?.frames.join('\n')).toContain('entry.ts');
    expect(await engine.invoke('app.state', {})).toMatchObject({ ok: false, error: { code: 'bug' } });
  });

  test('closes once, however often it is asked to', async () => {
    const engine = start();
    await Promise.all([engine.close(), engine.close()]);
    expect(await engine.invoke('app.state', {})).toMatchObject({ ok: false, error: { code: 'bug' } });
  });
});
