// open, compare, receipt: the buyer's side.
import { exitCode } from '../../domain/errors.ts';
import type { Output } from '../../ipc/contract.ts';
import { command } from '../command.ts';
import { pairs, table } from '../text/layout.ts';
import { filePairs, rowPairs } from '../text/package.ts';
import type { Texts } from '../text/zh.ts';
import { caseOption, outOption } from './shared.ts';

type Compared = Output<'package.compare'>;

export const open = command({
  name: 'open',
  help: {
    zh: '核验、打开一个封存包；试封袋会显示六位数',
    en: 'check and open a package; a trial shows its six digits',
  },
  vault: 'required',
  operands: { name: 'F.handover', min: 1, max: 1 },
  options: {},
  async run({ unlocked, operands, words }) {
    const engine = await unlocked();
    const file = await engine.file(operands[0] ?? '');
    const opened = await engine.job((job) => engine.api['package.open']({ job, file }));
    const code = opened.code === undefined ? [] : [words.trial.code, `  ${opened.code.replace(/^(...)/, '$1 ')}`];
    const isTrial = opened.package.kind === 'trial';
    const facts = pairs([
      [words.package.case, opened.case],
      [words.package.name, opened.package.name],
      [words.package.kind, words.words.kind[opened.package.kind]],
      ...(isTrial ? [] : [...rowPairs(words, opened), ...filePairs(words, opened)]),
      [words.package.short, opened.package.short],
    ]);
    const before = opened.opened_before ? [words.package.openedBefore] : [];
    return { document: opened, answer: [...before, ...facts, ...code] };
  },
});

function counts(words: Texts, { tables, files, lists }: Compared): string[] {
  const { data, compare, file } = words;
  const rows = [
    ...tables.map(({ id, name, expected, found }) => [id, name, expected, found]),
    ['', file.files, files.expected, files.found],
    ...(lists.expected === 0 ? [] : [['', file.lists, lists.expected, lists.found]]),
  ];
  return table(['', data.table, compare.expected, compare.found], rows);
}

function totals(words: Texts, compared: Compared): string[] {
  const { data, compare } = words;
  const shown = compared.totals.filter(({ of_codes, expected, found }) => !of_codes || expected !== found);
  if (shown.length === 0) return [];
  const rows = shown.map((one) => [one.table_name, one.name, one.expected, one.found]);
  return ['', compare.total, ...table([data.table, compare.column, compare.expected, compare.found], rows)];
}

function sample(words: Texts, { sample: { columns, rows } }: Compared): string[] {
  return rows.length === 0 ? [] : ['', words.compare.sample, ...table(columns, rows)];
}

export const compare = command({
  name: 'compare',
  help: { zh: '对数：应有多少、实有多少', en: 'what was expected against what was found' },
  vault: 'required',
  options: { case: caseOption },
  async run({ unlocked, values, words }) {
    const document = await (await unlocked()).api['package.compare']({ case: values.case });
    const { agrees } = document;
    return {
      document,
      answer: [
        words.compare[agrees ? 'agrees' : 'differs'],
        ...counts(words, document),
        ...totals(words, document),
        ...sample(words, document),
      ],
      notes: agrees ? [words.compare.next] : [],
      exit: agrees ? exitCode.done : exitCode.checkFailed,
    };
  },
});

export const receipt = command({
  name: 'receipt',
  help: { zh: '签签收单', en: 'sign the receipt' },
  vault: 'required',
  options: {
    case: caseOption,
    out: outOption('F.receipt'),
    result: {
      kind: 'text',
      value: 'R',
      choices: ['final', 'conditional', 'refused'],
      help: { zh: '全部收到、有条件收到、拒收', en: 'all received, with conditions, refused' },
    },
    defect: { kind: 'text', value: 'T', many: true, help: { zh: '哪里不对', en: 'what is wrong' } },
    cure: { kind: 'text', value: 'DAY', help: { zh: '请对方哪天前补好', en: 'day by which it is to be mended' } },
    'second-copy': {
      kind: 'flag',
      help: { zh: '另一份备份已经打开过一次', en: 'a second copy was opened once' },
    },
  },
  async run({ unlocked, values, words }) {
    const engine = await unlocked();
    const made = await engine.api['receipt.make']({
      case: values.case,
      out: await engine.file(values.out),
      result: values.result,
      defects: values.defect === undefined ? undefined : [...values.defect],
      cure: values.cure,
      second_copy: values['second-copy'] ? true : undefined,
    });
    const known = words.words.result;
    const result = Object.hasOwn(known, made.result) ? known[made.result as keyof typeof known] : made.result;
    const facts = pairs([
      [words.receipt.result, result],
      [words.package.short, made.short],
    ]);
    return { document: made, answer: [words.receipt.made, ...facts], notes: [words.file.written(values.out)] };
  },
});
