// The page's only door: the host's bridge, and the typed contract over it.
import { createApi } from '../../shared/ipc/api.ts';
import type { Input } from '../../shared/ipc/contract.ts';
import type { FileRef, HostBridge } from '../../shared/ipc/host-bridge.ts';

declare global {
  interface Window {
    readonly handover: HostBridge<File>;
  }
}

export const host = window.handover;
export const api = createApi(host);

export async function pick(purpose: Input<'files.pick'>['purpose']): Promise<FileRef[]> {
  return (await api['files.pick']({ purpose })).files;
}

export async function pickOne(purpose: Input<'files.pick'>['purpose']): Promise<FileRef | undefined> {
  return (await pick(purpose))[0];
}

/** Where a file or a folder is to be written; undefined if the person closes the dialog. */
export async function place(purpose: 'file' | 'folder', suggested: string): Promise<FileRef | undefined> {
  return (await api['files.place']({ purpose, suggested })).file;
}
