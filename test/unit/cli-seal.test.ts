// Sealing from the command line: what is asked for, what is still missing, and an interrupt.
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { called, inCase, label, view, withFolder } from '../support/cli-case.ts';
import { type Answers, checked, id, record } from '../support/cli-recorder.ts';

const { env } = withFolder();

describe('seal', () => {
  const args = ['seal', ...inCase, '--out', 'f.handover'];
  const sealed = checked('package.seal', {
    package: { ...view, direction: 'made' },
    file: 'f',
    bytes: 123456,
    sha256: id('e'),
    sm3: id('f'),
    rows: 5000,
    columns_kept: 9,
    columns_left_out: 4,
    files: 3,
    lists: 2,
  });

  test('is full unless said, and names the digests', async () => {
    const { calls, stdout } = await record(args, { env, answers: { 'package.seal': () => sealed } });
    expect(called(calls)).toEqual([
      { 'package.seal': { job: 'command', case: label, kind: 'full', out: '<f.handover>' } },
    ]);
    expect(stdout).toContain(`SHA-256         ${id('e')}`);
    expect(stdout).toContain('9 columns go, 4 stay');
    expect(stdout).toMatch(/^Attachments +3$/m);
    expect(stdout).toMatch(/^Customer lists +2$/m);
  });

  test('makes a preview as it is wanted', async () => {
    const wanted = [...args, '--kind', 'preview', '--k', '20', '--rows', '50'];
    const answer = { ...sealed, rows: 200, counts: 45 };
    const { calls, stdout } = await record(wanted, { env, answers: { 'package.seal': () => answer } });
    expect(stdout).toMatch(/^Rows +200\nRows of counts +45$/m);
    const preview = { k: 20, rows: 50 };
    expect(called(calls)).toEqual([
      { 'package.seal': { job: 'command', case: label, kind: 'preview', out: '<f.handover>', preview } },
    ]);
  });

  test.each([
    ['a supplement yet', ['--kind', 'supplement'], '--kind supplement'],
    ['a full package with the wishes for a preview', ['--k', '20'], '--k'],
  ])('does not make %s, and says so before it asks for anything', async (_, wanted, said) => {
    const ran = await record([...args, ...wanted], { env });
    expect(ran).toMatchObject({ code: 2, calls: [] });
    expect(ran.stderr).toContain(said);
  });

  test('names each missing gate and the command that mends it', async () => {
    const answers: Answers = {
      'package.seal': () => {
        throw new HandoverError('blocked', {}, { missing: ['terms_signed', 'trial'] });
      },
    };
    const ran = await record(args, { env, answers });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('→ handover sign, then add');
    expect(ran.stderr).toContain('→ handover trial');
    const { json } = await record([...args, '--json'], { env, answers });
    expect(json).toMatchObject({ error: { code: 'blocked', facts: { missing: ['terms_signed', 'trial'] } } });
  });

  test('is cancelled by an interrupt: job.cancel is called, exit code 1, one document', async () => {
    let interrupt = () => {};
    let cancelled: (error: Error) => void = () => {};
    const ran = await record([...args, '--json'], {
      env,
      onInterrupt: (listener) => {
        interrupt = listener;
      },
      answers: {
        'package.seal': () => {
          setTimeout(interrupt, 5);
          return new Promise((_, refuse) => {
            cancelled = refuse;
          });
        },
        'job.cancel': () => {
          cancelled(new HandoverError('cancelled'));
          return {};
        },
      },
    });
    expect(ran.calls.at(-1)).toEqual({ channel: 'job.cancel', input: { job: 'command' } });
    expect(ran).toMatchObject({ code: 1, json: { error: { code: 'cancelled' } } });
  });
});
