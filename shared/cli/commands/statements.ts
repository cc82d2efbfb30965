// terms, sign, add: draft the terms, sign a paper one is named in, take papers in.

import type { ArtefactKind } from '../../domain/vocabulary.ts';
import { command } from '../command.ts';
import { align, pairs } from '../text/layout.ts';
import type { Texts } from '../text/zh.ts';
import { caseOption, outOption } from './shared.ts';

function kindText(words: Texts, kind: string): string {
  const { artefact, kind: packages } = words.words;
  if (Object.hasOwn(artefact, kind)) return artefact[kind as ArtefactKind];
  return Object.hasOwn(packages, kind) ? packages[kind as keyof typeof packages] : kind;
}

const completeText = (words: Texts, complete: boolean) => words.terms[complete ? 'complete' : 'incomplete'];

export const terms = command({
  name: 'terms',
  help: { zh: '起草约定', en: 'draft the terms' },
  vault: 'required',
  options: {
    case: caseOption,
    out: outOption('F.terms'),
    purpose: { kind: 'text', value: 'T', many: true, help: { zh: '用来做什么', en: 'purpose' } },
    retention: { kind: 'text', value: 'T', help: { zh: '保留多久', en: 'how long it is kept' } },
    cutoff: { kind: 'text', value: 'DAY', help: { zh: '截止日，如 2026-12-31', en: 'cut-off date, like 2026-12-31' } },
    method: { kind: 'text', value: 'T', help: { zh: '双方约定的方法条款', en: 'clause on the agreed method' } },
    failure: {
      kind: 'text',
      value: 'T',
      help: { zh: '打不开时怎么办', en: 'what follows if a package does not open' },
    },
    'declared-ok': {
      kind: 'flag',
      help: { zh: '允许封给没有核对过的收件卡', en: 'allow sealing to a card that was not compared' },
    },
  },
  async run({ unlocked, values, words, lang }) {
    const { purpose, retention, cutoff, method, failure } = values;
    const engine = await unlocked();
    const draft = await engine.api['terms.draft']({
      case: values.case,
      out: await engine.file(values.out),
      lang,
      purposes: purpose === undefined ? undefined : [...purpose],
      retention,
      cutoff,
      method,
      failure,
      // Left out rather than false: an earlier yes in the case is not taken back by silence.
      declared_ok: values['declared-ok'] ? true : undefined,
    });
    const facts = pairs([
      [words.package.short, draft.short],
      [words.terms.written, completeText(words, draft.complete)],
    ]);
    return { document: draft, answer: facts, notes: [words.file.written(values.out), words.terms.next] };
  },
});

export const sign = command({
  name: 'sign',
  help: { zh: '签一份写着我的单据', en: 'sign a paper that names you' },
  vault: 'required',
  operands: { name: 'F', min: 1, max: 1 },
  options: {
    out: { kind: 'text', value: 'F', help: { zh: '签好的写到哪个文件', en: 'file for the signed paper' } },
  },
  async run({ unlocked, values, operands, words }) {
    const engine = await unlocked();
    const file = await engine.file(operands[0] ?? '');
    const out = values.out === undefined ? undefined : await engine.file(values.out);
    const signed = await engine.api['statement.sign']({ file, out });
    return {
      document: signed,
      answer: [`${words.terms.signed(kindText(words, signed.kind))}  ${completeText(words, signed.complete)}`],
      notes: [words.file.written(values.out ?? operands[0] ?? '')],
    };
  },
});

export const add = command({
  name: 'add',
  help: { zh: '收下单据或试封袋', en: 'take papers and packages in' },
  vault: 'required',
  operands: { name: 'F', min: 1 },
  options: {
    case: {
      kind: 'text',
      value: 'ID',
      help: { zh: '放进哪次交接；不写则看文件里的编号', en: 'case; else that of the file' },
    },
  },
  async run({ unlocked, values, operands, words }) {
    const engine = await unlocked();
    const files: string[] = [];
    for (const path of operands) files.push(await engine.file(path));
    const document = await engine.api['artefact.add']({ case: values.case, files });
    const rows = document.added.map((one) => [
      words.terms.added,
      kindText(words, one.kind),
      one.file,
      one.case ?? '',
      completeText(words, one.complete),
    ]);
    return { document, answer: align(rows) };
  },
});
