// What the check of the computer found, as sentences: one for what is well, one for what to look at; a failure has the words of its error.

import type { Lang } from '../lang.ts';
import { describeError, type Problem } from './describe.ts';
import { fill } from './template.ts';

type Words = { readonly pass: string; readonly warn?: string };

const zh: Readonly<Record<string, Words>> = {
  epoch: { pass: '钥匙和资料箱是一套。' },
  settings: { pass: '和做好时一样。' },
  pages: { pass: '文件读得通。' },
  log: { pass: '前后相接，共 {size} 条。' },
  cases: { pass: '{cases} 次交接，钥匙都在。' },
  tables: { pass: '[{tables} 张表，和登记的一样。][{rows} 行，每一块都对。]' },
  files: { pass: '{files} 个文件，每一个都对。' },
  leftovers: {
    pass: '没有别的东西。',
    warn: '资料箱的文件夹里有 {unknown} 个别的文件。请看一看，不认识的就移走。',
  },
  modes: { pass: '只有您自己读得到。', warn: '{count} 个文件别的用户也读得到。请把文件夹改成只给自己用。' },
  synced_folder: { pass: '不在网盘的文件夹里。' },
  space: { pass: '还有 {free}。', warn: '只剩 {free}，放资料和封存时可能不够。请先腾出地方。' },
};

const en: Readonly<Record<string, Words>> = {
  epoch: { pass: 'The key and the data box belong together.' },
  settings: { pass: 'As they were made.' },
  pages: { pass: 'The files can be read.' },
  log: { pass: 'Unbroken, {size} entries.' },
  cases: { pass: 'Handovers: {cases}, all keys there.' },
  tables: { pass: '[Tables: {tables}, as registered.][Rows: {rows}, every block right.]' },
  files: { pass: 'Files: {files}, every one right.' },
  leftovers: {
    pass: 'Nothing else lies there.',
    warn: "Other files in the folder of the data box: {unknown}. Look at them, and move away what you don't know.",
  },
  modes: {
    pass: 'Only you can read it.',
    warn: 'Files that other users can read: {count}. Give the folder to yourself alone.',
  },
  synced_folder: { pass: 'Not in a folder of a cloud service.' },
  space: { pass: '{free} left.', warn: 'Only {free} left: data or a package may not fit. Make room first.' },
};

const words: Readonly<Record<Lang, Readonly<Record<string, Words>>>> = { zh, en };

export type FindingLike = {
  readonly check: string;
  readonly result: 'pass' | 'warn' | 'fail';
  readonly code?: string | undefined;
  readonly where?: Problem['where'] | undefined;
  readonly facts?: Problem['facts'] | undefined;
};

/** Bytes of a free disk in GB, as a shop states them. */
function spoken([name, fact]: [string, Problem['facts'][string]]): [string, string | number] {
  if (name === 'free' && typeof fact === 'number') return [name, `${(fact / 1e9).toFixed(1)} GB`];
  return [name, typeof fact === 'object' ? fact.join(' ') : fact];
}

export function findingText({ check, result, code, where = {}, facts = {} }: FindingLike, lang: Lang): string {
  const own = words[lang][check]?.[result === 'fail' ? 'pass' : result];
  const values = Object.fromEntries(Object.entries(facts).map(spoken));
  if (result !== 'fail' && own !== undefined) return fill(own, values);
  const { what, where: place, mend } = describeError({ code: code ?? 'bug', where, facts }, lang);
  return [what, place, mend].filter((part) => part !== undefined).join(lang === 'zh' ? '' : ' ');
}
