// import, import look: tables and attachments into a case, every row accounted for; or only what a file would be read as.

import { type ErrorCode, errorCodes, exitCode } from '../../domain/errors.ts';
import { describeError } from '../../domain/words/describe.ts';
import type { Output } from '../../ipc/contract.ts';
import { type Context, command, type Engine, type Values } from '../command.ts';
import { accountLines, accountTotal, newerLines } from '../text/account.ts';
import { lookLines, noticeText } from '../text/look.ts';
import { attachmentLine, equation, importTable, refusedLines } from '../text/tables.ts';
import { usage } from '../usage.ts';
import { caseOption } from './shared.ts';

type Imported = Output<'import.run'>;

function refusedFiles({ words, lang }: Context<unknown>, refused: Imported['refused']): string[] {
  return refused.flatMap(({ file, error }) => {
    // The file is named in front.
    const { file: _, ...place } = error.where;
    const { what, where, mend } = describeError({ ...error, where: place }, lang);
    const said = `${what}${where === undefined ? '' : words.aside(where)}`;
    const hint = words.error.hint(error);
    const lines = hint === undefined ? [mend] : [mend, hint];
    return [`⬣ ${words.data.fileRefused}  ${file}${words.colon}${said}`, ...lines.map((line) => `  ${line}`)];
  });
}

/** Each with how often and by which names, where that is known. */
function noteLines({ words }: Context<unknown>, { tables, notices = [] }: Imported): string[] {
  const lines = tables.flatMap(({ id, notes }) =>
    notes.map((code) => {
      const notice = notices.find((each) => each.table === id && each.code === code);
      return `${id}  ${notice === undefined ? words.importWord(code) : noticeText(words, notice)}`;
    }),
  );
  const has = (code: string) => tables.some(({ notes }) => notes.includes(code));
  return [
    ...lines,
    ...(has('hidden_sheets') ? [words.account.takeHidden] : []),
    ...(has('other_headers') ? [words.account.takeApart] : []),
  ];
}

function answer(context: Context<unknown>, imported: Imported): string[] {
  const { words } = context;
  const { tables, attachments, account, newer, refused } = imported;
  return [
    ...importTable(words, tables),
    ...tables.map((table) => `${table.id}  ${equation(table)}`),
    ...accountTotal(words, account),
    ...accountLines(words, tables),
    ...refusedLines(words, tables),
    ...attachmentLine(words, attachments),
    ...newerLines(words, newer),
    ...refusedFiles(context, refused),
  ];
}

function notesOf({ words }: Context<unknown>, { tables, remembered, newer }: Imported): string[] {
  return [
    ...remembered.map((file) => words.account.remembered(file)),
    ...newer
      .filter(({ older }) => tables.every(({ id }) => id !== older))
      .map(({ table, older }) => words.account.keepOrReplace(table, older)),
  ];
}

/** The first refused file decides how the command ends; the others are in all the same. */
function exitOf({ refused }: Imported): number {
  const code = refused[0]?.error.code;
  if (code === undefined) return exitCode.done;
  return Object.hasOwn(errorCodes, code) ? errorCodes[code as ErrorCode] : exitCode.bug;
}

/** How files are to be read, where the program finds something else. */
const reading = {
  encoding: { kind: 'text', value: 'E', help: { zh: '文字编码，如 gb18030', en: 'encoding, like gb18030' } },
  delimiter: {
    kind: 'text',
    value: 'SIGN',
    help: {
      zh: '分隔符，如 ;、tab；aligned 是上下对齐的列',
      en: 'delimiter, like ; or tab; aligned for columns that line up',
    },
  },
  quoting: {
    kind: 'text',
    value: 'Q',
    choices: ['double', 'single', 'none', 'backslash'],
    help: { zh: '格子外面的引号', en: 'quotes around cells' },
  },
  sheet: {
    kind: 'text',
    value: 'S',
    help: {
      zh: '只读这张工作表；隐藏的也可以，有哪些请看 import look',
      en: 'only this sheet; a hidden one too: import look names them',
    },
  },
  'header-row': {
    kind: 'integer',
    value: 'N',
    help: { zh: '表头在第几行；没有表头写 0', en: 'row of the column names; 0 if there are none' },
  },
  'header-rows': {
    kind: 'integer',
    value: 'N',
    help: { zh: '表头占几行：1 或 2', en: 'rows of the column names: 1 or 2' },
  },
  'first-row': { kind: 'integer', value: 'N', help: { zh: '从第几行开始收', en: 'first row that is taken' } },
  'as-found': {
    kind: 'flag',
    help: { zh: '不照上次选的读法，由程序来认', en: 'as the program finds it, not as it was chosen last time' },
  },
  'last-row': { kind: 'integer', value: 'N', help: { zh: '收到第几行为止', en: 'last row that is taken' } },
} as const;

