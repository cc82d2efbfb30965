// What the page gets as `window.handover`: one method a purpose, over one channel whose name the page never learns.
import type { Progress } from '../shared/ipc/contract.ts';
import type { HostBridge } from '../shared/ipc/host-bridge.ts';
import { progressEvent, type Request, requestChannel } from './messages.ts';

type Listener = (event: unknown, progress: Progress) => void;

/** The part of Electron's `ipcRenderer` that the bridge uses. */
export type Wire = {
  invoke<Value>(channel: string, request: Request): Promise<Value>;
  on(channel: string, listener: Listener): unknown;
  removeListener(channel: string, listener: Listener): unknown;
};

/** `pathOf` tells where a dropped file lies, `''` for one that a page made up; the page itself never sees a path. */
export function createBridge(wire: Wire, pathOf: (file: File) => string): HostBridge<File> {
  const ask = <Value>(request: Request) => wire.invoke<Value>(requestChannel, request);
  return {
    invoke: (channel, input) => ask({ purpose: 'invoke', channel, input }),
    dropped: (files) => ask({ purpose: 'dropped', paths: files.map(pathOf).filter((path) => path !== '') }),
    print: () => ask({ purpose: 'print' }),
    onProgress(listener) {
      const hear: Listener = (_event, progress) => listener(progress);
      wire.on(progressEvent, hear);
      return () => void wire.removeListener(progressEvent, hear);
    },
  };
}
