// The windows of both sides over two new data boxes and an empty stick, taken away again afterwards.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AppWindow, openWindow, type WindowOptions } from './app-window.ts';
import type { Cast } from './handover.ts';

export type Side = keyof Cast;

export type Desk = {
  readonly cast: Cast;
  /** With an empty folder `stick` in it. */
  readonly folder: string;
  vaultOf(side: Side): string;
  /** Somebody who has neither a data box nor a key. */
  stranger(): Promise<AppWindow>;
  /** Closes a side's window, lets something happen to its data box, and opens the window anew. */
  away(side: Side, happens: () => Promise<void>): Promise<AppWindow>;
  /** What the hosts complained of, first to last: nothing, in a sound run. */
  troubles(): string[];
  close(): Promise<void>;
};

export async function openDesk(options: Omit<WindowOptions, 'vault'>): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-e2e-'));
  mkdirSync(join(folder, 'stick'));
  const vaultOf = (side: string) => join(folder, side);
  const windows: AppWindow[] = [];
  const open = async (side: string) => {
    const window = await openWindow({ ...options, vault: vaultOf(side) });
    windows.push(window);
    return window;
  };
  const [seller, buyer] = await Promise.all([open('seller'), open('buyer')]);
  const cast = { seller, buyer };
  return {
    cast,
    folder,
    vaultOf,
    stranger: () => open('stranger'),
    async away(side, happens) {
      await cast[side].close();
      await happens();
      cast[side] = await open(side);
      return cast[side];
    },
    troubles: () => windows.flatMap(({ host }) => [...host.problems, ...host.blocked]),
    async close() {
      await Promise.all(windows.map((window) => window.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
