// The main process's end of the bridge: one channel, one sender check before anything else, one function a purpose.
import type { Engine } from '../shared/engine/thread/host.ts';
import type { Reply } from '../shared/ipc/contract.ts';
import type { Request } from './messages.ts';
import { appOrigin, isOwn, mayInvoke } from './origin.ts';

/** The part of an Electron message event that the check looks at. */
export type MessageEvent = {
  readonly sender: unknown;
  readonly senderFrame: { readonly url: string; readonly origin: string; readonly parent: unknown } | null;
};

export type Desk = {
  /** The contents of the one window. */
  contents(): unknown;
  readonly engine: Pick<Engine, 'invoke' | 'addFile'>;
  print(): Promise<void>;
};

/** What a sender gets that may not ask, and a request that is none. */
export const refusal: Reply = {
  ok: false,
  error: { code: 'usage', message: 'usage, member sender', where: { member: 'sender' }, facts: {} },
};

/** From the window's main frame, whose address and whose origin (`null` under a sandbox) are the app's own. */
export function isFromApp(event: MessageEvent, contents: unknown): boolean {
  const frame = event.senderFrame;
  if (frame === null || event.sender !== contents || contents === undefined) return false;
  return mayInvoke({ isMainFrame: frame.parent === null, url: frame.url }) && isOwn(frame.origin, appOrigin);
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const maxDropped = 10_000;

/** A request of the closed list of purposes, or nothing. Channel and input are the engine's to check. */
export function readRequest(value: unknown): Request | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { purpose, channel, input, paths } = value as Record<string, unknown>;
  if (purpose === 'invoke' && isText(channel)) return { purpose, channel, input };
  if (purpose === 'print') return { purpose };
  if (purpose !== 'dropped' || !Array.isArray(paths) || paths.length > maxDropped || !paths.every(isText))
    return undefined;
  return { purpose, paths };
}

function perform(desk: Desk, request: Request): unknown {
  if (request.purpose === 'invoke') return desk.engine.invoke(request.channel, request.input);
  if (request.purpose === 'dropped') return Promise.all(request.paths.map((path) => desk.engine.addFile(path)));
  return desk.print();
}

/** The handler for `ipcMain.handle`. */
export function createDesk(desk: Desk): (event: MessageEvent, value: unknown) => Promise<unknown> {
  return async (event, value) => {
    const request = isFromApp(event, desk.contents()) ? readRequest(value) : undefined;
    return request === undefined ? refusal : perform(desk, request);
  };
}
