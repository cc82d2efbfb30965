// Help, made from what the commands declare.
import type { Lang } from '../domain/lang.ts';
import type { Command, OptionSpec, OptionSpecs, Result } from './command.ts';
import { everyCommand, optionsOf } from './options.ts';
import { align } from './text/layout.ts';
import type { Texts } from './text/zh.ts';

type Scope = { readonly words: Texts; readonly lang: Lang };

function optionText(name: string, { value, kind }: OptionSpec): string {
  return kind === 'flag' ? `--${name}` : `--${name} ${value ?? 'V'}`;
}

const usageText = (name: string, spec: OptionSpec) => `${optionText(name, spec)}${spec.many ? ' …' : ''}`;

function operandText({ operands }: Command): string[] {
  if (operands === undefined) return [];
  const { name, min, max } = operands;
  const text = max === undefined || max > 1 ? `${name}…` : name;
  return [min === 0 ? `[${text}]` : text];
}

/** `handover sign --vault DIR F [--out F] …`: what must be there first, the rest in brackets. */
export function usageLine(command: Command): string {
  const common = Object.keys(everyCommand);
  const options = Object.entries(optionsOf(command)).filter(([name]) => !common.includes(name));
  const needed = options.filter(([, spec]) => spec.required).map(([name, spec]) => usageText(name, spec));
  const others = options.filter(([, spec]) => !spec.required).map(([name, spec]) => `[${usageText(name, spec)}]`);
  return ['handover', command.name, ...needed, ...operandText(command), ...others].join(' ');
}

function optionRows({ words, lang }: Scope, specs: OptionSpecs): string[] {
  const rows = Object.entries(specs).map(([name, spec]) => {
    const marks = [...(spec.required ? [words.help.required] : []), ...(spec.many ? [words.help.many] : [])];
    const choices = spec.choices === undefined ? '' : words.aside(spec.choices.join(' '));
    const mark = marks.length === 0 ? '' : words.aside(marks.join(words.comma));
    return [`  ${optionText(name, spec)}`, `${spec.help[lang]}${choices}${mark}`];
  });
  return align(rows);
}

function commandLines(scope: Scope, command: Command): string[] {
  const { words, lang } = scope;
  const common = Object.keys(everyCommand);
  const own = Object.fromEntries(Object.entries(optionsOf(command)).filter(([name]) => !common.includes(name)));
  return [
    `${command.name}${words.colon}${command.help[lang]}`,
    '',
    `${words.help.usage}${words.colon}${usageLine(command)}`,
    ...(Object.keys(own).length === 0 ? [] : ['', words.help.options, ...optionRows(scope, own)]),
    '',
  ];
}

function overviewLines(scope: Scope, commands: readonly Command[]): string[] {
  const { words, lang } = scope;
  return [
    words.help.title,
    '',
    `${words.help.usage}${words.colon}handover ${words.help.command} …`,
    '',
    words.help.commands,
    ...align(commands.map((command) => [`  ${command.name}`, command.help[lang]])),
    '',
    words.help.everyCommand,
    ...optionRows(scope, everyCommand),
    '',
    words.help.party,
    words.help.more,
    words.help.exits,
  ];
}

function documentOf({ lang }: Scope, commands: readonly Command[]): object {
  return {
    commands: commands.map((command) => ({
      name: command.name,
      usage: usageLine(command),
      help: command.help[lang],
      options: Object.entries(optionsOf(command)).map(([name, { help, ...spec }]) => ({
        name,
        ...spec,
        help: help[lang],
      })),
    })),
  };
}

export function helpResult(scope: Scope, commands: readonly Command[], overview: boolean): Result {
  return {
    document: documentOf(scope, commands),
    answer: overview
      ? overviewLines(scope, commands)
      : commands.flatMap((command) => commandLines(scope, command)).slice(0, -1),
  };
}
