// Every screen in both languages, light and dark, as pictures: `npm run screenshots`, or with a language alone as the argument.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Lang, langs } from '../../shared/domain/lang.ts';
import type { Visit } from '../e2e/support/app-window.ts';
import { type Desk, openDesk } from '../e2e/support/desk.ts';
import { detours } from '../e2e/support/detours.ts';
import { setTheme } from '../e2e/support/look-rules.ts';
import { tour } from '../e2e/support/tour.ts';
import { root } from '../host/served.ts';

const out = join(root, 'docs/screenshots');
const themes = ['light', 'dark'] as const;

/** Screens that are shown where they were scrolled to; the others from their top. */
const asScrolled = new Set([
  'sell-3-rows',
  'sell-4-allowed',
  'sell-4-column',
  'sell-4-counts',
  'sell-4-paper',
  'sell-4-risk',
  'sell-4-several',
  'sell-6-terms',
]);

/** The window as it stands, once in each theme, with no mouse over it. */
const shoot: Visit = async (name, { main, page, lang }) => {
  await page.mouse.move(0, 0);
  if (!asScrolled.has(name)) await main.locator('h1').evaluate((title) => title.scrollIntoView({ block: 'center' }));
  for (const theme of themes) {
    await setTheme(page, theme);
    await page.screenshot({ path: join(out, `${name}-${lang}-${theme}.png`), animations: 'disabled' });
  }
  await setTheme(page, 'light');
};

async function shootAll(lang: Lang, walk: (desk: Desk) => Promise<unknown>): Promise<void> {
  const desk = await openDesk({ lang, visit: shoot });
  try {
    await walk(desk);
    const troubles = desk.troubles();
    if (troubles.length > 0) throw new Error(troubles.join('\n'));
  } finally {
    await desk.close();
  }
}

mkdirSync(out, { recursive: true });
const asked = langs.filter((lang) => process.argv.length <= 2 || process.argv.includes(lang));
for (const lang of asked) {
  await shootAll(lang, async (desk) => tour(desk.cast, await desk.stranger(), desk.folder));
  await shootAll(lang, (desk) => detours(desk.cast, desk.folder));
}
console.log(`The screens lie in ${out}.`);
