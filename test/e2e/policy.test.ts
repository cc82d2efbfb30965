// 卖4: what goes, is masked and stays. Amber first, one person before and after, reasons on every line, several at once, and the way back.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { lackWords } from '../../shared/domain/words/gate-text.ts';
import { labels } from '../../shared/domain/words/labels.ts';
import { door, mobile } from '../support/awkward-rows.ts';
import { importFiles, newDeal, type Pair } from '../support/handover-run.ts';
import type { AppWindow } from './support/app-window.ts';
import { openCase, settleBoth } from './support/by-engine.ts';
import { closeSound } from './support/close-sound.ts';
import { type Desk, openDesk } from './support/desk.ts';
import { flaws } from './support/look-rules.ts';
import { pickWith } from './support/office.ts';
import { brokenRules } from './support/page-rules.ts';
import * as policy from './support/policy-page.ts';
import { customerCount, paintTable, policyTables, staying } from './support/policy-tables.ts';
import { twoSheets } from './support/ugly-files.ts';
import { say } from './support/words.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

let desk: Desk;
let pair: Pair;
let window: AppWindow;

const words = () => window.words.policy;
const reason = labels.zh.reason;
const id = '身份证号';

beforeAll(async () => {
  desk = await openDesk({ lang: 'zh' });
  pair = await settleBoth(desk.cast, desk.folder);
  window = desk.cast.seller;
});

afterAll(() => closeSound(desk));

/** A case with these files, at 卖4. */
async function at4(...files: string[]): Promise<string> {
  const deal = await newDeal(pair);
  await importFiles(deal, files);
  await openCase(window, deal.ref);
  await window.hand.press(window.main.locator('li[data-cell="prepare"] button'));
  await window.arrive('data');
  await window.pressPrimary(window.words.data.act);
  await window.arrive('policy');
  return deal.ref;
}

async function withCustomers(): Promise<string> {
  const ref = await at4(...policyTables(join(desk.folder, 'tables')));
  await policy.counted(window);
  return ref;
}

const cell = (column: string) => window.main.locator('tr[data-cell]').filter({ hasText: column }).locator('td');
const before = (column: string) => cell(column).first().innerText();
const after = (column: string) => cell(column).last().innerText();
const rule = (name: string) => window.main.locator(`li[data-rule="${name}"]`);
const goes = () => window.main.locator('tr[data-counted="t01"] td').nth(2).innerText();
const leaveOut = (name: 'minor' | 'no_consent' | 'no_contact') =>
  window.press(say(words().rows.useLabel, { rule: words().rows[name] }));

test('an amber column: what was found in it, the safe answer given, another with one press, and back again', async () => {
  await withCustomers();
  const card = policy.question(window, id);
  const said = await card.innerText();
  for (const part of ['请您定', '格是身份证号', '校验位算得对', '例如 319***']) expect(said).toContain(part);
  await card.locator('label[data-selected]').getByText(words().ask.drop).waitFor();
  expect(await policy.inStack(window, 'drop')).toContain(id);
  expect(await after(id)).toBe(words().person.gone);

  await policy.answer(window, id, 'change');
  await policy.isIn(window, id, 'change');
  expect(await policy.lineOf(window, id)).toBe(`只显示前 3 位、后 4 位 · ${reason.necessary}`);
  await expect.poll(() => after(id)).toMatch(/^319\*+\d{3}[\dX]$/);
  expect(await window.main.locator('[data-settled]').count()).toBeLessThanOrEqual(5);

  await policy.undo(window, id);
  await policy.isIn(window, id, 'drop');
  await expect.poll(() => after(id)).toBe(words().person.gone);
});

test('what was left as proposed is settled with the screen, and the next one comes', async () => {
  const ref = await withCustomers();
  const asked = await window.main.locator('[data-settled="false"]').count();
  expect(asked).toBeGreaterThan(0);
  for (const name of ['no_consent', 'no_contact'] as const) await policy.answerRule(window, name, 'go');
  await window.pressPrimary(words().act);
  await window.arrive('recipient');
  const { tables } = await pair.seller.api['policy.show']({ case: ref });
  const decided = tables.flatMap(({ columns }) => columns).filter(({ by_person }) => by_person);
  expect(decided.map(({ action }) => action)).toEqual(Array.from({ length: asked }, () => 'drop'));
  await window.press(window.words.bar.back);
  await window.arrive('policy');
  await window.main.getByText(words().leadNone).waitFor();
  await window.main.locator('[data-settled]').first().waitFor({ state: 'detached' });
});

