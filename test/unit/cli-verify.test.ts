// Checking, opening and comparing from the command line: exit codes say what the text says.
import { describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { called, inCase, inVault, label, uid, view, withFolder } from '../support/cli-case.ts';
import { type Answers, checked, id, record } from '../support/cli-recorder.ts';

const { env } = withFolder();

describe('verify', () => {
  const good = checked('package.verify', {
    good: true,
    lines: [{ line: 'integrity', result: 'good' }],
    sha256: id('a'),
  });

  test('checks every file without a vault and fails with the code of the first bad one', async () => {
    let turn = 0;
    const answers: Answers = {
      'package.verify': () => {
        turn += 1;
        if (turn === 2) throw new HandoverError('input.missing', { file: 'b' });
        if (turn === 3)
          return { good: false, lines: [], error: { code: 'digest', where: { entry: 'data/x' }, facts: {} } };
        return good;
      },
    };
    const ran = await record(['verify', 'a', 'b', 'c', '--signer', 's.card', '--json'], { answers });
    expect(ran.code).toBe(3);
    expect(ran.json).toMatchObject({
      good: false,
      error: { code: 'input.missing' },
      files: [
        { file: 'a', good: true },
        { file: 'b', good: false },
        { file: 'c', error: { code: 'digest' } },
      ],
    });
    expect(ran.calls[0]).toEqual({
      channel: 'package.verify',
      input: { job: 'command', file: '<a>', signer: '<s.card>' },
    });
  });

  test('a tampered one alone ends with 1 and names the entry', async () => {
    const error = { code: 'digest', where: { entry: 'data/t01-00001.csv.zst.age' }, facts: {} };
    const lines = [{ line: 'integrity', result: 'bad', code: 'digest' }] as const;
    const ran = await record(['verify', 'a', '--lang', 'en'], {
      answers: { 'package.verify': () => checked('package.verify', { good: false, lines: [...lines], error }) },
    });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toContain('data/t01-00001.csv.zst.age');
  });
});

describe('open and compare', () => {
  test('a trial shows its six digits, in text and in the document', async () => {
    const opened = checked('package.open', {
      case: label,
      case_uid: uid,
      package: { ...view, kind: 'trial', direction: 'opened' },
      opened_before: false,
      code: '123456',
      rows: 0,
      files: 1,
      lists: 0,
    });
    const answers: Answers = { 'package.open': () => opened };
    expect((await record(['open', ...inVault, 'f', '--quiet'], { env, answers })).stdout).toContain('123 456');
    expect((await record(['open', ...inVault, 'f', '--json'], { env, answers })).json).toMatchObject({
      code: '123456',
    });
  });

  test('lists are told beside attachments, never among them', async () => {
    const counts = { files: 3, lists: 2 };
    const opened = checked('package.open', {
      case: label,
      case_uid: uid,
      package: { ...view, direction: 'opened' },
      opened_before: false,
      rows: 5000,
      ...counts,
    });
    const opens = await record(['open', ...inVault, 'f'], { env, answers: { 'package.open': () => opened } });
    for (const line of [/^Attachments +3$/m, /^Customer lists +2$/m]) expect(opens.stdout).toMatch(line);
    const none = { ...opened, lists: 0 };
    const without = await record(['open', ...inVault, 'f'], { env, answers: { 'package.open': () => none } });
    expect(without.stdout).not.toContain('lists');
  });

  test('the lists that came, by name, with their persons and rows', async () => {
    const came = checked('lists.show', {
      lists: [
        { id: 'f49999', name: '不得联系的客户 Not to be contacted', code: 'no_contact', rows: 12, persons: 9 },
        { id: 'f50000', name: 'door codes', rows: 1200 },
      ],
    });
    const ran = await record(['lists', ...inCase], { env, answers: { 'lists.show': () => came } });
    expect(ran.stdout).toMatch(/^f49999 {2}不得联系的客户 Not to be contacted +9 +12$/m);
    expect(ran.stdout).toMatch(/^f50000 {2}door codes +– +1,200$/m);
    const nothing = await record(['lists', ...inCase], { env, answers: { 'lists.show': () => ({ lists: [] }) } });
    expect(nothing.stdout).toContain('no lists of customers came');
  });

  test('a list goes out under the name that is given', async () => {
    const answers: Answers = { 'lists.export': () => ({ file: 'a.xlsx', rows: 1200 }) };
    const ran = await record(['lists', 'export', ...inCase, '--list', 'f50000', '--out', 'a.xlsx'], { env, answers });
    expect(ran.calls.at(-1)).toMatchObject({ channel: 'lists.export', input: { list: 'f50000' } });
    expect(ran.stdout).toMatch(/1,200$/m);
    expect(ran.stdout).toContain('Written: a.xlsx');
  });

  test('a difference ends with 1', async () => {
    const compared = checked('package.compare', {
      package: { ...view, direction: 'opened' },
      agrees: false,
      tables: [{ id: 't01', name: '客户', expected: 5000, found: 4999 }],
      totals: [
        {
          table: 't01',
          table_name: '客户',
          column: 'c04',
          name: '余额',
          expected: '12.50',
          found: '12.5',
          of_codes: false,
        },
        {
          table: 't01',
          table_name: '客户',
          column: 'c05',
          name: '交易单号',
          expected: '77',
          found: '77',
          of_codes: true,
        },
      ],
      files: { expected: 1, found: 1 },
      lists: { expected: 2, found: 1 },
      sample: { columns: ['姓名'], rows: [['王*']] },
    });
    const ran = await record(['compare', ...inCase], { env, answers: { 'package.compare': () => compared } });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/t01 {2}客户 +5,000 +4,999/);
    expect(ran.stdout).toContain('余额');
    expect(ran.stdout).toMatch(/Attachments +1 +1$/m);
    expect(ran.stdout).toMatch(/Customer lists +2 +1$/m);
    expect(ran.stdout).not.toContain('交易单号');
    expect(ran.stdout).toContain('王*');
  });
});

