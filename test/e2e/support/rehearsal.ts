// The rehearsal from the start page: asked, at work, done.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { AppWindow } from './app-window.ts';
import { writeTo } from './office.ts';

/** Begins it in a folder; the window shows it at work when this returns. */
export async function beginRehearsal(window: AppWindow, folder: string): Promise<void> {
  const { words } = window;
  await window.arrive('start');
  await window.press(words.start.rehearse.act);
  await window.arrive('rehearse', 'ask');
  await window.visit('rehearse');
  await writeTo(window, folder, () => window.pressPrimary(words.rehearse.act));
  await window.arrive('rehearse', 'run');
}

/** The folders it left, and how many of its claims hold. */
export type Rehearsed = { readonly places: readonly string[]; readonly holds: number };

/** To its end. */
export async function finishRehearsal(window: AppWindow, folder: string): Promise<Rehearsed> {
  await window.main.locator('[role="progressbar"][aria-valuenow]').waitFor();
  await window.visit('rehearse-running');
  await window.arrive('rehearse', 'done');
  await window.visit('rehearse-done');
  const [made = ''] = readdirSync(folder);
  const holds = await window.main.locator('[data-holds="true"]').count();
  await window.pressPrimary(window.words.finish.done);
  return { places: readdirSync(join(folder, made)).sort(), holds };
}
