// One participant of a demo: an engine of its own, and files named by path.
import { type Api, createApi } from '../../ipc/api.ts';
import type { App, CreateApp } from '../ports.ts';

export type Party = {
  readonly app: App;
  readonly api: Api;
  /** The handle of a path that exists or will be written. */
  file(path: string): Promise<string>;
};

export function openParty(createApp: CreateApp, vault: string): Party {
  const app = createApp({
    defaultVault: vault,
    dialogs: { pick: async () => [], place: async () => undefined },
    progress: () => {},
  });
  return { app, api: createApi(app), file: async (path) => (await app.addFile(path)).handle };
}
