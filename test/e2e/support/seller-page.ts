// The seller's screens, each act as a person does it: 卖1 to 卖8.

import { groundWords } from '../../../shared/domain/grounds.ts';
import { clauses } from '../../../shared/domain/words/terms-text.ts';
import type { AppWindow } from './app-window.ts';
import { pickWith, writeTo } from './office.ts';
import { labelsOf } from './words.ts';

export type StepName = 'card' | 'number' | 'terms' | 'trial';

/** From the start to an answered deal: the business is sold, every customer has agreed. */
export async function answerDeal(window: AppWindow, buyer: string): Promise<void> {
  const { hand, words, lang } = window;
  await window.arrive('deal');
  await window.visit('sell-2-empty');
  await hand.fill(window.field(words.deal.who), buyer);
  await hand.choose(window.group(words.deal.what), labelsOf(lang).deal.D4);
  await hand.choose(window.group(words.deal.ground), groundWords[lang].consent.name);
  await hand.fill(window.field(words.deal.day), '2026-12-01');
  await window.visit('sell-2');
  await window.pressPrimary(words.deal.act);
}

/** By mouse they are dragged in, by keyboard picked: tables first, then the folder. */
export async function bringData(window: AppWindow, tables: readonly string[], folder?: string): Promise<void> {
  const { hand, words } = window;
  if (hand.kind === 'mouse') {
    await window.host.drop(window.main.locator('[data-drop]'), [...tables, ...(folder === undefined ? [] : [folder])]);
    return;
  }
  await pickWith(window, tables, () => window.press(words.file.pick));
  await importDone(window);
  if (folder !== undefined) await pickWith(window, [folder], () => window.press(words.file.pickFolder));
}

/** The buttons beside a running import are quiet; when it ends the primary one is live. */
export async function importDone(window: AppWindow): Promise<void> {
  await window.primary.and(window.page.locator(':enabled')).waitFor();
}

/** Read, taken, refused, set apart, as the equation shows them. */
export async function equation(window: AppWindow): Promise<number[]> {
  const shown = await window.main.locator('[data-equation] dd').allTextContents();
  return shown.filter((text) => /\d/.test(text)).map((text) => Number(text.replaceAll(',', '')));
}

export async function openStep(window: AppWindow, name: StepName): Promise<void> {
  await window.hand.press(window.main.locator(`[data-step="${name}"] button[aria-expanded]`).first());
  await window.main.locator(`[data-step="${name}"] button[aria-expanded="true"]`).waitFor();
}

export async function stepDone(window: AppWindow, name: StepName): Promise<void> {
  await window.main.locator(`[data-step="${name}"][data-done="true"]`).waitFor();
}

export async function writeOurCard(window: AppWindow, path: string): Promise<void> {
  await writeTo(window, path, () => window.press(window.words.recipient.card.out));
  await window.main.locator('[data-written]').waitFor();
}

export async function takeTheirCard(window: AppWindow, path: string): Promise<void> {
  const { words } = window;
  await pickWith(window, [path], () => window.pressPrimary(words.recipient.card.pick));
  await window.primary.filter({ hasText: words.recipient.card.accept }).waitFor();
  await window.visit('sell-6-offer');
  await window.pressPrimary(words.recipient.card.accept);
  await stepDone(window, 'card');
}

/** Writes the terms with one purpose of our own, signs them, and leaves the file on the stick. */
export async function signTerms(window: AppWindow, path: string): Promise<void> {
  const { words, lang, hand } = window;
  const purposes = clauses[lang].purposes.join('\n');
  await hand.fill(window.field(words.recipient.terms.purposes), purposes);
  await window.visit('sell-6-terms');
  await window.pressPrimary(words.recipient.terms.act);
  await window.main.locator('[data-statement="terms"]').getByText(purposes).waitFor();
  await window.visit('sell-6-read');
  await writeTo(window, path, () => window.pressPrimary(words.recipient.terms.sign));
  await window.main.getByText(words.recipient.terms.waiting).waitFor();
}

export async function bringTerms(window: AppWindow, path: string): Promise<void> {
  await pickWith(window, [path], () => window.pressPrimary(window.words.recipient.terms.bring));
  await stepDone(window, 'terms');
}

/** Presses each group as if the other side had just read it aloud. */
export async function tickNumber(window: AppWindow, within = window.main): Promise<void> {
  const groups = within.locator('[data-safety] button');
  for (const group of await groups.all()) await window.hand.press(group);
}

export async function safetyNumber(window: AppWindow): Promise<string> {
  const shown = window.page.locator('[data-safety]').filter({ visible: true });
  return (await shown.getAttribute('data-safety')) ?? '';
}

export async function compareNumber(window: AppWindow): Promise<void> {
  await tickNumber(window);
  await window.pressPrimary(window.words.recipient.number.act);
  await stepDone(window, 'number');
}

export async function makeTrial(window: AppWindow, path: string): Promise<void> {
  const { words } = window;
  await writeTo(window, path, () => window.pressPrimary(words.recipient.trial.make));
  await window.field(words.recipient.trial.code).waitFor();
}

export async function enterDigits(window: AppWindow, digits: string): Promise<void> {
  const { words } = window;
  await window.hand.fill(window.field(words.recipient.trial.code), digits);
  await window.pressPrimary(words.recipient.trial.act);
}

/** The page before sealing, with its rows counted: from then on the engine is at rest. */
export async function planCounted(window: AppWindow): Promise<void> {
  await window.arrive('seal', 'plan');
  await window.main.getByText(window.words.policy.check.counting).waitFor({ state: 'detached' });
}

export async function seal(window: AppWindow, path: string): Promise<void> {
  await writeTo(window, path, () => window.pressPrimary(window.words.seal.act));
}

/** Seals what will be refused. */
export async function sealInVain(window: AppWindow, path: string): Promise<void> {
  await seal(window, path);
  await window.stop.waitFor();
}

/** Lets the pair of columns through for which sealing was refused, for this reason. */
export async function letThrough(window: AppWindow, reason: string): Promise<void> {
  const { dialog } = window;
  const { allow } = window.words.seal;
  await window.press(allow.offer);
  await dialog.getByRole('button', { name: allow.act, disabled: true }).waitFor();
  await window.hand.choose(window.group(window.words.policy.decide.why, dialog), reason);
  await window.visit('sell-7-allow');
  await window.press(allow.act, dialog);
  await window.stop.waitFor({ state: 'detached' });
  await window.main.getByText(window.words.policy.allowed.title).waitFor();
}

/** The stick was pulled and is plugged in again: the file on it is read once more. */
export async function readBack(window: AppWindow): Promise<void> {
  await window.pressPrimary(window.words.seal.readBack);
  await window.main.locator('[data-read-back]').waitFor();
}
