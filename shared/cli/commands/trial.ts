// trial, trial confirm: the small envelope that proves the buyer can open, and the six digits that come back.
import { errorCodes } from '../../domain/errors.ts';
import { command } from '../command.ts';
import { caseOption, outOption } from './shared.ts';

export const trial = command({
  name: 'trial',
  help: { zh: '做一个试封袋请接收方试开', en: 'make a trial package for the buyer to open' },
  vault: 'required',
  options: { case: caseOption, out: outOption('F.handover') },
  async run({ unlocked, values, words }) {
    const engine = await unlocked();
    const made = await engine.api['trial.make']({ case: values.case, out: await engine.file(values.out) });
    return {
      document: made,
      answer: [words.trial.made],
      notes: [words.file.written(values.out), words.trial.next],
    };
  },
});

export const trialConfirm = command({
  name: 'trial confirm',
  help: { zh: '核对对方念回来的六位数', en: 'compare the six digits that the buyer read out' },
  vault: 'required',
  options: {
    case: caseOption,
    code: { kind: 'text', value: 'NNNNNN', required: true, help: { zh: '六位数', en: 'six digits' } },
  },
  async run({ unlocked, values, words }) {
    const engine = await unlocked();
    const document = await engine.api['trial.confirm']({ case: values.case, code: values.code });
    const { passed, tries_left } = document;
    if (passed) return { document, answer: [words.trial.passed] };
    return { document, answer: [words.trial.failed(tries_left)], exit: errorCodes['trial.code'] };
  },
});