describe('answers that are bad news', () => {
  test.each([
    [
      'case check',
      ['case', 'check', ...inCase],
      { 'case.check': () => ({ case: label, ready: false, missing: [] }) },
      1,
    ],
    [
      'trial confirm',
      ['trial', 'confirm', ...inCase, '--code', '000000'],
      { 'trial.confirm': () => ({ passed: false, tries_left: 2 }) },
      1,
    ],
    [
      'log --verify',
      ['log', ...inVault, '--verify'],
      { 'log.verify': () => ({ good: false, size: 1, root: id('a') }) },
      1,
    ],
    ['selftest', ['selftest'], { 'selftest.run': () => ({ tests: [{ name: 'a', passed: false, source: 's' }] }) }, 1],
    [
      'doctor',
      ['doctor', ...inVault],
      { 'doctor.run': () => ({ findings: [{ check: 'c', result: 'fail' as const }] }) },
      1,
    ],
    [
      'doctor warns',
      ['doctor', ...inVault],
      { 'doctor.run': () => ({ findings: [{ check: 'c', result: 'warn' as const }] }) },
      0,
    ],
  ] as const)('%s', async (_name, args, answers: Answers, code) => {
    expect((await record([...args], { env, answers })).code).toBe(code);
  });
});

describe('log', () => {
  test('checks and writes in one go, with one document', async () => {
    const { json, calls } = await record(['log', ...inVault, '--verify', '--out', 'l.jsonl', '--json'], {
      env,
      answers: {
        'log.verify': () => ({ good: true, size: 3, root: id('a') }),
        'log.export': () => ({ file: 'l.jsonl', entries: 3 }),
      },
    });
    expect(json).toEqual({ good: true, size: 3, root: id('a'), file: 'l.jsonl', entries: 3 });
    expect(called(calls).at(-1)).toEqual({ 'log.export': { out: '<l.jsonl>' } });
  });
});
