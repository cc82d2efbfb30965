// The Chromium host: the built window in a real browser, bound to the engine's thread, with dialogs that a test answers.
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { refusal } from '../../electron/ipc.ts';
import { mayInvoke } from '../../electron/origin.ts';
import type { Dialogs } from '../../shared/engine/ports.ts';
import type { Engine, startEngine } from '../../shared/engine/thread/host.ts';
import { type AnsweredDialogs, answeredDialogs } from './answers.ts';
import { launchChromium } from './chromium.ts';
import { dropFiles } from './drop.ts';
import type { Host, HostOptions } from './host.ts';
import { askName, hangBridge, type PageRequest, progressName } from './page-bridge.ts';
import { ensureBuilt, origin, root, serveBuilt } from './served.ts';

export interface ChromiumOptions extends HostOptions {
  /** With a window of its own, for a person. */
  readonly headed?: boolean;
  /** In place of the test's answers. */
  readonly dialogs?: Dialogs;
}

/** What the parts of one host share. */
type State = {
  readonly options: ChromiumOptions;
  readonly answers: AnsweredDialogs;
  readonly blocked: string[];
  readonly problems: string[];
  readonly drops: Map<string, string>;
  readonly packed: PackedEngine;
  printed: number;
  engine: Engine;
};

type PackedEngine = { readonly startEngine: typeof startEngine };

/** The engine's thread in one file, as it is packed: it and its workers start in a fraction of the time that the sources take. */
async function packedEngine(): Promise<PackedEngine> {
  ensureBuilt('children');
  return import(pathToFileURL(join(root, 'out/children/engine.js')).href);
}

function start(state: Pick<State, 'options' | 'answers' | 'packed' | 'problems'>): Engine {
  return state.packed.startEngine({
    defaultVault: state.options.vault,
    settingsFile: state.options.settings ?? `${state.options.vault}.settings.json`,
    dialogs: state.options.dialogs ?? state.answers,
    onBug: (note) => state.problems.push(`bug ${note.name}\n${note.frames.join('\n')}`),
  });
}

async function newContext(browser: Browser, options: ChromiumOptions): Promise<BrowserContext> {
  return browser.newContext({
    offline: true,
    serviceWorkers: 'block',
    acceptDownloads: false,
    locale: options.lang === 'en' ? 'en-US' : 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: options.theme ?? 'light',
    reducedMotion: 'reduce',
    viewport: options.viewport ?? { width: 1280, height: 800 },
  });
}

function perform(state: State, request: PageRequest): unknown {
  if (request.purpose === 'invoke') return state.engine.invoke(request.channel, request.input);
  if (request.purpose === 'print') state.printed += 1;
  if (request.purpose === 'violation') state.problems.push(request.text);
  if (request.purpose !== 'dropped') return undefined;
  const paths = request.names.map((name) => state.drops.get(name)).filter((path) => path !== undefined);
  return Promise.all(paths.map((path) => state.engine.addFile(path)));
}

/** Binds the page to the engine; the same sender check as Electron's. */
async function bind(context: BrowserContext, state: State): Promise<void> {
  await context.exposeBinding(askName, (source, request: PageRequest) => {
    const sender = { isMainFrame: source.frame === source.page.mainFrame(), url: source.frame.url() };
    return mayInvoke(sender, origin) ? perform(state, request) : refusal;
  });
  await context.addInitScript(hangBridge, { ask: askName, progress: progressName });
}

/** A second page is closed as it opens; what goes wrong in the first is noted. */
function watch(page: Page, state: State): void {
  page.context().on('page', (opened) => {
    state.blocked.push(`window ${opened.url()}`);
    void opened.close();
  });
  page.on('pageerror', (error) => state.problems.push(`error ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') state.problems.push(`console ${message.text()}`);
  });
}

function follow(page: Page, engine: Engine): void {
  engine.onProgress((progress) => {
    const pass = page.evaluate(
      ([name, event]) => (window as unknown as Record<string, (event: unknown) => void>)[name]?.(event),
      [progressName, progress] as const,
    );
    // A page that is loading or closed misses the event, as in Electron.
    void pass.catch(() => undefined);
  });
}

function hostOf(page: Page, state: State): Host {
  return {
    page,
    engine: {
      invoke: (channel, input) => state.engine.invoke(channel, input),
      addFile: (path) => state.engine.addFile(path),
    },
    blocked: state.blocked,
    problems: state.problems,
    asked: async () => [...state.answers.asked],
    printed: async () => state.printed,
    answerPick: async (paths) => state.answers.answerPick(paths),
    answerPlace: async (path) => state.answers.answerPlace(path),
    atWork: () =>
      new Promise((resolve) => {
        const off = state.engine.onProgress(() => {
          off();
          resolve();
        });
      }),
    async drop(target, paths) {
      for (const path of paths) state.drops.set(basename(path), path);
      await dropFiles(target, paths);
    },
    async restart() {
      await state.engine.stop();
      state.engine = start(state);
      follow(page, state.engine);
      await page.goto(`${origin}/`);
    },
    async close() {
      await page.context().browser()?.close();
      await state.engine.close();
    },
  };
}

export async function openHost(options: ChromiumOptions): Promise<Host> {
  const packed = await packedEngine();
  const fixed = { options, packed, answers: answeredDialogs(), blocked: [], problems: [], drops: new Map() };
  const route = await serveBuilt(fixed.blocked);
  const browser = await launchChromium(options.headed !== true);
  const context = await newContext(browser, options);
  await context.route('**/*', route);
  const state: State = { ...fixed, printed: 0, engine: start(fixed) };
  await bind(context, state);
  const page = await context.newPage();
  watch(page, state);
  follow(page, state.engine);
  await page.goto(`${origin}/`);
  return hostOf(page, state);
}
