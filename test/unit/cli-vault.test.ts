// Opening the vault, making one, and taking the identity out: what goes over to the engine, and where the secret never shows.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { inVault, withFolder, written } from '../support/cli-case.ts';
import { type Answers, checked, me, record } from '../support/cli-recorder.ts';

const { env, folder } = withFolder();

describe('opening the vault', () => {
  test('hands over the folder and the secret, and only then calls the channel', async () => {
    const { calls, code } = await record(['case', 'list', '--vault', 'my vault', '--json'], {
      env,
      answers: { 'case.list': () => checked('case.list', { cases: [] }) },
    });
    expect(code).toBe(0);
    expect(calls).toEqual([
      {
        channel: 'vault.unlock',
        input: { vault: '<my vault>', secret: 'four plain words here', kind: 'passphrase' },
      },
      { channel: 'case.list', input: {} },
    ]);
  });

  test('takes the recovery code on request', async () => {
    const { calls } = await record(['case', 'list', ...inVault, '--recovery'], {
      env,
      answers: { 'case.list': () => ({ cases: [] }) },
    });
    expect(calls[0]?.input).toMatchObject({ kind: 'recovery' });
  });

  test('is refused without a passphrase and without anybody to ask', async () => {
    const ran = await record(['case', 'list', ...inVault, '--json'], {});
    expect(ran).toMatchObject({ code: 2, calls: [], json: { error: { code: 'passphrase.missing', exit: 2 } } });
  });

  test('ends with exit code 4 on a wrong passphrase, which is in no output', async () => {
    const ran = await record(['case', 'list', ...inVault], {
      env,
      answers: {
        'vault.unlock': () => {
          throw new HandoverError('passphrase.wrong');
        },
      },
    });
    expect(ran).toMatchObject({ code: 4, stdout: '' });
    expect(ran.stderr).toContain('--recovery');
    expect(ran.stderr).not.toContain('plain words');
  });
});

describe('init', () => {
  const recovery_code = 'ABCD-EFGH-IJKL-MNOP-QRST-UVWX-YZ23-4567-ABCD';
  const answers: Answers = { 'vault.create': () => checked('vault.create', { me, recovery_code }) };
  const args = ['init', '--vault', 'v', '--name', '王小店', '--org', '甲保洁', '--suite', 'x25519'];

  test('gives the recovery code in the document, and the passphrase nowhere', async () => {
    const ran = await record([...args, '--json'], { env, answers });
    expect(ran.json).toMatchObject({ recovery_code });
    expect(ran.calls.map(({ channel }) => channel)).toEqual(['vault.create']);
    expect(ran.calls[0]?.input).toEqual({
      vault: '<v>',
      passphrase: 'four plain words here',
      name: '王小店',
      organisation: '甲保洁',
      suite: 'x25519',
    });
    expect(ran.stdout + ran.stderr).not.toContain('plain words');
  });

  test('prints it even when quiet, since it is shown once', async () => {
    expect((await record([...args, '--quiet'], { env, answers })).stdout).toContain(recovery_code);
  });
});

describe('identity export', () => {
  const answers: Answers = { 'identity.export': () => written };
  const args = ['identity', 'export', ...inVault, '--out', 'me.age'];

  test('takes a passphrase of its own, else that of the vault', async () => {
    await writeFile(join(folder(), 'other'), 'another one');
    const own = await record([...args, '--new-passphrase-file', join(folder(), 'other')], { env, answers });
    expect(own.calls.at(-1)?.input).toEqual({ out: '<me.age>', passphrase: 'another one' });
    const same = await record(args, { env, answers });
    expect(same.calls.at(-1)?.input).toMatchObject({ passphrase: 'four plain words here' });
  });

  test('never goes out under the recovery code', async () => {
    const ran = await record([...args, '--recovery', '--json'], { env, answers });
    expect(ran).toMatchObject({ code: 2, json: { error: { code: 'passphrase.missing' } } });
  });
});
