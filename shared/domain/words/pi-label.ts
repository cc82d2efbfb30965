// The word for a kind of personal information; a kind that this version does not know has no word.
import type { Lang } from '../lang.ts';
import { piLabelsEn } from './pi-labels.en.ts';
import { piLabelsZh } from './pi-labels.zh.ts';

export function piLabel(pi: string, lang: Lang): string {
  const words: Readonly<Record<string, string>> = lang === 'zh' ? piLabelsZh : piLabelsEn;
  return (Object.hasOwn(words, pi) ? words[pi] : undefined) ?? words.none ?? '';
}
