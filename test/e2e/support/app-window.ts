// One window of the program as a test handles it: its parts by role and word, one hand, and a look at every screen it comes to.
import type { Locator, Page } from 'playwright-core';
import type { ScreenName } from '../../../renderer/app/route.ts';
import type { Lang } from '../../../shared/domain/lang.ts';
import type { CellState, StripCell } from '../../../shared/domain/vocabulary.ts';
import { type Host, type HostOptions, openHost } from '../../host/host.ts';
import { type Hand, type HandKind, keyboard, mouse } from './hand.ts';
import { watchScreens } from './screens-seen.ts';
import { type WindowWords, wordsOf } from './words.ts';

/** Called at every screen and stage with the name it has in the screenshots. */
export type Visit = (name: string, window: AppWindow) => Promise<void>;

export interface WindowOptions extends HostOptions {
  readonly hand?: HandKind;
  readonly visit?: Visit;
}

/** The machine may be busy with much else. */
const patienceMs = 60_000;

export class AppWindow {
  readonly host: Host;
  readonly lang: Lang;
  readonly words: WindowWords;
  readonly hand: Hand;
  readonly #visit: Visit;

  constructor(host: Host, { lang = 'zh', hand = 'mouse', visit = async () => {} }: WindowOptions) {
    this.host = host;
    this.lang = lang;
    this.words = wordsOf(lang);
    this.hand = hand === 'mouse' ? mouse() : keyboard(host.page);
    this.#visit = visit;
  }

  get page(): Page {
    return this.host.page;
  }
  /** The screen in front: behind the lock another one may wait. */
  get main(): Locator {
    return this.page.locator('main').filter({ visible: true });
  }
  get primary(): Locator {
    return this.main.locator('[data-primary]');
  }
  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }
  /** The ink block of a refusal. */
  get stop(): Locator {
    return this.main.locator('[data-stop]');
  }

  button(name: string, within: Locator = this.main): Locator {
    return within.getByRole('button', { name, exact: true });
  }
  field(name: string, within: Locator = this.main): Locator {
    return within.getByLabel(name, { exact: true });
  }
  group(name: string, within: Locator = this.main): Locator {
    return within.getByRole('radiogroup', { name, exact: true });
  }

  /** Waits for a screen, and for the focus on its title. */
  async arrive(screen: ScreenName, stage?: string): Promise<void> {
    const wanted = `[data-screen="${screen}"]${stage === undefined ? '' : `[data-stage="${stage}"]`}`;
    try {
      await this.page.locator(`main${wanted}`).filter({ visible: true }).waitFor();
      if (stage !== 'lock') await this.main.locator('h1:focus').waitFor();
    } catch (cause) {
      throw new Error(`Never came to ${wanted}; in front is:\n${await this.main.innerText()}`, { cause });
    }
  }

  visit(name: string): Promise<void> {
    return this.#visit(name, this);
  }

  press(name: string, within?: Locator): Promise<void> {
    return this.hand.press(this.button(name, within));
  }

  /** Presses the primary button, which must bear these words. */
  async pressPrimary(words: string): Promise<void> {
    await this.hand.press(this.primary.filter({ hasText: words }));
  }

  async strip(): Promise<Partial<Record<StripCell, CellState>>> {
    const cells = await this.main.locator('li[data-cell]').all();
    const found = await Promise.all(
      cells.map(async (cell) => [await cell.getAttribute('data-cell'), await cell.getAttribute('data-state')]),
    );
    return Object.fromEntries(found);
  }

  /** Until a cell of the strip has come to a state. */
  async stripAt(cell: StripCell, state: CellState): Promise<void> {
    await this.main.locator(`li[data-cell="${cell}"][data-state="${state}"]`).waitFor();
  }

  async close(): Promise<void> {
    await this.host.close();
  }
}

export async function openWindow(options: WindowOptions): Promise<AppWindow> {
  const host = await openHost(options);
  host.page.setDefaultTimeout(patienceMs);
  await watchScreens(host.page);
  const window = new AppWindow(host, options);
  await window.arrive('start');
  return window;
}
