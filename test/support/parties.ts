// A party of a test handover: an engine of its own over a vault folder, and files named by path. No test runner: children use it too.
import { createApp } from '../../shared/engine/app.ts';
import type { App, Ports } from '../../shared/engine/ports.ts';
import { type Api, createApi } from '../../shared/ipc/api.ts';
import type { Input } from '../../shared/ipc/contract.ts';

export type PartyPorts = Partial<Pick<Ports, 'steps' | 'now' | 'progress' | 'startReader'>>;

export type Party = {
  readonly app: App;
  readonly api: Api;
  readonly vault: string;
  /** Errors that are none of the product's own; a test expects none. */
  readonly bugs: readonly unknown[];
  /** The handle of a path that exists or will be written. */
  file(path: string): Promise<string>;
};

export function openParty(vault: string, ports: PartyPorts = {}): Party {
  const bugs: unknown[] = [];
  const app = createApp({
    defaultVault: vault,
    dialogs: { pick: async () => [], place: async () => undefined },
    progress: () => {},
    onBug: (error) => void bugs.push(error),
    ...ports,
  });
  return { app, api: createApi(app), vault, bugs, file: async (path) => (await app.addFile(path)).handle };
}

export const passphrases = {
  seller: '云桥的四只灰鸽子',
  buyer: '乙舍门前两棵石榴树',
  stranger: 'nobody of this handover',
} as const;
export type Who = keyof typeof passphrases;
/** Of an exported identity. */
export const exportPassphrase = '两口深井 and a bucket of rain';

const holders = {
  seller: { name: '周云桥', organisation: '云桥保洁（虚构）' },
  buyer: { name: '沈乙舍', organisation: '乙舍家政（虚构）' },
  stranger: { name: '外人（虚构）' },
} as const satisfies Record<Who, Partial<Input<'vault.create'>>>;

/** Makes the vault of a party. The passphrase is known to the test, and is padded to the length that a vault asks for. */
export async function createParty(who: Who, vault: string, options: Partial<Input<'vault.create'>> = {}) {
  const party = openParty(vault);
  const passphrase = passphraseOf(who);
  const { me, recovery_code } = await party.api['vault.create']({
    passphrase,
    suite: 'x25519',
    ...holders[who],
    ...options,
  });
  return { ...party, card: me.card, recoveryCode: recovery_code };
}

export type KnownParty = Awaited<ReturnType<typeof createParty>>;

export function passphraseOf(who: Who): string {
  return `${passphrases[who]} 2026`;
}