test('customers who said no: asked before anything is settled, by whatever table is in front, and the way back', async () => {
  await withCustomers();
  expect(await window.primary.isDisabled()).toBe(true);
  await policy.answerRule(window, 'no_consent', 'stay');
  await rule('no_consent').and(window.page.locator('[data-used="true"]')).waitFor();
  await expect.poll(goes).toBe(String(customerCount - staying.noConsent));
  expect(await window.primary.isDisabled()).toBe(true);
  await policy.answerRule(window, 'no_contact', 'go');
  expect(await window.primary.isEnabled()).toBe(true);
  await rule('no_contact').getByText(words().rows.waived).waitFor();
  for (const name of ['no_contact', 'no_consent'] as const) {
    await policy.undo(window, words().rows.title);
    await window.main.locator(`[data-asked-rule="${name}"][data-settled-rule="false"]`).waitFor();
    expect(await window.primary.isDisabled()).toBe(true);
  }
  await policy.answerRule(window, 'no_consent', 'stay');
  await policy.answerRule(window, 'no_contact', 'go');
  await window.pressPrimary(words().act);
  await window.arrive('recipient');
  await window.press(window.words.bar.back);
  await window.arrive('policy');
  expect(await window.main.locator('[data-asked-rule]').count()).toBe(0);
});

test('one column, all its ways: each is seen on the person beside it, with the reason on the line', async () => {
  await withCustomers();
  const { actions } = words().decide;
  await policy.change(window, '手机');
  const offered = window.group(words().decide.how, window.dialog);
  for (const way of [actions.mask, actions.token, actions.drop, actions.keep])
    expect(await offered.getByText(way, { exact: true }).count()).toBe(1);
  await policy.decide(window, { action: 'mask', left: '只显示前 3 位、后 2 位', reason: 'ordered' });
  await policy.isIn(window, '手机', 'change');
  expect(await policy.lineOf(window, '手机')).toBe(`只显示前 3 位、后 2 位 · ${reason.ordered}`);
  await expect.poll(() => after('手机')).toBe(`${mobile(0).slice(0, 3)}******${mobile(0).slice(-2)}`);
  expect(await before('手机')).toBe(mobile(0));

  await policy.change(window, '出生日期');
  await policy.decide(window, { action: 'generalise', left: words().shown.levels.month });
  await expect.poll(() => after('出生日期')).toBe('1970-03');

  await policy.change(window, '手机');
  await policy.decide(window, { action: 'token' });
  await expect.poll(() => after('手机')).not.toContain(mobile(0).slice(0, 3));

  await policy.change(window, '姓名');
  await policy.decide(window, { action: 'drop', reason: 'no_consent' });
  expect(await policy.lineOf(window, '姓名')).toBe(reason.no_consent);
  for (const name of ['姓名', '手机', '出生日期', '手机']) await policy.undo(window, name);
  await policy.isIn(window, '手机', 'keep');
  await expect.poll(() => after('手机')).toBe(mobile(0));
  expect(await window.button(words().undo).isDisabled()).toBe(true);
});

test('several columns, one decision, and one step back', async () => {
  await withCustomers();
  const names = ['姓名', '手机', '地址'];
  await policy.pickSeveral(window, names);
  for (const name of names) await expect.poll(() => window.dialog.innerText()).toContain(name);
  await policy.decide(window, { action: 'mask' });
  for (const name of names) await policy.isIn(window, name, 'change');
  await expect.poll(() => after('姓名')).toBe('欧阳**');
  await policy.undo(window, '3 列');
  for (const name of names) await policy.isIn(window, name, 'keep');
  await expect.poll(() => after('姓名')).toBe('欧阳听雨');
});

