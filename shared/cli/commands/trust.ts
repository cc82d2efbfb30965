// card, trust: own card out, cards of others in, and the safety number that marks them as compared.
import { HandoverError } from '../../domain/errors.ts';
import { type Context, command, type Engine, joined, type Result } from '../command.ts';
import { fullName, partyTable } from '../text/party.ts';
import { usage } from '../usage.ts';
import { outOption } from './shared.ts';

type TrustValues = {
  readonly yes: boolean;
  readonly case: string | undefined;
  readonly 'safety-number': string | undefined;
  readonly out: string | undefined;
};
type Unlocked = Awaited<ReturnType<TrustContext['unlocked']>>;
type TrustContext = Context<TrustValues>;

export const card = command({
  name: 'card',
  help: { zh: '导出我的收件卡', en: 'export the own card' },
  vault: 'required',
  options: { out: outOption('F.card') },
  async run({ unlocked, values, words }) {
    const engine = await unlocked();
    const written = await engine.api['card.export']({ out: await engine.file(values.out) });
    return { document: written, answer: [], notes: [words.file.written(values.out)] };
  },
});

async function mayAdd({ values, terminal, words }: TrustContext, warning: 'key_change' | 'same_key'): Promise<void> {
  if (values.yes) return;
  if (!terminal.present) throw new HandoverError(warning === 'key_change' ? 'trust.key-change' : 'trust.refused');
  terminal.say(words.party[warning]);
  if (!/^y(es)?$/i.test((await terminal.ask(words.ask.addCard)).trim())) throw new HandoverError('trust.refused');
}

async function add(context: TrustContext, engine: Engine, path: string): Promise<Result> {
  const { words } = context;
  const file = await engine.file(path);
  const seen = await engine.api['trust.add']({ card: file, accept: false });
  if (seen.warning !== undefined) await mayAdd(context, seen.warning);
  const added = await engine.api['trust.add']({ card: file, accept: true });
  return {
    document: added,
    answer: [words.party.added(fullName(words, added.party)), ...partyTable(words, [added.party])],
    notes: added.party.trust === 'declared' ? [words.party.nextVerify] : [],
  };
}

async function verify({ words }: TrustContext, engine: Engine, ref: string, number: string): Promise<Result> {
  const document = await engine.api['trust.verify']({ case: ref, number });
  return { document, answer: [words.party.verified, ...partyTable(words, document.parties)] };
}

/** For ssh-keygen and `verify --allowed-signers`. */
async function write({ words }: TrustContext, engine: Engine, ref: string, out: string): Promise<Result> {
  const document = await engine.api['trust.export']({ case: ref, out: await engine.file(out) });
  return { document, answer: [], notes: [words.file.written(out)] };
}

async function list({ words }: TrustContext, engine: Unlocked): Promise<Result> {
  const document = await engine.api['trust.list']({});
  return { document, answer: partyTable(words, [engine.me, ...document.parties]) };
}

/** The cards of one case: compared, written out, or both. */
async function ofCase(context: TrustContext, ref: string): Promise<Result> {
  const { 'safety-number': number, out } = context.values;
  if (number === undefined && out === undefined) throw usage('option_missing', '--safety-number');
  const engine = await context.unlocked();
  if (number === undefined) return write(context, engine, ref, out ?? '');
  const verified = await verify(context, engine, ref, number);
  return out === undefined ? verified : joined(verified, await write(context, engine, ref, out));
}

export const trust = command({
  name: 'trust',
  help: {
    zh: '收下对方的收件卡；用核对码核对一次交接的卡；什么都不写则列出名单',
    en: 'add a card; compare the cards of a case by the safety number; alone it lists the cards',
  },
  vault: 'required',
  operands: { name: 'F.card', min: 0, max: 1 },
  options: {
    yes: { kind: 'flag', help: { zh: '有提醒也加进名单', en: 'add it in spite of a warning' } },
    case: { kind: 'text', value: 'ID', help: { zh: '核对哪次交接的卡', en: 'case whose cards are compared' } },
    'safety-number': {
      kind: 'text',
      value: 'N',
      help: { zh: '对方念的核对码，60 位', en: 'the 60 digits of the other side' },
    },
    out: {
      kind: 'text',
      value: 'F',
      help: {
        zh: '把核对过的卡写成 ssh-keygen 的 allowed_signers 文件',
        en: "write the compared cards as an allowed_signers file, in ssh-keygen's format",
      },
    },
  },
  async run(context) {
    const { case: ref, 'safety-number': number, out } = context.values;
    const [file] = context.operands;
    if (ref === undefined && (number ?? out) !== undefined) throw usage('option_missing', '--case');
    if (ref !== undefined && file !== undefined) throw usage('not_together', 'F.card --case');
    if (ref !== undefined) return ofCase(context, ref);
    const engine = await context.unlocked();
    return file === undefined ? list(context, engine) : add(context, engine, file);
  },
});
