// table find, record, compare, replace, remove: one table of a case, looked into, told apart from another, or taken out.
import { command } from '../command.ts';
import { newerLines } from '../text/account.ts';
import { align, byteSize, grouped, pairs, statedTime } from '../text/layout.ts';
import { importTable } from '../text/tables.ts';
import { usage } from '../usage.ts';
import { caseOption, tableOption } from './shared.ts';

const place = { case: caseOption, table: tableOption } as const;
const olderOption = {
  ...tableOption,
  help: { zh: '旧的是哪张表，如 t01', en: 'the older table, like t01' },
} as const;
const shownAtMost = 50;

export const tableFind = command({
  name: 'table find',
  help: { zh: '在一张表里找一段文字（显示时打码）', en: 'find a text in a table; what is shown is masked' },
  vault: 'required',
  operands: { name: 'TEXT', min: 1, max: 1 },
  options: place,
  async run({ unlocked, values, operands, words }) {
    const [text = ''] = operands;
    const engine = await unlocked();
    const wanted = { case: values.case, table: values.table, text, limit: shownAtMost };
    const document = await engine.job((job) => engine.api['table.search']({ job, ...wanted }));
    const rows = document.rows.map(({ offset, cells }) => [offset + 1, ...cells]);
    return {
      document,
      answer: rows.length === 0 ? [words.account.none] : align(rows, ['', ...document.columns]),
      notes: document.complete ? [] : [words.account.atMost(grouped(shownAtMost))],
    };
  },
});

const told = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

export const tableRecord = command({
  name: 'table record',
  help: { zh: '一张表从哪里来、怎么读的、谁放进来的', en: 'where a table came from, how it was read, and by whom' },
  vault: 'required',
  options: place,
  async run({ unlocked, values, words }) {
    const engine = await unlocked();
    const document = await engine.api['table.record']({ case: values.case, table: values.table });
    const { record, found } = words.account;
    const lines = pairs([
      [record.source, document.source],
      [record.sheet, told(document.record.sheet)],
      [record.bytes, byteSize(document.bytes)],
      [record.sha256, document.sha256],
      [found.encoding, told(document.record.encoding)],
      [found.delimiter, told(document.record.delimiter)],
      [found.header, told(document.record.header_row)],
      [record.imported, statedTime(document.imported)],
      [record.operator, told(document.record.operator)],
      [record.program, told(document.record.program)],
    ]);
    return { document, answer: lines };
  },
});

export const tableCompare = command({
  name: 'table compare',
  help: {
    zh: '新导出的表和旧的比：新增、改动、没有了',
    en: 'a newer export against the older table: added, changed, gone',
  },
  vault: 'required',
  options: { ...place, older: olderOption },
  async run({ unlocked, values, words }) {
    const { case: ref, table, older } = values;
    const engine = await unlocked();
    const document = await engine.job((job) => engine.api['table.compare']({ job, case: ref, table, older }));
    return { document, answer: newerLines(words, [document]) };
  },
});

export const tableReplace = command({
  name: 'table replace',
  help: {
    zh: '用新导出的表换掉旧的；列怎么处理照旧',
    en: 'put a newer export in the place of a table; decisions about columns stay',
  },
  vault: 'required',
  options: { ...place, older: olderOption },
  async run({ unlocked, values, words }) {
    const { case: ref, table, older } = values;
    const engine = await unlocked();
    const document = await engine.api['table.replace']({ case: ref, table, older });
    return { document, answer: importTable(words, document.tables) };
  },
});

export const tableRemove = command({
  name: 'table remove',
  help: {
    zh: '把放错的表或文件夹拿出来（封存之前）',
    en: 'take out a table or folder that was brought in by mistake, before sealing',
  },
  vault: 'required',
  options: {
    case: caseOption,
    table: { kind: 'text', value: 't01', help: tableOption.help },
    folder: { kind: 'text', value: 's01', help: { zh: '哪个文件夹的照片和文件', en: 'folder of photos and files' } },
  },
  async run({ unlocked, values, words }) {
    const { case: ref, table, folder } = values;
    if (table !== undefined && folder !== undefined) throw usage('not_together', '--table --folder');
    const engine = await unlocked();
    const document = await engine.api['table.remove'](
      folder === undefined ? { case: ref, table: givenTable(table) } : { case: ref, folder },
    );
    return { document, answer: importTable(words, document.tables), notes: [words.account.removed] };
  },
});

/** @throws usage */
function givenTable(table: string | undefined): string {
  if (table === undefined) throw usage('option_missing', '--table');
  return table;
}
