// seal: the package for the case's buyer.
import { command } from '../command.ts';
import { byteSize, pairs } from '../text/layout.ts';
import { filePairs, rowPairs } from '../text/package.ts';
import { usage } from '../usage.ts';
import { caseOption, outOption } from './shared.ts';

const kinds = ['preview', 'full', 'supplement'] as const;

export const seal = command({
  name: 'seal',
  help: { zh: '封存：做成只有收件人能打开的包', en: 'seal a package that only the recipient can open' },
  vault: 'required',
  options: {
    case: caseOption,
    kind: {
      kind: 'text',
      value: 'K',
      choices: kinds,
      help: { zh: '种类；不写就是 full（正式移交）', en: 'kind; full (the handover itself) unless given' },
    },
    out: outOption('F.handover'),
    k: {
      kind: 'integer',
      value: 'N',
      help: {
        zh: '看样（preview）里，凭看得到的几样认人，至少有几行一样；不写就是 10',
        en: 'in a preview, so many rows must look alike in all that others may know; 10 unless given',
      },
    },
    rows: {
      kind: 'integer',
      value: 'N',
      help: {
        zh: '看样里每张表最多抽几行；不写就是 200',
        en: 'rows of each table in a preview, at most; 200 unless given',
      },
    },
  },
  async run({ unlocked, values, words }) {
    const { kind = 'full', case: ref, out, k, rows } = values;
    if (kind === 'supplement') throw usage('not_yet', `--kind ${kind}`);
    if (kind !== 'preview' && (k ?? rows) !== undefined) throw usage('not_together', `--kind ${kind} --k --rows`);
    const engine = await unlocked();
    const file = await engine.file(out);
    const preview = { ...(k === undefined ? {} : { k }), ...(rows === undefined ? {} : { rows }) };
    const sealed = await engine.job((job) =>
      engine.api['package.seal']({ job, case: ref, kind, out: file, ...(kind === 'preview' ? { preview } : {}) }),
    );
    const facts = pairs([
      [words.package.name, sealed.package.name],
      ...rowPairs(words, sealed),
      [words.data.columns, words.data.counts(sealed.columns_kept, sealed.columns_left_out)],
      ...filePairs(words, sealed),
      [words.package.size, byteSize(sealed.bytes)],
      [words.package.short, sealed.package.short],
      ['SHA-256', sealed.sha256],
      ['SM3', sealed.sm3],
    ]);
    return { document: sealed, answer: [words.package.sealed, ...facts], notes: [words.file.written(out)] };
  },
});
