// rows refused, set-apart, mend, leave, reopen: the rows of a source that are no rows of its table, shown and decided about.

import type { Output } from '../../ipc/contract.ts';
import { command } from '../command.ts';
import { accountLines, asideLines } from '../text/account.ts';
import { equation } from '../text/tables.ts';
import type { Texts } from '../text/zh.ts';
import { usage } from '../usage.ts';
import { caseOption, tableOption } from './shared.ts';

const shownAtOnce = 50;

const place = { case: caseOption, table: tableOption } as const;

const list = (
  name: 'rows refused' | 'rows set-apart',
  kind: 'refused' | 'set_aside',
  help: { zh: string; en: string },
) =>
  command({
    name,
    help,
    vault: 'required',
    options: { ...place, from: { kind: 'integer', value: 'N', help: { zh: '从第几条看起', en: 'the first to show' } } },
    async run({ unlocked, values, words }) {
      const { case: ref, table, from = 1 } = values;
      const engine = await unlocked();
      const window = { case: ref, table, kind, offset: Math.max(0, from - 1), count: shownAtOnce };
      const document = await engine.api['rows.aside'](window);
      return { document, answer: asideLines(words, document) };
    },
  });

export const rowsRefused = list('rows refused', 'refused', {
  zh: '看被退回的行：第几行、为什么、原来的样子',
  en: 'rows that were refused: line, reason, and as they stand in the source',
});

export const rowsSetApart = list('rows set-apart', 'set_aside', {
  zh: '看另放的行：标题、合计、说明',
  en: 'rows that were set apart: titles, totals, remarks',
});

const rowOption = {
  kind: 'text',
  value: 'ROW',
  required: true,
  many: true,
  help: {
    zh: '哪一行：rows refused、rows set-apart 里排在最前面的数',
    en: 'which row: the first number in rows refused and rows set-apart',
  },
} as const;

/** @throws usage */
function rowNumbers(given: readonly string[] | undefined): number[] {
  const numbers = (given ?? []).map(Number);
  if (numbers.length === 0 || !numbers.every((number) => Number.isSafeInteger(number) && number > 0)) {
    throw usage('value_bad', '--row');
  }
  return numbers;
}

/** @throws usage if there are more */
function oneRow(given: readonly string[] | undefined): number {
  const [row, ...more] = rowNumbers(given);
  if (row === undefined || more.length > 0) throw usage('value_bad', '--row');
  return row;
}

function standing(words: Texts, { tables }: Output<'rows.mend'>, id: string): string[] {
  const these = tables.filter((table) => table.id === id);
  return [...these.map((table) => `${table.id}  ${equation(table)}`), ...accountLines(words, these)];
}

export const rowsMend = command({
  name: 'rows mend',
  help: {
    zh: '把一行补进表里：按列的次序写出每一格',
    en: 'put a row into the table: its cells in the order of the columns',
  },
  vault: 'required',
  operands: { name: 'CELL', min: 1 },
  options: { ...place, row: rowOption },
  async run({ unlocked, values, operands, words }) {
    const { case: ref, table } = values;
    const engine = await unlocked();
    const document = await engine.api['rows.mend']({ case: ref, table, ref: oneRow(values.row), cells: [...operands] });
    return { document, answer: standing(words, document, table) };
  },
});

export const rowsLeave = command({
  name: 'rows leave',
  help: { zh: '看过了，不收这些行', en: 'leave rows out, knowingly' },
  vault: 'required',
  options: {
    ...place,
    row: rowOption,
    note: { kind: 'text', value: 'TEXT', required: true, help: { zh: '为什么不收', en: 'why' } },
  },
  async run({ unlocked, values, words }) {
    const { case: ref, table, note } = values;
    const engine = await unlocked();
    const document = await engine.api['rows.leave']({ case: ref, table, refs: rowNumbers(values.row), note });
    return { document, answer: standing(words, document, table) };
  },
});

export const rowsReopen = command({
  name: 'rows reopen',
  help: { zh: '收回对一行的决定', en: 'take back what was decided about a row' },
  vault: 'required',
  options: { ...place, row: rowOption },
  async run({ unlocked, values, words }) {
    const { case: ref, table } = values;
    const engine = await unlocked();
    const document = await engine.api['rows.reopen']({ case: ref, table, ref: oneRow(values.row) });
    return { document, answer: standing(words, document, table) };
  },
});
