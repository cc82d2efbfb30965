// export, identity export: what leaves the vault because somebody asked for it.
import type { Output } from '../../ipc/contract.ts';
import { command } from '../command.ts';
import { grouped, pairs } from '../text/layout.ts';
import type { Texts } from '../text/zh.ts';
import { caseOption, outOption } from './shared.ts';

/** The warning of formulas once, over all files. */
function noteLines(words: Texts, notes: Output<'data.export'>['notes']): string[] {
  const of = (wanted: string) => notes.filter(({ note }) => note === wanted);
  const formulas = of('formulas').reduce((sum, { count }) => sum + count, 0);
  return [
    ...of('sheets').map(({ file, count }) => words.data.sheets(file, count)),
    ...(formulas === 0 ? [] : [words.data.formulas(formulas)]),
  ];
}

const formats = ['xlsx', 'csv', 'jsonl', 'sqlite'] as const;

export const exportData = command({
  name: 'export',
  help: { zh: '把资料导出来（会记下一笔）', en: 'data out of the vault (this is logged)' },
  vault: 'required',
  options: {
    case: caseOption,
    out: { ...outOption('DIR'), help: { zh: '写到哪个文件夹', en: 'folder to write to' } },
    format: {
      kind: 'text',
      value: 'F',
      choices: formats,
      help: { zh: '格式；不写就是 xlsx（Excel）', en: 'format; xlsx (Excel) unless given' },
    },
  },
  async run({ unlocked, values, words }) {
    const { case: ref, out, format = 'xlsx' } = values;
    const engine = await unlocked();
    const folder = await engine.file(out);
    const document = await engine.job((job) => engine.api['data.export']({ job, case: ref, out: folder, format }));
    return {
      document,
      answer: [...pairs([[words.data.rows, grouped(document.rows)]]), ...document.files.map((file) => `  ${file}`)],
      notes: [...noteLines(words, document.notes), words.file.written(out)],
    };
  },
});

export const identityExport = command({
  name: 'identity export',
  help: { zh: '导出我的钥匙（age 文件，另设口令）', en: 'export the identity as an age file under a passphrase' },
  vault: 'required',
  options: {
    out: outOption('F.age'),
    'new-passphrase-fd': {
      kind: 'integer',
      value: 'N',
      help: { zh: '导出文件的口令从第 N 号文件描述符读', en: 'read the passphrase of the export from descriptor N' },
    },
    'new-passphrase-file': {
      kind: 'text',
      value: 'FILE',
      help: {
        zh: '导出文件的口令从文件读；不写则在终端问，没有终端就用资料箱的口令',
        en: 'read it from a file; else it is asked for, and without a terminal it is that of the vault',
      },
    },
  },
  async run({ unlocked, values, words, secrets }) {
    const engine = await unlocked();
    const passphrase = await secrets.exported();
    const written = await engine.api['identity.export']({ out: await engine.file(values.out), passphrase });
    return { document: written, answer: [], notes: [words.file.written(values.out), words.identity.warning] };
  },
});
