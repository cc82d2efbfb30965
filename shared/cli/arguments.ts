// The words of a command line → a command, its option values and its operands. Strict: nothing unknown passes.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { HandoverError } from '../domain/errors.ts';
import type { Command, OptionSpec, OptionSpecs } from './command.ts';
import { nearest } from './nearest.ts';
import { everyCommand, optionsOf } from './options.ts';
import { usage } from './usage.ts';

type Given = string | boolean | (string | boolean)[] | undefined;
export type OptionValues = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export type Parsed =
  | { readonly kind: 'run'; readonly command: Command; readonly values: OptionValues; readonly operands: string[] }
  | { readonly kind: 'help'; readonly commands: readonly Command[]; readonly overview: boolean };

function config(specs: OptionSpecs): ParseArgsOptionsConfig {
  const entry = (name: string, spec: OptionSpec) => ({
    type: spec.kind === 'flag' ? ('boolean' as const) : ('string' as const),
    ...(spec.many ? { multiple: true } : {}),
    ...(name === 'help' ? { short: 'h' } : {}),
  });
  return Object.fromEntries(Object.entries(specs).map(([name, spec]) => [name, entry(name, spec)]));
}

function leniently(args: readonly string[], specs: OptionSpecs) {
  return parseArgs({
    args: [...args],
    options: config(specs),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
}

export type Peeked = { json: boolean; quiet: boolean; help: boolean; lang: string | undefined };

/** The options that matter before a command is known, and even when the rest of the line is wrong. */
export function peek(args: readonly string[]): Peeked {
  const { values } = leniently(args, everyCommand);
  return {
    json: values.json === true,
    quiet: values.quiet === true,
    help: values.help === true,
    lang: typeof values.lang === 'string' ? values.lang : undefined,
  };
}

const hintOf = (near: string | undefined) => (near === undefined ? {} : { nearest: near });

function unknownCommand(words: readonly string[], commands: readonly Command[]): Error {
  const [first = ''] = words;
  const group = commands.filter(({ name }) => name.startsWith(`${first} `)).map(({ name }) => name);
  if (group.length > 0) {
    const both = words.slice(0, 2).join(' ');
    return usage('unknown_command', both, { ...hintOf(nearest(both, group)), choices: group });
  }
  const names = commands.map(({ name }) => name);
  return usage('unknown_command', first, hintOf(nearest(words.slice(0, 2).join(' '), names) ?? nearest(first, names)));
}

type Word = { readonly value: string; readonly index: number };

function positionals(args: readonly string[], commands: readonly Command[]): Word[] {
  const all = Object.assign({}, ...commands.map(optionsOf)) as OptionSpecs;
  return leniently(args, all).tokens.filter((token) => token.kind === 'positional');
}

/** Finds the command's words among the arguments and takes them out. @throws usage */
function splitCommand(args: readonly string[], commands: readonly Command[]): { command: Command; rest: string[] } {
  const words = positionals(args, commands);
  if (words.length === 0) throw usage('no_command', 'COMMAND');
  for (const length of [2, 1]) {
    const taken = words.slice(0, length);
    const command = commands.find(({ name }) => name === taken.map(({ value }) => value).join(' '));
    const indexes = new Set(taken.map(({ index }) => index));
    if (command !== undefined) return { command, rest: args.filter((_, index) => !indexes.has(index)) };
  }
  throw unknownCommand(
    words.map(({ value }) => value),
    commands,
  );
}

/** Says what the strict parser refused; the value of an option is never repeated. */
function explain(args: readonly string[], specs: OptionSpecs): Error {
  for (const token of leniently(args, specs).tokens) {
    if (token.kind !== 'option') continue;
    const spec = specs[token.name];
    const near = nearest(token.name, Object.keys(specs));
    if (spec === undefined) {
      return usage('unknown_option', token.rawName, hintOf(near && `--${near}`));
    }
    if (spec.kind === 'flag' && token.value !== undefined) return usage('value_bad', token.rawName);
    if (spec.kind !== 'flag' && !token.inlineValue && (token.value ?? '-').startsWith('-')) {
      return usage('value_missing', token.rawName);
    }
  }
  return usage('value_bad', 'option');
}

function strictly(args: readonly string[], specs: OptionSpecs) {
  try {
    return parseArgs({ args: [...args], options: config(specs), strict: true, allowPositionals: true });
  } catch {
    throw explain(args, specs);
  }
}

function checkValue(name: string, spec: OptionSpec, given: Given): OptionValues[string] {
  if (spec.kind === 'flag') return given === true;
  if (given === undefined || typeof given === 'boolean') {
    if (spec.required) throw usage('option_missing', `--${name}`);
    return undefined;
  }
  const { choices } = spec;
  const texts = (Array.isArray(given) ? given : [given]).map(String);
  if (choices !== undefined && !texts.every((text) => choices.includes(text))) {
    throw usage('value_bad', `--${name}`, { choices });
  }
  if (spec.kind === 'integer' && !texts.every((text) => /^[0-9]{1,9}$/.test(text))) {
    throw usage('value_bad', `--${name}`, { choices: [spec.value ?? 'N'] });
  }
  if (spec.many) return texts;
  return spec.kind === 'integer' ? Number(texts[0]) : texts[0];
}

function checkOperands(command: Command, operands: readonly string[]): void {
  const { name, min, max = Number.POSITIVE_INFINITY } = command.operands ?? { name: '', min: 0, max: 0 };
  if (operands.length < min) throw usage('operand_missing', name);
  if (operands.length > max) throw usage('operand_extra', name, { most: max });
}

function helpFor(words: readonly string[], commands: readonly Command[]): Parsed {
  if (words.length === 0) return { kind: 'help', commands, overview: true };
  for (const name of [words.slice(0, 2).join(' '), words[0]]) {
    const wanted = commands.filter((command) => command.name === name || command.name.startsWith(`${name} `));
    if (wanted.length > 0) return { kind: 'help', commands: wanted, overview: false };
  }
  throw unknownCommand(words, commands);
}

function parseFor(command: Command, args: readonly string[]): Parsed {
  const specs = optionsOf(command);
  const given = strictly(args, specs);
  const checked = Object.entries(specs).map(([name, spec]) => [name, checkValue(name, spec, given.values[name])]);
  checkOperands(command, given.positionals);
  return { kind: 'run', command, values: Object.fromEntries(checked), operands: given.positionals };
}

/** @throws usage, with facts that say what is wrong and what was probably meant */
export function parseCommandLine(args: readonly string[], commands: readonly Command[]): Parsed {
  const words = positionals(args, commands).map(({ value }) => value);
  if (words[0] === 'help') return helpFor(words.slice(1), commands);
  if (peek(args).help) return helpFor(words, commands);
  const { command, rest } = splitCommand(args, commands);
  try {
    return parseFor(command, rest);
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    throw new HandoverError(error.code, error.where, { ...error.facts, command: command.name });
  }
}
