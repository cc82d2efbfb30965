// Notes inside the page every screen that comes to the front, so that none can be missed by a test that looks too late.
import type { Page } from 'playwright-core';

/** Runs in the page: may use nothing but its globals. */
function noteScreens(): void {
  const seen: string[] = [];
  const note = () => {
    const main = [...document.querySelectorAll<HTMLElement>('main')].find((element) => element.checkVisibility());
    const name = main === undefined ? '' : `${main.dataset.path} ${main.dataset.screen}`;
    if (name !== '' && seen.at(-1) !== name) seen.push(name);
  };
  Object.defineProperty(window, 'screensSeen', { value: seen, configurable: true });
  const attributeFilter = ['data-screen', 'hidden'];
  new MutationObserver(note).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter });
  note();
}

export async function watchScreens(page: Page): Promise<void> {
  await page.addInitScript(noteScreens);
  await page.evaluate(noteScreens);
}

/** The names of the screens in the order in which they came, those of one path alone. */
export async function screensSeen(page: Page, path: 'seller' | 'buyer'): Promise<string[]> {
  const seen = await page.evaluate(() => [...(window as unknown as { screensSeen: string[] }).screensSeen]);
  return seen.filter((name) => name.startsWith(`${path} `)).map((name) => name.slice(path.length + 1));
}
