// The bridge from end to end, without Electron: what the page gets, what crosses, and who may ask.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import { createBridge } from '../../electron/bridge.ts';
import { createDesk, type Desk, isFromApp, readRequest, refusal } from '../../electron/ipc.ts';
import { progressEvent, requestChannel } from '../../electron/messages.ts';
import type { Progress } from '../../shared/ipc/contract.ts';
import { ensureBuilt, root } from '../host/served.ts';

const progress: Progress = { job: 'j', stage: 'read', done: 1, unit: 'bytes' };

function fakeWire() {
  const listeners = new Map<string, Set<(event: unknown, progress: Progress) => void>>();
  const of = (channel: string) => listeners.get(channel) ?? listeners.set(channel, new Set()).get(channel);
  return {
    sent: [] as unknown[][],
    async invoke(...sent: unknown[]) {
      this.sent.push(sent);
      return 'reply' as never;
    },
    on: (channel: string, listener: (event: unknown, progress: Progress) => void) => of(channel)?.add(listener),
    removeListener: (channel: string, listener: never) => of(channel)?.delete(listener),
    emit: () => of(progressEvent)?.forEach((listener) => void listener({ secret: 'event' }, progress)),
    count: () => of(progressEvent)?.size,
  };
}

describe('the bridge in the page', () => {
  test('has one method a purpose and nothing else', () => {
    expect(Object.keys(createBridge(fakeWire(), () => ''))).toEqual(['invoke', 'dropped', 'print', 'onProgress']);
  });

  test('sends each over the one channel', async () => {
    const wire = fakeWire();
    const bridge = createBridge(wire, (file) => (file.name === 'made-up' ? '' : `/home/${file.name}`));
    await bridge.invoke('app.state', {});
    await bridge.dropped([new File([], 'a.csv'), new File([], 'made-up')]);
    await bridge.print();
    expect(wire.sent).toEqual([
      [requestChannel, { purpose: 'invoke', channel: 'app.state', input: {} }],
      [requestChannel, { purpose: 'dropped', paths: ['/home/a.csv'] }],
      [requestChannel, { purpose: 'print' }],
    ]);
  });

  test('hears progress, never the event, until it is switched off', () => {
    const wire = fakeWire();
    const [first, second] = [vi.fn(), vi.fn()];
    const bridge = createBridge(wire, () => '');
    const off = bridge.onProgress(first);
    bridge.onProgress(second);
    wire.emit();
    off();
    wire.emit();
    expect(first.mock.calls).toEqual([[progress]]);
    expect(second).toHaveBeenCalledTimes(2);
    expect(wire.count()).toBe(1);
  });
});

const page = {};
const frame = { url: 'app://handover/index.html', origin: 'app://handover', parent: null };
const event = { sender: page, senderFrame: frame };

function desk() {
  const asked = {
    invoke: vi.fn(async () => ({ ok: true as const, value: {} })),
    addFile: vi.fn(async (path: string) => ({ handle: 'h1', name: path.slice(-5) })),
    print: vi.fn(async () => undefined),
  };
  return { asked, answer: createDesk({ contents: () => page, engine: asked, print: asked.print } satisfies Desk) };
}

describe('the one sender check', () => {
  test('lets the main frame of the window through', () => {
    expect(isFromApp(event, page)).toBe(true);
  });

  test.each([
    ['another page', { ...event, sender: {} }],
    ['no page at all', { sender: undefined, senderFrame: frame }],
    ['a frame that is gone', { sender: page, senderFrame: null }],
    ['a frame in the page', { sender: page, senderFrame: { ...frame, parent: {} } }],
    ['a sandboxed frame', { sender: page, senderFrame: { ...frame, origin: 'null' } }],
    ['a foreign address', { sender: page, senderFrame: { ...frame, url: 'app://handover.evil/index.html' } }],
    ['a blank page', { sender: page, senderFrame: { ...frame, url: 'about:blank' } }],
  ])('refuses %s', async (_name, sender) => {
    const { asked, answer } = desk();
    expect(isFromApp(sender, page)).toBe(false);
    for (const request of [{ purpose: 'invoke', channel: 'app.state' }, { purpose: 'print' }]) {
      expect(await answer(sender, request)).toBe(refusal);
    }
    expect(await answer(sender, { purpose: 'dropped', paths: ['/etc/passwd'] })).toBe(refusal);
    expect(asked.invoke).not.toHaveBeenCalled();
    expect(asked.addFile).not.toHaveBeenCalled();
    expect(asked.print).not.toHaveBeenCalled();
  });

  test('refuses everybody while there is no window', () => {
    expect(isFromApp({ sender: undefined, senderFrame: frame }, undefined)).toBe(false);
  });
});

describe('a request', () => {
  test.each([
    undefined,
    null,
    'invoke',
    7,
    [],
    {},
    { purpose: 'read', path: '/etc/passwd' },
    { purpose: 'constructor' },
    { purpose: 'invoke' },
    { purpose: 'invoke', channel: '' },
    { purpose: 'invoke', channel: 7 },
    { purpose: 'dropped' },
    { purpose: 'dropped', paths: '/etc/passwd' },
    { purpose: 'dropped', paths: [''] },
    { purpose: 'dropped', paths: ['/a', 7] },
    { purpose: 'dropped', paths: Array(10_001).fill('/a') },
  ])('of no known purpose is refused (%#)', async (value) => {
    expect(readRequest(value)).toBeUndefined();
    expect(await desk().answer(event, value)).toBe(refusal);
  });

  test('reaches the engine without what does not belong to it', async () => {
    const { asked, answer } = desk();
    await answer(event, { purpose: 'invoke', channel: 'app.state', input: { a: 1 }, extra: 'x' });
    expect(asked.invoke).toHaveBeenCalledWith('app.state', { a: 1 });
    expect(await answer(event, { purpose: 'dropped', paths: ['/home/a.csv', '/home/b.csv'] })).toEqual([
      { handle: 'h1', name: 'a.csv' },
      { handle: 'h1', name: 'b.csv' },
    ]);
    await answer(event, { purpose: 'print' });
    expect(asked.print).toHaveBeenCalledOnce();
  });
});

describe('the built preload script', () => {
  test('is one file that needs Electron alone and hangs one name on the page', () => {
    ensureBuilt('shell');
    const source = readFileSync(join(root, 'out/preload/preload.cjs'), 'utf8');
    const exposed = new Map<string, object>();
    const required: string[] = [];
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, value: object) => exposed.set(name, value) },
      ipcRenderer: {},
      webUtils: {},
    };
    const require = (name: string) => {
      required.push(name);
      return electron;
    };
    runInNewContext(source, { require, exports: {}, module: {} });
    expect(required).toEqual(['electron']);
    expect([...exposed.keys()]).toEqual(['handover']);
    expect(Object.keys(exposed.get('handover') ?? {})).toEqual(['invoke', 'dropped', 'print', 'onProgress']);
    expect(source).not.toContain('import(');
  });
});
