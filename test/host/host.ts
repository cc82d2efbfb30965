// What an end-to-end test drives: the built window in a real Chromium or in Electron, over the real engine. One shape for both.
import type { Locator, Page } from 'playwright-core';
import type { App } from '../../shared/engine/ports.ts';

export interface HostOptions {
  /** The folder of the vault; it need not exist. */
  readonly vault: string;
  /** Where language and theme are remembered; beside the vault unless given. */
  readonly settings?: string;
  readonly lang?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  readonly viewport?: { readonly width: number; readonly height: number };
}

/** A dialog that the program opened; `suggested` is the name it proposed for a file. */
export type Asked = { readonly dialog: 'pick' | 'place'; readonly suggested?: string };

export interface Host {
  /** Ask for it anew after a restart: Electron then has another. */
  readonly page: Page;
  /** The same engine that the page talks to. */
  readonly engine: Pick<App, 'invoke' | 'addFile'>;
  /** Addresses that the page asked for and was refused. */
  readonly blocked: readonly string[];
  /** Violations of the policy, uncaught errors and error messages of the page. Empty in a sound run. */
  readonly problems: readonly string[];
  /** Every dialog so far. */
  asked(): Promise<readonly Asked[]>;
  /** How often the page was sent to the printer. */
  printed(): Promise<number>;
  /** Answers the next file dialog, opened already or to come; no paths means that the person cancels. */
  answerPick(paths: readonly string[]): Promise<void>;
  /** Answers the next "where to" dialog; nothing means that the person cancels. */
  answerPlace(path?: string): Promise<void>;
  /** Resolves when the engine next tells how far a job is. */
  atWork(): Promise<void>;
  /** Drags files from outside onto a place in the page. */
  drop(target: Locator, paths: readonly string[]): Promise<void>;
  /** Kills the engine as a power cut would, starts it again on the same vault and reloads the window. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

const which = process.env.HANDOVER_HOST ?? 'chromium';

/** Opens the window in Chromium, or with HANDOVER_HOST=electron in Electron. */
export async function openHost(options: HostOptions): Promise<Host> {
  if (which === 'electron') return (await import('./electron-host.ts')).openHost(options);
  return (await import('./chromium-host.ts')).openHost(options);
}
