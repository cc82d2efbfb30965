// The whole handover as a test: what every stage must show, how many screens each side saw, and that no rule was broken on the way.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { Lang } from '../../../shared/domain/lang.ts';
import { type CompanyFiles, writeCompany } from '../../../shared/engine/demo/company.ts';
import { type AppWindow, openWindow, type Visit } from './app-window.ts';
import type { HandKind } from './hand.ts';
import { agree, type Cast, finish, makeCard, prepareData, receive, sealIt, stickIn, tryOpening } from './handover.ts';
import { owners } from './office.ts';
import { brokenRules } from './page-rules.ts';
import { screensSeen } from './screens-seen.ts';

/** The windows of both sides over two new data boxes, and what they leave behind taken away afterwards. */
export async function withCast(
  options: { lang: Lang; hand?: HandKind; visit?: Visit },
  use: (cast: Cast, folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-e2e-'));
  mkdirSync(join(folder, 'stick'));
  const windows: AppWindow[] = [];
  try {
    for (const side of ['seller', 'buyer']) windows.push(await openWindow({ ...options, vault: join(folder, side) }));
    const [seller, buyer] = windows as [AppWindow, AppWindow];
    await use({ seller, buyer }, folder);
    for (const { host } of windows) expect([...host.problems, ...host.blocked]).toEqual([]);
  } finally {
    for (const window of windows) await window.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const rows = { customers: 5000, orders: 6000 };

function expectData(found: Awaited<ReturnType<typeof prepareData>>, { rows: { cards } }: CompanyFiles): void {
  const [read, taken, refused, apart] = found.equation;
  const all = rows.customers + rows.orders + cards;
  // The order book begins with a title and ends in a line of totals: neither is a customer.
  expect({ read, taken, refused, apart }).toEqual({ read: all + 2, taken: all, refused: 0, apart: 2 });
  expect(found.keep).toContain('身份证号');
  expect(found.drop).toContain('客户标签');
  expect(found.never).toContain('门锁密码');
}

function expectReceived(found: Awaited<ReturnType<typeof receive>>, company: CompanyFiles, lang: Lang): void {
  // Whether the content is complete shows when it is opened: the check before needs no key.
  const good = ['integrity', 'signer', 'authority', 'recipient'].map((line) => `${line} good`);
  expect(found.lines).toEqual([...good, 'content open']);
  expect(found.checked).toMatchObject({ seal: 'done' });
  expect(found.signed).toMatchObject({ prepare: 'done', seal: 'done', receipt: 'done' });
  const differences = found.counts.map((cells) => cells[3]);
  expect(differences).toEqual(differences.map(() => '0'));
  const of = (name: string) => found.counts.find(([cell]) => cell?.includes(name))?.slice(1, 3);
  const grouped = (count: number) => new Intl.NumberFormat(lang).format(count);
  expect(of('客户')).toEqual(['5,000', '5,000']);
  expect(of('次卡')).toEqual([grouped(company.rows.cards), grouped(company.rows.cards)]);
  expect(found.exported.length).toBeGreaterThan(0);
}

const sellerScreens = ['start', 'key', 'deal', 'data', 'recipient', 'seal', 'finish'];
const buyerScreens = ['receive', 'trial', 'check', 'compare', 'use'];

export async function expectWholeHandover(lang: Lang, hand: HandKind): Promise<void> {
  const broken: string[] = [];
  const visit: Visit = async (name, window) => {
    broken.push(...(await brokenRules(window.page, lang)).map((rule) => `${name}: ${rule}`));
  };
  await withCast({ lang, hand, visit }, async (cast, folder) => {
    const company = await writeCompany(join(folder, 'source'));
    const stick = stickIn(join(folder, 'stick'));
    expectData(await prepareData(cast, owners[lang], company), company);
    await makeCard(cast, owners[lang], stick);
    const numbers = await agree(cast, stick);
    expect(numbers.seller).toMatch(/^(\d{5} ){11}\d{5}$/);
    expect(numbers.buyer).toBe(numbers.seller);
    expect(await tryOpening(cast, stick)).toMatch(/^\d{6}$/);
    const strips = await sealIt(cast, stick);
    expect(strips.before).toMatchObject({ prepare: 'done', seal: 'doing', receipt: 'undone' });
    expect(strips.after).toMatchObject({ prepare: 'done', seal: 'done', receipt: 'doing' });
    expect(existsSync(stick.full)).toBe(true);
    expectReceived(await receive(cast, stick), company, lang);
    expect(readdirSync(join(folder, 'stick/excel')).length).toBeGreaterThan(0);
    expect(await finish(cast, stick)).toMatchObject({ prepare: 'done', seal: 'done', receipt: 'done' });
    expect(await screensSeen(cast.seller.page, 'seller')).toEqual(sellerScreens);
    // The start is the door of every path, and the seller's own first screen.
    expect(await screensSeen(cast.buyer.page, 'seller')).toEqual(['start']);
    expect(await screensSeen(cast.buyer.page, 'buyer')).toEqual(buyerScreens);
    expect(readdirSync(stick.folder).filter((name) => name.endsWith('.partial'))).toEqual([]);
  });
  expect(broken).toEqual([]);
}
