// The stages of a handover that faults are tried on, each one call of a use case on a prepared vault. No test runner: children use it too.
import { readFileSync } from 'node:fs';
import { type Bulk, createBulk } from '../../shared/engine/bulk/bulk.ts';
import type { Steps } from '../../shared/engine/files/fail-points.ts';
import { signService } from '../../shared/engine/services/case/statements.ts';
import { makeTrial } from '../../shared/engine/services/case/trial.ts';
import { type Context, createContext, type Service } from '../../shared/engine/services/context.ts';
import { runImport } from '../../shared/engine/services/import/run.ts';
import { openPackage } from '../../shared/engine/services/package/open.ts';
import { makeReceipt } from '../../shared/engine/services/package/receipt.ts';
import { sealService } from '../../shared/engine/services/package/seal.ts';
import { lockFolder } from '../../shared/engine/vault/folder/folder-lock.ts';
import { vaultPaths } from '../../shared/engine/vault/folder/layout.ts';
import { slotInput } from '../../shared/engine/vault/keys/key-slots.ts';
import { parseKeysFile } from '../../shared/engine/vault/keys/keys-file.ts';
import { unlockKeys } from '../../shared/engine/vault/keys/unlock.ts';
import { openUnlocked } from '../../shared/engine/vault/unlocked-vault.ts';
import { fromHex, toHex } from '../../shared/format/bytes.ts';
import type { Channel, Input } from '../../shared/ipc/contract.ts';

export const stageNames = ['import', 'sign', 'trial', 'try', 'seal', 'open', 'receipt'] as const;
export type Stage = (typeof stageNames)[number];

export type Order = {
  readonly stage: Stage;
  /** The vault's folder, and its key in hex: stretching a passphrase for every run would take too long. */
  readonly vault: string;
  readonly vaultKey: string;
  readonly ref: string;
  /** What the stage reads. */
  readonly files: readonly string[];
  /** What the stage writes, if it writes a file. */
  readonly out: string;
};

const channels = {
  import: 'import.run',
  sign: 'statement.sign',
  trial: 'trial.make',
  try: 'package.open',
  seal: 'package.seal',
  open: 'package.open',
  receipt: 'receipt.make',
} as const satisfies Record<Stage, Channel>;

const services: { readonly [C in (typeof channels)[Stage]]: (context: Context) => Service<C> } = {
  'import.run': runImport,
  'statement.sign': signService,
  'trial.make': makeTrial,
  'package.open': openPackage,
  'package.seal': sealService,
  'receipt.make': makeReceipt,
};

/** The key of a vault, as `openContext` takes it. */
export async function vaultKeyOf(vault: string, passphrase: string): Promise<string> {
  const keys = parseKeysFile(readFileSync(vaultPaths(vault).keys));
  const { vaultKey } = await unlockKeys(keys, slotInput({ passphrase }));
  return toHex(vaultKey);
}

let sharedBulk: Bulk | undefined;

/** The engine's context over a vault that was unlocked with its key. All of a process share one worker thread: to start another takes longer than the work. */
export function openContext({ vault, vaultKey }: Pick<Order, 'vault' | 'vaultKey'>, steps?: Steps): Context {
  const dialogs = { pick: async () => [], place: async () => undefined };
  const ports = steps === undefined ? {} : { steps };
  const context = createContext({ defaultVault: vault, dialogs, progress: () => {}, ...ports });
  const paths = vaultPaths(vault);
  const keys = parseKeysFile(readFileSync(paths.keys));
  const parts = { paths, lock: lockFolder(paths.lock), keys, vaultKey: fromHex(vaultKey), operator: 'o1' };
  try {
    context.setVault(openUnlocked(parts, ports));
  } catch (error) {
    parts.lock.release();
    throw error;
  }
  sharedBulk ??= createBulk(1);
  const bulk = sharedBulk;
  return { ...context, bulk: () => bulk };
}

export async function closeBulk(): Promise<void> {
  await sharedBulk?.close();
  sharedBulk = undefined;
}

/** Runs the stage; its result is that of the channel. */
export async function perform(context: Context, { stage, ref, files, out }: Order): Promise<unknown> {
  const handle = async (path: string) => (await context.files.add(path)).handle;
  const [file = '', target] = [await handle(files[0] ?? ''), await handle(out)];
  const job = stage;
  const inputs = {
    'import.run': async () => ({
      job,
      case: ref,
      files: await Promise.all(files.map(async (path) => ({ file: await handle(path) }))),
    }),
    'statement.sign': async () => ({ file, out: target }),
    'trial.make': async () => ({ case: ref, out: target }),
    'package.open': async () => ({ job, file }),
    'package.seal': async () => ({ job, case: ref, kind: 'full', out: target }),
    'receipt.make': async () => ({ case: ref, out: target }),
  } satisfies { [C in (typeof channels)[Stage]]: () => Promise<Input<C>> };
  const channel = channels[stage];
  const run = services[channel](context) as (input: unknown) => Promise<unknown>;
  return run(await inputs[channel]());
}
