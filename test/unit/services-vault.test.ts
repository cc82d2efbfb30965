// The door of the engine: secrets that open a vault and those that don't, what works while it is locked, and input that is refused.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { type Channel, contract } from '../../shared/ipc/contract.ts';
import { type Deal, importFiles, newDeal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';
import { openParty, passphraseOf } from '../support/parties.ts';

const pair = pairForFile();
let deal: Deal;
beforeAll(async () => {
  deal = await newDeal(pair());
  await importFiles(deal, pair().sources);
});

/** Input that every channel's schema takes, of a case and files that are there. */
async function someInput(): Promise<Record<Channel, unknown>> {
  const { seller, ref, path } = deal;
  const out = async (ending: string) => seller.file(path(ending));
  const inCase = { case: ref };
  const card = await seller.file(join(pair().dir, 'buyer.card'));
  writeFileSync(path('zip'), Buffer.concat([Buffer.of(0x50, 0x4b, 3, 4), Buffer.alloc(64)]));
  const archive = await out('zip');
  const column = { ...inCase, table: 't01', column: 'c01' };
  return {
    'app.state': {},
    'vault.create': { passphrase: 'long enough a passphrase', name: '甲' },
    'settings.set': {},
    'vault.confirm_recovery': { code: 'ABCD' },
    'vault.renew_recovery': { passphrase: 'x' },
    'vault.unlock': { secret: 'x', kind: 'passphrase' },
    'vault.lock': {},
    'files.pick': { purpose: 'card' },
    'files.place': { purpose: 'file', suggested: 'x' },
    'card.export': { out: await out('card') },
    'trust.add': { card, accept: true },
    'trust.verify': { ...inCase, number: '1' },
    'trust.export': { ...inCase, out: await out('allowed') },
    'trust.list': {},
    'case.new': { title: 't', deal: 'D4', seller: seller.card },
    'case.settle': { ...inCase, title: 'x' },
    'case.list': {},
    'case.show': inCase,
    'case.check': inCase,
    'import.look': { ...inCase, file: card },
    'import.run': { job: 'i', ...inCase, files: [] },
    'import.pending': inCase,
    'import.resume': { job: 'r', ...inCase },
    'import.dismiss': inCase,
    'rows.aside': { ...inCase, table: 't01', kind: 'refused', offset: 0, count: 1 },
    'rows.mend': { ...inCase, table: 't01', ref: 1, cells: [] },
    'rows.leave': { ...inCase, table: 't01', refs: [1], note: 'x' },
    'rows.reopen': { ...inCase, table: 't01', ref: 1 },
    'table.rows': { ...inCase, table: 't01', offset: 0, count: 1 },
    'table.search': { job: 'f', ...inCase, table: 't01', text: 'x', limit: 1 },
    'table.record': { ...inCase, table: 't01' },
    'table.compare': { job: 'c', ...inCase, table: 't01', older: 't02' },
    'table.replace': { ...inCase, table: 't01', older: 't99' },
    'table.remove': { ...inCase, table: 't99' },
    'policy.set': { ...column, action: 'drop', reason: 'user' },
    'policy.show': inCase,
    'policy.ground': { ...column, job: 'j', rule: 'withdrawn' },
    'policy.allow': { ...inCase, from: { table: 't01', column: 'c01' }, into: { table: 't01', column: 'c02' } },
    'policy.not_secret': column,
    'policy.reset': inCase,
    'policy.rules': { ...inCase, table: 't01', rules: [] },
    'policy.preview': { ...inCase, table: 't01', offset: 0, count: 1 },
    'policy.check': { ...inCase, job: 'x' },
    'policy.risk': { ...inCase, job: 'x', table: 't01' },
    'policy.export': { ...inCase, out: await out('yaml') },
    'policy.import': { ...inCase, file: card },
    'scan.run': { ...inCase, job: 'x' },
    'terms.draft': inCase,
    'statement.show': { file: card, lang: 'zh' },
    'statement.sign': { file: card },
    'artefact.add': { files: [card] },
    'trial.make': { ...inCase, out: await out('trial') },
    'trial.confirm': { ...inCase, code: '123456' },
    'package.seal': { job: 's', ...inCase, kind: 'full', out: await out('sealed') },
    'package.read_back': { job: 'b', ...inCase, package: '0'.repeat(64), file: archive },
    'package.inspect': { file: archive },
    'package.verify': { job: 'v', file: archive },
    'package.open': { job: 'o', file: archive },
    'package.compare': inCase,
    'lists.show': inCase,
    'lists.export': { ...inCase, list: 'f50000', out: await out('list') },
    'receipt.make': { ...inCase, out: await out('receipt') },
    'data.export': { job: 'e', ...inCase, out: await out('export'), format: 'csv' },
    'log.show': {},
    'log.export': { out: await out('log') },
    'log.verify': {},
    'doctor.run': {},
    'selftest.run': {},
    'identity.export': { out: await out('identity'), passphrase: 'long enough a passphrase' },
    // A path that is no folder: nothing is rehearsed here.
    'demo.run': { job: 'd', out: card, lang: 'zh' },
    'job.cancel': { job: 'none' },
  };
}

const withoutVault: ReadonlySet<Channel> = new Set([
  'app.state',
  'vault.create',
  'settings.set',
  'vault.unlock',
  'vault.lock',
  'files.pick',
  'files.place',
  'package.inspect',
  'package.verify',
  'statement.show',
  'doctor.run',
  'demo.run',
  'selftest.run',
  'job.cancel',
] as const);

describe('what is asked', () => {
  test('of a channel that there is not is usage', async () => {
    const { app } = pair().seller;
    for (const channel of ['nothing', 'toString', '__proto__', 'vault', '']) {
      expect(await app.invoke(channel, {})).toMatchObject({
        ok: false,
        error: { code: 'usage', where: { member: 'channel' } },
      });
    }
  });

  test('with a member too many, one missing, or none at all, is usage and does nothing', async () => {
    const { app, api } = pair().seller;
    const before = (await api['log.show']({})).size;
    for (const [channel, input] of Object.entries(await someInput())) {
      for (const bad of [{ ...(input as object), extra: 1 }, undefined, null, ['text'], 'text', 7]) {
        const reply = await app.invoke(channel, bad);
        expect(reply, channel).toMatchObject({ ok: false, error: { code: 'usage' } });
      }
      const [member] = Object.keys(input as object);
      const required = member !== undefined && !['limit'].includes(member);
      if (!required) continue;
      const { [member]: _, ...rest } = input as Record<string, unknown>;
      expect(await app.invoke(channel, rest), channel).toMatchObject({
        ok: false,
        error: { code: 'usage', where: { member } },
      });
    }
    expect((await api['log.show']({})).size).toBe(before);
    expect((await api['app.state']({})).vault).toBe('open');
  });

  test('names the member, never its value', async () => {
    const secret = 'correct horse battery staple';
    const bad = { passphrase: secret, name: 7, suite: secret };
    const said = JSON.stringify(await pair().seller.app.invoke('vault.create', bad));
    expect(said).not.toContain(secret);
    const inside = { passphrase: secret.repeat(99), name: '甲' };
    expect(JSON.stringify(await pair().seller.app.invoke('vault.create', inside))).not.toContain(secret);
  });

  test('with a handle that this host never gave out is usage', async () => {
    const { seller, buyer } = pair();
    const foreign = await buyer.file(join(pair().dir, 'seller.card'));
    for (const handle of ['abc', 'f'.repeat(24), foreign]) {
      expect(await refusalOf(seller.api['trust.add']({ card: handle, accept: true }))).toMatchObject({ code: 'usage' });
    }
    const path = { card: join(pair().dir, 'buyer.card'), accept: true };
    expect(await refusalOf(seller.api['trust.add'](path))).toMatchObject({ code: 'usage', where: { member: 'card' } });
  });

  test('of a case, a table or a party that there is not is said by name', async () => {
    const { api } = pair().seller;
    expect(await refusalOf(api['case.show']({ case: 'HO-2026-0000-0' }))).toMatchObject({ code: 'unknown.case' });
    const rows = { case: deal.ref, table: 't77', offset: 0, count: 1 };
    expect(await refusalOf(api['table.rows'](rows))).toMatchObject({ code: 'unknown.table' });
    const party = { title: 't', deal: 'D4', seller: '0'.repeat(64) } as const;
    expect(await refusalOf(api['case.new'](party))).toMatchObject({ code: 'unknown.party' });
    const others = { title: 't', deal: 'D4', seller: pair().buyer.card } as const;
    expect(await refusalOf(api['case.new'](others))).toMatchObject({ code: 'unknown.party' });
  });
});

describe('a locked vault', () => {
  test('answers every channel that needs it with vault.locked, and opens again', async () => {
    const { api, app } = pair().seller;
    await api['vault.lock']({});
    expect((await api['app.state']({})).vault).toBe('locked');
    const input = await someInput();
    expect(Object.keys(input).sort()).toEqual(Object.keys(contract).sort());
    for (const channel of Object.keys(contract) as Channel[]) {
      if (withoutVault.has(channel)) continue;
      expect(await app.invoke(channel, input[channel]), channel).toMatchObject({
        ok: false,
        error: { code: 'vault.locked' },
      });
    }
    await api['vault.unlock']({ secret: passphraseOf('seller'), kind: 'passphrase' });
    expect((await api['case.show']({ case: deal.ref })).tables).toHaveLength(2);
  });

  test('opens with the right secret only, and remembers the wrong ones', async () => {
    const { api, recoveryCode } = pair().seller;
    await api['vault.lock']({});
    const unlock = (secret: string, kind: 'passphrase' | 'recovery') => api['vault.unlock']({ secret, kind });
    expect(await refusalOf(unlock(`${passphraseOf('seller')} `, 'passphrase'))).toMatchObject({
      code: 'passphrase.wrong',
    });
    expect((await api['app.state']({})).vault).toBe('locked');
    const slip = recoveryCode.replace(/^./, (sign) => (sign === 'A' ? 'B' : 'A'));
    expect(await refusalOf(unlock(slip, 'recovery'))).toMatchObject({ code: 'recovery.wrong' });
    expect(await refusalOf(unlock(pair().buyer.recoveryCode, 'recovery'))).toMatchObject({ code: 'recovery.wrong' });
    const typed = recoveryCode.toLowerCase().replaceAll('-', ' ');
    const { me } = await unlock(typed, 'recovery');
    expect(me.card).toBe(pair().seller.card);
    const { entries } = await api['log.show']({});
    expect(entries.filter(({ act }) => act === 'unlock_failed')).toHaveLength(2);
    expect((await api['log.verify']({})).good).toBe(true);
  });

  test('is one program’s at a time', async () => {
    const second = openParty(pair().seller.vault);
    const unlock = second.api['vault.unlock']({ secret: passphraseOf('seller'), kind: 'passphrase' });
    expect(await refusalOf(unlock)).toMatchObject({ code: 'vault.in-use' });
    await second.app.close();
    expect((await pair().seller.api['case.show']({ case: deal.ref })).tables).toHaveLength(2);
  });

  test('is not replaced by a new one, and no weak one is made', async () => {
    const second = openParty(pair().seller.vault);
    const create = (passphrase: string) => second.api['vault.create']({ passphrase, name: '甲' });
    expect(await refusalOf(create('long enough a passphrase'))).toMatchObject({ code: 'vault.exists' });
    const other = openParty(join(pair().dir, 'weak'));
    const weak = other.api['vault.create']({ passphrase: 'short', name: '甲' });
    expect(await refusalOf(weak)).toMatchObject({ code: 'passphrase.weak' });
    const missing = other.api['vault.unlock']({ secret: 'long enough a passphrase', kind: 'passphrase' });
    expect(await refusalOf(missing)).toMatchObject({ code: 'vault.missing' });
    expect((await other.api['app.state']({})).vault).toBe('missing');
  });
});

test('the recovery code is confirmed as it was shown, while the vault is new', async () => {
  const { api, recoveryCode } = pair().buyer;
  const confirm = (code: string) => api['vault.confirm_recovery']({ code });
  expect(await refusalOf(confirm(pair().seller.recoveryCode))).toMatchObject({ code: 'recovery.wrong' });
  expect((await api['app.state']({})).recovery).toBe('shown');
  expect(await confirm(recoveryCode)).toEqual({});
  expect((await api['app.state']({})).recovery).toBe('confirmed');
});

test('the identity is not exported under a weak passphrase, and its export is in the log', async () => {
  const { api, file } = pair().buyer;
  const out = await file(join(pair().dir, 'identity.age'));
  expect(await refusalOf(api['identity.export']({ out, passphrase: 'short' }))).toMatchObject({
    code: 'passphrase.weak',
  });
  await api['identity.export']({ out, passphrase: 'eleven brown pots' });
  const { entries } = await api['log.show']({});
  expect(entries.map(({ act }) => act)).toContain('export_identity');
  const again = api['identity.export']({ out, passphrase: 'eleven brown pots' });
  expect(await refusalOf(again)).toMatchObject({ code: 'io.exists' });
});

test('selftest and doctor find nothing amiss', async () => {
  const { tests } = await pair().seller.api['selftest.run']({});
  expect(tests.filter(({ passed }) => !passed)).toEqual([]);
  expect(tests.length).toBeGreaterThan(10);
  for (const { api } of [pair().seller, pair().buyer]) {
    const { findings } = await api['doctor.run']({});
    expect(findings.filter(({ result }) => result === 'fail')).toEqual([]);
  }
});

test('the error of the contract is the one error class, code and place with it', async () => {
  const error = await pair()
    .seller.api['case.show']({ case: 'none' })
    .catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(HandoverError);
});
