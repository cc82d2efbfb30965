// What the readers say about rows they refused and sources they read, in words; a word that this version does not know has none.
import type { Lang } from './lang.ts';

const zh = {
  too_many_fields: '格子比表头多',
  too_few_fields: '格子比表头少',
  bad_quotes: '引号用得不对',
  unclosed_quote: '引号没有合上',
  nul: '里面有空字符',
  private_use: '有自造的字，别的电脑上可能显示不出',
  hidden_sheets: '有隐藏的工作表，没有读',
  hidden_rows: '有隐藏或筛掉的行，也收下了',
  hidden_columns: '有隐藏的列，也收下了',
  merged_cells: '有合并的格子',
  error_cells: '有出错的格子',
  formula_cells: '有公式，收下的是算好的结果',
  formulas_without_value: '有公式没有算好的结果，收下的是空',
  long_numbers: '有长数字可能已被 Excel 改了末几位',
  empty_sheets: '有空的工作表',
  short: '有些行末尾缺格子',
  surplus: '有些行末尾多出空格子',
  unknown: '另有说明',
} as const satisfies Record<string, string>;

const en = {
  too_many_fields: 'more cells than the header',
  too_few_fields: 'fewer cells than the header',
  bad_quotes: 'quotation marks in the wrong place',
  unclosed_quote: 'a quotation mark is never closed',
  nul: 'it holds an empty character',
  private_use: 'home-made characters that other computers may not show',
  hidden_sheets: 'hidden sheets, not read',
  hidden_rows: 'hidden or filtered rows, taken too',
  hidden_columns: 'hidden columns, taken too',
  merged_cells: 'merged cells',
  error_cells: 'cells with an error',
  formula_cells: 'formulas: their results are taken',
  formulas_without_value: 'formulas without a result: taken as empty',
  long_numbers: 'Excel may have changed the last digits of long numbers',
  empty_sheets: 'empty sheets',
  short: 'some rows lack cells at the end',
  surplus: 'some rows have empty cells too many',
  unknown: 'a note of another kind',
} as const satisfies Record<keyof typeof zh, string>;

export const importWords: Readonly<Record<Lang, Readonly<Record<string, string>>>> = { zh, en };

export function importWord(word: string, lang: Lang): string {
  const known = importWords[lang];
  return (Object.hasOwn(known, word) ? known[word] : undefined) ?? known.unknown ?? '';
}
