// A whole handover through the engine, stage by stage: two parties in one folder, any number of cases between them.
import { join } from 'node:path';
import { openRules } from '../../shared/domain/row-rules.ts';
import type { Suite } from '../../shared/domain/vocabulary.ts';
import type { Input, Output } from '../../shared/ipc/contract.ts';
import { createParty, type KnownParty } from './parties.ts';

export type Pair = { readonly dir: string; readonly seller: KnownParty; readonly buyer: KnownParty };

/** A case between a pair; its files are named after it. */
export type Deal = Pair & {
  readonly ref: string;
  readonly caseUid: string;
  /** A path for this case: `<label>.<ending>` in the folder of the pair. */
  path(ending: string): string;
};

export const ground = { article: 'PIPL 23', text: '客户单独同意' };

/** Two vaults, each with the other's card. */
export async function makePair(dir: string, suite: Suite = 'x25519'): Promise<Pair> {
  const seller = await createParty('seller', join(dir, 'seller-vault'), { suite });
  const buyer = await createParty('buyer', join(dir, 'buyer-vault'), { suite });
  const pair = { dir, seller, buyer };
  await giveCard(seller, buyer, join(dir, 'seller.card'));
  await giveCard(buyer, seller, join(dir, 'buyer.card'));
  return pair;
}

export async function giveCard(from: KnownParty, to: KnownParty, path: string): Promise<void> {
  await from.api['card.export']({ out: await from.file(path) });
  await to.api['trust.add']({ card: await to.file(path), accept: true });
}

export async function closePair({ seller, buyer }: Pick<Pair, 'seller' | 'buyer'>): Promise<void> {
  await seller.app.close();
  await buyer.app.close();
}

/** A case without what `options` leaves out: of nobody but the seller, for no reason yet. */
export async function bareDeal(pair: Pair, options: Partial<Input<'case.new'>> = {}): Promise<Deal> {
  const { seller, dir } = pair;
  const begun = await seller.api['case.new']({ title: '样例移交', deal: 'D4', seller: seller.card, ...options });
  const ref = begun.case;
  return { ...pair, ref, caseUid: begun.case_uid, path: (ending) => join(dir, `${ref}.${ending}`) };
}

export function newDeal(pair: Pair, options: Partial<Input<'case.new'>> = {}): Promise<Deal> {
  return bareDeal(pair, { buyer: pair.buyer.card, ground, ...options });
}

export async function importFiles({ seller, ref }: Deal, paths: readonly string[]): Promise<Output<'import.run'>> {
  const files = await Promise.all(paths.map(async (path) => ({ file: await seller.file(path) })));
  return seller.api['import.run']({ job: 'import', case: ref, files });
}

/** Terms drafted, signed by the seller, then by the buyer, and back with the seller. */
export async function agree(deal: Deal, wishes: Partial<Input<'terms.draft'>> = {}): Promise<void> {
  const { seller, buyer, ref, path } = deal;
  await seller.api['terms.draft']({ case: ref, ...wishes, out: await seller.file(path('terms')) });
  await seller.api['statement.sign']({ file: await seller.file(path('terms')) });
  await buyer.api['statement.sign']({ file: await buyer.file(path('terms')) });
  await seller.api['artefact.add']({ files: [await seller.file(path('terms'))] });
}

export async function compareNumbers({ seller, buyer, ref }: Deal): Promise<void> {
  const { safety_number: number = '' } = await seller.api['case.show']({ case: ref });
  await seller.api['trust.verify']({ case: ref, number });
  await buyer.api['trust.verify']({ case: ref, number });
}

/** The trial, made and opened: its six digits. */
export async function sendTrial({ seller, buyer, ref, path }: Deal, ending = 'trial.handover'): Promise<string> {
  await seller.api['trial.make']({ case: ref, out: await seller.file(path(ending)) });
  const { code = '' } = await buyer.api['package.open']({ job: 'trial', file: await buyer.file(path(ending)) });
  return code;
}

export async function tryOpening(deal: Deal): Promise<void> {
  await deal.seller.api['trial.confirm']({ case: deal.ref, code: await sendTrial(deal) });
}

/** All that a full package waits for, but data. */
export async function prepare(deal: Deal): Promise<void> {
  await agree(deal);
  await compareNumbers(deal);
  await tryOpening(deal);
}

/** What customers said is answered, where it is not yet: they go all the same. */
export async function letAllGo({ seller, ref }: Deal): Promise<void> {
  const { tables } = await seller.api['policy.show']({ case: ref });
  for (const table of tables) {
    const open = openRules(table);
    const rules = [...table.rules, ...open.map((rule) => ({ ...rule, waived: true as const }))];
    if (open.length > 0) await seller.api['policy.rules']({ case: ref, table: table.id, rules });
  }
}

export async function seal({ seller, ref, path }: Deal, ending = 'full.handover'): Promise<Output<'package.seal'>> {
  return seller.api['package.seal']({ job: 'seal', case: ref, kind: 'full', out: await seller.file(path(ending)) });
}

export async function open({ buyer, path }: Deal, ending = 'full.handover'): Promise<Output<'package.open'>> {
  return buyer.api['package.open']({ job: 'open', file: await buyer.file(path(ending)) });
}

/** A deal whose full package is sealed. */
export async function sealedDeal(pair: Pair, sources: readonly string[]): Promise<Deal> {
  const deal = await newDeal(pair);
  const { refused } = await importFiles(deal, sources);
  if (refused.length > 0) throw new Error(`refused: ${JSON.stringify(refused)}`);
  await prepare(deal);
  await seal(deal);
  return deal;
}
