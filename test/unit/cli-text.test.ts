// The words of the command line: both languages whole, Chinese marks, and nothing that may never be claimed.
import { expect, test } from 'vitest';
import { helpResult } from '../../shared/cli/help.ts';
import { optionsOf } from '../../shared/cli/options.ts';
import { commands } from '../../shared/cli/registry.ts';
import { en } from '../../shared/cli/text/en.ts';
import { textsOf } from '../../shared/cli/text/texts.ts';
import { zh } from '../../shared/cli/text/zh.ts';
import { forbiddenClaims, misfitPunctuation } from '../../shared/domain/words/banned-words.ts';

type Line = readonly [path: string, text: string];

/** Every sentence; functions are called with words that stand for what they are given. */
function sentences(value: unknown, path = ''): Line[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const given = path.endsWith('choices') || path.endsWith('candidates') ? [['甲', '乙']] : ['甲', '乙', '丙'];
    return sentences((value as (...args: unknown[]) => unknown)(...given), path);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => sentences(member, `${path}.${name}`));
}

const helps = commands.flatMap((command) => [
  [command.name, command.help] as const,
  ...Object.entries(optionsOf(command)).map(([name, { help }]) => [`${command.name} --${name}`, help] as const),
]);
const chinese: Line[] = [...sentences(zh), ...helps.map(([path, { zh: text }]) => [path, text] as const)];
const english: Line[] = [...sentences(en), ...helps.map(([path, { en: text }]) => [path, text] as const)];

test('there are sentences to look at', () => {
  expect(chinese.length).toBeGreaterThan(250);
  expect(english).toHaveLength(chinese.length);
});

/** The sentences that a pattern finds, with their places. */
const found = (lines: readonly Line[], pattern: RegExp) => lines.filter(([, text]) => pattern.test(text));

test('Chinese has full-width marks beside Han characters', () => {
  expect(chinese.filter(([, text]) => misfitPunctuation(text).length > 0)).toEqual([]);
});

test('Chinese has no word of the black list', () => {
  const black = /哈希|摘要|公钥|私钥|密文|清单文件|策略|口令短语|vault|manifest|k-匿名/i;
  // The checks of the demo are shell commands, with the names that files have in a package.
  const spoken = chinese.filter(([path]) => !path.startsWith('.demo.checks'));
  expect(found(spoken, black)).toEqual([]);
  expect(found([['', '算出哈希']], black)).toHaveLength(1);
});

test('English sentences are English', () => {
  const plain = english.map(([path, text]) => [path, text.replace(/[甲乙丙]/g, '')] as const);
  expect(found(plain, /\p{Script=Han}/u)).toEqual([]);
});

// What the law notes say no text of the program may claim, part (f), and a few stronger words.
const stronger = /合法|法院|\b(?:prove[sdn]?|proofs?|compliant|legally)\b/i;

test('no sentence claims what may not be claimed', () => {
  expect(chinese.flatMap(([, text]) => forbiddenClaims(text, 'zh'))).toEqual([]);
  expect(english.flatMap(([, text]) => forbiddenClaims(text, 'en'))).toEqual([]);
  expect(found([...chinese, ...english], stronger)).toEqual([]);
});

test('help shows every command and every option in both languages', () => {
  for (const lang of ['zh', 'en'] as const) {
    const { answer } = helpResult({ words: textsOf(lang), lang }, commands, false);
    const text = answer.join('\n');
    for (const command of commands) {
      expect(text).toContain(command.help[lang]);
      for (const name of Object.keys(command.options)) expect(text).toContain(`--${name}`);
    }
  }
});
