// The rules of the default path, measured on the page as it stands: one primary button, few words, none of the black list.
import type { Page } from 'playwright-core';
import type { Lang } from '../../../shared/domain/lang.ts';
import { bannedWords } from '../../../shared/domain/words/banned-words.ts';

export type Measured = {
  readonly primaries: number;
  /** Buttons that look like the primary one and are none. */
  readonly falsePrimaries: string[];
  /** Running text above the fold: no titles, labels, buttons, tables or facts of the handover. */
  readonly explanation: string;
  /** Everything that can be read or heard. */
  readonly all: string;
};

/** Runs in the page: may use nothing but its globals. */
function measure(): Measured {
  const main = [...document.querySelectorAll<HTMLElement>('main')].find((element) => element.checkVisibility());
  if (main === undefined) throw new Error('no screen');
  const shown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const primaries = [...main.querySelectorAll('[data-primary]')].filter(shown);
  const colour = getComputedStyle(document.documentElement).getPropertyValue('--act').trim();
  const probe = document.createElement('i');
  probe.style.color = colour;
  document.body.append(probe);
  const act = getComputedStyle(probe).color;
  probe.remove();
  const falsePrimaries = [...main.querySelectorAll('button')]
    .filter((button) => shown(button) && !button.hasAttribute('data-primary'))
    .filter((button) => getComputedStyle(button).backgroundColor === act)
    .map((button) => button.textContent);
  const isProse = (element: Element) => {
    if (element.closest('nav, h1, h2, h3, button, label, legend, table, dt, [data-column], [data-code]')) return false;
    return element.closest('dd') === null || element.closest('dd small, dd p') !== null;
  };
  const texts: string[] = [];
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || !shown(parent) || !isProse(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const { top, bottom, width } = range.getBoundingClientRect();
    if (width > 1 && bottom > 0 && top < innerHeight) texts.push(node.textContent ?? '');
  }
  // A paper to sign is quoted word for word, clauses and all: its words are not the program's.
  const papers = [...document.querySelectorAll<HTMLElement>('[data-statement]')].map((paper) => paper.innerText);
  const body = papers.reduce((text, paper) => text.replace(paper, ''), document.body.innerText);
  const spoken = [...document.querySelectorAll('[aria-label]')].filter(shown).map((e) => e.getAttribute('aria-label'));
  return {
    primaries: primaries.length,
    falsePrimaries,
    explanation: texts.join('\n'),
    all: [body, ...spoken].join('\n'),
  };
}

export const measurePage = (page: Page): Promise<Measured> => page.evaluate(measure);

export const mostHan = 120;

/** What breaks a rule of look.md 1, in words; empty on a sound screen. */
export async function brokenRules(page: Page, lang: Lang): Promise<string[]> {
  const { primaries, falsePrimaries, explanation, all } = await measurePage(page);
  const han = explanation.match(/\p{Script=Han}/gu)?.length ?? 0;
  return [
    ...(primaries === 1 ? [] : [`${primaries} primary buttons`]),
    ...falsePrimaries.map((name) => `looks like a primary button: ${name}`),
    ...(han <= mostHan ? [] : [`${han} Han characters of explanation: ${explanation}`]),
    ...bannedWords(all, lang).map((word) => `black list: ${word}`),
  ];
}
