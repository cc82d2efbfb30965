// The one window, and the session it lives in: in memory only, so that nothing a page shows is kept on disk.
import { join } from 'node:path';
import { app, BrowserWindow, type Session, session } from 'electron';
import { lockSession } from './lockdown.ts';
import { appOrigin, scheme } from './origin.ts';
import { createResponder, fileTable } from './protocol.ts';

/** Built files, beside the built main script. */
const rendererFolder = join(import.meta.dirname, '../renderer');
const preloadScript = join(import.meta.dirname, '../preload/preload.cjs');

/** No `persist:` in the name: the session's cache, storage and cookies end with the process. */
export function openSession(): Session {
  const own = session.fromPartition('handover', { cache: false });
  lockSession(own);
  own.protocol.handle(scheme, createResponder(fileTable(rendererFolder)));
  return own;
}

export function openWindow(own: Session): BrowserWindow {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 1024,
    minHeight: 700,
    show: false,
    backgroundColor: '#F7F5F0',
    autoHideMenuBar: true,
    webPreferences: {
      preload: preloadScript,
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged,
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(`${appOrigin}/index.html`);
  return window;
}
