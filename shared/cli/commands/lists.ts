// lists, lists export: what the buyer got in place of what stayed: whose door codes to ask again, who is not to be contacted.
import type { Output } from '../../ipc/contract.ts';
import { command } from '../command.ts';
import { grouped, pairs, table } from '../text/layout.ts';
import type { Texts } from '../text/zh.ts';
import { caseOption, outOption } from './shared.ts';

type CameLists = Output<'lists.show'>['lists'];

function listLines({ lists: text }: Texts, lists: CameLists): string[] {
  if (lists.length === 0) return [text.none];
  const rows = lists.map(({ id, name, persons, rows: count }) => [id, name, persons ?? '–', count]);
  return table(['', text.name, text.persons, text.rows], rows);
}

export const lists = command({
  name: 'lists',
  help: {
    zh: '随包来的客户名单：不得联系的、要重新登记门禁的',
    en: 'lists that came in the package: not to be contacted, door codes to ask again',
  },
  vault: 'required',
  options: { case: caseOption },
  async run({ unlocked, values, words }) {
    const document = await (await unlocked()).api['lists.show']({ case: values.case });
    const notes = document.lists.length === 0 ? [] : [words.lists.next];
    return { document, answer: listLines(words, document.lists), notes };
  },
});

export const listsExport = command({
  name: 'lists export',
  help: { zh: '把一份客户名单导出成 Excel（会记下一笔）', en: 'one of those lists as a workbook (this is logged)' },
  vault: 'required',
  options: {
    case: caseOption,
    list: {
      kind: 'text',
      value: 'f50000',
      required: true,
      help: { zh: '哪份名单：lists 列出的编号', en: 'which list: its id, as `lists` shows it' },
    },
    out: outOption('F.xlsx'),
  },
  async run({ unlocked, values, words }) {
    const { case: ref, list, out } = values;
    const engine = await unlocked();
    const document = await engine.api['lists.export']({ case: ref, list, out: await engine.file(out) });
    return {
      document,
      answer: pairs([[words.lists.rows, grouped(document.rows)]]),
      notes: [words.file.written(out)],
    };
  },
});
