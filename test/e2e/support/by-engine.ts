// The stages of a handover done by the very engines of the windows, for tests that begin further on: same data box, no clicks.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createApi } from '../../../shared/ipc/api.ts';
import { awkwardTables, writeTables } from '../../support/awkward-rows.ts';
import { type Deal, giveCard, importFiles, newDeal, type Pair, prepare, seal } from '../../support/handover-run.ts';
import type { KnownParty } from '../../support/parties.ts';
import type { AppWindow } from './app-window.ts';
import type { Side } from './desk.ts';
import type { Cast } from './handover.ts';
import { owners } from './office.ts';

type EngineParty = Pick<KnownParty, 'api' | 'card' | 'file' | 'recoveryCode'>;

/** What the stages of a handover need of a party. The host closes the engine, and notes its mistakes. */
function partyOf(cast: Cast, side: Side, card: string, recoveryCode: string): KnownParty {
  // The window may be another by then.
  const engine = () => cast[side].host.engine;
  const party: EngineParty = {
    api: createApi({ invoke: (channel, input) => engine().invoke(channel, input) }),
    card,
    recoveryCode,
    file: async (path) => (await engine().addFile(path)).handle,
  };
  return party as KnownParty;
}

/** A data box of the suite that is quick to seal for, and the page told of it. */
async function settle(cast: Cast, side: Side): Promise<KnownParty> {
  const { name, passphrase } = owners[cast[side].lang][side];
  const api = createApi(cast[side].host.engine);
  const { me, recovery_code } = await api['vault.create']({ name, passphrase, suite: 'x25519' });
  await api['vault.confirm_recovery']({ code: recovery_code });
  return partyOf(cast, side, me.card, recovery_code);
}

/** Both data boxes, each with the other's card. */
export async function settleBoth(cast: Cast, dir: string): Promise<Pair> {
  const pair = { dir, seller: await settle(cast, 'seller'), buyer: await settle(cast, 'buyer') };
  await giveCard(pair.seller, pair.buyer, join(dir, 'seller.card'));
  await giveCard(pair.buyer, pair.seller, join(dir, 'buyer.card'));
  return pair;
}

/** Two small linked tables. */
export async function smallTables(dir: string, rows = 20): Promise<readonly string[]> {
  mkdirSync(dir, { recursive: true });
  return writeTables(dir, awkwardTables(rows));
}

/** A handover with data, terms, numbers and trial: nothing is missing but the seal. */
export async function readyDeal(pair: Pair, sources: readonly string[]): Promise<Deal> {
  const deal = await newDeal(pair);
  const { refused } = await importFiles(deal, sources);
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  await prepare(deal);
  return deal;
}

export async function sealedDeal(pair: Pair, sources: readonly string[]): Promise<Deal> {
  const deal = await readyDeal(pair, sources);
  await seal(deal);
  return deal;
}

/** Loads the window anew: what the engine did behind its back is then seen. */
export async function refresh(window: AppWindow): Promise<void> {
  await window.page.reload();
  await window.arrive('start');
}

/** From the list of handovers to where this one goes on. */
export async function openCase(window: AppWindow, label: string): Promise<void> {
  await refresh(window);
  await window.hand.press(window.main.getByRole('button', { name: label }));
}
