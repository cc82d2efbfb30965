// Sealing that is refused since what stays is in another column: the person lets the pair through with a reason, and may take it back.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { labels } from '../../shared/domain/words/labels.ts';
import { bringDeliveries, inRemarks } from '../support/delivery-orders.ts';
import { newDeal, type Pair, prepare } from '../support/handover-run.ts';
import type { AppWindow } from './support/app-window.ts';
import { openCase, settleBoth } from './support/by-engine.ts';
import { closeSound } from './support/close-sound.ts';
import { type Desk, openDesk } from './support/desk.ts';
import { flaws } from './support/look-rules.ts';
import { brokenRules } from './support/page-rules.ts';
import * as policy from './support/policy-page.ts';
import * as seller from './support/seller-page.ts';
import { say } from './support/words.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let desk: Desk;
let pair: Pair;
let window: AppWindow;

beforeAll(async () => {
  desk = await openDesk({ lang: 'zh' });
  pair = await settleBoth(desk.cast, desk.folder);
  window = desk.cast.seller;
});

afterAll(() => closeSound(desk));

const names = '手机（客户） → 送货电话（订单）';

test('a pair of columns is let through where sealing was refused, stands in 卖4, and is taken back and put back there', async () => {
  const deal = await newDeal(pair);
  await bringDeliveries(deal);
  await prepare(deal);
  await openCase(window, deal.ref);
  await window.arrive('seal', 'plan');
  const { allow } = window.words.seal;
  await seller.sealInVain(window, deal.path('refused.handover'));
  await window.main.getByText(names).waitFor();
  await window.visit('sell-7-refused');
  await seller.letThrough(window, labels.zh.reason.ordered);
  expect(await brokenRules(window.page, 'zh')).toEqual([]);
  expect(await flaws(window.page)).toEqual([]);
  await seller.seal(window, deal.path('sealed.handover'));
  await window.arrive('seal', 'sealed');

  const noted = await newDeal(pair);
  await bringDeliveries(noted, inRemarks);
  await prepare(noted);
  await openCase(window, noted.ref);
  await window.arrive('seal', 'plan');
  await seller.sealInVain(window, noted.path('noted.handover'));
  await window.main.getByText(allow.redact).waitFor();
  expect(await window.main.getByRole('button', { name: allow.offer }).count()).toBe(0);
  await window.visit('sell-7-inside');
  expect(await flaws(window.page)).toEqual([]);
  await window.press(allow.go);
  await window.arrive('policy');

  const again = await newDeal(pair);
  await bringDeliveries(again);
  await pair.seller.api['policy.allow']({
    case: again.ref,
    from: { table: 't01', column: 'c03' },
    into: { table: 't02', column: 'c02' },
    reason: 'necessary',
  });
  await openCase(window, again.ref);
  await window.press(window.words.bar.back);
  await window.arrive('policy');
  const lines = window.main.locator('li[data-allowed]');
  await expect.poll(() => lines.innerText()).toContain(labels.zh.reason.necessary);
  await window.visit('sell-4-allowed');
  await window.press(say(window.words.policy.allowed.dropLabel, { pair: names }));
  await lines.waitFor({ state: 'detached' });
  await policy.undo(window, window.words.policy.allowed.title);
  await expect.poll(() => lines.innerText()).toContain(labels.zh.reason.necessary);
});
