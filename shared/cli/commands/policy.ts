// policy show, set, init, check, preview: what goes, is changed and stays, column by column, row by row and folder by folder.
import { actions, type Reason, reasons } from '../../domain/vocabulary.ts';
import type { Output } from '../../ipc/contract.ts';
import { command, type Engine } from '../command.ts';
import { checkLines, exceptionLines, previewLines, ruleLines, statedLines } from '../text/policy.ts';
import { folderLines, policyLines } from '../text/tables.ts';
import type { Texts } from '../text/zh.ts';
import { usage } from '../usage.ts';
import { parseColumn, parseFolder, parseParams, parseRule, type WantedRule, withWanted } from './policy-values.ts';
import { anyTableOption, caseOption, usualTable } from './shared.ts';

type Data = Output<'policy.show'>;

function dataLines(words: Texts, { tables, attachments }: Data): string[] {
  return [
    ...policyLines(words, tables),
    ...ruleLines(words, tables),
    ...statedLines(words, tables),
    ...exceptionLines(words, tables),
    ...folderLines(words, attachments),
  ];
}

export const policyShow = command({
  name: 'policy show',
  help: {
    zh: '看每一列、哪些行交还是不交、为什么；--file 写成可以改的文件',
    en: 'show which columns and rows go or stay, and why; --file writes a file that can be changed',
  },
  vault: 'required',
  options: {
    case: caseOption,
    file: { kind: 'text', value: 'F.yaml', help: { zh: '写到哪个文件', en: 'file to write' } },
  },
  async run({ unlocked, values, words }) {
    const engine = await unlocked();
    const document = await engine.api['policy.show']({ case: values.case });
    if (values.file === undefined) return { document, answer: dataLines(words, document) };
    const { file } = await engine.api['policy.export']({ case: values.case, out: await engine.file(values.file) });
    return { document: { ...document, file }, answer: [words.file.written(values.file)] };
  },
});

export const policyInit = command({
  name: 'policy init',
  help: { zh: '回到程序的建议：人定过的都不算', en: 'back to what the program proposes: all decisions are forgotten' },
  vault: 'required',
  options: { case: caseOption },
  async run({ unlocked, values, words }) {
    const document = await (await unlocked()).api['policy.reset']({ case: values.case });
    return { document, answer: [], notes: dataLines(words, document) };
  },
});

const setOptions = {
  case: caseOption,
  column: { kind: 'text', value: 't01.c03', many: true, help: { zh: '哪张表的哪一列', en: 'table and column' } },
  folder: { kind: 'text', value: 's01', help: { zh: '哪个文件夹的照片和文件', en: 'folder of photos and files' } },
  action: { kind: 'text', value: 'A', choices: actions, help: { zh: '怎么处理', en: 'what happens' } },
  reason: { kind: 'text', value: 'R', choices: reasons, help: { zh: '理由', en: 'reason' } },
  param: {
    kind: 'text',
    value: 'NAME=VALUE',
    many: true,
    help: { zh: '怎么打码、分段……', en: 'how it is masked, banded, …' },
  },
  rule: {
    kind: 'text',
    value: 't01.c09=RULE',
    many: true,
    help: {
      zh: '哪些行不交：no_consent,accepted=是、objected、withdrawn、expired,months=36、minor,by=age（监护人同意了就交：minor,by=age,unless=c12,accepted=是）、no_contact、off；照样交：no_contact,go',
      en: 'rows that stay: no_consent,accepted=yes · objected · withdrawn · expired,months=36 · minor,by=age (goes if a guardian agreed: minor,by=age,unless=c12,accepted=yes) · no_contact · off; they go all the same: no_contact,go',
    },
  },
  ground: {
    kind: 'text',
    value: 'F.pdf',
    help: {
      zh: '这些行凭哪份单据不交：信、签过字的表；收进资料箱，不交出去',
      en: 'the paper that these rows stay for, a letter or a signed form: kept in the vault, not handed over',
    },
  },
  note: { kind: 'text', value: 'TEXT', help: { zh: '单据的说明', en: 'a note on the paper' } },
  file: { kind: 'text', value: 'F.yaml', help: { zh: '按文件里写的', en: 'as a file says' } },
} as const;

type Place = { readonly columns: ReturnType<typeof parseColumn>[] } | { readonly folder: string };

/** Columns or a folder. @throws usage */
function placeOf(columns: readonly string[] | undefined, folder: string | undefined): Place {
  if (columns !== undefined && folder !== undefined) throw usage('not_together', '--column --folder');
  if (columns !== undefined) return { columns: columns.map((one) => parseColumn(one)) };
  if (folder === undefined) throw usage('option_missing', '--column');
  return parseFolder(folder);
}

type Decision = { readonly action: (typeof actions)[number] | undefined; readonly reason: Reason | undefined };

