// The window's own words, so that a test finds a control by what a person reads on it.

import { en } from '../../../renderer/words/en.ts';
import type { Words } from '../../../renderer/words/shape.ts';
import { zh } from '../../../renderer/words/zh.ts';
import type { Lang } from '../../../shared/domain/lang.ts';
import { labels } from '../../../shared/domain/words/labels.ts';

export type WindowWords = Words<typeof zh>;

export const wordsOf = (lang: Lang): WindowWords => (lang === 'zh' ? zh : en);
export const labelsOf = (lang: Lang) => labels[lang];

/** `{name}` in a sentence of the window. */
export function say(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
