// What every command has in common: it is there, it has help in both languages, and a mistake is one document with a hint.
import { describe, expect, test } from 'vitest';
import type { Command } from '../../shared/cli/command.ts';
import { optionsOf } from '../../shared/cli/options.ts';
import { commands } from '../../shared/cli/registry.ts';
import { record } from '../support/cli-recorder.ts';

/** The commands of the design's command line that this version has. */
const wanted = [
  'init',
  'card',
  'trust',
  'case new',
  'case list',
  'case show',
  'case check',
  'import',
  'scan',
  'policy init',
  'policy show',
  'policy check',
  'policy set',
  'policy preview',
  'terms',
  'sign',
  'add',
  'trial',
  'trial confirm',
  'seal',
  'inspect',
  'verify',
  'open',
  'compare',
  'receipt',
  'lists',
  'lists export',
  'export',
  'log',
  'doctor',
  'selftest',
  'identity export',
  'demo',
];
const words = (command: Command) => command.name.split(' ');

test('every command of the design that is due is there', () => {
  expect(commands.map(({ name }) => name)).toEqual(expect.arrayContaining(wanted));
});

describe.each(commands.map((command) => [command.name, command] as const))('%s', (name, command) => {
  test.each(['zh', 'en'] as const)('has help in %s, asked for in three ways', async (lang) => {
    const asked = [
      ['help', ...words(command), '--lang', lang],
      [...words(command), '--help', '--lang', lang],
      ['-h', ...words(command), '--lang', lang],
    ];
    for (const args of asked) {
      const { code, stderr, stdout } = await record(args, {});
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`handover ${name}`);
      for (const option of Object.keys(command.options)) expect(stdout).toContain(`--${option}`);
      expect(stdout).not.toMatch(/undefined|\[object/);
      expect(/\p{Script=Han}/u.test(stdout)).toBe(lang === 'zh');
    }
  });

  test('has help as one document', async () => {
    const { code, json } = await record([...words(command), '--help', '--json'], {});
    expect(code).toBe(0);
    const all = json as unknown as { commands: { name: string; options: { name: string }[] }[] };
    const found = all.commands.find((one) => one.name === name);
    expect(found?.options.map((option) => option.name)).toEqual(Object.keys(optionsOf(command)));
  });

  test.each(['zh', 'en'] as const)('refuses an option that it does not have, in %s', async (lang) => {
    const { code, stderr, stdout, calls } = await record([...words(command), '--qiet', '--lang', lang], {});
    expect({ code, stdout, calls }).toEqual({ code: 2, stdout: '', calls: [] });
    expect(stderr).toContain('--qiet');
    expect(stderr).toContain('--quiet');
    expect(stderr).toContain(`handover help ${name}`);
  });

  test('tells a mistake as one document and nothing else', async () => {
    const { code, stderr, json } = await record([...words(command), '--qiet', '--json'], {});
    expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
    expect(Object.keys(json)).toEqual(['error']);
    expect(json.error).toMatchObject({ code: 'usage', exit: 2, facts: { nearest: '--quiet', command: name } });
  });
});
