// The shell's glue, run against a stand-in for Electron, which can't be had on every machine: what it asks Electron for.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { createDialogs, filtersOf } from '../../electron/dialogs.ts';
import { menuTemplate } from '../../electron/menu.ts';

const folder = mkdtempSync(join(tmpdir(), 'handover-shell-'));

type Listener = (...args: never[]) => unknown;
const fake = vi.hoisted(() => {
  const emitter = () => {
    const listeners = new Map<string, Listener[]>();
    return {
      on(name: string, listener: Listener) {
        listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      },
      once(name: string, listener: Listener) {
        this.on(name, listener);
      },
      emit: (name: string, ...args: unknown[]) =>
        (listeners.get(name) ?? []).map((listener) => listener(...(args as never[]))),
    };
  };
  return {
    emitter,
    windows: [] as Record<string, unknown>[],
    asked: new Map<string, unknown[]>(),
    exit: vi.fn(),
    fork: vi.fn(),
  };
});

vi.mock('electron', () => {
  const { emitter, windows, asked } = fake;
  const keep =
    (name: string) =>
    (...args: unknown[]) =>
      void asked.set(name, [...(asked.get(name) ?? []), args]);
  const frame = { url: 'app://handover/index.html', origin: 'app://handover', parent: null };
  class BrowserWindow {
    webContents = { mainFrame: frame, send: keep('send'), print: (_o: unknown, done: () => void) => done() };
    once = () => undefined;
    isDestroyed = () => false;
    loadURL = async (url: string) => keep('loadURL')(url);
    constructor(options: Record<string, unknown>) {
      windows.push(options);
      Object.assign(fake, { window: this });
    }
  }
  const session = {
    setPermissionRequestHandler: keep('permission'),
    setPermissionCheckHandler: keep('permission'),
    setDevicePermissionHandler: keep('permission'),
    setSpellCheckerEnabled: keep('spelling'),
    enableNetworkEmulation: keep('emulation'),
    webRequest: { onBeforeRequest: keep('filter') },
    on: keep('session.on'),
    protocol: { handle: keep('protocol.handle') },
  };
  return {
    app: Object.assign(emitter(), {
      isPackaged: true,
      whenReady: async () => undefined,
      getPreferredSystemLanguages: () => ['en-GB'],
      exit: fake.exit,
      quit: keep('quit'),
    }),
    BrowserWindow,
    dialog: { showErrorBox: keep('errorBox') },
    ipcMain: { handle: keep('ipc.handle') },
    Menu: { buildFromTemplate: (template: unknown) => template, setApplicationMenu: keep('menu') },
    powerMonitor: emitter(),
    utilityProcess: { fork: fake.fork },
    session: {
      fromPartition(...args: unknown[]) {
        keep('partition')(...args);
        return session;
      },
    },
  };
});

const { app, powerMonitor } = (await import('electron')) as unknown as Record<string, ReturnType<typeof fake.emitter>>;
const { openShell } = await import('../../electron/shell.ts');
const { startUtilityReader } = await import('../../electron/reader-process.ts');
const { appOrigin } = await import('../../electron/origin.ts');

const first = (name: string) => fake.asked.get(name)?.[0] as unknown[];
const ask = async (request: unknown, senderFrame: unknown) => {
  const desk = first('ipc.handle')[1] as (event: unknown, request: unknown) => Promise<unknown>;
  const { webContents } = (fake as unknown as { window: { webContents: unknown } }).window;
  return desk({ sender: webContents, senderFrame }, request);
};
const own = { url: 'app://handover/index.html', origin: 'app://handover', parent: null };

describe('a process for a reader', () => {
  const begin = () => {
    const child = Object.assign(fake.emitter(), { postMessage: vi.fn(), kill: vi.fn() });
    fake.fork.mockReturnValueOnce(child);
    const { port1: near, port2: far } = new MessageChannel();
    startUtilityReader(far);
    return { child, near };
  };

  test('is one of Electron’s, told nothing of this one, and tied to the port', async () => {
    const { child, near } = begin();
    near.postMessage('to the process');
    await vi.waitFor(() => expect(child.postMessage).toHaveBeenCalledWith('to the process'));
    expect(fake.fork).toHaveBeenCalledWith(expect.stringMatching(/reader\.[jt]s$/), [], {
      env: {},
      serviceName: 'reader',
      stdio: 'ignore',
    });
    const heard = once(near, 'message');
    child.emit('message', 'from the process');
    expect(await heard).toEqual(['from the process']);
    near.close();
    await vi.waitFor(() => expect(child.kill).toHaveBeenCalled());
  });

  test('closes the port when it ends', async () => {
    const { child, near } = begin();
    const closed = once(near, 'close');
    await vi.waitFor(() => expect(child.emit('exit', 134)).toHaveLength(1));
    await closed;
  });
});

