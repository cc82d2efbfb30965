// A reader's process under Electron: its binary can't serve as Node, and starts processes once the app is ready.
import { fileURLToPath } from 'node:url';
import { app, utilityProcess } from 'electron';
import { joinReader, type StartReader } from '../shared/engine/reading/join.ts';

const entry = fileURLToPath(new URL('./reader.ts', import.meta.url));

export const startUtilityReader: StartReader = (port) => {
  void app.whenReady().then(() => {
    const child = utilityProcess.fork(entry, [], { env: {}, serviceName: 'reader', stdio: 'ignore' });
    joinReader(port, child, (message) => child.postMessage(message));
  });
};
