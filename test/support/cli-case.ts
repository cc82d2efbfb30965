// The case that commands are tried on: its names, a folder with a passphrase, and what the channels were called with.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { id, party } from './cli-recorder.ts';

export const uid = 'ab'.repeat(16);
export const label = 'HO-2026-7K4Q-M';
export const bei = party('北京乙服务', '2');
export const short = bei.short;
export const view = {
  id: id('a'),
  name: `${label}-full-1`,
  kind: 'full',
  seq: 1,
  short,
  made: '2026-11-21T12:00:00Z',
} as const;
export const inVault = ['--vault', 'v'];
export const inCase = [...inVault, '--case', label];
export const noData = {
  tables: [],
  attachments: { files: 0, bytes: 0, kept: 0, set_apart: 0, folders: [] },
  account: { tables: 0, rows_read: 0, taken: 0, refused: 0, set_apart: 0, left: 0, mended: 0, waiting: 0 },
};

/** The calls without the unlocking that every vault command starts with. */
export const called = (calls: readonly { channel: string; input: object }[]) =>
  calls.filter(({ channel }) => channel !== 'vault.unlock').map(({ channel, input }) => ({ [channel]: input }));

/** What a command that writes a file answers. */
export const written = { file: 'x' };

/** For the tests of a file: a folder with a passphrase and a card, and the environment that names the first. */
export function withFolder(): { readonly env: Record<string, string>; folder(): string } {
  let folder = '';
  const env: Record<string, string> = { LANG: 'en_GB.UTF-8' };
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handover-cli-'));
    await writeFile(join(folder, 'pass'), 'four plain words here\n');
    await writeFile(join(folder, 'bei.card'), 'a card');
    env.HANDOVER_PASSPHRASE_FILE = join(folder, 'pass');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  return { env, folder: () => folder };
}