describe('the shell', () => {
  beforeAll(() => {
    openShell(join(folder, 'vault'), join(folder, 'settings.json'));
  });
  afterAll(async () => {
    app?.emit('will-quit', { preventDefault: () => undefined });
    await vi.waitFor(() => expect(fake.asked.has('quit')).toBe(true), { timeout: 15_000 });
    rmSync(folder, { recursive: true, force: true });
  });

  test('opens one window: sandboxed, isolated, without Node, without developer tools', () => {
    expect(fake.windows).toHaveLength(1);
    expect(fake.windows[0]?.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
    expect(first('loadURL')).toEqual([`${appOrigin}/index.html`]);
  });

  test('in a session that is kept in memory, locked and served by the table', () => {
    expect(first('partition')).toEqual(['handover', { cache: false }]);
    expect(fake.asked.get('permission')).toHaveLength(3);
    expect(first('emulation')).toEqual([{ offline: true }]);
    expect(first('protocol.handle')[0]).toBe('app');
  });

  test('answers its window, and nobody else', async () => {
    const request = { purpose: 'invoke', channel: 'app.state', input: {} };
    expect(await ask(request, own)).toMatchObject({ ok: true, value: { vault: 'missing' } });
    expect(await ask(request, { ...own, parent: {} })).toMatchObject({ ok: false });
    expect(await ask({ purpose: 'print' }, own)).toBeUndefined();
  });

  test('locks the vault when the computer sleeps or its screen locks', async () => {
    const invoke = (channel: string, input: object) => ask({ purpose: 'invoke', channel, input }, own);
    const state = async () => ((await invoke('app.state', {})) as { value: { vault: string } }).value.vault;
    const secret = '一句 够长的 口令 shell 2026';
    expect(await invoke('vault.create', { passphrase: secret, name: '上海甲保洁' })).toMatchObject({ ok: true });
    for (const event of ['suspend', 'lock-screen']) {
      expect(await state()).toBe('open');
      powerMonitor?.emit(event);
      await vi.waitFor(async () => expect(await state()).toBe('locked'), { timeout: 15_000 });
      await invoke('vault.unlock', { secret, kind: 'passphrase' });
    }
  });
});

describe('the dialogs', () => {
  const shown: Record<string, unknown>[] = [];
  const dialog = {
    showOpenDialog: async (_window: unknown, options: Record<string, unknown>) => {
      shown.push(options);
      return { canceled: false, filePaths: ['/a', '/b'] };
    },
    showSaveDialog: async (_window: unknown, options: Record<string, unknown>) => {
      shown.push(options);
      return { canceled: true, filePath: '/ignored' };
    },
  };
  const dialogs = createDialogs(dialog as never, () => ({}) as never, 'zh');

  test('pick by purpose, and let every ending be chosen', async () => {
    expect(await dialogs.pick('sources')).toEqual(['/a', '/b']);
    expect(shown.at(-1)).toMatchObject({ properties: ['openFile', 'multiSelections'] });
    expect(filtersOf('package', 'en')).toEqual([
      { name: 'Packages', extensions: ['handover'] },
      { name: 'All files', extensions: ['*'] },
    ]);
    await dialogs.pick('folder');
    expect(shown.at(-1)).toMatchObject({ properties: ['openDirectory'] });
  });

  test('place a file under a suggested name, or a folder; a refusal is no path', async () => {
    expect(await dialogs.place('file', '01 收件卡.card')).toBeUndefined();
    expect(shown.at(-1)).toMatchObject({ defaultPath: '01 收件卡.card' });
    expect(await dialogs.place('folder', '')).toBe('/a');
    expect(shown.at(-1)).toMatchObject({ properties: ['openDirectory', 'createDirectory'] });
  });
});

describe('the menu', () => {
  test.each(['darwin', 'win32', 'linux'] as const)('offers no reload and no developer tools on %s', (platform) => {
    expect(JSON.stringify(menuTemplate(platform))).not.toMatch(/reload|devtools|viewMenu/i);
    expect(JSON.stringify(menuTemplate(platform))).toContain('zoomIn');
  });
});
