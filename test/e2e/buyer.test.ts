// The buyer's side beyond the straight path: a pile of papers, a locked data box, somebody with no data box, a receipt with defects.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { listNames } from '../../shared/domain/words/list-names.ts';
import { readAll } from '../support/awkward-files.ts';
import { type Deal, importFiles, newDeal, type Pair } from '../support/handover-run.ts';
import type { AppWindow } from './support/app-window.ts';
import * as buyer from './support/buyer-page.ts';
import { openCase, refresh, sealedDeal, settleBoth, smallTables } from './support/by-engine.ts';
import { closeSound } from './support/close-sound.ts';
import { type Desk, openDesk } from './support/desk.ts';
import { goTo, lock, owners, pickWith, tryPassphrase, writeTo } from './support/office.ts';
import { say } from './support/words.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

let desk: Desk;
let pair: Pair;
let sources: readonly string[];
let deal: Deal;

beforeAll(async () => {
  desk = await openDesk({ lang: 'zh' });
  sources = await smallTables(join(desk.folder, 'source'));
  pair = await settleBoth(desk.cast, desk.folder);
  deal = await sealedDeal(pair, sources);
});

afterAll(() => closeSound(desk));

async function toTrial(window: AppWindow): Promise<void> {
  await refresh(window);
  await window.press(window.words.start.receive.act);
  await window.arrive('receive', 'card');
  await window.press(window.words.receive.next);
  await window.arrive('trial');
}

test('any pile of files: the card waits for a person, the terms for a signature, the envelope shows its digits', async () => {
  const other = await newDeal(pair);
  await importFiles(other, sources);
  const { api, file } = pair.seller;
  await api['terms.draft']({ case: other.ref, out: await file(other.path('terms')) });
  await api['statement.sign']({ file: await file(other.path('terms')) });
  await api['trial.make']({ case: other.ref, out: await file(other.path('trial.handover')) });
  const { buyer: window } = desk.cast;
  await toTrial(window);
  await buyer.bringPapers(window, [
    other.path('trial.handover'),
    other.path('terms'),
    join(desk.folder, 'seller.card'),
  ]);
  await buyer.acceptCard(window);
  const shown = window.main.locator('[data-digits]');
  await shown.waitFor();
  await buyer.signTerms(window, other.path('signed.terms'));
  const { passed } = await api['trial.confirm']({
    case: other.ref,
    code: (await shown.getAttribute('data-digits')) ?? '',
  });
  expect(passed).toBe(true);
  const [added] = (await api['artefact.add']({ files: [await file(other.path('signed.terms'))] })).added;
  expect(added).toMatchObject({ kind: 'terms', complete: true });
});

test('a sealed package given where the trial belongs goes on to the check by itself', async () => {
  const { buyer: window } = desk.cast;
  await toTrial(window);
  await pickWith(window, [deal.path('full.handover')], () => window.pressPrimary(window.words.trial.act));
  await window.arrive('check', 'open');
  expect(await buyer.checkLines(window)).toContain('recipient good');
});

test('somebody with no data box sees what can be seen, and nothing can be opened', async () => {
  const window = await desk.stranger();
  const { words } = window;
  await window.press(words.start.check.act);
  await window.arrive('check', 'pick');
  await buyer.pickPackage(window, deal.path('full.handover'));
  await window.arrive('check', 'signer');
  expect(await buyer.checkLines(window)).toEqual([
    'integrity good',
    'signer open',
    'authority open',
    'recipient open',
    'content open',
  ]);
  expect(await window.stop.count()).toBe(0);
  await window.host.answerPick([join(desk.folder, 'seller.card')]);
  await window.pressPrimary(words.check.signer);
  await window.arrive('check', 'another');
  expect(await buyer.checkLines(window)).toContain('signer good');
  expect(await window.button(words.check.open).count()).toBe(0);
  await window.press(words.check.print);
  await expect.poll(() => window.host.printed()).toBe(1);
});

test('a locked data box: checked first, then unlocked, checked again and opened', async () => {
  const { buyer: window } = desk.cast;
  const { words } = window;
  await goTo(window, 'register');
  await window.arrive('register');
  await lock(window);
  await goTo(window, 'check');
  await window.arrive('check', 'pick');
  await buyer.pickPackage(window, deal.path('full.handover'));
  await window.arrive('check', 'unlock');
  await window.pressPrimary(words.check.unlock);
  await window.arrive('check', 'lock');
  await tryPassphrase(window, owners.zh.buyer.passphrase);
  await window.arrive('check', 'open');
  await window.pressPrimary(words.check.open);
  await window.arrive('compare', 'compare');
});

