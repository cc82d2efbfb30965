// A whole handover between two windows that meet only over the files on a stick. What each stage showed is given back to judge.
import { basename, join } from 'node:path';
import { type StackName, stackNames } from '../../../renderer/screens/policy/stacks.ts';
import type { CellState, StripCell } from '../../../shared/domain/vocabulary.ts';
import type { CompanyFiles } from '../../../shared/engine/demo/company.ts';
import type { AppWindow } from './app-window.ts';
import * as buyer from './buyer-page.ts';
import { makeKey, type Owner, onStick, pickWith } from './office.ts';
import * as policy from './policy-page.ts';
import * as seller from './seller-page.ts';

export type Cast = { readonly seller: AppWindow; readonly buyer: AppWindow };
export type Owners = { readonly seller: Owner; readonly buyer: Owner };
type Strip = Partial<Record<StripCell, CellState>>;

export type Stick = {
  readonly folder: string;
  readonly sellerCard: string;
  readonly buyerCard: string;
  readonly terms: string;
  readonly signedTerms: string;
  readonly trial: string;
  readonly full: string;
  readonly receipt: string;
};

export function stickIn(folder: string): Stick {
  return {
    folder,
    sellerCard: onStick(folder, '01 移交方.card'),
    buyerCard: onStick(folder, '01 接收方.card'),
    terms: onStick(folder, '02 约定.terms'),
    signedTerms: onStick(folder, '02 约定 两边签好.terms'),
    trial: onStick(folder, '03 试封袋.handover'),
    full: onStick(folder, '04 封存包.handover'),
    receipt: onStick(folder, '05 签收单.receipt'),
  };
}

/** The seller's first visit: a key, the deal, the data. */
export async function bringIn(
  { seller: window }: Pick<Cast, 'seller'>,
  owners: Owners,
  { files }: Pick<CompanyFiles, 'files'>,
): Promise<number[]> {
  const { words } = window;
  await window.visit('sell-1-empty');
  await window.pressPrimary(words.start.sell.act);
  await makeKey(window, 'key', owners.seller, 'sell-1');
  await seller.answerDeal(window, owners.buyer.name);
  await window.arrive('data');
  await window.visit('sell-3-empty');
  await seller.bringData(window, [files.customers, files.orders, files.cards], files.pictures);
  await window.main.getByText(words.data.photosText).waitFor();
  await seller.importDone(window);
  await window.visit('sell-3');
  return seller.equation(window);
}

/** What goes: the amber questions, a folder of photos, and one sensitive column for a reason. */
export async function decideWhatGoes(
  { seller: window }: Pick<Cast, 'seller'>,
  { files }: Pick<CompanyFiles, 'files'>,
): Promise<Record<StackName, string[]>> {
  await window.pressPrimary(window.words.data.act);
  await window.arrive('policy');
  await window.main.locator('[data-person]').waitFor();
  await policy.counted(window);
  await window.visit('sell-4');
  await policy.keepFolder(window, basename(files.pictures));
  await policy.keepColumn(window, '身份证号');
  await window.visit('sell-4-decided');
  const [keep, change, drop] = await Promise.all(stackNames.map((stack) => policy.inStack(window, stack)));
  return { keep: keep ?? [], change: change ?? [], drop: drop ?? [] };
}

/** The buyer's first visit: a key and a card on the stick. */
export async function makeCard({ buyer: window }: Pick<Cast, 'buyer'>, owners: Owners, stick: Stick): Promise<void> {
  const { words } = window;
  await window.press(words.start.receive.act);
  await makeKey(window, 'receive', owners.buyer, 'receive-1');
  await buyer.writeCard(window, stick.buyerCard);
  await window.visit('receive-1-done');
}

