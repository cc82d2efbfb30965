// Every screen and its states, looked at with instruments: axe in both themes, both window sizes, text sizes, motion, no network.

import { expect, test } from 'vitest';
import type { Lang } from '../../shared/domain/lang.ts';
import { full } from '../parameters.ts';
import type { Visit } from './support/app-window.ts';
import { openDesk } from './support/desk.ts';
import { flaws } from './support/look-rules.ts';
import { internetSockets } from './support/sockets.ts';
import { tour } from './support/tour.ts';

const patienceMs = 900_000;

async function expectSoundScreens(lang: Lang): Promise<void> {
  const found: string[] = [];
  const looked = new Set<string>();
  const visit: Visit = async (name, { page }) => {
    looked.add(name);
    found.push(...(await flaws(page)).map((flaw) => `${name}: ${flaw}`));
  };
  const desk = await openDesk({ lang, visit });
  try {
    const stranger = await desk.stranger();
    await tour(desk.cast, stranger, desk.folder);
    expect(desk.troubles()).toEqual([]);
    expect(internetSockets()).toEqual([]);
  } finally {
    await desk.close();
  }
  expect(found).toEqual([]);
  expect(looked.size).toBeGreaterThan(40);
}

test('every screen is sound, in Chinese', () => expectSoundScreens('zh'), patienceMs);

test.runIf(full)('every screen is sound, in English', () => expectSoundScreens('en'), patienceMs);
