// What a command says: plain text, or with `--json` exactly one document on standard output, errors too.

import { errorCodes, HandoverError } from '../domain/errors.ts';
import { type Gate, gates } from '../domain/gates.ts';
import type { Lang } from '../domain/lang.ts';
import { type Description, describeError } from '../domain/words/describe.ts';
import type { Command, Result } from './command.ts';
import { optionsOf } from './options.ts';
import { missingLines } from './text/case.ts';
import { printable } from './text/layout.ts';
import type { Texts } from './text/zh.ts';
import { type Problem, problemOf } from './usage.ts';

export type Style = { readonly json: boolean; readonly quiet: boolean; readonly lang: Lang; readonly words: Texts };
export type Streams = {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
};

const joined = (lines: readonly string[]) => lines.map((line) => `${printable(line)}\n`).join('');
const names = (fact: unknown): readonly string[] => (Array.isArray(fact) ? fact.map(String) : []);

function describeUsage(words: Texts, problem: Problem, error: HandoverError, command?: Command): Description {
  const { nearest } = error.facts;
  const choices = names(error.facts.choices);
  const what = words.usage[problem](error.where.member ?? '');
  const hints = [
    ...(nearest === undefined ? [] : [words.usage.nearest(String(nearest))]),
    ...(choices.length === 0 ? [] : [words.usage.choices(choices)]),
    words.usage.seeHelp(String(error.facts.command ?? command?.name ?? '')),
  ];
  return { what, mend: hints.join('  ') };
}

/** The contract refused a value: its members are named like the options. */
function refusedOption({ where }: HandoverError, command: Command | undefined): string | undefined {
  const option = where.member?.split('.').at(-1)?.replaceAll('_', '-') ?? '';
  return command !== undefined && Object.hasOwn(optionsOf(command), option) ? `--${option}` : undefined;
}

export function describe({ lang, words }: Style, error: HandoverError, command?: Command): Description {
  if (error.code !== 'usage') return describeError(error, lang);
  const problem = problemOf(error);
  if (problem !== undefined) return describeUsage(words, problem, error, command);
  const option = refusedOption(error, command);
  if (option === undefined) return describeError(error, lang);
  return { what: words.usage.value_bad(option), mend: words.usage.seeHelp(command?.name ?? '') };
}

/** The gates that bar a package, each with the command that mends it. */
function gateLines({ lang }: Style, error: HandoverError): string[] {
  const missing = names(error.facts.missing).flatMap((gate) =>
    Object.hasOwn(gates, gate) ? [{ gate, ...gates[gate as Gate] }] : [],
  );
  return missingLines(lang, missing);
}

function hints(style: Style, error: HandoverError): string[] {
  const { words } = style;
  const candidates = names(error.facts.candidates);
  const own = words.error.hint(error);
  return [
    ...gateLines(style, error),
    ...(candidates.length === 0 ? [] : [words.error.candidates(candidates)]),
    ...(own === undefined ? [] : [own]),
  ];
}

function errorLines(style: Style, error: HandoverError, command?: Command): string[] {
  const { what, where, mend } = describe(style, error, command);
  const { words } = style;
  const first = `${words.error.label}${words.colon}${what}${where === undefined ? '' : words.aside(where)}`;
  return [first, ...[mend, ...hints(style, error)].map((line) => `  ${line}`)];
}

/** Never a message of an unknown error, which might hold anything; only where it was thrown. */
function bugPlaces(bug: unknown): string[] {
  const stack = bug instanceof Error ? (bug.stack ?? '') : '';
  const places = stack.split('\n').filter((line) => /^\s+at /.test(line));
  return places.slice(0, 6).map((line) => `  ${line.trim()}`);
}

/** A line on the way to the answer. */
export function writeLine(streams: Streams, { json, quiet }: Style, line: string): void {
  if (!json && !quiet) streams.stdout.write(joined([line]));
}

export function writeResult(streams: Streams, style: Style, result: Result): number {
  if (style.json) streams.stdout.write(`${JSON.stringify(result.document)}\n`);
  else streams.stdout.write(joined([...result.answer, ...(style.quiet ? [] : (result.notes ?? []))]));
  return result.exit ?? 0;
}

export type Blame = { readonly command?: Command | undefined; readonly bug?: unknown };

/** @returns the exit code of the error */
export function writeError(streams: Streams, style: Style, caught: unknown, { command, bug }: Blame = {}): number {
  const error = caught instanceof HandoverError ? caught : new HandoverError('bug', {}, {}, { cause: caught });
  const exit = errorCodes[error.code];
  if (style.json) {
    const { what, mend } = describe(style, error, command);
    const { code, where, facts } = error;
    streams.stdout.write(`${JSON.stringify({ error: { code, exit, where, facts, message: what, mend } })}\n`);
  } else {
    streams.stderr.write(joined(errorLines(style, error, command)));
  }
  if (error.code === 'bug') streams.stderr.write(joined(bugPlaces(bug ?? caught)));
  return exit;
}