/** Cards and terms go to and fro; both sides then read out the same number. */
export async function agree(cast: Cast, stick: Stick): Promise<{ seller: string; buyer: string }> {
  const { words } = cast.seller;
  await cast.seller.pressPrimary(words.policy.act);
  await cast.seller.arrive('recipient');
  await cast.seller.visit('sell-6-card');
  await seller.writeOurCard(cast.seller, stick.sellerCard);
  await seller.takeTheirCard(cast.seller, stick.buyerCard);
  await seller.openStep(cast.seller, 'terms');
  await seller.signTerms(cast.seller, stick.terms);
  await cast.buyer.pressPrimary(cast.buyer.words.receive.next);
  await cast.buyer.arrive('trial');
  await cast.buyer.visit('receive-2-empty');
  await buyer.bringPapers(cast.buyer, [stick.terms, stick.sellerCard]);
  await buyer.acceptCard(cast.buyer);
  await buyer.signTerms(cast.buyer, stick.signedTerms);
  await seller.bringTerms(cast.seller, stick.signedTerms);
  const theirs = await buyer.compareNumber(cast.buyer);
  await cast.seller.main.locator('[data-safety]').waitFor();
  await cast.seller.visit('sell-6');
  const ours = await seller.safetyNumber(cast.seller);
  await seller.compareNumber(cast.seller);
  return { seller: ours, buyer: theirs };
}

/** The envelope goes over, six digits come back by voice. */
export async function tryOpening(cast: Cast, stick: Stick): Promise<string> {
  await cast.seller.visit('sell-6-trial');
  await seller.makeTrial(cast.seller, stick.trial);
  await cast.seller.visit('sell-6-digits');
  const digits = await buyer.openTrial(cast.buyer, stick.trial);
  await cast.buyer.stripAt('prepare', 'doing');
  await cast.buyer.visit('receive-2');
  await seller.enterDigits(cast.seller, digits);
  await seller.stepDone(cast.seller, 'trial');
  await cast.seller.visit('sell-6-done');
  return digits;
}

/** On from the trial screen to where a package is picked. */
export async function goToCheck({ buyer: window }: Cast): Promise<void> {
  await window.pressPrimary(window.words.trial.done);
  await window.arrive('check', 'pick');
  await window.visit('check-empty');
}

export async function sealIt({ seller: window }: Cast, stick: Stick): Promise<{ before: Strip; after: Strip }> {
  const { words } = window;
  await window.pressPrimary(words.recipient.act);
  await seller.planCounted(window);
  await window.main.locator('li').getByText(words.seal.nothing).last().waitFor();
  await window.visit('sell-7-plan');
  const before = await window.strip();
  await seller.seal(window, stick.full);
  await window.arrive('seal', 'sealed');
  await window.stripAt('seal', 'done');
  await window.visit('sell-7-sealed');
  await seller.readBack(window);
  await window.visit('sell-7');
  return { before, after: await window.strip() };
}

/** The buyer's second visit begins: five lines. */
export async function check({ buyer: window }: Cast, stick: Stick): Promise<{ lines: string[]; strip: Strip }> {
  await buyer.pickPackage(window, stick.full);
  await window.arrive('check', 'open');
  await window.visit('check');
  return { lines: await buyer.checkLines(window), strip: await window.strip() };
}

export async function openAndCompare({ buyer: window }: Cast): Promise<string[][]> {
  await window.pressPrimary(window.words.check.open);
  await window.arrive('compare', 'compare');
  await window.main.locator('[data-sample] tbody tr').first().waitFor();
  await window.visit('compare');
  return buyer.counts(window);
}

/** Signs for it, writes it out, and is done. */
export async function signAndUse({ buyer: window }: Cast, stick: Stick): Promise<{ strip: Strip; exported: string[] }> {
  await buyer.signReceipt(window, stick.receipt);
  await window.stripAt('receipt', 'done');
  await window.visit('compare-signed');
  const strip = await window.strip();
  await window.pressPrimary(window.words.compare.next);
  await window.arrive('use', 'use');
  await window.visit('use');
  const exported = await buyer.exportTo(window, join(stick.folder, 'excel'));
  await window.visit('use-done');
  return { strip, exported };
}

/** The seller's last visit: the receipt comes in. */
export async function finish({ seller: window }: Cast, stick: Stick): Promise<Strip> {
  const { words } = window;
  await window.pressPrimary(words.seal.next);
  await window.arrive('finish', 'waiting');
  await window.visit('sell-8-waiting');
  await pickWith(window, [stick.receipt], () => window.pressPrimary(words.finish.act));
  await window.arrive('finish', 'received');
  await window.stripAt('receipt', 'done');
  await window.visit('sell-8');
  return window.strip();
}
