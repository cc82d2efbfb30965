// The two languages: zh leads, en has the same keys or it does not compile.
import type { Lang } from '../../domain/lang.ts';
import { en } from './en.ts';
import { type Texts, zh } from './zh.ts';

export function textsOf(lang: Lang): Texts {
  return lang === 'en' ? en : zh;
}

/** What was asked for with `--lang`, else English if the environment's LANG is English, else Chinese. */
export function chooseLang(asked: string | undefined, env: Readonly<Record<string, string | undefined>>): Lang {
  if (asked === 'zh' || asked === 'en') return asked;
  return env.LANG?.toLowerCase().startsWith('en') ? 'en' : 'zh';
}
