// init: a vault, an identity, and the recovery code, shown once and typed back on a terminal.
import { HandoverError } from '../../domain/errors.ts';
import { suites } from '../../domain/vocabulary.ts';
import { type Context, command, type Engine } from '../command.ts';
import { partyText } from '../text/party.ts';

async function confirm({ terminal, words }: Context<unknown>, engine: Engine, code: string): Promise<boolean> {
  terminal.say(words.vault.recovery);
  terminal.say(`  ${code}`);
  for (;;) {
    const typed = (await terminal.ask(words.ask.code)).trim();
    if (typed === '') return false;
    try {
      await engine.api['vault.confirm_recovery']({ code: typed });
      return true;
    } catch (error) {
      if (!(error instanceof HandoverError && error.code === 'recovery.wrong')) throw error;
      terminal.say(words.ask.codeWrong);
    }
  }
}

async function recoveryLines(context: Context<unknown>, engine: Engine, code: string): Promise<string[]> {
  const { vault: text } = context.words;
  // The document holds the code; a question would only stand in a script's way.
  if (!context.terminal.present || context.json) return [text.recovery, `  ${code}`];
  return [(await confirm(context, engine, code)) ? text.confirmed : text.notConfirmed];
}

export const init = command({
  name: 'init',
  help: {
    zh: '建一个资料箱和我的钥匙，显示一次恢复码',
    en: 'make a vault and an identity, show the recovery code once',
  },
  vault: 'new',
  options: {
    name: { kind: 'text', value: 'N', required: true, help: { zh: '我的名字', en: 'your name' } },
    org: { kind: 'text', value: 'O', help: { zh: '单位', en: 'organisation' } },
    uscc: { kind: 'text', value: 'C', help: { zh: '统一社会信用代码', en: 'unified social credit code' } },
    contact: { kind: 'text', value: 'C', help: { zh: '联系方式，写进约定', en: 'contact, for the terms' } },
    suite: { kind: 'text', value: 'S', choices: suites, help: { zh: '加密方式', en: 'encryption of the card' } },
  },
  async run(context) {
    const { name, org, uscc, contact, suite } = context.values;
    const passphrase = await context.secrets.created();
    const engine = await context.engine();
    const vault = await engine.file(context.vault ?? '');
    const made = await engine.api['vault.create']({ vault, passphrase, name, organisation: org, uscc, contact, suite });
    const recovery = await recoveryLines(context, engine, made.recovery_code);
    return {
      document: made,
      answer: [context.words.vault.made(context.vault ?? ''), `  ${partyText(context.words, made.me)}`, ...recovery],
      notes: [context.words.vault.next],
    };
  },
});
