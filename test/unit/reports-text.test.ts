// The reports of a package in words: every column with what was done and why, who could be recognised, and what this does not say.
import { describe, expect, test } from 'vitest';
import { reportLines } from '../../shared/cli/text/report.ts';
import { textsOf } from '../../shared/cli/text/texts.ts';
import { langs } from '../../shared/domain/lang.ts';
import { bannedWords, misfitPunctuation } from '../../shared/domain/words/banned-words.ts';
import { reportLimits, reportWords } from '../../shared/domain/words/report-words.ts';
import { placeholders } from '../../shared/domain/words/template.ts';
import type { Output } from '../../shared/ipc/contract.ts';

type Reports = Output<'package.inspect'>['reports'];

const reports: Reports = {
  tables: [
    {
      id: 't01',
      columns: [
        { id: 'c01', pi: 'person_name', action: 'mask', reason: 'necessary', cells: 8003 },
        { id: 'c02', pi: 'gender', action: 'keep', reason: 'necessary' },
        { id: 'c03', pi: 'home_access', action: 'drop', reason: 'class_c', cells: '<10' },
      ],
      left_out: [{ reason: 'minor', rows: '<10' }],
    },
  ],
  not_secret: [{ table: 't01', column: 'c02' }],
  grounds: [{ table: 't01', column: 'c02', rule: 'withdrawn', sha256: 'ab'.repeat(32) }],
  gate: { values: 24_009, cells: 80_030, texts: '<10' },
  allowed: [
    { table: 't01', column: 'c02', from_table: 't02', from_column: 'c07', reason: 'ordered', cells: 1200 },
    { table: 't01', column: 'c02', from_table: 't01', from_column: 'c03', reason: 'of_another', cells: '<10' },
  ],
  risk: {
    k: 12,
    worst_permille: 84,
    average_permille: 35,
    before: {
      k: 1,
      worst_permille: 1000,
      average_permille: 800,
      quasi: ['c01', 'c02', 'c03'].map((column) => ({ table: 't01', column })),
    },
    quasi: [
      { table: 't01', column: 'c01' },
      { table: 't01', column: 'c02' },
    ],
  },
  limits: ['named_columns', 'of_another_program'],
};

describe.each(langs)('in %s', (lang) => {
  const text = reportLines(textsOf(lang), lang, reports).join('\n');

  test('it is plain, complete and claims nothing', () => {
    const all = [text, ...Object.values(reportLimits[lang]), ...Object.values(reportWords[lang])];
    expect(all.flatMap((one) => bannedWords(one, lang))).toEqual([]);
    expect(all.flatMap(misfitPunctuation)).toEqual([]);
    expect(text).not.toMatch(/\{\w+\}|undefined|NaN/);
  });

  test('a limit that is not known is named, not hidden', () => {
    expect(text).toContain(reportLimits[lang].named_columns);
    expect(text).toContain('of_another_program');
  });
});

test('each column has its line, with the cells counted and no small number', () => {
  const lines = reportLines(textsOf('zh'), 'zh', reports);
  expect(lines.find((line) => line.startsWith('t01.c01'))).toMatch(/姓名 .*打码 .*接手后用得着 .*8,003$/);
  expect(lines.find((line) => line.startsWith('t01.c03'))).toMatch(/不交 .*秘密，不许交 .*不到 10$/);
  expect(lines.find((line) => line.startsWith('t01  '))).toMatch(/未满14岁 .*不到 10$/);
});

test('what was searched for, and what may stand where', () => {
  const text = reportLines(textsOf('zh'), 'zh', reports).join('\n');
  expect(text).toContain('共 24,009 个，在 80,030 格和 不到 10 处');
  expect(text).toContain('t02.c07 的内容，在 t01.c02 里：1,200 格，理由：法律或约定要求交');
  expect(text).toContain('t01.c03 的内容，在 t01.c02 里：不到 10 格，理由：of_another');
  expect(text).toContain(`${reportWords.zh.notSecret}\n  t01.c02`);
  expect(text).toContain(`${reportWords.zh.grounds}\n  t01.c02（收回了同意）：文件指纹 abab`);
  const silent: Reports = { ...reports, allowed: [] };
  expect(reportLines(textsOf('zh'), 'zh', silent).join('\n')).not.toContain(reportWords.zh.allowed);
});

test('the risk is told in per cent, by kinds of columns', () => {
  const text = reportLines(textsOf('en'), 'en', reports).join('\n');
  expect(text).toMatch(/In the source, by .*, .*, .*: rows that agree in these are one group, the smallest of 1;/);
  expect(text).toMatch(/As handed over, by [^,]*, [^,]*: the smallest group is of 12;/);
  expect(text).toContain('right with 8.4%, on average with 3.5%');
  const { before: _, ...risk } = reports.risk ?? { k: 1, worst_permille: 1, average_permille: 1, quasi: [] };
  expect(reportLines(textsOf('en'), 'en', { ...reports, risk }).join('\n')).not.toContain('In the source');
});

test('a package without tables has nothing to tell', () => {
  expect(
    reportLines(textsOf('zh'), 'zh', { tables: [], not_secret: [], allowed: [], grounds: [], limits: [] }),
  ).toEqual([]);
});

test('both languages speak of the same values', () => {
  const names = (text: string) => placeholders(text).sort();
  for (const [word, text] of Object.entries(reportWords.zh)) {
    expect(names(reportWords.en[word as keyof typeof reportWords.en]), word).toEqual(names(text));
  }
});
