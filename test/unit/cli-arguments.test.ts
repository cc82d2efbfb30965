// The grammar of the command line: what is accepted, and what a mistake is answered with.
import { describe, expect, test } from 'vitest';
import { parseCommandLine, peek } from '../../shared/cli/arguments.ts';
import { distance, nearest } from '../../shared/cli/nearest.ts';
import { optionsOf } from '../../shared/cli/options.ts';
import { commands } from '../../shared/cli/registry.ts';
import { HandoverError } from '../../shared/domain/errors.ts';

const parse = (...args: string[]) => parseCommandLine(args, commands);

function run(...args: string[]) {
  const parsed = parse(...args);
  if (parsed.kind !== 'run') throw new Error('expected a command');
  return { name: parsed.command.name, values: parsed.values, operands: parsed.operands };
}

function mistake(...args: string[]): Record<string, unknown> {
  try {
    parse(...args);
  } catch (error) {
    if (!(error instanceof HandoverError)) throw error;
    return { code: error.code, member: error.where.member, ...error.facts };
  }
  throw new Error('expected a mistake');
}

describe('commands', () => {
  test('are found by one word or two, wherever the options stand', () => {
    expect(run('trial', '--vault', 'v', '--case', 'c', '--out', 'f').name).toBe('trial');
    expect(run('trial', 'confirm', '--vault', 'v', '--case', 'c', '--code', '1').name).toBe('trial confirm');
    expect(run('--json', 'case', '--vault', 'v', 'list').name).toBe('case list');
    expect(run('--vault', 'trial', 'case', 'list').values.vault).toBe('trial');
  });

  test('keep their operands apart from the options', () => {
    const { operands, values } = run('import', 'a.csv', '--vault', 'v', '--case', 'c', 'b', '--header-row', '3');
    expect(operands).toEqual(['a.csv', 'b']);
    expect(values).toMatchObject({ 'header-row': 3, json: false, encoding: undefined });
  });

  test('take the operand after -- even if it looks like an option', () => {
    expect(run('inspect', '--', '--vault').operands).toEqual(['--vault']);
  });

  test('collect options that may be repeated', () => {
    const { values } = run('terms', '--vault', 'v', '--case', 'c', '--out', 'o', '--purpose', 'a', '--purpose', 'b');
    expect(values.purpose).toEqual(['a', 'b']);
  });
});

describe('a mistake', () => {
  test('in the command names the nearest one', () => {
    expect(mistake('seel')).toEqual({ code: 'usage', member: 'seel', problem: 'unknown_command', nearest: 'seal' });
    expect(mistake('case', 'lst')).toMatchObject({ member: 'case lst', nearest: 'case list' });
    expect(mistake('case')).not.toHaveProperty('nearest');
    expect(mistake('case', 'lst').choices).toContain('case list');
    expect(mistake('zzzzzz')).not.toHaveProperty('nearest');
    expect(mistake()).toMatchObject({ problem: 'no_command' });
  });

  test('in an option names the nearest one and never repeats a value', () => {
    const wrong = mistake('init', '--vault', 'v', '--name', 'n', '--passphrase=correct-horse');
    expect(wrong).toMatchObject({ problem: 'unknown_option', member: '--passphrase' });
    expect(JSON.stringify(wrong)).not.toContain('correct-horse');
    expect(mistake('seal', '--vault', 'v', '--cse', 'x')).toMatchObject({ nearest: '--case', command: 'seal' });
  });

  test('in a value says what would do', () => {
    const base = ['seal', '--vault', 'v', '--case', 'c', '--out', 'f'];
    expect(mistake(...base, '--kind', 'half')).toMatchObject({ problem: 'value_bad', member: '--kind' });
    expect(mistake(...base, '--kind')).toMatchObject({ problem: 'value_missing', member: '--kind' });
    expect(mistake(...base, '--kind', '--json')).toMatchObject({ problem: 'value_missing', member: '--kind' });
    expect(mistake(...base, '--json=yes')).toMatchObject({ problem: 'value_bad', member: '--json' });
    expect(mistake('case', 'list', '--vault', 'v', '--passphrase-fd', 'x')).toMatchObject({ problem: 'value_bad' });
  });

  test('is an option or operand too few or too many', () => {
    expect(mistake('card', '--out', 'f')).toMatchObject({ problem: 'option_missing', member: '--vault' });
    expect(mistake('card', '--vault', 'v')).toMatchObject({ problem: 'option_missing', member: '--out' });
    expect(mistake('inspect')).toMatchObject({ problem: 'operand_missing', member: 'F' });
    expect(mistake('inspect', 'a', 'b')).toMatchObject({ problem: 'operand_extra', member: 'F', most: 1 });
    expect(mistake('case', 'list', '--vault', 'v', 'secret')).toMatchObject({ problem: 'operand_extra', member: '' });
    expect(mistake('init', '--vault', 'v', '--name', 'n', '--recovery')).toMatchObject({ problem: 'unknown_option' });
  });
});

describe('help', () => {
  const asked = (...args: string[]) => {
    const parsed = parse(...args);
    return parsed.kind === 'help' ? parsed.commands.map(({ name }) => name) : [];
  };

  test('is there for all, for a group and for one', () => {
    expect(asked('help')).toHaveLength(commands.length);
    expect(asked('--help')).toHaveLength(commands.length);
    expect(asked('-h')).toHaveLength(commands.length);
    expect(asked('help', 'policy')).toEqual([
      'policy show',
      'policy set',
      'policy allow',
      'policy not-secret',
      'policy init',
      'policy check',
      'policy preview',
      'policy risk',
    ]);
    expect(asked('case', '--help')).toEqual(['case new', 'case set', 'case list', 'case show', 'case check']);
    expect(asked('seal', '--help')).toEqual(['seal']);
    expect(asked('help', 'identity', 'export')).toEqual(['identity export']);
    expect(mistake('help', 'seel')).toMatchObject({ nearest: 'seal' });
  });
});

test('peek reads language and form from any line, however wrong', () => {
  expect(peek(['--lang', 'en', 'nonsense', '--what', '--json'])).toMatchObject({ lang: 'en', json: true });
  expect(peek(['x', '--', '--json'])).toMatchObject({ json: false, lang: undefined });
});

test('an option of one name is of one kind in all commands, since words are found before the command is', () => {
  const kinds = new Map<string, string>();
  for (const command of commands) {
    for (const [name, { kind }] of Object.entries(optionsOf(command))) {
      expect(kinds.get(name) ?? kind, `--${name} of ${command.name}`).toBe(kind);
      kinds.set(name, kind);
    }
  }
});

test('nearest counts a swap as one edit and is silent when nothing is near', () => {
  expect(distance('tiral', 'trial')).toBe(1);
  expect(distance('', 'abc')).toBe(3);
  expect(nearest('recipt', ['receipt', 'restore'])).toBe('receipt');
  expect(nearest('qqqq', ['receipt', 'restore'])).toBeUndefined();
});
