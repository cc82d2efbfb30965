// The engine's thread: the whole application behind messages, so that a host's own thread is never kept busy.
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { HandoverError } from '../../domain/errors.ts';
import { toFailure } from '../../ipc/dispatch.ts';
import { createApp } from '../app.ts';
import { bugNote, type HostRequest, type Start, type ToEngine, type ToHost } from './messages.ts';
import { createPending } from './pending.ts';

const start = workerData as Start | null;
if (parentPort === null || typeof start?.defaultVault !== 'string')
  throw new HandoverError('bug', {}, { part: 'thread' });
const port = parentPort;
const questions = createPending();

function send(message: ToHost, transfer: MessagePort[] = []): void {
  port.postMessage(message, transfer);
}

const app = createApp({
  defaultVault: start.defaultVault,
  ...(start.settingsFile === undefined ? {} : { settingsFile: start.settingsFile }),
  dialogs: {
    pick: (purpose) => questions.ask((id) => send({ kind: 'pick', id, purpose })),
    place: (purpose, suggested) => questions.ask((id) => send({ kind: 'place', id, purpose, suggested })),
  },
  progress: (progress) => send({ kind: 'progress', progress }),
  startReader: (reader) => send({ kind: 'reader', port: reader }, [reader]),
  onBug: (error) => send({ kind: 'bug', note: bugNote(error) }),
});

function perform(request: HostRequest) {
  if (request.kind === 'invoke') return app.invoke(request.channel, request.input);
  if (request.kind === 'add-file') return app.addFile(request.path);
  return app.close().then(() => undefined);
}

async function answer(request: HostRequest): Promise<void> {
  try {
    send({ kind: 'answer', id: request.id, value: await perform(request) });
  } catch (error) {
    if (!(error instanceof HandoverError)) send({ kind: 'bug', note: bugNote(error) });
    send({ kind: 'failed', id: request.id, error: toFailure(error) });
  }
}

port.on('message', (message: ToEngine) => {
  if (message.kind === 'answer' || message.kind === 'failed') questions.settle(message);
  else void answer(message);
});
