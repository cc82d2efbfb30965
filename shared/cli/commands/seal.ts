// seal: the package for the case's buyer.
import { command } from '../command.ts';
import { byteSize, grouped, pairs } from '../text/layout.ts';
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
  },
  async run({ unlocked, values, words }) {
    const { kind = 'full', case: ref, out } = values;
    if (kind !== 'full') throw usage('not_yet', `--kind ${kind}`);
    const engine = await unlocked();
    const file = await engine.file(out);
    const sealed = await engine.job((job) => engine.api['package.seal']({ job, case: ref, kind, out: file }));
    const facts = pairs([
      [words.package.name, sealed.package.name],
      [words.data.rows, grouped(sealed.rows)],
      [words.data.columns, words.data.counts(sealed.columns_kept, sealed.columns_left_out)],
      [words.file.files, grouped(sealed.files)],
      [words.package.size, byteSize(sealed.bytes)],
      [words.package.short, sealed.package.short],
      ['SHA-256', sealed.sha256],
      ['SM3', sealed.sm3],
    ]);
    return { document: sealed, answer: [words.package.sealed, ...facts], notes: [words.file.written(out)] };
  },
});