test('a secret has no choice: it says why, and is not ticked with others', async () => {
  await withCustomers();
  expect(await before('门锁密码')).toBe('***');
  expect(await window.main.innerText()).not.toContain(door(0));
  await window.press(words().several.start);
  await window.main.getByRole('checkbox', { name: '姓名' }).waitFor();
  expect(await window.main.getByRole('checkbox', { name: '门锁密码' }).count()).toBe(0);
  await window.press(words().several.end);
  await policy.change(window, '门锁密码');
  await window.dialog.getByText(words().decide.never).waitFor();
  expect(await window.dialog.getByRole('radio').count()).toBe(0);
  await window.press(window.words.bar.close, window.dialog);
});

test('what was wrongly taken for secrets: why not, confirmed, then decided as any other, and back again', async () => {
  await at4(paintTable(join(desk.folder, 'colours')));
  await policy.counted(window);
  const said = words().notSecret;
  const state = (name: string) => policy.stateNotSecret(window, name, '是油漆的色号');
  await state('外墙漆');
  await window.dialog.waitFor({ state: 'detached' });
  await policy.question(window, '外墙漆').waitFor();
  await window.hand.choose(policy.question(window, '外墙漆').getByRole('radiogroup'), words().ask.keep);
  await policy.isIn(window, '外墙漆', 'keep');
  await expect.poll(() => after('外墙漆')).toBe('482913#');
  await policy.undo(window, '外墙漆');
  await policy.change(window, '外墙漆');
  await window.dialog.getByText(say(said.stated, { because: '是油漆的色号' })).waitFor();
  await window.press(said.back, window.dialog);
  await window.dialog.waitFor({ state: 'detached' });
  await expect.poll(() => policy.lineOf(window, '外墙漆')).toBe(reason.class_c);

  await state('门锁密码');
  await expect.poll(() => window.dialog.innerText()).toContain(lackWords.zh.named_secret);
  await window.press(window.words.bar.cancel, window.dialog);
});

test('which customers stay: rules with one press, counted with their reasons, seen on the person, taken back', async () => {
  await withCustomers();
  expect(await goes()).toBe(String(customerCount));
  for (const name of ['no_consent', 'no_contact', 'minor'] as const) await leaveOut(name);
  for (const name of ['no_consent', 'no_contact', 'minor'])
    await window.main.locator(`li[data-rule="${name}"][data-used="true"]`).waitFor();
  const left = staying.noConsent + staying.noContact + staying.minors;
  await expect.poll(goes).toBe(String(customerCount - left));
  const counted = await window.main.locator('tr[data-counted="t01"]').innerText();
  for (const part of [`没有同意：${staying.noConsent} 行`, `未满14岁：${staying.minors} 行`])
    expect(counted).toContain(part);
  const lists = window.main.locator('[data-list]');
  await lists
    .filter({ hasText: words().check.lists.no_contact })
    .getByText(`${staying.noContact} 行`)
    .first()
    .waitFor();
  await window.main.locator('[data-list="door_codes"]').first().waitFor();

  await window.main.getByText(say(words().person.stays, { reason: reason.no_consent })).waitFor();
  await window.press(words().person.later);
  await window.main.getByText(say(words().person.stays, { reason: reason.minor })).waitFor();
  await window.press(words().person.earlier);
  await window.main.locator('[data-person="0"]').waitFor();

  for (let step = 0; step < 3; step += 1) await policy.undo(window, words().rows.title);
  await expect.poll(goes).toBe(String(customerCount));
});

test('the paper that customers stay for: attached to a rule, kept here, taken off again', async () => {
  await withCustomers();
  const { rows } = words();
  await leaveOut('no_contact');
  const letter = join(desk.folder, '六月的信.pdf');
  writeFileSync(letter, '%PDF-1.4\nsigned\n%%EOF\n');
  const attach = () => window.press(say(rows.paperAddLabel, { rule: rows.no_contact }));
  await pickWith(window, [letter], attach);
  await rule('no_contact').locator('[data-paper]').waitFor();
  expect(await rule('no_contact').innerText()).toContain(say(rows.paper, { name: '六月的信.pdf' }));
  await window.visit('sell-4-paper');
  expect(await flaws(window.page)).toEqual([]);
  await policy.undo(window, rows.title);
  await rule('no_contact').locator('[data-paper]').waitFor({ state: 'detached' });
  await pickWith(window, [letter], attach);
  await window.press(say(rows.paperDropLabel, { rule: rows.no_contact }));
  await rule('no_contact').locator('[data-paper]').waitFor({ state: 'detached' });
});

