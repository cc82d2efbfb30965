// A process that is killed: performs a scenario on a vault, says what is done, and dies at the step it was told.
import { readFileSync, writeSync } from 'node:fs';
import type { Steps } from '../../shared/engine/files/fail-points.ts';
import { placeFile } from '../../shared/engine/files/place.ts';
import { createVault } from '../../shared/engine/vault/create-vault.ts';
import { lockFolder } from '../../shared/engine/vault/folder/folder-lock.ts';
import { vaultPaths } from '../../shared/engine/vault/folder/layout.ts';
import { parseKeysFile } from '../../shared/engine/vault/keys/keys-file.ts';
import { correctRow, deleteRows } from '../../shared/engine/vault/rows/row-changes.ts';
import { openUnlocked } from '../../shared/engine/vault/unlocked-vault.ts';
import { fromHex } from '../../shared/format/bytes.ts';
import { importRows, someRows } from './vault-rows.ts';

/** What a test asks of this process, as JSON in its one argument. */
export type Order = {
  readonly scenario: 'create' | 'data' | 'change' | 'place';
  readonly path: string;
  readonly passphrase: string;
  /** Hex; made up for the test. */
  readonly vaultKey: string;
  readonly caseUid: string;
  /** The step at which to die, counted from 1; 0 for none. */
  readonly dieAt: number;
};

const order = JSON.parse(process.argv[2] ?? '') as Order;
let reached = 0;

const steps: Steps = {
  reach(name) {
    reached += 1;
    say(`step ${name}`);
    if (reached === order.dieAt) process.kill(process.pid, 'SIGKILL');
  },
};

/** Written at once: whatever was said has been said when the process dies. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

function open() {
  const paths = vaultPaths(order.path);
  const keys = parseKeysFile(readFileSync(paths.keys));
  const lock = lockFolder(paths.lock);
  return openUnlocked({ paths, lock, keys, vaultKey: fromHex(order.vaultKey), operator: 'o1' }, { steps });
}

const scenarios: Record<Order['scenario'], () => Promise<void>> = {
  async create() {
    const prepare = (_: unknown, record: (draft: { act: string; object: string }) => void) =>
      record({ act: 'identity', object: 'vault:prepared' });
    const { vault } = await createVault(order.path, { passphrase: order.passphrase, steps, prepare });
    say('done create');
    vault.close();
  },
  async data() {
    const vault = open();
    await vault.data(order.caseUid);
    say('done data');
    vault.close();
  },
  async change() {
    const vault = open();
    const data = await vault.data(order.caseUid);
    const id = await importRows(data, someRows(50), 20);
    say('done import');
    correctRow(data, id, 5, new Map([['c01', '改名']]));
    say('done correct');
    deleteRows(data, id, [7]);
    say('done delete');
    vault.close();
  },
  async place() {
    const half = new Uint8Array(100_000).fill(65);
    const twice = async (out: { write(chunk: Uint8Array): Promise<void> }) => {
      await out.write(half);
      await out.write(half);
    };
    await placeFile(order.path, twice, { writer: 'package', steps });
    say('done place');
  },
};

await scenarios[order.scenario]();
