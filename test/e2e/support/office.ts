// What both sides do at their desk: make a key and copy the recovery card from paper, lock, unlock, write the card out.
import { join } from 'node:path';
import type { ScreenName } from '../../../renderer/app/route.ts';
import type { AppWindow } from './app-window.ts';

export type Owner = { readonly name: string; readonly uscc: string; readonly passphrase: string };

/** Made-up companies; their numbers are of no region and pass no check. */
export const owners = {
  zh: {
    seller: { name: '云桥保洁服务有限公司', uscc: '91000000MA00YUNQ0X', passphrase: '云桥的四只灰鸽子 2026' },
    buyer: { name: '乙舍家政有限公司', uscc: '91000000MA00YXHE0X', passphrase: '乙舍门前两棵石榴树 2026' },
  },
  en: {
    seller: { name: 'Yunqiao Cleaning Ltd', uscc: '91000000MA00YUNQ0X', passphrase: 'four grey pigeons of Yunqiao' },
    buyer: { name: 'Yishe Housekeeping Ltd', uscc: '91000000MA00YXHE0X', passphrase: 'two pomegranate trees in front' },
  },
} as const satisfies Record<'zh' | 'en', Record<'seller' | 'buyer', Owner>>;

/** Name, number and passphrase, twice. */
export async function fillForm(window: AppWindow, { name, uscc, passphrase }: Owner): Promise<void> {
  const { hand, words } = window;
  await hand.fill(window.field(words.key.name), name);
  await hand.fill(window.field(words.key.uscc), uscc);
  await hand.fill(window.field(words.key.passphrase), passphrase);
  await hand.fill(window.field(words.key.again), passphrase);
}

/** From the empty form to the recovery card typed back; `screen` is where the form stands on this side. */
export async function makeKey(window: AppWindow, screen: ScreenName, owner: Owner, name: string): Promise<string> {
  const { words } = window;
  await window.arrive(screen, 'form');
  await fillForm(window, owner);
  await window.visit(`${name}-key`);
  await window.pressPrimary(words.key.act);
  await window.arrive(screen, 'recovery');
  const code = (await window.main.locator('[data-recovery="shown"]').textContent()) ?? '';
  await window.visit(`${name}-recovery`);
  await window.hand.fill(window.field(words.key.typeBack), code);
  await window.main.locator('[data-recovery="hidden"]').waitFor();
  await window.pressPrimary(words.key.recoveryAct);
  return code;
}

export async function lock(window: AppWindow): Promise<void> {
  const pattern = new RegExp(`^${window.words.head.lock.replace('{left}', '\\d+:\\d\\d')}`);
  await window.hand.press(window.page.getByRole('button', { name: pattern }));
  await window.main.and(window.page.locator('[data-stage="lock"]')).waitFor();
}

/** At the door that is open already. */
export async function tryPassphrase(window: AppWindow, passphrase: string): Promise<void> {
  const { words } = window;
  await window.hand.fill(window.field(words.lock.passphrase), passphrase);
  await window.pressPrimary(words.lock.act);
}

export async function goTo(window: AppWindow, place: 'handover' | 'check' | 'register' | 'settings'): Promise<void> {
  await window.hand.press(window.page.locator(`[data-rail="${place}"]`));
}

/** Answers the next "where to" dialog with a name on the stick, and presses what opens it. */
export async function writeTo(window: AppWindow, path: string, press: () => Promise<void>): Promise<string> {
  await window.host.answerPlace(path);
  await press();
  return path;
}

/** Answers the next file dialog, and presses what opens it. */
export async function pickWith(window: AppWindow, paths: readonly string[], press: () => Promise<void>): Promise<void> {
  await window.host.answerPick(paths);
  await press();
}

export const onStick = (stick: string, name: string) => join(stick, name);
