// A whole handover by command line alone: two people, two vaults, one package; then what must be refused.
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDesk, type Desk } from '../support/cli.ts';
import { talk } from '../support/cli-terminal.ts';

const rows = 300;
const customers = [
  '姓名,手机号,地址,余额,门锁密码',
  ...Array.from(
    { length: rows },
    (_, at) => `客户${at},1380000${String(at).padStart(4, '0')},测试路${at}号,${at}.50,${at}8642`,
  ),
];

let seller: Desk;
let buyer: Desk;
let ref = '';
const sellerVault = () => ['--vault', seller.path('vault')];
const buyerVault = () => ['--vault', buyer.path('vault')];
const sealed = () => seller.path('full.handover');

/** A file that one person hands to the other on a stick. */
const carry = (from: Desk, to: Desk, name: string) => copyFile(from.path(name), to.path(name));

beforeAll(async () => {
  seller = await createDesk('seller four plain words');
  buyer = await createDesk('buyer four plain words');
  await writeFile(seller.path('客户.csv'), customers.join('\r\n'));
});
afterAll(() => Promise.all([seller.clear(), buyer.clear()]));

describe('a handover', () => {
  test('begins with a vault and a card on each side', async () => {
    const init = (vault: readonly string[], name: string) => ['init', ...vault, '--name', name, '--suite', 'x25519'];
    const [made] = await Promise.all([
      seller.done([...init(sellerVault(), '王小店'), '--org', '甲保洁']),
      buyer.done(init(buyerVault(), '李接手')),
    ]);
    expect(made.me).toMatchObject({ name: '王小店', organisation: '甲保洁', trust: 'self' });
    expect(made.recovery_code).toMatch(/^([A-Z2-7]{4}-){8}[A-Z2-7]{4}$/);
    await Promise.all([
      seller.done(['card', ...sellerVault(), '--out', seller.path('seller.card')]),
      buyer.done(['card', ...buyerVault(), '--out', buyer.path('buyer.card')]),
    ]);
    await carry(buyer, seller, 'buyer.card');
    await carry(seller, buyer, 'seller.card');
  });

  test('a case names its parties by name or card file', async () => {
    const parties = ['--seller', '王小店', '--buyer', seller.path('buyer.card')];
    const basis = ['--ground', 'PIPL 23: each customer agreed', '--cutoff', '2026-12-31'];
    const made = await seller.done([
      'case',
      'new',
      ...sellerVault(),
      '--title',
      '移交',
      '--deal',
      'D4',
      ...parties,
      ...basis,
    ]);
    expect(made).toEqual({
      case: expect.stringMatching(/^HO-\d{4}-/),
      case_uid: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    ref = made.case;
    const { cases } = await seller.done(['case', 'list', ...sellerVault()]);
    expect(cases).toMatchObject([{ case: ref, role: 'seller' }]);
  });

  test('every row is accounted for, and what is secret stays', async () => {
    const { tables } = await seller.done(['import', ...sellerVault(), '--case', ref, seller.path('客户.csv')]);
    expect(tables).toMatchObject([{ id: 't01', rows_read: rows, taken: rows, refused: 0, set_apart: 0 }]);
    const policy = await seller.done(['policy', 'show', ...sellerVault(), '--case', ref]);
    const door = policy.tables[0].columns.find(({ name }: { name: string }) => name === '门锁密码');
    expect(door).toMatchObject({ class: 'C', action: 'drop' });
  });

  test('nothing is sealed while something is missing', async () => {
    const check = await seller.run(['case', 'check', ...sellerVault(), '--case', ref, '--json']);
    expect(check).toMatchObject({ code: 1, json: { ready: false } });
    const seal = await seller.run(['seal', ...sellerVault(), '--case', ref, '--out', sealed(), '--json']);
    expect(seal).toMatchObject({ code: 1, json: { error: { code: 'blocked' } } });
    expect(await readdir(seller.dir)).not.toContain('full.handover');
  });

  test('both sign the terms', async () => {
    const texts = ['--purpose', 'serve the customers', '--retention', '3 years'];
    await seller.done(['terms', ...sellerVault(), '--case', ref, '--out', seller.path('t.terms'), ...texts]);
    const half = await seller.done([
      'sign',
      ...sellerVault(),
      seller.path('t.terms'),
      '--out',
      seller.path('half.terms'),
    ]);
    expect(half).toMatchObject({ kind: 'terms', complete: false });
    await carry(seller, buyer, 'half.terms');
    await buyer.done(['trust', ...buyerVault(), buyer.path('seller.card')]);
    await buyer.done(['add', ...buyerVault(), buyer.path('half.terms')]);
    const both = await buyer.done([
      'sign',
      ...buyerVault(),
      buyer.path('half.terms'),
      '--out',
      buyer.path('both.terms'),
    ]);
    expect(both).toMatchObject({ complete: true });
    await carry(buyer, seller, 'both.terms');
    await seller.done(['add', ...sellerVault(), '--case', ref, seller.path('both.terms')]);
  });

  test('the safety number is compared; a wrong one is refused', async () => {
    const { safety_number } = await buyer.done(['case', 'show', ...buyerVault(), '--case', ref]);
    const verify = ['trust', ...sellerVault(), '--case', ref, '--safety-number'];
    const wrong = await seller.run([
      ...verify,
      safety_number.replace(/^\d/, (digit: string) => String((Number(digit) + 1) % 10)),
      '--json',
    ]);
    expect(wrong).toMatchObject({ code: 1, json: { error: { code: 'trust.mismatch' } } });
    const { parties } = await seller.done([...verify, safety_number]);
    expect(parties).toContainEqual(expect.objectContaining({ name: '李接手', trust: 'verified' }));
  });

  test('a trial is opened and its six digits come back', async () => {
    await seller.done(['trial', ...sellerVault(), '--case', ref, '--out', seller.path('trial.handover')]);
    await carry(seller, buyer, 'trial.handover');
    const { code } = await buyer.done(['open', ...buyerVault(), buyer.path('trial.handover')]);
    expect(code).toMatch(/^[0-9]{6}$/);
    const confirm = ['trial', 'confirm', ...sellerVault(), '--case', ref, '--code'];
    const wrong = String((Number(code) + 1) % 1e6).padStart(6, '0');
    expect(await seller.run([...confirm, wrong])).toMatchObject({ code: 1 });
    expect(await seller.done([...confirm, code])).toMatchObject({ passed: true });
    expect((await seller.run(['case', 'check', ...sellerVault(), '--case', ref])).code).toBe(0);
  });

  test('the package is sealed, inspected and verified without a vault', async () => {
    const made = await seller.done(['seal', ...sellerVault(), '--case', ref, '--out', sealed()]);
    expect(made).toMatchObject({ rows, package: { kind: 'full', seq: 1 } });
    const facts = await seller.done(['inspect', sealed()]);
    expect(facts).toMatchObject({ case: ref, kind: 'full', suite: 'x25519' });
    const checked = await buyer.done(['verify', sealed(), '--signer', buyer.path('seller.card')]);
    expect(checked).toMatchObject({ good: true, files: [{ good: true, sha256: made.sha256, sm3: made.sm3 }] });
  });

  test('the buyer opens, compares, signs; the seller takes the receipt in', async () => {
    await carry(seller, buyer, 'full.handover');
    expect(await buyer.done(['open', ...buyerVault(), buyer.path('full.handover')])).toMatchObject({ case: ref, rows });
    const compared = await buyer.done(['compare', ...buyerVault(), '--case', ref]);
    expect(compared).toMatchObject({ agrees: true, tables: [{ expected: rows, found: rows }] });
    await buyer.done(['receipt', ...buyerVault(), '--case', ref, '--out', buyer.path('r.receipt')]);
    await carry(buyer, seller, 'r.receipt');
    const { added } = await seller.done(['add', ...sellerVault(), seller.path('r.receipt')]);
    expect(added).toMatchObject([{ kind: 'receipt', case: ref, complete: true }]);
  });

  test('the buyer exports the rows, without the column that stayed', async () => {
    await mkdir(buyer.path('out'));
    const exported = await buyer.done([
      'export',
      ...buyerVault(),
      '--case',
      ref,
      '--out',
      buyer.path('out'),
      '--format',
      'csv',
    ]);
    expect(exported.rows).toBe(rows);
    const [name = ''] = (await readdir(buyer.path('out'), { recursive: true })).filter((file) => file.endsWith('.csv'));
    const text = await readFile(buyer.path('out', name), 'utf8');
    expect(text).toContain('客户7,13800000007');
    expect(text).not.toContain('门锁密码');
  });

  test('the log holds together, and machine and vault are fit', async () => {
    const [log, doctor, selftest] = await Promise.all([
      seller.done(['log', ...sellerVault(), '--verify']),
      buyer.done(['doctor', ...buyerVault()]),
      seller.done(['selftest']),
    ]);
    expect(log).toMatchObject({ good: true });
    expect(doctor.findings.length).toBeGreaterThan(5);
    expect(selftest.tests.length).toBeGreaterThan(5);
  });
});

test('the demo runs to its end and tells what holds', async () => {
  const demo = await seller.done(['demo', seller.path('demo'), '--suite', 'x25519']);
  expect(demo).toMatchObject({ holds: true, case: expect.stringMatching(/^HO-/) });
  expect(demo.proofs.length).toBeGreaterThan(5);
});

describe('refused', () => {
  test('a tampered package: code 1, nothing opened', async () => {
    const bytes = await readFile(sealed());
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    await writeFile(buyer.path('bad.handover'), bytes);
    const verify = await buyer.run(['verify', buyer.path('bad.handover'), '--json']);
    expect(verify).toMatchObject({ code: 1, json: { good: false } });
    const open = await buyer.run(['open', ...buyerVault(), buyer.path('bad.handover'), '--json']);
    expect(open.code).toBe(1);
    expect(open.json.error.code).toBe(verify.json.error.code);
  });

  test('a package for somebody else', async () => {
    const other = await createDesk();
    try {
      await other.done(['init', '--vault', other.path('v'), '--name', '旁人', '--suite', 'x25519']);
      const open = await other.run(['open', '--vault', other.path('v'), sealed(), '--json']);
      expect(['package.not-ours', 'recipient']).toContain(open.json.error.code);
      expect([1, 4]).toContain(open.code);
    } finally {
      await other.clear();
    }
  });

  test.each([
    [
      'a wrong passphrase',
      4,
      'passphrase.wrong',
      () => ['case', 'list', ...sellerVault(), '--passphrase-file', buyer.passphraseFile],
    ],
    ['a vault that is not there', 3, 'vault.missing', () => ['case', 'list', '--vault', seller.path('nowhere')]],
    ['a second vault in the same place', 3, 'vault.exists', () => ['init', ...sellerVault(), '--name', 'x']],
    ['an unknown case', 2, 'unknown.case', () => ['case', 'show', ...sellerVault(), '--case', 'HO-2026-7K4Q-M']],
    ['a missing package', 3, 'input.missing', () => ['inspect', seller.path('nothing.handover')]],
  ] as const)('%s', async (_name, code, error, args) => {
    expect(await seller.run([...args(), '--json'])).toMatchObject({
      code,
      json: { error: { code: error, exit: code } },
    });
  });

  test('an empty file among good ones: code 3, the good one is in', async () => {
    await writeFile(seller.path('empty.csv'), '');
    await writeFile(seller.path('orders.csv'), '单号,金额\n1,2\n');
    const files = [seller.path('empty.csv'), seller.path('orders.csv')];
    const ran = await seller.run(['import', ...sellerVault(), '--case', ref, ...files, '--json']);
    expect(ran).toMatchObject({ code: 3, json: { refused: [{ error: { code: 'input.empty' } }] } });
    expect(ran.json.tables.length).toBeGreaterThan(0);
  });
});

describe('at a terminal', () => {
  test('init asks twice and has the recovery code typed back', async () => {
    const args = ['init', '--vault', seller.path('third'), '--name', 'n', '--suite', 'x25519'];
    const words = 'some four plain words\r';
    const { code, screen } = await talk(
      args,
      [
        ['Choose', words],
        ['Once more', words],
        ['from your paper', '\r'],
      ],
      seller.dir,
    );
    expect(code).toBe(0);
    expect(screen).not.toContain('some four plain words');
    expect(screen.match(/([A-Z2-7]{4}-){8}[A-Z2-7]{4}/g)).toHaveLength(1);
    expect(screen).toContain('not checked yet');
  });

  test('Ctrl-C in the middle of an import ends with 1 and leaves no rows', async () => {
    const many = Array.from({ length: 500_000 }, (_, at) => `客户${at},测试路${at}号,${at}.50`);
    await writeFile(seller.path('many.csv'), ['姓名,地址,余额', ...many].join('\n'));
    const before = await seller.done(['policy', 'show', ...sellerVault(), '--case', ref]);
    const args = [
      'import',
      ...sellerVault(),
      '--case',
      ref,
      seller.path('many.csv'),
      '--passphrase-file',
      seller.passphraseFile,
    ];
    const { code, screen } = await talk(args, [['%', '\u0003']], seller.dir);
    expect(code).toBe(1);
    expect(screen).toMatch(/\d+% {2}[\d.]+ [KM]B/);
    const later = await seller.done(['policy', 'show', ...sellerVault(), '--case', ref]);
    expect(later.tables).toHaveLength(before.tables.length);
  });
});