test('a package that comes a second time is checked and opened again, and that is said', async () => {
  const { buyer: window } = desk.cast;
  expect(await window.main.locator('[data-opened-before]').count()).toBe(0);
  await goTo(window, 'check');
  await window.arrive('check', 'pick');
  await buyer.pickPackage(window, deal.path('full.handover'));
  await window.arrive('check', 'open');
  await window.pressPrimary(window.words.check.open);
  await window.arrive('compare', 'compare');
  await expect
    .poll(() => window.main.locator('[data-opened-before]').innerText())
    .toBe(window.words.check.openedBefore);
});

test('a receipt is not written when the person closes the dialog', async () => {
  const { buyer: window } = desk.cast;
  await openCase(window, deal.ref);
  await window.arrive('compare', 'compare');
  await window.host.answerPlace();
  await window.pressPrimary(window.words.compare.act);
  await window.primary.and(window.page.locator(':enabled')).waitFor();
  expect(await window.strip()).toMatchObject({ receipt: 'doing' });
  const { artefacts } = await pair.buyer.api['case.show']({ case: deal.ref });
  expect(artefacts.filter(({ kind }) => kind === 'receipt')).toEqual([]);
});

test('a receipt with a defect: what is wrong, in words, and by when it is to be mended', async () => {
  const { buyer: window } = desk.cast;
  const { words, hand } = window;
  await window.press(words.compare.wrong);
  const { dialog } = window;
  expect(await window.button(words.compare.keep, dialog).isDisabled()).toBe(true);
  await hand.press(dialog.getByText(words.compare.reasons.content, { exact: true }));
  await hand.fill(window.field(words.compare.note, dialog), '备注少了一半');
  await hand.fill(window.field(words.compare.cure, dialog), '2026年12月1日');
  await writeTo(window, deal.path('receipt'), () => window.press(words.compare.keep, dialog));
  await window.arrive('compare', 'signed');
  await window.stripAt('receipt', 'done');
  const receipt = readFileSync(deal.path('receipt'), 'utf8');
  for (const part of ['"conditional"', words.compare.reasons.content, '备注少了一半', '2026-12-01'])
    expect(receipt).toContain(part);
  const { added } = await pair.seller.api['artefact.add']({ files: [await pair.seller.file(deal.path('receipt'))] });
  expect(added).toMatchObject([{ kind: 'receipt', complete: true }]);
});

test('what is still to do: the list that came, written out by itself, and no other', async () => {
  const { buyer: window } = desk.cast;
  const { words } = window;
  await window.pressPrimary(words.compare.next);
  await window.arrive('use', 'use');
  const line = (id: string) => window.main.locator(`[data-todo="${id}"]`);
  const name = words.policy.check.lists.door_codes;
  await line('door_codes').getByText(name).waitFor();
  expect(await window.main.locator('[data-todo]').count()).toBe(2);
  await line('mini_program').getByText(words.use.todo.miniProgram, { exact: true }).waitFor();
  const { lists } = await pair.buyer.api['lists.show']({ case: deal.ref });
  expect(lists).toMatchObject([{ code: 'door_codes', rows: 20 }]);
  expect(await line('door_codes').innerText()).toContain('20 行');
  const label = say(words.use.todo.outLabel, { name });
  await writeTo(window, deal.path('ask.xlsx'), () => window.press(label));
  await window.main.locator('[data-written]').waitFor();
  const [sheet] = await readAll(deal.path('ask.xlsx'));
  expect(sheet?.rows).toHaveLength(20);
});

test('another format, chosen from the list: CSV that Excel reads, every column that was handed over', async () => {
  const { buyer: window } = desk.cast;
  const { words, hand } = window;
  await hand.press(window.main.getByRole('button', { name: words.use.format }));
  await hand.press(window.page.getByRole('option', { name: words.use.formats.csv }));
  const folder = join(desk.folder, 'csv');
  mkdirSync(folder);
  await window.primary.filter({ hasNotText: 'Excel' }).waitFor();
  const names = await buyer.exportTo(window, folder, words.use.actOther);
  expect(readdirSync(folder).sort()).toEqual(['files', ...names].sort());
  const written = await window.main.locator('[data-exported]').innerText();
  expect(written).toContain(say(words.use.lists, { lists: '1 份名单' }));
  expect(written).not.toContain('照片等');
  expect(readdirSync(join(folder, 'files'))).toEqual([`${listNames.door_codes}.csv`]);
  const customers = readFileSync(join(folder, names.find((name) => name.startsWith('t01')) ?? ''), 'utf8');
  expect(customers.startsWith('\ufeff')).toBe(true);
  expect(customers.split('\r\n', 1)[0]).toContain('姓名');
  expect(customers.split('\r\n', 1)[0]).not.toContain('门锁密码');
});
