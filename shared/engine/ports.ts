// What a host gives the engine, and what it gets back: the ports, passed in once.
import type { Progress, Reply } from '../ipc/contract.ts';
import type { Steps } from './files/fail-points.ts';
import type { FileRef } from './handles.ts';
import type { StartReader } from './reading/join.ts';

export type PickPurpose = 'sources' | 'folder' | 'package' | 'artefacts' | 'card';
export type PlacePurpose = 'file' | 'folder';

/** A person's choice of files; paths stay on this side of the contract. */
export interface Dialogs {
  pick(purpose: PickPurpose): Promise<readonly string[]>;
  place(purpose: PlacePurpose, suggested: string): Promise<string | undefined>;
}

export interface Ports {
  /** The folder of the vault unless a call names another. */
  readonly defaultVault: string;
  /** Where the window's settings are kept; without it they last as long as the host. */
  readonly settingsFile?: string;
  readonly dialogs: Dialogs;
  progress(event: Progress): void;
  /** Starts a process for a file that a library reads; Node's `fork` if the host has nothing else. */
  readonly startReader?: StartReader | undefined;
  now?(): Date;
  readonly steps?: Steps;
  /** Sees an error that is not a HandoverError: a bug. */
  onBug?(error: unknown): void;
}

export interface App {
  invoke(channel: string, input: unknown): Promise<Reply>;
  /** Registers a path that a person named: the handle that channels take. */
  addFile(path: string): Promise<FileRef>;
  /** Cancels what runs and locks the vault. */
  close(): Promise<void>;
}

export type CreateApp = (ports: Ports) => App;
