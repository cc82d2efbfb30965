// How a person's hand meets the window: by mouse, or by keyboard alone. Every path can be walked with either.
import type { Locator, Page } from 'playwright-core';

export type HandKind = 'mouse' | 'keyboard';

export interface Hand {
  readonly kind: HandKind;
  /** Presses a button, a tick or a toggle. */
  press(target: Locator): Promise<void>;
  /** Replaces the text of a field. */
  fill(target: Locator, text: string): Promise<void>;
  /** Picks one of a group of choices by its exact words. */
  choose(group: Locator, option: string): Promise<void>;
}

/** More stops than any screen has: a control that is not reached by then can't be reached. */
const mostStops = 160;

export function mouse(): Hand {
  return {
    kind: 'mouse',
    press: (target) => target.click(),
    fill: (target, text) => target.fill(text),
    choose: (group, option) => group.getByText(option, { exact: true }).click(),
  };
}

type Stop = { readonly reached: boolean; readonly name: string; readonly visible: boolean };

/** Runs in the page: whether the target has the focus, and what shows where the focus is, a ring around it or around what stands for it. */
function stopAt(target: Element): Stop {
  const active = document.activeElement ?? document.body;
  const shown = [active, ...active.querySelectorAll(':scope > *'), active.parentElement, active.closest('label')];
  const visible = shown.some((element) => {
    if (element === null || element === document.body) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  });
  const name = `${active.tagName} ${active.getAttribute('aria-label') ?? active.textContent.slice(0, 40)}`;
  return { reached: target.contains(active), name, visible: visible || active === document.body };
}

/** Tab until the target has the focus; every stop on the way must show where it is. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  if ((await target.evaluate(stopAt)).reached) return;
  for (let stop = 0; stop < mostStops; stop += 1) {
    await page.keyboard.press('Tab');
    const { reached, name, visible } = await target.evaluate(stopAt);
    if (!visible) throw new Error(`The focus can’t be seen on: ${name}`);
    if (reached) return;
  }
  throw new Error(`Tab never reaches ${target}`);
}

const nameOfFocus = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement?.closest('label')?.textContent ?? '').trim());

const isFocusChecked = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement instanceof HTMLInputElement && document.activeElement.checked);

/** Arrows move the choice, as in every group of radio buttons; a group without a choice yet needs Space for its first. */
async function chooseByArrows(page: Page, group: Locator, option: string): Promise<void> {
  await tabTo(page, group);
  for (let step = 0; step < mostStops && (await nameOfFocus(page)) !== option; step += 1) {
    await page.keyboard.press('ArrowDown');
  }
  if (!(await isFocusChecked(page))) await page.keyboard.press('Space');
  if (!(await isFocusChecked(page))) throw new Error(`Arrows never choose: ${option}`);
}

export function keyboard(page: Page): Hand {
  return {
    kind: 'keyboard',
    async press(target) {
      await target.and(page.locator(':enabled')).waitFor();
      await tabTo(page, target);
      // Space is what ticks and toggles take; a button takes both.
      const toggles = await target.evaluate((element) => element.matches('[aria-pressed], input'));
      await page.keyboard.press(toggles ? 'Space' : 'Enter');
    },
    async fill(target, text) {
      await tabTo(page, target);
      await page.keyboard.press('ControlOrMeta+A');
      await page.keyboard.insertText(text);
    },
    choose: (group, option) => chooseByArrows(page, group, option),
  };
}
