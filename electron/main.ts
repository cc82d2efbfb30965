// The Electron host: glue and nothing else. A window over the engine, or, behind `--cli`, the command line.
import { join } from 'node:path';
import { app, protocol } from 'electron';
import { runCommandLine } from './cli.ts';
import { lockApp } from './lockdown.ts';
import { readOptions } from './options.ts';
import { scheme } from './origin.ts';
import { openShell } from './shell.ts';

function startWindow(vault: string | undefined): void {
  // One window a person: a second start shows the first one's.
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  protocol.registerSchemesAsPrivileged([{ scheme, privileges: { standard: true, secure: true } }]);
  lockApp(app);
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(() => {
    const data = app.getPath('userData');
    const window = openShell(vault ?? join(data, 'vault'), join(data, 'settings.json'));
    app.on('second-instance', () => {
      if (window.isMinimized()) window.restore();
      window.focus();
    });
  });
}

const options = readOptions(process.argv, app.isPackaged);
if (options.cli === undefined) startWindow(options.vault);
else void runCommandLine(options.cli);
