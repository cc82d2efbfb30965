// policy show, set: what goes and what stays, column by column and folder by folder.
import { actions, reasons } from '../../domain/vocabulary.ts';
import { command } from '../command.ts';
import { folderLines, policyLines } from '../text/tables.ts';
import { usage } from '../usage.ts';
import { caseOption } from './shared.ts';

/** `t01.c03` → table and column. @throws usage */
export function parseColumn(given: string): { table: string; column: string } {
  const [, table, column] = /^(t[0-9]{2})\.(c[0-9]{2,4})$/.exec(given) ?? [];
  if (table === undefined || column === undefined) throw usage('value_bad', '--column', { choices: ['t01.c03'] });
  return { table, column };
}

/** One of the two. @throws usage */
function parsePlace({ column, folder }: { column?: string | undefined; folder?: string | undefined }) {
  if (column !== undefined && folder !== undefined) throw usage('not_together', '--column --folder');
  if (column !== undefined) return parseColumn(column);
  if (folder === undefined) throw usage('option_missing', '--column');
  if (!/^s[0-9]{2,6}$/.test(folder)) throw usage('value_bad', '--folder', { choices: ['s01'] });
  return { folder };
}

export const policyShow = command({
  name: 'policy show',
  help: { zh: '看每一列交还是不交、为什么', en: 'show which column goes or stays, and why' },
  vault: 'required',
  options: { case: caseOption },
  async run({ unlocked, values, words }) {
    const document = await (await unlocked()).api['policy.show']({ case: values.case });
    const { tables, attachments } = document;
    return { document, answer: [...policyLines(words, tables), ...folderLines(words, attachments)] };
  },
});

export const policySet = command({
  name: 'policy set',
  help: { zh: '改一列、一个文件夹怎么处理', en: 'change what happens to a column or a folder of files' },
  vault: 'required',
  options: {
    case: caseOption,
    column: { kind: 'text', value: 't01.c03', help: { zh: '哪张表的哪一列', en: 'table and column' } },
    folder: { kind: 'text', value: 's01', help: { zh: '哪个文件夹的照片和文件', en: 'folder of photos and files' } },
    action: {
      kind: 'text',
      value: 'A',
      choices: actions,
      required: true,
      help: { zh: '怎么处理', en: 'what happens' },
    },
    reason: { kind: 'text', value: 'R', choices: reasons, required: true, help: { zh: '理由', en: 'reason' } },
  },
  async run({ unlocked, values, words }) {
    const { action, reason } = values;
    const place = parsePlace(values);
    const engine = await unlocked();
    const document = await engine.api['policy.set']({ case: values.case, ...place, action, reason });
    const { tables, attachments } = document;
    return { document, answer: [], notes: [...policyLines(words, tables), ...folderLines(words, attachments)] };
  },
});
