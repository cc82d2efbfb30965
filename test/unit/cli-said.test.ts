// What the command line says: of bugs and values, in which language, and never what a file tells the terminal to do.
import { describe, expect, test } from 'vitest';
import { inCase, inVault, withFolder } from '../support/cli-case.ts';
import { type Answers, party, record } from '../support/cli-recorder.ts';

const { env } = withFolder();

describe('what is said', () => {
  test('a bug has exit code 70, tells places and never the message', async () => {
    const ran = await record(['selftest', '--json'], {
      answers: {
        'selftest.run': () => {
          throw new TypeError('customer 13800000000');
        },
      },
    });
    expect(ran).toMatchObject({ code: 70, json: { error: { code: 'bug', exit: 70 } } });
    expect(ran.stdout + ran.stderr).not.toContain('customer');
    expect(ran.stderr).toContain('cli-said.test.ts');
  });

  test('a value that the contract refuses is named like its option', async () => {
    const args = ['trial', 'confirm', ...inCase, '--code', '12', '--lang', 'en'];
    const ran = await record(args, { env });
    expect(ran.code).toBe(2);
    expect(ran.stderr).toContain('--code');
  });

  test('Chinese leads: English only where LANG or --lang says so', async () => {
    const answers: Answers = { 'selftest.run': () => ({ tests: [] }) };
    const said = async (LANG: string, ...more: string[]) =>
      (await record(['selftest', ...more], { env: { LANG }, answers })).stdout;
    expect(await said('zh_CN.UTF-8')).toContain('自检');
    expect(await said('C.UTF-8')).toContain('自检');
    expect(await said('en_US.UTF-8')).toContain('self-tests');
    expect(await said('en_US.UTF-8', '--lang', 'zh')).toContain('自检');
  });

  test('names from a file can not steer the terminal', async () => {
    const answers: Answers = { 'trust.list': () => ({ parties: [party('\u001b]0;owned\u0007', '3')] }) };
    const { stdout } = await record(['trust', ...inVault], { env, answers });
    expect(stdout).not.toContain('\u001b');
    expect(stdout).toContain('owned');
  });
});
