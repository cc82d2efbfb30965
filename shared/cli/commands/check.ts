// inspect, verify: what a package is, and whether it is what was sealed. No vault.
import { type ErrorCode, errorCodes, exitCode, HandoverError } from '../../domain/errors.ts';
import type { Failure, Output } from '../../ipc/contract.ts';
import { type Context, command, type Engine } from '../command.ts';
import { checkLines, factLines } from '../text/package.ts';
import { reportLines } from '../text/report.ts';

type Check = Omit<Output<'package.verify'>, 'error'> & { readonly error?: Omit<Failure, 'message'> | undefined };
type Verified = { readonly file: string } & Check;
type Trusted = { readonly signer: string | undefined; readonly allowed_signers: string | undefined };

export const inspect = command({
  name: 'inspect',
  help: { zh: '看一个封存包是什么、谁能打开', en: 'what a package is and who can open it' },
  vault: 'none',
  operands: { name: 'F', min: 1, max: 1 },
  options: {},
  async run({ engine, operands, words, lang }) {
    const started = await engine();
    const facts = await started.api['package.inspect']({ file: await started.file(operands[0] ?? '') });
    return { document: facts, answer: [...factLines(words, facts), ...reportLines(words, lang, facts.reports)] };
  },
});

/** An unreadable file among several does not keep the others from being checked; an interrupt does. */
async function verifyOne(engine: Engine, path: string, trusted: Trusted): Promise<Verified> {
  const file = await engine.file(path);
  try {
    const checked = await engine.job((job) => engine.api['package.verify']({ job, file, ...trusted }));
    return { file: path, ...checked };
  } catch (error) {
    if (!(error instanceof HandoverError) || error.code === 'cancelled' || error.code === 'bug') throw error;
    const { code, where, facts } = error;
    return {
      file: path,
      good: false,
      lines: [],
      error: { code, where: { ...where }, facts: Object.fromEntries(Object.entries(facts).map(copied)) },
    };
  }
}

function copied([name, fact]: [string, string | number | readonly string[]]): [string, string | number | string[]] {
  return [name, typeof fact === 'object' ? [...fact] : fact];
}

/** What a package that failed says of itself is not shown: it may be anybody's word. */
function text({ words, lang }: Context<unknown>, { file, facts, ...check }: Verified): string[] {
  return [
    file,
    ...checkLines(words, lang, check),
    ...(facts === undefined || !check.good
      ? []
      : ['', ...factLines(words, facts), ...reportLines(words, lang, facts.reports)]),
  ];
}

function exitOf(files: readonly Verified[]): number {
  const first = files.find(({ good }) => !good);
  if (first === undefined) return exitCode.done;
  const code = first.error?.code ?? '';
  return Object.hasOwn(errorCodes, code) ? errorCodes[code as ErrorCode] : exitCode.checkFailed;
}

export const verify = command({
  name: 'verify',
  help: { zh: '完整核验封存包，不用资料箱', en: 'check packages in full, without a vault' },
  vault: 'none',
  operands: { name: 'F', min: 1 },
  options: {
    signer: {
      kind: 'text',
      value: 'F.card',
      help: { zh: '应当是谁封的：他的收件卡', en: 'card of the expected sealer' },
    },
    'allowed-signers': {
      kind: 'text',
      value: 'F',
      help: {
        zh: '可以是谁封的：ssh-keygen 的 allowed_signers 文件',
        en: "file of allowed sealers, in ssh-keygen's format",
      },
    },
  },
  async run(context) {
    const { values, operands, engine } = context;
    const started = await engine();
    const optional = async (path: string | undefined) => (path === undefined ? undefined : started.file(path));
    const trusted = {
      signer: await optional(values.signer),
      allowed_signers: await optional(values['allowed-signers']),
    };
    const files: Verified[] = [];
    for (const path of operands) files.push(await verifyOne(started, path, trusted));
    const error = files.find((file) => file.error !== undefined)?.error;
    const document = { good: files.every(({ good }) => good), files, ...(error === undefined ? {} : { error }) };
    return {
      document,
      answer: files.flatMap((file) => [...text(context, file), '']).slice(0, -1),
      exit: exitOf(files),
    };
  },
});