function readingOf(values: Values<typeof reading>) {
  const headerRows = values['header-rows'];
  if (headerRows !== undefined && headerRows !== 1 && headerRows !== 2) {
    throw usage('value_bad', '--header-rows', { choices: ['1', '2'] });
  }
  return {
    encoding: values.encoding,
    delimiter: values.delimiter,
    quoting: values.quoting,
    sheet: values.sheet,
    header_row: values['header-row'],
    header_rows: headerRows,
    first_row: values['first-row'],
    last_row: values['last-row'],
    ...(values['as-found'] ? { as_found: true } : {}),
  } as const;
}

const importOptions = {
  case: caseOption,
  ...reading,
  replace: {
    kind: 'text',
    value: 't01',
    help: { zh: '这个文件是哪张表的新导出，换掉它', en: 'the table that this newer export takes the place of' },
  },
  resume: {
    kind: 'flag',
    help: { zh: '接着放上次没放完的文件', en: 'go on with the files of an import that was cut short' },
  },
  forget: { kind: 'flag', help: { zh: '不再记着没放完的文件', en: 'forget the files that are not in yet' } },
} as const;

type ImportContext = Context<Values<typeof importOptions>>;

async function bringIn(engine: Engine, { values, operands }: ImportContext): Promise<Imported> {
  if (values.resume) return engine.job((job) => engine.api['import.resume']({ job, case: values.case }));
  if (operands.length === 0) throw usage('operand_missing', 'FILE');
  if (values.replace !== undefined && operands.length > 1) throw usage('operand_extra', 'FILE');
  const files: Parameters<Engine['api']['import.run']>[0]['files'] = [];
  for (const path of operands) {
    files.push({ file: await engine.file(path), ...readingOf(values), replaces: values.replace });
  }
  return engine.job((job) => engine.api['import.run']({ job, case: values.case, files }));
}

export const importFiles = command({
  name: 'import',
  help: { zh: '把表格和附件放进一次交接', en: 'tables and attachments into a case' },
  vault: 'required',
  operands: { name: 'FILE', min: 0 },
  options: importOptions,
  async run(context) {
    const { values, operands, unlocked, words } = context;
    if (values.resume && operands.length > 0) throw usage('not_together', '--resume FILE');
    const engine = await unlocked();
    if (values.forget) {
      await engine.api['import.dismiss']({ case: values.case });
      if (operands.length === 0) return { document: {}, answer: [], notes: [words.account.forgotten] };
    }
    const document = await bringIn(engine, context);
    const error = document.refused[0]?.error;
    return {
      document: error === undefined ? document : { ...document, error },
      answer: answer(context, document),
      notes: [...noteLines(context, document), ...notesOf(context, document)],
      exit: exitOf(document),
    };
  },
});

export const importLook = command({
  name: 'import look',
  help: { zh: '先看看一个文件会怎么读，不放进去', en: 'see how a file would be read; nothing is brought in' },
  vault: 'required',
  operands: { name: 'FILE', min: 1, max: 1 },
  options: { case: caseOption, ...reading },
  async run({ unlocked, values, operands, words }) {
    const [path = ''] = operands;
    const engine = await unlocked();
    const file = await engine.file(path);
    const document = await engine.api['import.look']({ case: values.case, file, ...readingOf(values) });
    return {
      document,
      answer: lookLines(words, document),
      notes: document.tables.some(({ remembered }) => remembered) ? [words.account.remembered(path)] : [],
    };
  },
});
