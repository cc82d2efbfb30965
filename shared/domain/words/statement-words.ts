// Labels of a statement's sheet in both languages.
import type { Lang } from '../lang.ts';
import { statementWordsEn } from './statement-words.en.ts';
import { statementWordsZh } from './statement-words.zh.ts';

export type StatementWords = Readonly<Record<keyof typeof statementWordsZh, string>>;

export const statementWords: Readonly<Record<Lang, StatementWords>> = { zh: statementWordsZh, en: statementWordsEn };
