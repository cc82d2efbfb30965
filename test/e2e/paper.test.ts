// 卖4 on paper, in both languages: what customers said, that they go all the same and how many, by whose decision; nothing cut off, nothing empty.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { type Lang, langs } from '../../shared/domain/lang.ts';
import { csvText, mobile } from '../support/awkward-rows.ts';
import { importFiles, letAllGo, newDeal } from '../support/handover-run.ts';
import { openCase, settleBoth } from './support/by-engine.ts';
import { closeSound } from './support/close-sound.ts';
import { type Desk, openDesk } from './support/desk.ts';
import { cutOff, printed } from './support/paper.ts';
import * as policy from './support/policy-page.ts';
import { policyTables } from './support/policy-tables.ts';
import { say } from './support/words.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 60_000 });

let desk: Desk;
afterEach(() => closeSound(desk));

const recalls = ['姓名', '手机', '退订', '免打扰'];
const recall = (index: number) => [
  `欧阳客户${index}`,
  mobile(index),
  index % 4 === 1 ? '是' : '',
  index % 5 === 2 ? '是' : '',
];

/** Customers who said no go all the same: three tables, in the last one by two columns of one kind. */
async function withWaived(lang: Lang) {
  desk = await openDesk({ lang });
  const pair = await settleBoth(desk.cast, desk.folder);
  const deal = await newDeal(pair);
  const path = join(desk.folder, '回访.csv');
  writeFileSync(path, csvText([recalls, ...Array.from({ length: 12 }, (_, index) => recall(index))]));
  await importFiles(deal, [...policyTables(join(desk.folder, 'tables')), path]);
  await letAllGo(deal);
  await openCase(desk.cast.seller, deal.ref);
  await desk.cast.seller.press(desk.cast.seller.words.bar.back);
  await desk.cast.seller.arrive('policy');
  await policy.counted(desk.cast.seller);
  return desk.cast.seller;
}

test.each(langs)('customers who go against what they said, in %s', async (lang) => {
  const window = await withWaived(lang);
  const { bar, policy: words } = window.words;
  const pages = await printed(window, () => window.press(bar.print));
  expect(await pages.count()).toBe(3);
  const waived = pages.locator('section').filter({ hasText: words.rows.waivedTitle });
  expect(await waived.count()).toBe(2);
  const lines = await waived.locator('tr').allInnerTexts();
  const { count } = window.words;
  const told = (column: string, n: number) => {
    const went = { rows: say(count.rows_other, { n }), persons: say(count.persons_other, { n }) };
    return `${say(words.rows.by, { column })}\n${say(words.rows.waivedOf, went)}`;
  };
  expect(lines.map((line) => line.split('\t')[0])).toEqual([
    words.rows.no_consent,
    words.rows.no_contact,
    words.rows.no_contact,
    words.rows.no_contact,
  ]);
  expect(lines.map((line) => line.split('\t')[1])).toEqual([
    expect.stringMatching(/是否同意.*\n.*8 (?:行|rows).* 8/),
    told('退订', 4),
    told('退订', 3),
    told('免打扰', 2),
  ]);
  // Others read it, too: it says who decided, and speaks to nobody.
  expect(words.rows.waivedTitle).toContain(lang === 'zh' ? '移交方' : 'the seller');
  expect((await pages.allInnerTexts()).join()).not.toMatch(/您|\byour?\b/);
  expect(await pages.locator('table:not(:has(tr))').count()).toBe(0);
  expect(await cutOff(pages)).toEqual([]);
});
