// import: tables and attachments into a case, every row accounted for.
import { describeError } from '../../domain/describe.ts';
import { type ErrorCode, errorCodes, exitCode } from '../../domain/errors.ts';
import type { Output } from '../../ipc/contract.ts';
import { type Context, command } from '../command.ts';
import { attachmentLine, equation, importTable, refusedLines } from '../text/tables.ts';
import { caseOption } from './shared.ts';

type Imported = Output<'import.run'>;

function refusedFiles({ words, lang }: Context<unknown>, refused: Imported['refused']): string[] {
  return refused.flatMap(({ file, error }) => {
    const { what, mend } = describeError(error, lang);
    return [`⬣ ${words.data.fileRefused}  ${file}${words.colon}${what}`, `  ${mend}`];
  });
}

function noteLines({ words }: Context<unknown>, tables: Imported['tables']): string[] {
  return tables.flatMap((table) => table.notes.map((note) => `${table.id}  ${words.importWord(note)}`));
}

function answer(context: Context<unknown>, { tables, attachments, refused }: Imported): string[] {
  const { words } = context;
  return [
    ...importTable(words, tables),
    ...tables.map((table) => `${table.id}  ${equation(table)}`),
    ...refusedLines(words, tables),
    ...attachmentLine(words, attachments),
    ...refusedFiles(context, refused),
  ];
}

/** The first refused file decides how the command ends; the others are in all the same. */
function exitOf({ refused }: Imported): number {
  const code = refused[0]?.error.code;
  if (code === undefined) return exitCode.done;
  return Object.hasOwn(errorCodes, code) ? errorCodes[code as ErrorCode] : exitCode.bug;
}

export const importFiles = command({
  name: 'import',
  help: { zh: '把表格和附件放进一次交接', en: 'tables and attachments into a case' },
  vault: 'required',
  operands: { name: 'FILE', min: 1 },
  options: {
    case: caseOption,
    encoding: { kind: 'text', value: 'E', help: { zh: '文字编码，如 gb18030', en: 'encoding, like gb18030' } },
    sheet: { kind: 'text', value: 'S', help: { zh: '工作表的名字', en: 'name of the sheet' } },
    'header-row': { kind: 'integer', value: 'N', help: { zh: '表头在第几行', en: 'row of the column names' } },
  },
  async run(context) {
    const { values, operands, unlocked } = context;
    const engine = await unlocked();
    const choices = { encoding: values.encoding, sheet: values.sheet, header_row: values['header-row'] };
    const files: ({ file: string } & typeof choices)[] = [];
    for (const path of operands) files.push({ file: await engine.file(path), ...choices });
    const document = await engine.job((job) => engine.api['import.run']({ job, case: values.case, files }));
    const error = document.refused[0]?.error;
    return {
      document: error === undefined ? document : { ...document, error },
      answer: answer(context, document),
      notes: noteLines(context, document.tables),
      exit: exitOf(document),
    };
  },
});
