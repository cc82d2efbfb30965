// Keys by themselves: Esc, Enter in a field, and a focus that must be in sight. A whole handover by keyboard is in handover.test.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type AppWindow, openWindow } from './support/app-window.ts';
import { owners } from './support/office.ts';

const patienceMs = 600_000;

describe('keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'handover-keys-'));
  let window: AppWindow;

  beforeAll(async () => {
    window = await openWindow({ vault: join(folder, 'vault'), lang: 'en', hand: 'keyboard' });
  }, patienceMs);

  afterAll(async () => {
    const { problems, blocked } = window.host;
    await window.close();
    rmSync(folder, { recursive: true, force: true });
    expect([...problems, ...blocked]).toEqual([]);
  });

  test(
    'Esc closes a dialog, and the focus is back where it came from',
    async () => {
      const help = window.page.getByRole('button', { name: window.words.head.help });
      await window.hand.press(help);
      await window.dialog.waitFor();
      await window.page.keyboard.press('Escape');
      await window.dialog.waitFor({ state: 'detached' });
      await help.and(window.page.locator(':focus')).waitFor();
    },
    patienceMs,
  );

  test(
    'Esc closes the drawer of reasons',
    async () => {
      await window.pressPrimary(window.words.start.sell.act);
      await window.arrive('key', 'form');
      await window.press(window.words.why.open);
      const drawer = window.page.getByRole('complementary');
      await drawer.waitFor();
      await window.page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      await window.button(window.words.why.open).and(window.page.locator(':focus')).waitFor();
    },
    patienceMs,
  );

  test(
    'Enter in a field presses the primary button, and not while it is dead',
    async () => {
      const { words, hand, page } = window;
      const { name, passphrase } = owners.en.seller;
      await hand.fill(window.field(words.key.name), name);
      await hand.fill(window.field(words.key.passphrase), passphrase);
      await page.keyboard.press('Enter');
      expect(await window.main.getAttribute('data-stage')).toBe('form');
      await hand.fill(window.field(words.key.again), passphrase);
      await page.keyboard.press('Enter');
      await window.arrive('key', 'recovery');
    },
    patienceMs,
  );

  test(
    'a focus that nobody can see is noticed',
    async () => {
      await window.page.evaluate(() => {
        document.styleSheets[0]?.insertRule(':focus-visible, * { outline: none !important; }');
      });
      await expect(window.press(window.words.bar.print)).rejects.toThrow('The focus can’t be seen');
    },
    patienceMs,
  );
});
