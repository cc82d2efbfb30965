// Every screen and its states, looked at with instruments: the rules of the default path, axe in both themes, both window sizes, text
// sizes, motion, no network.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Lang } from '../../shared/domain/lang.ts';
import { full } from '../parameters.ts';
import { type AppWindow, openWindow, type Visit } from './support/app-window.ts';
import { openDesk } from './support/desk.ts';
import { flaws, movesWithMotion } from './support/look-rules.ts';
import { brokenRules } from './support/page-rules.ts';
import { internetSockets } from './support/sockets.ts';
import { tour } from './support/tour.ts';

const patienceMs = 900_000;

async function expectSoundScreens(lang: Lang): Promise<void> {
  const found: string[] = [];
  const looked = new Set<string>();
  const moving = new Set<string>();
  const visit: Visit = async (name, { page }) => {
    looked.add(name);
    found.push(...[...(await brokenRules(page, lang)), ...(await flaws(page))].map((flaw) => `${name}: ${flaw}`));
    if (await movesWithMotion(page)) moving.add(name);
  };
  const desk = await openDesk({ lang, visit });
  try {
    const { places, holds } = await tour(desk.cast, await desk.stranger(), desk.folder);
    expect(places).toContain('stick');
    expect(holds).toBe(7);
    expect(desk.troubles()).toEqual([]);
    expect(internetSockets()).toEqual([]);
  } finally {
    await desk.close();
  }
  expect(found).toEqual([]);
  expect(looked.size).toBeGreaterThan(40);
  // The one motion there is: a stamp that is pressed. Who asked the computer for less sees none.
  expect([...moving].filter((name) => !name.endsWith('-running')).sort()).toEqual([
    'compare-signed',
    'sell-7',
    'sell-7-sealed',
    'sell-8',
  ]);
}

test('every screen is sound, in Chinese', () => expectSoundScreens('zh'), patienceMs);

if (full) test('every screen is sound, in English', () => expectSoundScreens('en'), patienceMs);

/** Spoils the start page so that every instrument has something to find. */
async function spoil({ page }: AppWindow): Promise<void> {
  await page.evaluate((han) => {
    const main = document.querySelector('main');
    const [first, second] = document.querySelectorAll<HTMLElement>('main p, main span');
    first?.style.setProperty('font-size', '12px');
    second?.style.setProperty('animation-name', 'along');
    const wide = document.createElement('p');
    wide.style.cssText = 'position: absolute; max-width: none; white-space: nowrap; color: #ccc';
    wide.textContent = `vault ${han}`;
    const button = document.createElement('button');
    button.dataset.primary = '';
    button.textContent = '再来一个';
    const wordy = document.createElement('p');
    wordy.textContent = wide.textContent;
    main?.append(wordy, button);
    // Inside the screen it would only be scrolled to.
    document.body.append(wide);
  }, '字'.repeat(121));
}

test(
  'what is not sound would be seen',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'handover-look-'));
    const window = await openWindow({ vault: join(folder, 'vault') });
    try {
      expect(await flaws(window.page)).toEqual([]);
      expect(await brokenRules(window.page, 'zh')).toEqual([]);
      await spoil(window);
      const seen = (await flaws(window.page)).join('\n');
      for (const part of ['12px', 'moves', 'sticks out', 'color-contrast']) expect(seen).toContain(part);
      const broken = (await brokenRules(window.page, 'zh')).join('\n');
      for (const part of ['2 primary buttons', 'Han characters', 'black list: vault']) expect(broken).toContain(part);
    } finally {
      await window.close();
      rmSync(folder, { recursive: true, force: true });
    }
  },
  patienceMs,
);
