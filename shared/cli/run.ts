// One command line, from its words to its exit code; the host passes in the streams and the engine.
import type { Readable } from 'node:stream';
import type { Lang } from '../domain/lang.ts';
import { type Parsed, type Peeked, parseCommandLine, peek } from './arguments.ts';
import type { Command, Context, Result } from './command.ts';
import { helpResult } from './help.ts';
import { type Style, writeError, writeLine, writeResult } from './output.ts';
import { createProgressLine, type ProgressLine } from './progress.ts';
import { createSecrets } from './secrets.ts';
import { type CreateApp, type Session, startSession } from './session.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { chooseLang, textsOf } from './text/texts.ts';

type Screen = NodeJS.WritableStream & { readonly isTTY?: boolean };

export interface Host {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Screen;
  readonly stderr: Screen;
  readonly createApp: CreateApp;
  /** Calls the listener at Ctrl-C; returns its own off switch. */
  onInterrupt(listener: () => void): () => void;
}

type Run = Extract<Parsed, { kind: 'run' }>;

function styleOf({ json, quiet, lang: asked }: Peeked, host: Host): Style {
  const lang: Lang = chooseLang(asked, host.env);
  return { json, quiet, lang, words: textsOf(lang) };
}

/** Starts the engine once, at the first use, and closes it at the end. */
class Running {
  readonly #host: Host;
  readonly #vault: string | undefined;
  readonly #progress: ProgressLine;
  #session: Promise<Session> | undefined;
  #off = () => {};
  bug: unknown;

  constructor(host: Host, vault: string | undefined, progress: ProgressLine) {
    this.#host = host;
    this.#vault = vault;
    this.#progress = progress;
  }

  session(): Promise<Session> {
    this.#session ??= this.#start();
    return this.#session;
  }

  async #start(): Promise<Session> {
    const session = await startSession(this.#host.createApp, {
      vault: this.#vault,
      progress: (event) => this.#progress.show(event),
      onBug: (error) => {
        this.bug = error;
      },
    });
    this.#off = this.#host.onInterrupt(() => session.interrupt());
    return session;
  }

  async close(): Promise<void> {
    this.#progress.clear();
    if (this.#session === undefined) return;
    try {
      await (await this.#session).close();
    } finally {
      this.#off();
    }
  }
}

function contextOf(run: Run, host: Host, style: Style, terminal: Terminal, running: Running): Context<never> {
  const { values, operands } = run;
  const vault = values.vault === undefined ? undefined : String(values.vault);
  const secrets = createSecrets({ values, env: host.env, terminal, words: style.words });
  return {
    // The option's declaration is what both its check and its type come from.
    values: values as never,
    operands,
    lang: style.lang,
    words: style.words,
    json: style.json,
    terminal,
    say: (line) => writeLine(host, style, line),
    vault,
    secrets,
    engine: () => running.session(),
    async unlocked() {
      const secret = await secrets.known();
      const session = await running.session();
      const { me } = await session.api['vault.unlock']({ vault: await session.file(vault ?? '.'), ...secret });
      return { ...session, me };
    },
  };
}

async function execute(run: Run, host: Host, style: Style): Promise<number> {
  const { stderr } = host;
  const progress = createProgressLine(style.quiet ? { write: () => {} } : stderr, style.words);
  const terminal = createTerminal(host.stdin, stderr);
  const running = new Running(host, run.values.vault === undefined ? undefined : String(run.values.vault), progress);
  let result: Result;
  try {
    result = await run.command.run(contextOf(run, host, style, terminal, running));
  } catch (error) {
    await running.close().catch(() => {});
    return writeError(host, style, error, { command: run.command, bug: running.bug ?? error });
  }
  await running.close();
  return writeResult(host, style, result);
}

/** @returns the exit code; everything that is said goes to the host's streams */
export async function runCommandLine(
  args: readonly string[],
  host: Host,
  commands: readonly Command[],
): Promise<number> {
  const style = styleOf(peek(args), host);
  try {
    const parsed = parseCommandLine(args, commands);
    if (parsed.kind === 'run') return await execute(parsed, host, style);
    return writeResult(host, style, helpResult(style, parsed.commands, parsed.overview));
  } catch (error) {
    return writeError(host, style, error);
  }
}
