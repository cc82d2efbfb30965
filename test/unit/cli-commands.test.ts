// Each command: which channel it calls with what, and what it says; every call and answer keeps the contract.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { type Answers, checked, id, me, party, record } from '../support/cli-recorder.ts';

let folder = '';
let env: Record<string, string> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-cli-'));
  await writeFile(join(folder, 'pass'), 'four plain words here\n');
  await writeFile(join(folder, 'bei.card'), 'a card');
  env = { HANDOVER_PASSPHRASE_FILE: join(folder, 'pass'), LANG: 'en_GB.UTF-8' };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const uid = 'ab'.repeat(16);
const label = 'HO-2026-7K4Q-M';
const bei = party('北京乙服务', '2');
const short = bei.short;
const view = {
  id: id('a'),
  name: `${label}-full-1`,
  kind: 'full',
  seq: 1,
  short,
  made: '2026-11-21T12:00:00Z',
} as const;
const inVault = ['--vault', 'v'];
const inCase = [...inVault, '--case', label];
const noData = {
  tables: [],
  attachments: { files: 0, bytes: 0, kept: 0, set_apart: 0, folders: [] },
  account: { tables: 0, rows_read: 0, taken: 0, refused: 0, set_apart: 0, left: 0, mended: 0, waiting: 0 },
};

/** The calls without the unlocking that every vault command starts with. */
const called = (calls: readonly { channel: string; input: object }[]) =>
  calls.filter(({ channel }) => channel !== 'vault.unlock').map(({ channel, input }) => ({ [channel]: input }));

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

