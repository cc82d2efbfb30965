// A walk past the screens that a sound handover never comes to: what was taken for secrets, rules by hand, refused sealing, a sample.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { labels } from '../../../shared/domain/words/labels.ts';
import { bringDeliveries, inRemarks } from '../../support/delivery-orders.ts';
import { type Deal, importFiles, newDeal, type Pair, prepare } from '../../support/handover-run.ts';
import type { AppWindow } from './app-window.ts';
import { openCase, settleBoth } from './by-engine.ts';
import type { Cast } from './handover.ts';
import { pickWith } from './office.ts';
import * as policy from './policy-page.ts';
import { paintTable, policyTables } from './policy-tables.ts';
import * as seller from './seller-page.ts';
import { say } from './words.ts';

/** @param isAsked customers have said something that nobody has answered yet: a case opens there, and else behind it */
async function atPolicy(window: AppWindow, pair: Pair, files: readonly string[], isAsked: boolean): Promise<void> {
  const deal = await newDeal(pair);
  await importFiles(deal, files);
  await openCase(window, deal.ref);
  if (!isAsked) await window.press(window.words.bar.back);
  await window.arrive('policy');
  await policy.counted(window);
}

async function rulesByHand(window: AppWindow, folder: string): Promise<void> {
  const { rows } = window.words.policy;
  await policy.heedGuardians(window, '出生日期', '是否同意');
  await window.press(say(rows.useLabel, { rule: rows.no_contact }));
  const letter = join(folder, '六月的信.pdf');
  writeFileSync(letter, '%PDF-1.4\nsigned\n%%EOF\n');
  await pickWith(window, [letter], () => window.press(say(rows.paperAddLabel, { rule: rows.no_contact })));
  await window.main.locator('[data-paper]').waitFor();
  await window.visit('sell-4-paper');
}

async function picture(window: AppWindow): Promise<void> {
  await window.press(window.words.preview.title);
  await window.press(window.words.preview.look);
  await window.main.locator('[data-risk]').waitFor();
  await window.main.locator('[data-risk]').scrollIntoViewIfNeeded();
  await window.visit('sell-4-risk');
}

/** At 卖7, with nothing missing and what the gate refuses. */
async function refusedSeal(window: AppWindow, deal: Deal, name: string): Promise<void> {
  await prepare(deal);
  await openCase(window, deal.ref);
  await window.arrive('seal', 'plan');
  await seller.sealInVain(window, deal.path('refused.handover'));
  await window.visit(name);
}

async function refusals(window: AppWindow, pair: Pair): Promise<void> {
  const noted = await newDeal(pair);
  await bringDeliveries(noted, inRemarks);
  await refusedSeal(window, noted, 'sell-7-inside');
  const numbered = await newDeal(pair);
  await bringDeliveries(numbered);
  await refusedSeal(window, numbered, 'sell-7-refused');
  await seller.letThrough(window, labels[window.lang].reason.ordered);
  for (const before of ['recipient', 'policy'] as const) {
    await window.press(window.words.bar.back);
    await window.arrive(before);
  }
  await window.main.locator('li[data-allowed]').scrollIntoViewIfNeeded();
  await window.visit('sell-4-allowed');
}

/** Of a desk that nobody has sat at yet. */
export async function detours(cast: Cast, folder: string): Promise<void> {
  const pair = await settleBoth(cast, folder);
  const window = cast.seller;
  await atPolicy(window, pair, [paintTable(join(folder, 'paint'))], false);
  await policy.stateNotSecret(window, '外墙漆', '是油漆的色号');
  await atPolicy(window, pair, policyTables(join(folder, 'tables')), true);
  await rulesByHand(window, folder);
  await picture(window);
  await refusals(window, pair);
}