test('a rule made by hand: kept for so many months', async () => {
  await withCustomers();
  const { rows } = words();
  await window.press(rows.add);
  await window.hand.choose(window.group(rows.which, window.dialog), rows.expired);
  await window.hand.press(window.dialog.getByRole('button', { name: rows.column }));
  await window.page.getByRole('option', { name: '出生日期' }).click();
  await window.hand.fill(window.field(rows.monthsField, window.dialog), '0');
  await window.dialog.getByText(rows.monthsWrong).waitFor();
  await window.hand.fill(window.field(rows.monthsField, window.dialog), '600');
  await window.press(rows.use, window.dialog);
  await window.dialog.waitFor({ state: 'detached' });
  await expect.poll(() => rule('expired').innerText()).toContain('600 个月');
  await expect.poll(goes).not.toBe(String(customerCount));
  await window.press(say(rows.dropLabel, { rule: rows.expired }));
  await rule('expired').waitFor({ state: 'detached' });
});

test('a rule for children by hand: those whose guardians have agreed go', async () => {
  await withCustomers();
  await policy.heedGuardians(window, '出生日期', '是否同意');
  await expect.poll(() => rule('minor').innerText()).toContain('监护人同意了，照交');
  // The rows of both children say 同意.
  await policy.counted(window);
  await expect.poll(goes).toBe(String(customerCount));
});

test('several tables: the other one has its own stacks and person; the counts are of all', async () => {
  await withCustomers();
  expect(await window.main.locator('[data-counted]').count()).toBe(2);
  const sizes = await window.main.locator('[data-sizes]').innerText();
  const inFront = (await policy.inStack(window, 'keep')).length;
  await window.group(window.words.whichTable).getByRole('radio').first().focus();
  await window.page.keyboard.press('ArrowRight');
  await window.main.locator('[data-stack]').getByText('订单号', { exact: true }).waitFor();
  await expect.poll(() => before('订单号')).toBe('DD2000');
  // Whoever comes by keyboard is where he was.
  await window.group(window.words.whichTable).locator('input:focus').waitFor();
  const [, kept = ''] = /交 (\d+) 列/.exec(sizes) ?? [];
  expect(Number(kept)).toBe(inFront + (await policy.inStack(window, 'keep')).length);
  await expect.poll(() => window.main.locator('[data-sizes]').innerText()).toBe(sizes);
});

test('on paper, as often as wanted', async () => {
  await withCustomers();
  const printed = await window.host.printed();
  await window.press(window.words.bar.print);
  await expect.poll(() => window.host.printed()).toBe(printed + 1);
});

test('a folder of photos stays, or goes as a whole for a reason', async () => {
  const photos = join(desk.folder, '上门照片');
  mkdirSync(photos, { recursive: true });
  writeFileSync(join(photos, '门牌.jpg'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1));
  await at4(photos);
  await window.main.locator('[data-stack="drop"] li[data-folder]').waitFor();
  await policy.keepFolder(window, '上门照片');
  expect(await policy.lineOf(window, '上门照片')).toContain(reason.necessary);
  await policy.undo(window, '上门照片');
  await window.main.locator('[data-stack="drop"] li[data-folder]').waitFor();
});

test('nothing amber says so', async () => {
  await at4(twoSheets(join(desk.folder, '两家店.xlsx')));
  await window.main.getByText(words().leadNone).waitFor();
  expect(await window.main.locator('[data-settled]').count()).toBe(0);
  expect(await window.primary.isEnabled()).toBe(true);
});

test('keeps the rules of every screen, and is sound in both sizes and themes', async () => {
  await withCustomers();
  expect(await brokenRules(window.page, 'zh')).toEqual([]);
  expect(await flaws(window.page)).toEqual([]);
});