const written = { file: 'x' };
const simple: readonly (readonly [string, readonly string[], Answers, object])[] = [
  [
    'card',
    ['card', ...inVault, '--out', 'me.card'],
    { 'card.export': () => written },
    { 'card.export': { out: '<me.card>' } },
  ],
  [
    'rows refused',
    ['rows', 'refused', ...inCase, '--table', 't01', '--from', '51'],
    { 'rows.aside': () => ({ total: 0, columns: [], rows: [] }) },
    { 'rows.aside': { case: label, table: 't01', kind: 'refused', offset: 50, count: 50 } },
  ],
  [
    'rows mend',
    ['rows', 'mend', ...inCase, '--table', 't01', '--row', '7', 'K1', '甲', ''],
    { 'rows.mend': () => noData },
    { 'rows.mend': { case: label, table: 't01', ref: 7, cells: ['K1', '甲', ''] } },
  ],
  [
    'rows leave',
    ['rows', 'leave', ...inCase, '--table', 't01', '--row', '7', '--row', '9', '--note', 'x'],
    { 'rows.leave': () => noData },
    { 'rows.leave': { case: label, table: 't01', refs: [7, 9], note: 'x' } },
  ],
  [
    'rows reopen',
    ['rows', 'reopen', ...inCase, '--table', 't01', '--row', '7'],
    { 'rows.reopen': () => noData },
    { 'rows.reopen': { case: label, table: 't01', ref: 7 } },
  ],
  [
    'table find',
    ['table', 'find', ...inCase, '--table', 't01', '金卡'],
    { 'table.search': () => ({ columns: ['a'], rows: [{ offset: 4, cells: ['***'] }], complete: true }) },
    { 'table.search': { job: 'command', case: label, table: 't01', text: '金卡', limit: 50 } },
  ],
  [
    'table replace',
    ['table', 'replace', ...inCase, '--table', 't02', '--older', 't01'],
    { 'table.replace': () => noData },
    { 'table.replace': { case: label, table: 't02', older: 't01' } },
  ],
  [
    'table remove',
    ['table', 'remove', ...inCase, '--folder', 's01'],
    { 'table.remove': () => noData },
    { 'table.remove': { case: label, folder: 's01' } },
  ],
  [
    'import',
    ['import', ...inCase, '--resume'],
    { 'import.resume': () => ({ ...noData, refused: [], remembered: [], newer: [] }) },
    { 'import.resume': { job: 'command', case: label } },
  ],
  [
    'policy set',
    ['policy', 'set', ...inCase, '--column', 't01.c03', '--action', 'keep', '--reason', 'necessary'],
    { 'policy.set': () => noData },
    {
      'policy.set': {
        case: label,
        decisions: [{ table: 't01', column: 'c03', action: 'keep', reason: 'necessary' }],
      },
    },
  ],
  [
    'policy set of several columns',
    [
      ...['policy', 'set', ...inCase, '--column', 't01.c03', '--column', 't02.c01', '--action', 'mask'],
      ...['--reason', 'necessary', '--param', 'form=tail_4', '--param', 'top=80'],
    ],
    { 'policy.set': () => noData },
    {
      'policy.set': {
        case: label,
        decisions: [
          { table: 't01', column: 'c03', action: 'mask', reason: 'necessary', params: { form: 'tail_4', top: 80 } },
          { table: 't02', column: 'c01', action: 'mask', reason: 'necessary', params: { form: 'tail_4', top: 80 } },
        ],
      },
    },
  ],
  [
    'policy set of rules',
    ['policy', 'set', ...inCase, '--rule', 't01.c09=expired,months=36', '--rule', 't01.c04=no_contact'],
    { 'policy.show': () => noData, 'policy.rules': () => noData },
    {
      'policy.rules': {
        case: label,
        table: 't01',
        rules: [
          { rule: 'expired', column: 'c09', params: { months: 36 } },
          { rule: 'no_contact', column: 'c04' },
        ],
      },
    },
  ],
  [
    'policy set rows, and the paper that they stay for',
    ['policy', 'set', ...inCase, '--rule', 't01.c04=withdrawn', '--ground', 'letter.pdf', '--note', '6月的信'],
    { 'policy.show': () => noData, 'policy.rules': () => noData, 'policy.ground': () => noData },
    {
      'policy.ground': {
        job: 'command',
        case: label,
        table: 't01',
        column: 'c04',
        rule: 'withdrawn',
        file: '<letter.pdf>',
        note: '6月的信',
      },
    },
  ],
  [
    'policy set as a file says',
    ['policy', 'set', ...inCase, '--file', 'p.yaml'],
    { 'policy.import': () => noData },
    { 'policy.import': { case: label, file: '<p.yaml>' } },
  ],
  [
    'policy allow',
    ['policy', 'allow', ...inCase, '--stays', 't01.c03', '--into', 't02.c05', '--reason', 'ordered'],
    { 'policy.allow': () => noData },
    {
      'policy.allow': {
        case: label,
        from: { table: 't01', column: 'c03' },
        into: { table: 't02', column: 'c05' },
        reason: 'ordered',
      },
    },
  ],
  [
    'policy allow, taken back',
    ['policy', 'allow', ...inCase, '--stays', 't01.c03', '--into', 't02.c05', '--off'],
    { 'policy.allow': () => noData },
    {
      'policy.allow': { case: label, from: { table: 't01', column: 'c03' }, into: { table: 't02', column: 'c05' } },
    },
  ],
  [
    'policy not-secret',
    ['policy', 'not-secret', ...inCase, '--column', 't01.c03', '--because', '柜子撤了', '--yes'],
    { 'policy.not_secret': () => noData },
    { 'policy.not_secret': { case: label, table: 't01', column: 'c03', because: '柜子撤了', sure: true } },
  ],
  [
    'policy not-secret, taken back',
    ['policy', 'not-secret', ...inCase, '--column', 't01.c03', '--off'],
    { 'policy.not_secret': () => noData },
    { 'policy.not_secret': { case: label, table: 't01', column: 'c03' } },
  ],
  ['policy init', ['policy', 'init', ...inCase], { 'policy.reset': () => noData }, { 'policy.reset': { case: label } }],
  [
    'policy preview',
    ['policy', 'preview', ...inCase, '--table', 't02', '--from', '11', '--rows', '5'],
    { 'policy.preview': () => ({ total: 0, columns: [], rows: [] }) },
    { 'policy.preview': { case: label, table: 't02', offset: 10, count: 5 } },
  ],
  [
    'policy risk',
    [
      'policy',
      'risk',
      ...inCase,
      '--table',
      't02',
      '--known',
      'c03',
      '--known',
      'c05',
      '--sensitive',
      'c07',
      '--k',
      '5',
    ],
    { 'policy.show': () => noData, 'policy.risk': () => ({ quasi: [], suggestions: [] }) },
    {
      'policy.risk': {
        job: 'command',
        case: label,
        table: 't02',
        quasi: ['c03', 'c05'],
        sensitive: 'c07',
        k: 5,
      },
    },
  ],
  [
    'terms',
    ['terms', ...inCase, '--out', 't', '--purpose', 'a', '--purpose', 'b', '--retention', 'r', '--declared-ok'],
    { 'terms.draft': () => ({ id: id('b'), short, complete: false, file: 't' }) },
    { 'terms.draft': { case: label, out: '<t>', lang: 'en', purposes: ['a', 'b'], retention: 'r', declared_ok: true } },
  ],
  [
    'sign in place',
    ['sign', ...inVault, 'f.terms'],
    { 'statement.sign': () => ({ kind: 'terms', id: id('b'), complete: true, file: 'f.terms' }) },
    { 'statement.sign': { file: '<f.terms>' } },
  ],
  [
    'add',
    ['add', ...inVault, 'a', 'b'],
    { 'artefact.add': () => ({ added: [] }) },
    { 'artefact.add': { files: ['<a>', '<b>'] } },
  ],
  [
    'trial',
    ['trial', ...inCase, '--out', 't.handover'],
    { 'trial.make': () => ({ id: id('c'), name: 'n', file: 't' }) },
    { 'trial.make': { case: label, out: '<t.handover>' } },
  ],
  [
    'receipt',
    [
      'receipt',
      ...inCase,
      '--out',
      'r',
      '--result',
      'conditional',
      '--defect',
      'd',
      '--cure',
      '2026-12-01',
      '--second-copy',
    ],
    { 'receipt.make': () => ({ id: id('d'), short, result: 'conditional', file: 'r' }) },
    {
      'receipt.make': {
        case: label,
        out: '<r>',
        result: 'conditional',
        defects: ['d'],
        cure: '2026-12-01',
        second_copy: true,
      },
    },
  ],
  [
    'trust with a safety number',
    ['trust', ...inCase, '--safety-number', '12345 67890'],
    { 'trust.verify': () => ({ parties: [me] }) },
    { 'trust.verify': { case: label, number: '12345 67890' } },
  ],
  [
    'case set',
    ['case', 'set', ...inCase, '--ground', 'PIPL 22：合并', '--cutoff', '2026-12-31'],
    {
      'trust.list': () => ({ parties: [] }),
      'case.settle': () => {
        throw new HandoverError('unknown.case');
      },
    },
    { 'case.settle': { case: label, ground: { article: 'PIPL 22', text: '合并' }, cutoff: '2026-12-31' } },
  ],
];

