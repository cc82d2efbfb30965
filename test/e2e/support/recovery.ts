// A key made on a day that ended too soon: the window is killed while the recovery card is still on the screen.
import type { AppWindow } from './app-window.ts';
import { fillForm, lock, type Owner, tryPassphrase } from './office.ts';

/** Up to the recovery card, and there the power fails. The code that was on the screen. */
export async function killAtRecoveryCard(window: AppWindow, owner: Owner): Promise<string> {
  const { words } = window;
  await window.press(words.start.receive.act);
  await window.arrive('receive', 'form');
  await fillForm(window, owner);
  await window.pressPrimary(words.key.act);
  await window.arrive('receive', 'recovery');
  const code = (await window.main.locator('[data-recovery]').textContent()) ?? '';
  await window.host.restart();
  await window.arrive('start');
  return code;
}

/** The next opening asks for the card; nobody has it on paper, so a new one is made and typed back. The new code. */
export async function renewCard(window: AppWindow, owner: Owner): Promise<string> {
  const { words, hand } = window;
  await window.press(words.start.receive.act);
  await window.arrive('receive', 'lock');
  await tryPassphrase(window, owner.passphrase);
  await window.arrive('receive', 'ask-recovery');
  await window.visit('recovery-ask');
  await window.press(words.key.lost);
  await window.arrive('receive', 'renew-recovery');
  await hand.fill(window.field(words.key.passphrase), owner.passphrase);
  await window.visit('recovery-renew');
  await window.pressPrimary(words.key.renewAct);
  await window.arrive('receive', 'recovery');
  const code = (await window.main.locator('[data-recovery="shown"]').textContent()) ?? '';
  await hand.fill(window.field(words.key.typeBack), code);
  await window.pressPrimary(words.key.recoveryAct);
  await window.arrive('receive', 'card');
  return code;
}

/** Locked and opened again: nothing is asked any more. */
export async function openQuietly(window: AppWindow, owner: Owner): Promise<void> {
  await lock(window);
  await tryPassphrase(window, owner.passphrase);
  await window.arrive('receive', 'card');
}
