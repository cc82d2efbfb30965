// Vaults as they stand just before each stage of a handover, to be copied for every fault that is tried.
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awkwardTables, writeTables } from './awkward-rows.ts';
import { type Order, type Stage, stageNames, vaultKeyOf } from './fault-stages.ts';
import {
  agree,
  closePair,
  compareNumbers,
  type Deal,
  giveCard,
  importFiles,
  newDeal,
  open,
  seal,
  sendTrial,
} from './handover-run.ts';
import { createParty, passphraseOf } from './parties.ts';

export const rowsOfTable = 300;
export const filesInFolder = 3;

export type World = {
  readonly dir: string;
  /** An order over a fresh copy of the vault before this stage. */
  order(stage: Stage): Order;
  clear(): void;
};

const actor: Readonly<Record<Stage, 'seller' | 'buyer'>> = {
  import: 'seller',
  sign: 'buyer',
  trial: 'seller',
  try: 'buyer',
  seal: 'seller',
  open: 'buyer',
  receipt: 'buyer',
};

type Making = { readonly deal: Deal; snapshot(stage: Stage): void };

async function writeSources(dir: string): Promise<string[]> {
  const [table = ''] = await writeTables(dir, awkwardTables(rowsOfTable).slice(0, 1));
  const folder = join(dir, '照片');
  mkdirSync(folder);
  for (let file = 1; file <= filesInFolder; file += 1) {
    writeFileSync(join(folder, `${file}.jpg`), Buffer.concat([Buffer.of(0xff, 0xd8, 0xff), Buffer.alloc(999, file)]));
  }
  return [table, folder];
}

/** Plays the handover up to the stage `last`, keeping every vault on the way. */
async function play({ deal, snapshot }: Making, sources: readonly string[], last: Stage): Promise<void> {
  const { seller, ref, path } = deal;
  const acts: Record<Stage, () => Promise<unknown>> = {
    import: () => importFiles(deal, sources),
    async sign() {
      await agree(deal);
      await compareNumbers(deal);
    },
    trial: async () => seller.api['trial.confirm']({ case: ref, code: await sendTrial(deal) }),
    try: async () => {},
    seal: () => seal(deal),
    open: () => open(deal),
    receipt: async () => {},
  };
  for (const stage of stageNames) {
    if (stage === 'sign') {
      await seller.api['terms.draft']({ case: ref, out: await seller.file(path('half.terms')) });
      await seller.api['statement.sign']({ file: await seller.file(path('half.terms')) });
    }
    if (stage !== 'try') snapshot(stage);
    if (stage === last) return;
    await acts[stage]();
  }
}

/** @param last the last stage that is asked for: what comes after it is not made */
export async function makeWorld(last: Stage): Promise<World> {
  const dir = mkdtempSync(join(tmpdir(), 'handover-fault-'));
  const sources = await writeSources(join(dir, 'source'));
  const seller = await createParty('seller', join(dir, 'seller'));
  const buyer = await createParty('buyer', join(dir, 'buyer'));
  const snapshot = (stage: Stage) => cpSync(join(dir, actor[stage]), join(dir, 'before', stage), { recursive: true });
  await giveCard(buyer, seller, join(dir, 'buyer.card'));
  // The trial is opened by a buyer who knows neither the case nor the seller yet.
  snapshot('try');
  await giveCard(seller, buyer, join(dir, 'seller.card'));
  const deal = await newDeal({ dir, seller, buyer });
  await play({ deal, snapshot }, sources, last);
  await closePair(deal);
  const keys = {
    seller: await vaultKeyOf(seller.vault, passphraseOf('seller')),
    buyer: await vaultKeyOf(buyer.vault, passphraseOf('buyer')),
  };
  const reads: Partial<Record<Stage, readonly string[]>> = {
    import: sources,
    sign: [deal.path('half.terms')],
    try: [deal.path('trial.handover')],
    open: [deal.path('full.handover')],
  };
  let copies = 0;
  return {
    dir,
    order(stage) {
      copies += 1;
      const copy = join(dir, `run-${copies}`);
      const [vault, stick] = [join(copy, 'vault'), join(copy, 'stick')];
      cpSync(join(dir, 'before', stage), vault, { recursive: true });
      mkdirSync(stick);
      const ending = stage === 'sign' ? 'terms' : stage === 'receipt' ? 'receipt' : 'handover';
      const files = reads[stage] ?? [];
      return { stage, vault, vaultKey: keys[actor[stage]], ref: deal.ref, files, out: join(stick, `out.${ending}`) };
    },
    clear: () => rmSync(dir, { recursive: true }),
  };
}