test.each(simple)('%s calls its channel with what was given', async (_name, args, answers, call) => {
  const { calls } = await record([...args], { env, answers });
  expect(called(calls).at(-1)).toEqual(call);
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

describe('case new', () => {
  const answers: Answers = {
    'trust.list': () => checked('trust.list', { parties: [me, bei] }),
    'case.new': () => ({ case: label, case_uid: uid }),
  };
  const args = [
    'case',
    'new',
    ...inVault,
    '--title',
    'T',
    '--deal',
    'D4',
    '--seller',
    '王小店',
    '--buyer',
    '北京乙服务',
  ];

  test('prints exactly label and uid as its document', async () => {
    const { json, calls } = await record([...args, '--ground', 'PIPL 23: each: agreed', '--json'], { env, answers });
    expect(json).toEqual({ case: label, case_uid: uid });
    expect(called(calls).at(-1)).toEqual({
      'case.new': {
        title: 'T',
        deal: 'D4',
        seller: id('1'),
        buyer: id('2'),
        witnesses: [],
        holders: [],
        ground: { article: 'PIPL 23', text: 'each: agreed' },
      },
    });
  });

  test.each(['PIPL 23', ': text', 'PIPL 23:  '])('refuses the ground %j', async (ground) => {
    const ran = await record([...args, '--ground', ground, '--json'], { env, answers });
    expect(ran).toMatchObject({
      code: 2,
      calls: [],
      json: { error: { code: 'usage', where: { member: '--ground' } } },
    });
  });
});

describe('trust', () => {
  const args = () => ['trust', ...inVault, join(folder, 'bei.card')];

  test('adds a card at once if nothing speaks against it', async () => {
    const { calls, stdout } = await record(args(), { env, answers: { 'trust.add': () => ({ party: bei }) } });
    expect(called(calls).at(-1)).toMatchObject({ 'trust.add': { accept: true } });
    expect(stdout).toContain('北京乙服务');
  });

  test('does not add one with a warning, unless --yes is given', async () => {
    const answers: Answers = { 'trust.add': () => ({ party: bei, warning: 'key_change' }) };
    const refused = await record([...args(), '--json'], { env, answers });
    expect(refused).toMatchObject({ code: 1, json: { error: { code: 'trust.key-change' } } });
    expect(called(refused.calls)).toMatchObject([{ 'trust.add': { accept: false } }]);
    const forced = await record([...args(), '--yes'], { env, answers });
    expect(called(forced.calls).at(-1)).toMatchObject({ 'trust.add': { accept: true } });
  });

  test('writes the cards of a case, after comparing them if asked', async () => {
    const { calls, json } = await record(['trust', ...inCase, '--safety-number', '1', '--out', 'a', '--json'], {
      env,
      answers: { 'trust.verify': () => ({ parties: [me] }), 'trust.export': () => ({ file: 'a', cards: 1 }) },
    });
    expect(called(calls).map((call) => Object.keys(call)[0])).toEqual(['trust.verify', 'trust.export']);
    expect(json).toMatchObject({ parties: [{ name: me.name }], file: 'a', cards: 1 });
  });

  test('wants case and safety number together, and no card beside them', async () => {
    expect(await record(['trust', ...inCase], { env })).toMatchObject({ code: 2, calls: [] });
    expect(await record(['trust', ...inVault, '--out', 'a'], { env })).toMatchObject({ code: 2, calls: [] });
    expect(await record(['trust', ...inCase, '--safety-number', '1', 'f'], { env })).toMatchObject({ code: 2 });
  });
});

describe('import', () => {
  const nothing = { ...noData, refused: [], remembered: [], newer: [] };

  test('gives every file the same choices and a job', async () => {
    const { calls } = await record(
      ['import', ...inCase, 'a.csv', 'dir', '--encoding', 'gb18030', '--header-row', '2'],
      {
        env,
        answers: { 'import.run': () => nothing },
      },
    );
    const choices = { encoding: 'gb18030', header_row: 2 };
    expect(called(calls).at(-1)).toEqual({
      'import.run': {
        job: 'command',
        case: label,
        files: [
          { file: '<a.csv>', ...choices },
          { file: '<dir>', ...choices },
        ],
      },
    });
  });

  test('ends with the code of the first refused file and says which it was', async () => {
    const error = { code: 'input.empty', where: { file: 'b.csv' }, facts: {} };
    const answers: Answers = {
      'import.run': () => ({ ...nothing, refused: [{ file: 'b.csv', error }] }),
    };
    const ran = await record(['import', ...inCase, 'a', 'b.csv'], { env, answers });
    expect(ran.code).toBe(3);
    expect(ran.stdout).toContain('b.csv');
    const { json } = await record(['import', ...inCase, 'a', 'b.csv', '--json'], { env, answers });
    expect(json).toMatchObject({ error: { code: 'input.empty' }, refused: [{ file: 'b.csv' }] });
  });

  test('shows that every row is accounted for', async () => {
    const table = {
      id: 't01',
      name: '客户',
      source: '客户.xlsx',
      sheet: 'Sheet1',
      rows_read: 8003,
      taken: 7993,
      refused: 7,
      set_apart: 3,
      left: 0,
      mended: 0,
      refused_by: [{ reason: 'nul', rows: 7 }],
      set_apart_by: [{ reason: 'total', rows: 3 }],
      refused_rows: [{ line: 12, reason: 'x' }],
      persons: { persons: 6900, by: ['mobile' as const], unknown: 2, exact: true },
      notes: [],
      columns: [],
      rules: [],
      suggested_rules: [],
      allowed: [],
    };
    const { stdout } = await record(['import', ...inCase, 'a'], {
      env,
      answers: { 'import.run': () => checked('import.run', { ...nothing, tables: [table] }) },
    });
    expect(stdout).toContain('8,003 = 7,993 + 7 + 3');
    expect(stdout).toContain('about 6,900 persons, by mobile number, and 2 rows');
    expect(stdout).toContain('line 12');
    expect(stdout).toContain('and 6 more rows');
  });
});

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
  });

  test('is full unless said, and names the digests', async () => {
    const { calls, stdout } = await record(args, { env, answers: { 'package.seal': () => sealed } });
    expect(called(calls)).toEqual([
      { 'package.seal': { job: 'command', case: label, kind: 'full', out: '<f.handover>' } },
    ]);
    expect(stdout).toContain(`SHA-256      ${id('e')}`);
    expect(stdout).toContain('9 columns go, 4 stay');
  });

  test('makes a preview as it is wanted', async () => {
    const wanted = [...args, '--kind', 'preview', '--k', '20', '--rows', '50'];
    const { calls } = await record(wanted, { env, answers: { 'package.seal': () => sealed } });
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
    });
    const answers: Answers = { 'package.open': () => opened };
    expect((await record(['open', ...inVault, 'f', '--quiet'], { env, answers })).stdout).toContain('123 456');
    expect((await record(['open', ...inVault, 'f', '--json'], { env, answers })).json).toMatchObject({
      code: '123456',
    });
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
      sample: { columns: ['姓名'], rows: [['王*']] },
    });
    const ran = await record(['compare', ...inCase], { env, answers: { 'package.compare': () => compared } });
    expect(ran.code).toBe(1);
    expect(ran.stdout).toMatch(/t01 {2}客户 +5,000 +4,999/);
    expect(ran.stdout).toContain('余额');
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

describe('identity export', () => {
  const answers: Answers = { 'identity.export': () => written };
  const args = ['identity', 'export', ...inVault, '--out', 'me.age'];

  test('takes a passphrase of its own, else that of the vault', async () => {
    await writeFile(join(folder, 'other'), 'another one');
    const own = await record([...args, '--new-passphrase-file', join(folder, 'other')], { env, answers });
    expect(own.calls.at(-1)?.input).toEqual({ out: '<me.age>', passphrase: 'another one' });
    const same = await record(args, { env, answers });
    expect(same.calls.at(-1)?.input).toMatchObject({ passphrase: 'four plain words here' });
  });

  test('never goes out under the recovery code', async () => {
    const ran = await record([...args, '--recovery', '--json'], { env, answers });
    expect(ran).toMatchObject({ code: 2, json: { error: { code: 'passphrase.missing' } } });
  });
});

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
    expect(ran.stderr).toContain('cli-commands.test.ts');
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
