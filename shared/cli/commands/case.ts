// case new, set, list, show, check.
import { deals } from '../../domain/vocabulary.ts';
import { command, type OptionSpec } from '../command.ts';
import { partyResolver } from '../party.ts';
import { caseLines, caseTable, missingLines } from '../text/case.ts';
import { usage } from '../usage.ts';
import { caseOption } from './shared.ts';

const ground = {
  kind: 'text',
  value: 'G',
  help: {
    zh: '凭什么可以交：冒号前写法条，冒号后写说明，如 "PIPL 23: 已逐个同意"',
    en: 'why it may be handed over: article, colon, text, like "PIPL 23: each customer agreed"',
  },
} as const satisfies OptionSpec;
const cutoff = {
  kind: 'text',
  value: 'DAY',
  help: { zh: '截止日，如 2026-12-31', en: 'cut-off date, like 2026-12-31' },
} as const satisfies OptionSpec;
const title = {
  kind: 'text',
  value: 'T',
  help: { zh: '这次交接的名称', en: 'title of the case' },
} as const satisfies OptionSpec;
const buyer = { kind: 'text', value: 'P', help: { zh: '接收方', en: 'buyer' } } as const satisfies OptionSpec;

/** `PIPL 23: text` → the article before the first colon and the text after it. @throws usage */
export function parseGround(given: string | undefined): { article: string; text: string } | undefined {
  if (given === undefined) return undefined;
  const parts = /^([^:：]+)[:：](.+)$/s.exec(given);
  const [article = '', text = ''] = (parts?.slice(1) ?? []).map((part) => part.trim());
  if (article === '' || text === '') throw usage('value_bad', '--ground', { choices: ['PIPL 23: …'] });
  return { article, text };
}

export const caseNew = command({
  name: 'case new',
  help: { zh: '开始一次交接', en: 'begin a case' },
  vault: 'required',
  options: {
    title: { ...title, required: true },
    deal: {
      kind: 'text',
      value: 'DEAL',
      choices: deals,
      required: true,
      help: { zh: '交易类型', en: 'kind of deal' },
    },
    seller: { kind: 'text', value: 'P', required: true, help: { zh: '移交方', en: 'seller' } },
    buyer,
    witness: { kind: 'text', value: 'P', many: true, help: { zh: '见证人', en: 'witness' } },
    holder: { kind: 'text', value: 'P', many: true, help: { zh: '保管人', en: 'escrow holder' } },
    ground,
    cutoff,
  },
  async run({ unlocked, values, words }) {
    const basis = parseGround(values.ground);
    const engine = await unlocked();
    const party = await partyResolver(engine);
    const every = async (names: readonly string[] = []) => {
      const cards: string[] = [];
      for (const name of names) cards.push(await party(name));
      return cards;
    };
    const made = await engine.api['case.new']({
      title: values.title,
      deal: values.deal,
      seller: await party(values.seller),
      buyer: values.buyer === undefined ? undefined : await party(values.buyer),
      witnesses: await every(values.witness),
      holders: await every(values.holder),
      ground: basis,
      cutoff: values.cutoff,
    });
    return { document: made, answer: [words.case.made(made.case)] };
  },
});

export const caseSet = command({
  name: 'case set',
  help: { zh: '补写或改接收方、法律依据、截止日、名称', en: 'add or change buyer, legal ground, cut-off, title' },
  vault: 'required',
  options: { case: caseOption, buyer, ground, cutoff, title },
  async run({ unlocked, values, words, lang }) {
    const basis = parseGround(values.ground);
    const engine = await unlocked();
    const party = await partyResolver(engine);
    const view = await engine.api['case.settle']({
      case: values.case,
      buyer: values.buyer === undefined ? undefined : await party(values.buyer),
      ground: basis,
      cutoff: values.cutoff,
      title: values.title,
    });
    return { document: view, answer: [], notes: caseLines(words, lang, view) };
  },
});

export const caseList = command({
  name: 'case list',
  help: { zh: '列出所有交接', en: 'list the cases' },
  vault: 'required',
  options: {},
  async run({ unlocked, words }) {
    const document = await (await unlocked()).api['case.list']({});
    return { document, answer: caseTable(words, document.cases) };
  },
});

export const caseShow = command({
  name: 'case show',
  help: { zh: '看一次交接的全部情况', en: 'show all about a case' },
  vault: 'required',
  options: { case: caseOption },
  async run({ unlocked, values, words, lang }) {
    const view = await (await unlocked()).api['case.show']({ case: values.case });
    return { document: view, answer: caseLines(words, lang, view) };
  },
});

export const caseCheck = command({
  name: 'case check',
  help: {
    zh: '看封存前还差什么；有差时退出码 1',
    en: 'what is still missing before sealing; exit code 1 if anything is',
  },
  vault: 'required',
  options: { case: caseOption },
  async run({ unlocked, values, words, lang }) {
    const document = await (await unlocked()).api['case.check']({ case: values.case });
    const missing = [words.case.missing, ...missingLines(lang, document.missing)];
    return { document, answer: document.ready ? [words.case.ready] : missing, exit: document.ready ? 0 : 1 };
  },
});
