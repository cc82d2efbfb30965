// A reader's process under Node: knows nothing of this one's surroundings, and ends with it.
import { fork } from 'node:child_process';
import { joinReader, type StartReader } from './join.ts';

export const startNodeReader: StartReader = (port) => {
  const child = fork(new URL('./node-child.ts', import.meta.url), {
    env: {},
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    windowsHide: true,
  });
  // One that could not be started has no exit.
  child.on('error', () => port.close());
  joinReader(port, child, (message) => child.send(message as object, () => undefined));
};
