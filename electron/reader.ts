// The entry of a reader's process under Electron.
import type { ToProcess } from '../shared/engine/reading/messages.ts';
import { serveReader } from '../shared/engine/reading/serve.ts';

const { parentPort } = process;
const take = serveReader((message) => parentPort.postMessage(message));
parentPort.on('message', ({ data }) => take(data as ToProcess));
