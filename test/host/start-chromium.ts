// The app in the local Chromium for a person, where Electron's binary can't be had. Started by build/start.mjs.
import { homedir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openHost } from './chromium-host.ts';
import { terminalDialogs } from './terminal-dialogs.ts';

const { values } = parseArgs({ options: { vault: { type: 'string' } } });
const data = process.env.XDG_DATA_HOME ?? join(homedir(), '.local/share');
const lang = /^zh|^$/.test(process.env.LC_ALL ?? process.env.LANG ?? '') ? 'zh' : 'en';

const host = await openHost({
  vault: values.vault ?? join(data, 'handover/vault'),
  settings: join(data, 'handover/settings.json'),
  lang,
  headed: true,
  dialogs: terminalDialogs(process.stdin, process.stdout),
});
await new Promise((closed) => host.page.once('close', closed));
await host.close();
process.exit(0);
