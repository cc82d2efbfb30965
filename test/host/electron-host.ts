// The Electron host: the same shape over the real shell, wherever Electron's binary is. Dialogs are answered in its main process.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type ElectronApplication, _electron as electron, type Page } from 'playwright-core';
import { fromFailure } from '../../shared/ipc/api.ts';
import type { HostBridge } from '../../shared/ipc/host-bridge.ts';
import { dropFiles } from './drop.ts';
import type { Asked, Host, HostOptions } from './host.ts';
import { ensureBuilt, root } from './served.ts';

type AddedFile = Awaited<ReturnType<Host['engine']['addFile']>>;

declare const window: { readonly handover: HostBridge<File> };

const folder = join(root, 'node_modules/electron');

/** Electron's binary, if it has been fetched (`node node_modules/electron/install.js`). */
export function electronBinary(): string | undefined {
  const pointer = join(folder, 'path.txt');
  const binary = existsSync(pointer) ? join(folder, 'dist', readFileSync(pointer, 'utf8')) : undefined;
  return binary !== undefined && existsSync(binary) ? binary : undefined;
}

type Queue = 'pick' | 'place';
type State = { app: ElectronApplication; page: Page; readonly problems: string[] };
/** What the test keeps in Electron's main process. */
type Kept = Record<Queue, string[][]> & { asked: Asked[]; printed: number };

/** Puts two queues in the place of the system's dialogs, and a counter in that of the printer. */
async function answerDialogs(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog, webContents }) => {
    const kept: Kept = { pick: [], place: [], asked: [], printed: 0 };
    Object.assign(globalThis, { handoverTest: kept });
    const next = async (queue: Queue, suggested?: string) => {
      kept.asked.push({ dialog: queue, ...(suggested === undefined ? {} : { suggested }) });
      while (kept[queue].length === 0) await new Promise((again) => setTimeout(again, 20));
      return kept[queue].shift() ?? [];
    };
    dialog.showOpenDialog = (async (_window: unknown, options: { properties?: string[] }) => {
      const filePaths = await next(options.properties?.includes('createDirectory') ? 'place' : 'pick');
      return { canceled: filePaths.length === 0, filePaths };
    }) as typeof dialog.showOpenDialog;
    dialog.showSaveDialog = (async (_window: unknown, options: { defaultPath?: string }) => {
      const [filePath = ''] = await next('place', options.defaultPath);
      return { canceled: filePath === '', filePath };
    }) as typeof dialog.showSaveDialog;
    for (const contents of webContents.getAllWebContents()) {
      contents.print = (_options, done) => {
        kept.printed += 1;
        done?.(true, '');
      };
    }
  });
}

async function push(app: ElectronApplication, queue: Queue, paths: readonly string[]): Promise<void> {
  await app.evaluate(
    (_electron, [name, given]) => {
      (globalThis as unknown as { handoverTest: Kept }).handoverTest[name].push([...given]);
    },
    [queue, paths] as const,
  );
}

const kept = (app: ElectronApplication): Promise<Kept> =>
  app.evaluate(() => (globalThis as unknown as { handoverTest: Kept }).handoverTest);

async function launch(options: HostOptions, profile: string): Promise<{ app: ElectronApplication; page: Page }> {
  const executablePath = electronBinary();
  if (executablePath === undefined) throw new Error('Electron is not here: node node_modules/electron/install.js');
  const lang = options.lang === 'en' ? 'en-US' : 'zh-CN';
  const args = [`--user-data-dir=${profile}`, `--lang=${lang}`, root, '--vault', resolve(options.vault)];
  const app = await electron.launch({ executablePath, args, cwd: root });
  const page = await app.firstWindow();
  await answerDialogs(app);
  await page.setViewportSize(options.viewport ?? { width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: options.theme ?? 'light', reducedMotion: 'reduce' });
  return { app, page };
}

function watch(page: Page, problems: string[]): void {
  page.on('pageerror', (error) => problems.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console ${message.text()}`);
  });
}

/** The page's own bridge: the only way to the engine from outside Electron. */
function engineOf(state: State): Host['engine'] {
  const invoke: Host['engine']['invoke'] = (channel, input) =>
    state.page.evaluate(([name, value]) => window.handover.invoke(name, value), [channel, input] as const);
  return {
    invoke,
    async addFile(path) {
      await push(state.app, 'pick', [path]);
      const reply = await invoke('files.pick', { purpose: 'artefacts' });
      if (!reply.ok) throw fromFailure(reply.error);
      return (reply.value as { files: [AddedFile] }).files[0];
    },
  };
}

export async function openHost(options: HostOptions): Promise<Host> {
  ensureBuilt('renderer', 'shell');
  const profile = mkdtempSync(join(tmpdir(), 'handover-electron-'));
  const state: State = { ...(await launch(options, profile)), problems: [] };
  watch(state.page, state.problems);
  return {
    get page() {
      return state.page;
    },
    engine: engineOf(state),
    blocked: [],
    problems: state.problems,
    asked: async () => (await kept(state.app)).asked,
    printed: async () => (await kept(state.app)).printed,
    answerPick: (paths) => push(state.app, 'pick', paths),
    answerPlace: (path) => push(state.app, 'place', path === undefined ? [] : [path]),
    atWork: () =>
      state.page.evaluate(
        () =>
          new Promise<void>((resolve) => {
            const off = window.handover.onProgress(() => {
              off();
              resolve();
            });
          }),
      ),
    drop: dropFiles,
    async restart() {
      const ended = new Promise((resolve) => state.app.process().once('exit', resolve));
      state.app.process().kill('SIGKILL');
      await ended;
      Object.assign(state, await launch(options, profile));
      watch(state.page, state.problems);
    },
    close: () => state.app.close(),
  };
}
