// What a command of the command line is: its words, options and operands, and how it turns them into calls of the contract.

import type { Lang } from '../domain/lang.ts';
import type { Api } from '../ipc/api.ts';
import type { Output } from '../ipc/contract.ts';
import type { Terminal } from './terminal.ts';
import type { Texts } from './text/zh.ts';

export type Both = { readonly zh: string; readonly en: string };

export type OptionSpec = {
  readonly kind: 'flag' | 'text' | 'integer';
  /** What stands for the value in the help: `DIR`, `NAME`. */
  readonly value?: string;
  readonly help: Both;
  readonly required?: true;
  readonly many?: true;
  readonly choices?: readonly string[];
};
export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

type Single<S extends OptionSpec> = S extends { choices: readonly (infer Choice)[] }
  ? Choice
  : S extends { kind: 'integer' }
    ? number
    : string;
type Value<S extends OptionSpec> = S extends { kind: 'flag' }
  ? boolean
  : S extends { many: true }
    ? readonly string[] | undefined
    : S extends { required: true }
      ? Single<S>
      : Single<S> | undefined;
export type Values<O extends OptionSpecs> = { readonly [Name in keyof O]: Value<O[Name]> };

/** What stands behind the options: `min` to `max` of them, any number without `max`. */
export type Operands = { readonly name: string; readonly min: number; readonly max?: number };

/** What a command answers. `answer` is what was asked for, `notes` may be left out by `--quiet`. */
export type Result = {
  readonly document: object;
  readonly answer: readonly string[];
  readonly notes?: readonly string[];
  /** The exit code, if the command ran well but found something bad. */
  readonly exit?: number;
};

/** Two results of one command, in one document. */
export function joined(first: Result, second: Result): Result {
  return {
    document: { ...first.document, ...second.document },
    answer: [...first.answer, ...second.answer],
    notes: [...(first.notes ?? []), ...(second.notes ?? [])],
    exit: first.exit || second.exit || 0,
  };
}

export type Party = Output<'trust.list'>['parties'][number];

/** The engine as a command sees it. */
export interface Engine {
  readonly api: Api;
  /** The handle of a path: an input, or an output that is not there yet. */
  file(path: string): Promise<string>;
  /** Runs long work under a job name, so that an interrupt can cancel it. */
  job<T>(work: (job: string) => Promise<T>): Promise<T>;
}

export interface Context<V> {
  readonly values: V;
  readonly operands: readonly string[];
  readonly lang: Lang;
  readonly words: Texts;
  /** True if a document is all that may be written to standard output. */
  readonly json: boolean;
  readonly terminal: Terminal;
  /** A line on the way to the answer; none with `--json` or `--quiet`. */
  say(line: string): void;
  /** Starts the engine without a vault. */
  engine(): Promise<Engine>;
  /** Starts the engine and opens the vault of `--vault`. @throws passphrase.wrong, vault.missing, … */
  unlocked(): Promise<Engine & { readonly me: Party }>;
  /** The path of `--vault`, if it was given. */
  readonly vault: string | undefined;
  readonly secrets: Secrets;
}

export interface Secrets {
  /** A new passphrase for a new vault: asked for twice on a terminal. */
  created(): Promise<string>;
  /** The passphrase of an exported identity: its own if one is given, else the vault's. */
  exported(): Promise<string>;
}

type Definition<O extends OptionSpecs> = {
  /** One or two words. */
  readonly name: string;
  readonly help: Both;
  /** `new`: a vault that this command makes. `optional`: it says more if a vault is named. */
  readonly vault: 'none' | 'new' | 'optional' | 'required';
  readonly options: O;
  readonly operands?: Operands;
  run(context: Context<Values<O>>): Promise<Result>;
};

export type Command = Omit<Definition<OptionSpecs>, 'run'> & { run(context: Context<never>): Promise<Result> };

/** Keeps the types of the options for `run`. */
export function command<const O extends OptionSpecs>(definition: Definition<O>): Command {
  return definition;
}
