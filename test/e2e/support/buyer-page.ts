// The buyer's screens, each act as a person does it: 买1 to 买5.
import type { AppWindow } from './app-window.ts';
import { pickWith, writeTo } from './office.ts';
import { safetyNumber, tickNumber } from './seller-page.ts';

export async function writeCard(window: AppWindow, path: string): Promise<void> {
  const { words } = window;
  await window.arrive('receive', 'card');
  await window.visit('receive-1-card');
  await writeTo(window, path, () => window.pressPrimary(words.receive.act));
  await window.primary.filter({ hasText: words.receive.next }).waitFor();
}

/** A pile of papers: the seller's card waits for a person, then the terms for a signature. */
export async function bringPapers(window: AppWindow, paths: readonly string[]): Promise<void> {
  const { words, hand, host } = window;
  if (hand.kind === 'mouse') await host.drop(window.main.locator('[data-drop]').last(), paths);
  else await pickWith(window, paths, () => window.press(words.trial.add));
}

export async function acceptCard(window: AppWindow): Promise<void> {
  const { words } = window;
  await window.button(words.trial.accept).waitFor();
  await window.visit('receive-2-papers');
  await window.press(words.trial.accept);
}

export async function signTerms(window: AppWindow, path: string): Promise<void> {
  const { words } = window;
  await window.press(words.trial.read);
  await window.dialog.locator('[data-statement="terms"]').waitFor();
  await window.visit('receive-2-terms');
  await writeTo(window, path, () => window.press(words.trial.sign, window.dialog));
  await window.button(words.trial.read).waitFor({ state: 'detached' });
}

/** Reads the number in the dialog, ticks it off group by group, and gives it back. */
export async function compareNumber(window: AppWindow): Promise<string> {
  const { words } = window;
  await window.press(words.trial.number);
  await window.dialog.waitFor();
  const number = await safetyNumber(window);
  await window.visit('receive-2-number');
  await tickNumber(window, window.dialog);
  await window.press(words.recipient.number.act, window.dialog);
  await window.dialog.waitFor({ state: 'detached' });
  await window.main.getByText(words.trial.numberDone).waitFor();
  return number;
}

/** Opens the trial envelope: the six digits that a person reads from the screen. */
export async function openTrial(window: AppWindow, path: string): Promise<string> {
  await pickWith(window, [path], () => window.pressPrimary(window.words.trial.act));
  const shown = window.main.locator('[data-digits]');
  await shown.waitFor();
  const spans = await shown.locator('[aria-hidden]').allTextContents();
  return spans.join('');
}

export async function pickPackage(window: AppWindow, path: string): Promise<void> {
  await pickWith(window, [path], () => window.pressPrimary(window.words.check.act));
}

/** `integrity good`, …: the lines of the check in their order. */
export async function checkLines(window: AppWindow): Promise<string[]> {
  const lines = await window.main.locator('[data-line]').all();
  return Promise.all(
    lines.map(async (line) => `${await line.getAttribute('data-line')} ${await line.getAttribute('data-result')}`),
  );
}

/** Each line of the comparison: its name, expected, found, difference. */
export async function counts(window: AppWindow): Promise<string[][]> {
  const rows = await window.main.locator('tr[data-differs]').all();
  return Promise.all(rows.map((row) => row.locator('td').allTextContents()));
}

export async function signReceipt(window: AppWindow, path: string): Promise<void> {
  await writeTo(window, path, () => window.pressPrimary(window.words.compare.act));
  await window.arrive('compare', 'signed');
}

/** @param label what the button says: Excel, unless another format was chosen */
export async function exportTo(window: AppWindow, folder: string, label = window.words.use.act): Promise<string[]> {
  await writeTo(window, folder, () => window.pressPrimary(label));
  await window.arrive('use', 'done');
  return window.main.locator('[data-exported] li').allTextContents();
}
