// Turns an error into what a person reads: what happened, where, and how to mend it, in either language.

import type { ErrorCode } from '../errors.ts';
import { type Gate, gates } from '../gates.ts';
import type { Lang } from '../lang.ts';
import { errorTextEn } from './error-text.en.ts';
import type { ErrorText } from './error-text.ts';
import { errorTextZh } from './error-text.zh.ts';
import { gateWords, lackWords } from './gate-text.ts';
import { fill, type Values } from './template.ts';

export type Description = { what: string; where?: string; mend: string };

/** An error of either side of the bridge: a HandoverError, or the envelope it travelled in. */
export type Problem = {
  readonly code: string;
  readonly where: Readonly<Record<string, string | number | undefined>>;
  readonly facts: Readonly<Record<string, string | number | readonly string[]>>;
};

const texts: Record<Lang, Record<ErrorCode, ErrorText>> = { zh: errorTextZh, en: errorTextEn };

const places = {
  zh: {
    file: '文件 {file}',
    entry: '里面的 {entry}',
    table: '表 {table}',
    column: '列 {column}',
    row: '第 {row} 行',
    member: '项 {member}',
  },
  en: {
    file: 'file {file}',
    entry: 'part {entry}',
    table: 'table {table}',
    column: 'column {column}',
    row: 'row {row}',
    member: 'item {member}',
  },
} as const satisfies Record<Lang, Record<string, string>>;

const comma: Record<Lang, string> = { zh: '，', en: ', ' };
const listed: Record<Lang, string> = { zh: '、', en: ', ' };

function isCode(code: string): code is ErrorCode {
  return Object.hasOwn(errorTextZh, code);
}

/** A gate's name becomes its words; anything else stands as it is. */
function spoken(name: string, lang: Lang): string {
  if (Object.hasOwn(gates, name)) return gateWords[lang][name as Gate].short;
  return (Object.hasOwn(lackWords[lang], name) ? lackWords[lang][name] : undefined) ?? name;
}

function valuesOf(error: Problem, lang: Lang): Values {
  const facts = Object.entries(error.facts).map(([name, value]) => [
    name,
    typeof value === 'object' ? value.map((item) => spoken(item, lang)).join(listed[lang]) : value,
  ]);
  return { ...Object.fromEntries(facts), ...error.where };
}

function whereText(error: Problem, lang: Lang): string | undefined {
  const parts = Object.entries(places[lang])
    .filter(([name]) => error.where[name] !== undefined)
    .map(([, text]) => fill(text, error.where));
  return parts.length === 0 ? undefined : parts.join(comma[lang]);
}

/** Pure: the words of a known code, or those of `bug` for one that this version does not know. */
export function describeError(error: Problem, lang: Lang): Description {
  const text = texts[lang][isCode(error.code) ? error.code : 'bug'];
  const values = valuesOf(error, lang);
  const where = whereText(error, lang);
  return { what: fill(text.what, values), ...(where === undefined ? {} : { where }), mend: fill(text.mend, values) };
}
