// What every screen keeps to, whatever it shows: nothing sticks out, no text is small, nothing moves for who wants no motion.
import type { Page } from 'playwright-core';
import { axeViolations } from './axe.ts';

export const smallestText = 14;
export const sizes = [
  { width: 1024, height: 700 },
  { width: 1280, height: 800 },
] as const;
export type Theme = 'light' | 'dark';

/** Runs in the page: may use nothing but its globals. */
function lookAtPage(smallest: number): string[] {
  const found = new Set<string>();
  const named = (element: Element) => `${element.tagName.toLowerCase()} "${(element.textContent ?? '').slice(0, 30)}"`;
  const scrolls = (element: Element) => ['auto', 'scroll', 'hidden'].includes(getComputedStyle(element).overflowX);
  const isClipped = (element: Element): boolean => {
    for (let at = element.parentElement; at !== null; at = at.parentElement) if (scrolls(at)) return true;
    return false;
  };
  if (document.documentElement.scrollWidth > innerWidth) found.add('the page scrolls sideways');
  for (const main of document.querySelectorAll('main')) {
    for (const box of main.querySelectorAll('*')) {
      // Tables of rows scroll in a box of their own; the body of a screen never does.
      const isBody = getComputedStyle(box).overflowY === 'auto' && box.querySelector('h1') !== null;
      if (isBody && box.scrollWidth > box.clientWidth) found.add(`the screen scrolls sideways: ${named(box)}`);
    }
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('[aria-hidden="true"]') !== null)
      continue;
    const { animationName, fontSize, transitionDuration } = getComputedStyle(element);
    if (animationName !== 'none' || /[1-9]/.test(transitionDuration)) found.add(`moves: ${named(element)}`);
    const words = [...element.childNodes].filter((node) => node.nodeType === 3 && node.textContent?.trim() !== '');
    if (words.length === 0 || element.closest('svg') !== null) continue;
    if (Number.parseFloat(fontSize) < smallest) found.add(`${fontSize}: ${named(element)}`);
    for (const node of words) {
      const range = document.createRange();
      range.selectNodeContents(node);
      const { left, right, width } = range.getBoundingClientRect();
      const out = width > 1 && (left < -1 || right > innerWidth + 1);
      if (out && !isClipped(element)) found.add(`sticks out: ${named(element)}`);
    }
  }
  return [...found];
}

export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
}

type Axe = {
  run(options: object): Promise<{ violations: { nodes: { target: unknown; failureSummary?: string }[] }[] }>;
};

/** axe is in the page by then: in another theme the colours alone are others. */
async function contrastViolations(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: Axe }).axe.run({ runOnly: ['color-contrast'] }),
  );
  return violations.flatMap(({ nodes }) => nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`));
}

/** What is wrong with the screen in front, in both sizes and both themes, in words; empty on a sound one. */
export async function flaws(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    found.push(...(await page.evaluate(lookAtPage, smallestText)).map((flaw) => `${size.width}: ${flaw}`));
  }
  await setTheme(page, 'light');
  found.push(...(await axeViolations(page)).map((flaw) => `axe: ${flaw}`));
  await setTheme(page, 'dark');
  found.push(...(await contrastViolations(page)).map((flaw) => `axe, dark: ${flaw}`));
  await setTheme(page, 'light');
  return found;
}

/** Whether anything would move for somebody who has not asked for less motion. */
export async function movesWithMotion(page: Page): Promise<boolean> {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const moves = await page.evaluate(() =>
    [...document.body.querySelectorAll('*')].some((element) => getComputedStyle(element).animationName !== 'none'),
  );
  await page.emulateMedia({ reducedMotion: 'reduce' });
  return moves;
}
