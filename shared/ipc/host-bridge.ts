// What a host puts on the page as `window.handover`: the bridge, files dropped on the page, and the printer.
import type * as v from 'valibot';
import type { Bridge } from './api.ts';
import type { fileRef } from './views.ts';

export type FileRef = v.InferOutput<typeof fileRef>;

/** `Dropped` is the browser's `File`; portable code does not know that type. */
export type HostBridge<Dropped = unknown> = Bridge & {
  /** Handles for what a person dropped on the page, in the same order; a folder is one entry. */
  dropped(files: Dropped[]): Promise<FileRef[]>;
  /** Prints the page as it stands; settles when the printer has it, or when the person cancels. */
  print(): Promise<void>;
};
