// policy allow: exceptions from the search of a package for what stays, made by a person with a reason.
import { sensitiveReasons } from '../../domain/vocabulary.ts';
import { command } from '../command.ts';
import { exceptionLines } from '../text/policy.ts';
import { usage } from '../usage.ts';
import { parseColumn } from './policy-values.ts';
import { caseOption } from './shared.ts';

const column = { kind: 'text', value: 't01.c03', required: true } as const;

export const policyAllow = command({
  name: 'policy allow',
  help: {
    zh: '不交的一列的内容，在另一列里可以整格出现（封存前的核查放行）',
    en: 'let whole cells of one column be values of another that stays (an exception from the search before sealing)',
  },
  vault: 'required',
  options: {
    case: caseOption,
    from: { ...column, help: { zh: '不交的是哪一列', en: 'the column that stays' } },
    into: { ...column, help: { zh: '在哪一列里可以出现', en: 'the column in which its values may stand' } },
    reason: { kind: 'text', value: 'R', choices: sensitiveReasons, help: { zh: '理由', en: 'reason' } },
    off: { kind: 'flag', help: { zh: '收回放行', en: 'take the exception back' } },
  },
  async run({ unlocked, values, words }) {
    const { off, reason } = values;
    if (off && reason !== undefined) throw usage('not_together', '--off --reason');
    if (!off && reason === undefined) throw usage('option_missing', '--reason');
    const [from, into] = [parseColumn(values.from, '--from'), parseColumn(values.into, '--into')];
    const engine = await unlocked();
    const wanted = { case: values.case, from, into, ...(reason === undefined ? {} : { reason }) };
    const document = await engine.api['policy.allow'](wanted);
    return { document, answer: [], notes: exceptionLines(words, document.tables) };
  },
});
