// What every use case works with: the ports, the open vault, the files a person picked, and the long jobs.
import type { InferOutput } from 'valibot';
import { HandoverError } from '../../domain/errors.ts';
import type { Made } from '../../format/statements/types.ts';
import type { Channel, Contract, Output } from '../../ipc/contract.ts';
import { type Bulk, createBulk } from '../bulk/bulk.ts';
import { noSteps, type Steps } from '../files/fail-points.ts';
import { createHandles, type Handles } from '../handles.ts';
import { createJobs, type Jobs } from '../jobs.ts';
import type { Ports } from '../ports.ts';
import { utcOf } from '../vault/clock.ts';
import type { Vault } from '../vault/vault.ts';

export interface Context {
  readonly ports: Ports;
  readonly files: Handles;
  readonly jobs: Jobs;
  readonly steps: Steps;
  now(): Date;
  /** @throws vault.locked */
  vault(): Vault;
  /** The vault if it is open. */
  openVault(): Vault | undefined;
  setVault(vault: Vault): void;
  /** The folder in use: the host's, until a call names another. */
  vaultDir(): string;
  setVaultDir(dir: string): void;
  /** The recovery code that was just shown, until it was typed back or the vault is locked. */
  recoveryToConfirm(): string | undefined;
  setRecoveryToConfirm(code: string | undefined): void;
  lock(): void;
  /** The worker threads, started when they are first needed. */
  bulk(): Bulk;
  close(): Promise<void>;
}

/** The function behind one channel. */
export type Service<C extends Channel> = (input: InferOutput<Contract[C]['input']>) => Promise<Output<C>>;

export function createContext(ports: Ports): Context {
  let vault: Vault | undefined;
  let dir = ports.defaultVault;
  let recovery: string | undefined;
  let bulk: Bulk | undefined;
  const jobs = createJobs((event) => ports.progress(event));
  const current = () => (vault?.isOpen === true ? vault : undefined);
  const lock = () => {
    jobs.cancelAll();
    vault?.close();
    vault = undefined;
    recovery = undefined;
  };
  return {
    ports,
    files: createHandles(),
    jobs,
    steps: ports.steps ?? noSteps,
    now: () => ports.now?.() ?? new Date(),
    vault() {
      const open = current();
      if (open === undefined) throw new HandoverError('vault.locked');
      return open;
    },
    openVault: current,
    setVault(next) {
      lock();
      vault = next;
    },
    vaultDir: () => dir,
    setVaultDir(next) {
      dir = next;
    },
    recoveryToConfirm: () => recovery,
    setRecoveryToConfirm(code) {
      recovery = code;
    },
    lock,
    bulk() {
      bulk ??= createBulk();
      return bulk;
    },
    async close() {
      lock();
      await bulk?.close();
      bulk = undefined;
    },
  };
}

/** The stated time of this computer, as statements carry it. */
export function madeNow(context: Pick<Context, 'now'>): Made {
  const now = context.now();
  return { clock: 'host', offset_min: 0 - now.getTimezoneOffset(), utc: utcOf(now) };
}
