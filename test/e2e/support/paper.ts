// Pages as the printer gets them: kept in the window when it prints, laid out for print, and looked at.
import type { Locator } from 'playwright-core';
import type { AppWindow } from './app-window.ts';

/** Runs in the page: may use nothing but its globals. */
function keepPaper(): void {
  const watching = new MutationObserver(() => {
    const paper = document.querySelector('[data-paper]')?.parentElement;
    if (paper === null || paper === undefined) return;
    watching.disconnect();
    const kept = paper.cloneNode(true) as HTMLElement;
    kept.dataset.kept = '';
    document.body.append(kept);
  });
  watching.observe(document.body, { childList: true, subtree: true });
}

/** The pages that `press` sends to the printer; the window stays as they are printed. */
export async function printed({ page }: AppWindow, press: () => Promise<void>): Promise<Locator> {
  await page.evaluate(keepPaper);
  await press();
  const pages = page.locator('[data-kept] [data-paper]');
  await pages.first().waitFor({ state: 'attached' });
  await page.emulateMedia({ media: 'print' });
  return pages;
}

/** Words that go beyond what they stand in: a cell of the strip, or the page. */
export function cutOff(paper: Locator): Promise<string[]> {
  return paper.evaluateAll((pages) => {
    const found: string[] = [];
    for (const page of pages) {
      const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const parent = node.parentElement;
        if (parent === null || !parent.checkVisibility() || node.textContent?.trim() === '') continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        const { right, width } = range.getBoundingClientRect();
        const box = (parent.closest('[data-cell]') ?? page).getBoundingClientRect();
        if (width > 1 && right > box.right) found.push(node.textContent ?? '');
      }
    }
    return found;
  });
}
