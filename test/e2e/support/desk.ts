// The windows of both sides over two new data boxes and an empty stick, taken away again afterwards.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppWindow, openWindow, type WindowOptions } from './app-window.ts';
import type { Cast } from './handover.ts';

export type Desk = {
  readonly cast: Cast;
  /** With an empty folder `stick` in it. */
  readonly folder: string;
  /** Somebody who has neither a data box nor a key; opened when first asked for. */
  stranger(): Promise<AppWindow>;
  close(): Promise<void>;
};

export async function openDesk(options: Omit<WindowOptions, 'vault'>): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-e2e-'));
  mkdirSync(join(folder, 'stick'));
  const open = (side: string) => openWindow({ ...options, vault: join(folder, side) });
  const [seller, buyer] = await Promise.all([open('seller'), open('buyer')]);
  const windows = [seller, buyer];
  return {
    cast: { seller, buyer },
    folder,
    async stranger() {
      const stranger = await open('stranger');
      windows.push(stranger);
      return stranger;
    },
    async close() {
      await Promise.all(windows.map((window) => window.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What the hosts of both sides complained of: nothing, in a sound run. */
export function troublesOf({ cast }: Pick<Desk, 'cast'>): string[] {
  return [cast.seller, cast.buyer].flatMap(({ host }) => [...host.problems, ...host.blocked]);
}
