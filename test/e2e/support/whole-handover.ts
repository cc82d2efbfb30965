// The whole handover as a test: what every stage must show, how many screens each side saw, and that no rule was broken on the way.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Lang } from '../../../shared/domain/lang.ts';
import { type CompanyFiles, writeCompany } from '../../../shared/engine/demo/company.ts';
import type { Visit } from './app-window.ts';
import { type Desk, openDesk } from './desk.ts';
import type { HandKind } from './hand.ts';
import {
  agree,
  bringIn,
  type Cast,
  check,
  decideWhatGoes,
  finish,
  goToCheck,
  makeCard,
  openAndCompare,
  type Stick,
  sealIt,
  signAndUse,
  stickIn,
  tryOpening,
} from './handover.ts';
import { owners } from './office.ts';
import { brokenRules } from './page-rules.ts';
import { screensSeen } from './screens-seen.ts';

const rows = { customers: 5000, orders: 6000 };

function expectData([read, taken, refused, apart]: number[], { rows: { cards } }: CompanyFiles): void {
  const all = rows.customers + rows.orders + cards;
  // The order book begins with a title and ends in a line of totals: neither is a customer.
  expect({ read, taken, refused, apart }).toEqual({ read: all + 2, taken: all, refused: 0, apart: 2 });
}

function expectStacks({ keep, drop }: Awaited<ReturnType<typeof decideWhatGoes>>): void {
  expect(keep).toContain('身份证号');
  expect(drop).toEqual(expect.arrayContaining(['客户标签', '门锁密码']));
}

async function expectReceived(cast: Cast, stick: Stick, company: CompanyFiles): Promise<void> {
  await goToCheck(cast);
  const { lines, strip: checked } = await check(cast, stick);
  // Whether the content is complete shows when it is opened: the check before needs no key.
  const good = ['integrity', 'signer', 'authority', 'recipient'].map((line) => `${line} good`);
  expect(lines).toEqual([...good, 'content open']);
  expect(checked).toMatchObject({ seal: 'done' });
  expectCounts(await openAndCompare(cast), company);
  const { strip: signed, exported } = await signAndUse(cast, stick);
  expect(signed).toMatchObject({ prepare: 'done', seal: 'done', receipt: 'done' });
  expect(exported.length).toBeGreaterThan(0);
}

function expectCounts(counts: string[][], company: CompanyFiles): void {
  const differences = counts.map((cells) => cells[3]);
  expect(differences.length).toBeGreaterThan(4);
  expect(differences).toEqual(differences.map(() => '0'));
  const of = (name: string) => counts.find(([cell]) => cell === name)?.slice(1, 3);
  const grouped = (count: number) => [count, count].map((value) => new Intl.NumberFormat('en').format(value));
  expect(of('客户')).toEqual(grouped(rows.customers));
  expect(of('订单')).toEqual(grouped(rows.orders));
  expect(of('次卡')).toEqual(grouped(company.rows.cards));
}

const sellerScreens = ['start', 'key', 'deal', 'data', 'policy', 'recipient', 'seal', 'finish'];
const buyerScreens = ['receive', 'trial', 'check', 'compare', 'use'];

export async function expectWholeHandover(lang: Lang, hand: HandKind): Promise<void> {
  const broken: string[] = [];
  const visit: Visit = async (name, window) => {
    broken.push(...(await brokenRules(window.page, lang)).map((rule) => `${name}: ${rule}`));
  };
  const desk = await openDesk({ lang, hand, visit });
  try {
    await playThrough(desk, lang);
    expect(desk.troubles()).toEqual([]);
  } finally {
    await desk.close();
  }
  expect(broken).toEqual([]);
}

async function playThrough({ cast, folder }: Desk, lang: Lang): Promise<void> {
  const company = await writeCompany(join(folder, 'source'));
  const stick = stickIn(join(folder, 'stick'));
  expectData(await bringIn(cast, owners[lang], company), company);
  expectStacks(await decideWhatGoes(cast, company));
  await makeCard(cast, owners[lang], stick);
  const numbers = await agree(cast, stick);
  expect(numbers.seller).toMatch(/^(\d{5} ){11}\d{5}$/);
  expect(numbers.buyer).toBe(numbers.seller);
  expect(await tryOpening(cast, stick)).toMatch(/^\d{6}$/);
  const strips = await sealIt(cast, stick);
  expect(strips.before).toMatchObject({ prepare: 'done', seal: 'doing', receipt: 'undone' });
  expect(strips.after).toMatchObject({ prepare: 'done', seal: 'done', receipt: 'doing' });
  expect(existsSync(stick.full)).toBe(true);
  await expectReceived(cast, stick, company);
  expect(await finish(cast, stick)).toMatchObject({ prepare: 'done', seal: 'done', receipt: 'done' });
  expect(await screensSeen(cast.seller.page, 'seller')).toEqual(sellerScreens);
  // The start is the door of every path, and the seller's own first screen.
  expect(await screensSeen(cast.buyer.page, 'seller')).toEqual(['start']);
  expect(await screensSeen(cast.buyer.page, 'buyer')).toEqual(buyerScreens);
  expect(readdirSync(stick.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
}