async function decide(
  { api }: Engine,
  ref: string,
  place: Place,
  { action, reason }: Decision,
  given: readonly string[],
) {
  if (action === undefined) throw usage('option_missing', '--action');
  if (reason === undefined) throw usage('option_missing', '--reason');
  const decision = { action, reason };
  if ('folder' in place) return api['policy.set']({ case: ref, folder: place.folder, ...decision });
  const params = given.length === 0 ? {} : { params: parseParams(given, '--param') };
  return api['policy.set']({ case: ref, decisions: place.columns.map((one) => ({ ...one, ...decision, ...params })) });
}

type Paper = { readonly ground: string; readonly note: string | undefined };

/** The same paper for all of them. */
async function setGrounds(engine: Engine, ref: string, rules: readonly WantedRule[], paper: Paper): Promise<Data> {
  let data = await engine.api['policy.show']({ case: ref });
  const file = await engine.file(paper.ground);
  const note = paper.note === undefined ? {} : { note: paper.note };
  for (const { column, rule: wanted, table } of rules) {
    if (wanted === undefined) continue;
    const place = { case: ref, table, column, rule: wanted.rule };
    data = await engine.job((job) => engine.api['policy.ground']({ job, ...place, file, ...note }));
  }
  return data;
}

async function setRules(
  engine: Engine,
  ref: string,
  wanted: readonly WantedRule[],
  paper: Paper | undefined,
): Promise<Data> {
  const { api } = engine;
  let data = await api['policy.show']({ case: ref });
  for (const table of new Set(wanted.map((rule) => rule.table))) {
    const before = data.tables.find(({ id }) => id === table)?.rules ?? [];
    const rules = wanted.filter((rule) => rule.table === table).reduce(withWanted, before);
    data = await api['policy.rules']({ case: ref, table, rules: [...rules] });
  }
  return paper === undefined ? data : setGrounds(engine, ref, wanted, paper);
}

export const policySet = command({
  name: 'policy set',
  help: {
    zh: '定一列、哪些行、一个文件夹怎么处理',
    en: 'decide what happens to a column, to rows, or to a folder of files',
  },
  vault: 'required',
  options: setOptions,
  async run({ unlocked, values, words }) {
    const { column, file, folder, ground, note, param = [], rule } = values;
    const rules = rule?.map(parseRule);
    const onlyFile = file !== undefined && [column, folder, rule].every((one) => one === undefined);
    if (file !== undefined && !onlyFile) throw usage('not_together', '--file --column --folder --rule');
    if (ground !== undefined && rules === undefined) throw usage('option_missing', '--rule');
    if (note !== undefined && ground === undefined) throw usage('option_missing', '--ground');
    const place = rules === undefined && !onlyFile ? placeOf(column, folder) : undefined;
    if (rules !== undefined && (column ?? folder) !== undefined)
      throw usage('not_together', '--rule --column --folder');
    const engine = await unlocked();
    const ref = values.case;
    const document =
      file !== undefined
        ? await engine.api['policy.import']({ case: ref, file: await engine.file(file) })
        : place !== undefined
          ? await decide(engine, ref, place, values, param)
          : await setRules(engine, ref, rules ?? [], ground === undefined ? undefined : { ground, note });
    return { document, answer: [], notes: dataLines(words, document) };
  },
});

export const policyCheck = command({
  name: 'policy check',
  help: {
    zh: '按现在定的算一遍：交多少行、多少人，哪些不交、为什么',
    en: 'count it through: rows and persons that go, rows that stay and why',
  },
  vault: 'required',
  options: { case: caseOption },
  async run({ unlocked, values, words, lang }) {
    const engine = await unlocked();
    const document = await engine.job((job) => engine.api['policy.check']({ job, case: values.case }));
    return { document, answer: checkLines(words, lang, document) };
  },
});

const previewed = 3;
const mostPreviewed = 50;

export const policyPreview = command({
  name: 'policy preview',
  help: { zh: '看几行真的资料，处理前和处理后', en: 'look at real rows, before and after' },
  vault: 'required',
  options: {
    case: caseOption,
    table: anyTableOption,
    from: { kind: 'integer', value: 'N', help: { zh: '从第几行看起', en: 'first row to look at' } },
    rows: { kind: 'integer', value: 'N', help: { zh: '看几行', en: 'how many rows' } },
  },
  async run({ unlocked, values, words }) {
    const { from = 1, rows = previewed } = values;
    const engine = await unlocked();
    const wanted = {
      table: values.table ?? usualTable,
      offset: Math.max(0, from - 1),
      count: Math.min(rows, mostPreviewed),
    };
    const document = await engine.api['policy.preview']({ case: values.case, ...wanted });
    return { document, answer: previewLines(words, document) };
  },
});
