// A running window: the engine's thread behind it, the bridge to it, and when it locks and ends.
import { app, type BrowserWindow, dialog, ipcMain, Menu, powerMonitor } from 'electron';
import { type Engine, startEngine } from '../shared/engine/thread/host.ts';
import { createDialogs, type Lang } from './dialogs.ts';
import { createDesk } from './ipc.ts';
import { menuTemplate } from './menu.ts';
import { progressEvent, requestChannel } from './messages.ts';
import { startUtilityReader } from './reader-process.ts';
import { openSession, openWindow } from './window.ts';

const crashText = {
  zh: ['程序内部出错', '资料箱已经锁上,已完成的都还在。请重新打开程序。'],
  en: ['Handover has stopped', 'The vault is locked and everything finished is kept. Please open the program again.'],
} as const satisfies Record<Lang, readonly [string, string]>;

const closingMs = 10_000;

function crash(lang: Lang): void {
  const [title, text] = crashText[lang];
  dialog.showErrorBox(title, text);
  app.exit(70);
}

/** The vault locks when the computer sleeps or its screen locks. */
function lockWithTheScreen(engine: Engine): void {
  const lock = () => void engine.invoke('vault.lock', {});
  powerMonitor.on('suspend', lock);
  powerMonitor.on('lock-screen', lock);
}

/** Quitting waits for the engine to close, for a while. */
function closeBeforeQuit(engine: Engine): void {
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, closingMs));
    void Promise.race([engine.close(), patience])
      .catch(() => undefined)
      .then(() => engine.stop())
      .finally(() => {
        closed = true;
        app.quit();
      });
  });
}

/** Settles when the printer has the page, or when the person cancels. */
function print(window: BrowserWindow): Promise<void> {
  return new Promise((resolve) => window.webContents.print({ printBackground: true }, () => resolve()));
}

/** Opens the window once the app is ready; `vault` is the folder used when nobody names another. */
export function openShell(vault: string, settingsFile: string): BrowserWindow {
  const lang: Lang = app.getPreferredSystemLanguages()[0]?.startsWith('zh') === false ? 'en' : 'zh';
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform)));
  const engine = startEngine({
    defaultVault: vault,
    settingsFile,
    dialogs: createDialogs(dialog, () => window, lang),
    startReader: startUtilityReader,
    onBug: (note) => process.stderr.write(`${note.name}\n${note.frames.join('\n')}\n`),
    onCrash: () => crash(lang),
  });
  const desk = createDesk({ contents: () => window.webContents, engine, print: () => print(window) });
  ipcMain.handle(requestChannel, desk);
  engine.onProgress((progress) => {
    if (!window.isDestroyed()) window.webContents.send(progressEvent, progress);
  });
  lockWithTheScreen(engine);
  closeBeforeQuit(engine);
  const window: BrowserWindow = openWindow(openSession());
  return window;
}
