// 卖4 as a person works on it: stacks, amber questions, one dialog for a column or several, rules for rows, the way back.
import type { Locator } from 'playwright-core';
import type { AnswerName } from '../../../renderer/screens/policy/questions.ts';
import type { StackName } from '../../../renderer/screens/policy/stacks.ts';
import type { AppWindow } from './app-window.ts';
import { say } from './words.ts';

/** The names of the columns in a stack of the table in front. */
export async function inStack(window: AppWindow, stack: StackName): Promise<string[]> {
  return window.main.locator(`[data-stack="${stack}"] li[data-column] b`).allTextContents();
}

const slipOf = (window: AppWindow, name: string): Locator =>
  window.main.locator('[data-stack] li').filter({ has: window.page.getByText(name, { exact: true }) });

/** What is said under a column's name. */
export const lineOf = (window: AppWindow, name: string): Promise<string> =>
  slipOf(window, name).locator('small').innerText();

export async function isIn(window: AppWindow, name: string, stack: StackName): Promise<void> {
  await window.main.locator(`[data-stack="${stack}"]`).getByText(name, { exact: true }).waitFor();
}

/** Opens the dialog of a column or a folder. */
export async function change(window: AppWindow, name: string): Promise<void> {
  await window.press(say(window.words.policy.changeLabel, { name }), window.main.locator('[data-stack]'));
  await window.dialog.waitFor();
}

export type Wanted = {
  readonly action: keyof AppWindow['words']['policy']['decide']['actions'];
  /** How it looks then, by its words. */
  readonly left?: string;
  readonly reason?: keyof AppWindow['words']['policy']['decide']['reasons'];
};

/** In the dialog that is open. */
export async function decide(window: AppWindow, { action, left, reason }: Wanted): Promise<void> {
  const { words, hand, dialog } = window;
  const { decide: said } = words.policy;
  await hand.choose(window.group(said.how, dialog), said.actions[action]);
  if (left !== undefined) await hand.choose(window.group(said.left, dialog), left);
  if (reason !== undefined) await hand.choose(window.group(said.why, dialog), said.reasons[reason]);
  await window.press(said.act, dialog);
  await dialog.waitFor({ state: 'detached' });
}

/** Hands over a sensitive column, with a reason. */
export async function keepColumn(window: AppWindow, column: string): Promise<void> {
  await change(window, column);
  await window.visit('sell-4-column');
  await decide(window, { action: 'keep', reason: 'necessary' });
  await isIn(window, column, 'keep');
}

/** Lets a whole folder of photos go, with a reason. */
export async function keepFolder(window: AppWindow, folder: string): Promise<void> {
  const { words, hand, dialog } = window;
  await change(window, folder);
  await window.visit('sell-4-folder');
  await hand.choose(window.group(words.policy.folder.title, dialog), words.policy.folder.necessary);
  await window.press(words.policy.decide.act, dialog);
  await dialog.waitFor({ state: 'detached' });
  await window.main.locator('[data-stack="keep"] li[data-folder]').waitFor();
}

/** The amber question about a column. */
export const question = (window: AppWindow, name: string): Locator =>
  window.main.locator('li[data-settled]').filter({ hasText: name });

/** Answers it by the place of the answer: the first is the safe one. */
export async function answer(window: AppWindow, name: string, wanted: AnswerName): Promise<void> {
  const group = question(window, name).getByRole('radiogroup');
  const radio = group.locator(`input[value="${wanted}"]`);
  await window.hand.choose(group, (await radio.locator('xpath=ancestor::label').innerText()).trim());
  await window.main.locator('li[data-settled="true"]').filter({ hasText: name }).waitFor();
}

export type RuleAsked = 'no_consent' | 'objected' | 'withdrawn' | 'no_contact';

/** Says whether customers stay who said no themselves. */
export async function answerRule(window: AppWindow, rule: RuleAsked, wanted: 'stay' | 'go'): Promise<void> {
  const card = window.main.locator(`[data-asked-rule="${rule}"]`);
  await window.hand.choose(card.getByRole('radiogroup'), window.words.policy.ask[wanted]);
  await card.and(window.page.locator('[data-settled-rule="true"]')).waitFor();
}

/** Ticks columns and opens their dialog. */
export async function pickSeveral(window: AppWindow, names: readonly string[]): Promise<void> {
  const { words, hand, main } = window;
  await window.press(words.policy.several.start);
  for (const name of names) await hand.press(main.locator('[data-stack] label').getByText(name, { exact: true }));
  await window.visit('sell-4-several');
  await window.press(words.policy.several.act);
  await window.dialog.waitFor();
}

/** Takes back the last step. */
export async function undo(window: AppWindow, what: string): Promise<void> {
  await window.press(say(window.words.policy.undoLabel, { what }));
}

/** Until every row has been judged anew. */
export async function counted(window: AppWindow): Promise<void> {
  await window.main.locator('[data-counting="false"]').waitFor();
}

/** States that the secrets of a column are none, for this reason, and confirms it. */
export async function stateNotSecret(window: AppWindow, column: string, because: string): Promise<void> {
  const { dialog } = window;
  const said = window.words.policy.notSecret;
  await change(window, column);
  await window.press(said.offer, dialog);
  await dialog.getByRole('button', { name: said.next, disabled: true }).waitFor();
  await window.hand.fill(window.field(said.because, dialog), because);
  await window.visit('sell-4-not-secret');
  await window.press(said.next, dialog);
  await dialog.getByText(said.follows).waitFor();
  await window.visit('sell-4-not-secret-sure');
  await window.press(said.sure, dialog);
}

/** Makes the rule by hand that children stay unless this column says that their guardians have agreed. */
export async function heedGuardians(window: AppWindow, birth: string, agreed: string): Promise<void> {
  const { dialog, hand, page } = window;
  const { rows } = window.words.policy;
  await window.press(rows.add);
  await hand.choose(window.group(rows.which, dialog), rows.minor);
  await hand.press(dialog.getByRole('button', { name: rows.column }));
  await page.getByRole('option', { name: birth }).click();
  await hand.press(dialog.getByRole('button', { name: rows.guardianColumn }));
  await page.getByRole('option', { name: agreed }).click();
  await window.field(rows.agreed, dialog).waitFor();
  await window.visit('sell-4-guardian');
  await window.press(rows.use, dialog);
  await dialog.waitFor({ state: 'detached' });
}
