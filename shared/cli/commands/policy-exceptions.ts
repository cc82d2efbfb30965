// policy allow, not-secret: what a person decides against the program, with a reason: exceptions from its search, values that are no secrets.

import { HandoverError } from '../../domain/errors.ts';
import { sensitiveReasons } from '../../domain/vocabulary.ts';
import { type Context, command } from '../command.ts';
import { exceptionLines, statedLines } from '../text/policy.ts';
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
    stays: { ...column, help: { zh: '不交的是哪一列', en: 'the column that stays' } },
    into: { ...column, help: { zh: '在哪一列里可以出现', en: 'the column in which its values may stand' } },
    reason: { kind: 'text', value: 'R', choices: sensitiveReasons, help: { zh: '理由', en: 'reason' } },
    off: { kind: 'flag', help: { zh: '收回放行', en: 'take the exception back' } },
  },
  async run({ unlocked, values, words }) {
    const { off, reason } = values;
    if (off && reason !== undefined) throw usage('not_together', '--off --reason');
    if (!off && reason === undefined) throw usage('option_missing', '--reason');
    const [from, into] = [parseColumn(values.stays, '--stays'), parseColumn(values.into, '--into')];
    const engine = await unlocked();
    const wanted = { case: values.case, from, into, ...(reason === undefined ? {} : { reason }) };
    const document = await engine.api['policy.allow'](wanted);
    return { document, answer: [], notes: exceptionLines(words, document.tables) };
  },
});

const notSecretOptions = {
  case: caseOption,
  column: { ...column, help: { zh: '哪一列', en: 'which column' } },
  because: {
    kind: 'text',
    value: 'TEXT',
    help: { zh: '为什么不是秘密，自己写', en: 'why they are no secrets, in your own words' },
  },
  yes: { kind: 'flag', help: { zh: '不再问一遍', en: 'do not ask again' } },
  off: { kind: 'flag', help: { zh: '收回，仍当秘密', en: 'take it back: they are secrets again' } },
} as const;

type Asking = Pick<Context<{ readonly yes: boolean }>, 'terminal' | 'values' | 'words'>;

/** The second confirmation. @throws usage where nobody can be asked · cancelled */
async function confirm({ terminal, values, words }: Asking, place: string): Promise<void> {
  if (values.yes) return;
  if (!terminal.present) throw usage('option_missing', '--yes');
  const answer = await terminal.ask(words.policy.sure(place));
  if (!/^y(es)?$/i.test(answer.trim())) throw new HandoverError('cancelled');
}

export const policyNotSecret = command({
  name: 'policy not-secret',
  help: {
    zh: '程序把一列当成秘密，其实不是（过期的取件码、色号）：写明为什么，以后按普通的列定',
    en: 'state that a column taken for secrets holds none (codes of lockers that are over, colours), and why',
  },
  vault: 'required',
  options: notSecretOptions,
  async run(context) {
    const { unlocked, values, words } = context;
    const { because, off } = values;
    if (off && because !== undefined) throw usage('not_together', '--off --because');
    if (!off && because === undefined) throw usage('option_missing', '--because');
    const place = parseColumn(values.column);
    const engine = await unlocked();
    if (because !== undefined) await confirm(context, values.column);
    const stated = because === undefined ? {} : { because, sure: true as const };
    const document = await engine.api['policy.not_secret']({ case: values.case, ...place, ...stated });
    return { document, answer: [], notes: statedLines(words, document.tables) };
  },
});
