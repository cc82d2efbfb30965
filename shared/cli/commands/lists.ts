// lists: what the buyer got in place of what stayed: whose door codes to ask again, who is not to be contacted.
import type { Output } from '../../ipc/contract.ts';
import { command } from '../command.ts';
import { table } from '../text/layout.ts';
import type { Texts } from '../text/zh.ts';
import { caseOption } from './shared.ts';

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
