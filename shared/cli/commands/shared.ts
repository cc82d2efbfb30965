// Options that several commands have in common.
import type { OptionSpec } from '../command.ts';

export const caseOption = {
  kind: 'text',
  value: 'ID',
  required: true,
  help: { zh: '哪次交接：编号，如 HO-2026-7K4Q-M', en: 'which case: its label, like HO-2026-7K4Q-M' },
} as const satisfies OptionSpec;

/** An output file that the command makes. */
export const outOption = <const Value extends string>(value: Value) =>
  ({
    kind: 'text',
    value,
    required: true,
    help: { zh: '写到哪个文件', en: 'file to write' },
  }) as const satisfies OptionSpec;

export const usualTable = 't01';

export const anyTableOption = {
  kind: 'text',
  value: usualTable,
  help: { zh: `哪张表，不写就是 ${usualTable}`, en: `which table; ${usualTable} if none is given` },
} as const satisfies OptionSpec;

export const tableOption = {
  kind: 'text',
  value: 't01',
  required: true,
  help: { zh: '哪张表，如 t01', en: 'which table, like t01' },
} as const satisfies OptionSpec;
