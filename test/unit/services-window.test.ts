// What the window asks of the engine beside a handover's straight path: papers in plain words, folders of photos, the recovery card, the stick read again.
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findingText } from '../../shared/domain/words/doctor-words.ts';
import { jpegPicture } from '../../shared/engine/demo/pictures.ts';
import { agree, type Deal, importFiles, newDeal, open, prepare, seal, sealedDeal } from '../support/handover-run.ts';
import { pairForFile, refusalOf } from '../support/pair-fixture.ts';
import { createParty, openParty, passphraseOf } from '../support/parties.ts';

const pair = pairForFile();
const own = mkdtempSync(join(tmpdir(), 'handover-window-'));
afterAll(() => rmSync(own, { recursive: true }));

describe('a paper in plain words', () => {
  let deal: Deal;
  beforeAll(async () => {
    deal = await newDeal(pair());
    await deal.seller.api['terms.draft']({ case: deal.ref, purposes: ['擦玻璃'], cutoff: '2026-12-01' });
  });
  const value = (sheet: Awaited<ReturnType<Deal['seller']['api']['statement.show']>>, label: string) =>
    sheet.sections.flatMap(({ lines }) => lines).find((line) => line.label === label)?.value;

  test('shows the draft of a handover before anybody has signed, names and clauses and all', async () => {
    const sheet = await deal.seller.api['statement.show']({ case: deal.ref, lang: 'zh' });
    expect(sheet).toMatchObject({ kind: 'terms', signed: [] });
    expect(value(sheet, '接收方')).toContain('乙舍家政（虚构）');
    expect(value(sheet, '用途')).toBe('擦玻璃');
    expect(value(sheet, '截止日')).toBe('2026-12-01');
    expect(value(sheet, '凭什么可以交')).toContain('第二十三条');
    expect(value(sheet, '双方约定的办法')).toContain('Ed25519');
    expect(value(sheet, '谁签了')).toBe('还没有人签');
    const english = await deal.seller.api['statement.show']({ case: deal.ref, lang: 'en' });
    expect(value(english, 'Purposes')).toBe('擦玻璃');
    expect(english.id).toBe(sheet.id);
  });

  test('signs exactly the draft that was shown, into a file that then shows the signature', async () => {
    const { seller, buyer, ref, path } = deal;
    const shown = await seller.api['statement.show']({ case: ref, lang: 'zh' });
    const signed = await seller.api['statement.sign']({ case: ref, out: await seller.file(path('terms')) });
    expect(signed.id).toBe(shown.id);
    const theirs = await buyer.api['statement.show']({ file: await buyer.file(path('terms')), lang: 'zh' });
    expect(theirs).toMatchObject({ id: shown.id, signed: ['seller'] });
    expect(value(theirs, '谁签了')).toBe('移交方');
  });

  test('is told of a card without a vault, and of nothing that is no paper', async () => {
    const nobody = openParty(join(own, 'nobody'));
    const card = await nobody.file(join(pair().dir, 'buyer.card'));
    const sheet = await nobody.api['statement.show']({ file: card, lang: 'en' });
    expect(value(sheet, 'Organisation')).toBe('乙舍家政（虚构）');
    writeFileSync(join(own, 'junk'), 'junk');
    const junk = nobody.api['statement.show']({ file: await nobody.file(join(own, 'junk')), lang: 'en' });
    expect(await refusalOf(junk)).toMatchObject({ code: 'input.no-statement' });
    await nobody.app.close();
  });

  test('terms that no longer fit give way to new ones, which the old do not hide', async () => {
    const { seller } = deal;
    const other = await createParty('stranger', join(own, 'other'));
    const card = join(own, 'other.card');
    await other.api['card.export']({ out: await other.file(card) });
    await other.app.close();
    const { party } = await seller.api['trust.add']({ card: await seller.file(card), accept: true });
    const changed = await newDeal(pair());
    await agree(changed);
    const settled = await seller.api['case.settle']({ case: changed.ref, buyer: party.card });
    expect(settled.terms.state).toBe('complete');
    expect(settled.missing.map(({ gate }) => gate)).toContain('terms_match');
    await seller.api['terms.draft']({ case: changed.ref });
    const view = await seller.api['case.show']({ case: changed.ref });
    expect(view.terms.state).toBe('draft');
    expect(view.missing.map(({ gate }) => gate)).toContain('terms_signed');
  });
});

describe('a folder of photos', () => {
  let deal: Deal;
  const photos = join(own, '门口照片');
  const set = (action: 'keep' | 'drop', reason: 'photo' | 'necessary' | 'user', folder = 's03') =>
    deal.seller.api['policy.set']({ case: deal.ref, folder, action, reason });

  beforeAll(async () => {
    mkdirSync(photos);
    writeFileSync(join(photos, 'a.png'), Buffer.from('89504e470d0a1a0a', 'hex'));
    writeFileSync(join(photos, 'b.jpg'), jpegPicture(1, 40, true));
    deal = await newDeal(pair());
    const { refused } = await importFiles(deal, [...pair().sources, photos]);
    expect(refused).toEqual([]);
  });

  test('stays unless a person says otherwise, and goes only for a reason', async () => {
    const { attachments } = await deal.seller.api['policy.show']({ case: deal.ref });
    expect(attachments).toMatchObject({ files: 2, kept: 0 });
    expect(attachments.folders).toMatchObject([
      { id: 's03', name: '门口照片', files: 2, with_place: 1, action: 'drop', reason: 'photo' },
    ]);
    expect(await refusalOf(set('keep', 'user'))).toMatchObject({ code: 'blocked', facts: { missing: ['reason'] } });
    expect(await refusalOf(set('keep', 'necessary', 's99'))).toMatchObject({ code: 'input.missing' });
  });

  test('that goes arrives with its names, and its decision is in the log', async () => {
    const { attachments } = await set('keep', 'necessary');
    expect(attachments).toMatchObject({ files: 2, kept: 2, folders: [{ action: 'keep', reason: 'necessary' }] });
    await prepare(deal);
    expect((await seal(deal)).files).toBe(2);
    expect((await open(deal)).files).toBe(2);
    const { entries } = await deal.seller.api['log.show']({});
    expect(entries).toContainEqual(expect.objectContaining({ act: 'policy_keep', object: 'files:s03' }));
  });
});

describe('the recovery card', () => {
  const vault = join(own, 'late');
  const passphrase = passphraseOf('stranger');

  test('that was never typed back is asked for at the next opening, and takes the code or a new one', async () => {
    const first = await createParty('stranger', vault);
    await first.app.close();
    const later = openParty(vault);
    await later.api['vault.unlock']({ secret: passphrase, kind: 'passphrase' });
    const state = async () => (await later.api['app.state']({})).recovery;
    expect(await state()).toBe('unconfirmed');
    const renewed = later.api['vault.renew_recovery']({ passphrase: 'not the passphrase' });
    expect(await refusalOf(renewed)).toMatchObject({ code: 'passphrase.wrong' });
    const { recovery_code: code } = await later.api['vault.renew_recovery']({ passphrase });
    expect(code).not.toBe(first.recoveryCode);
    expect(await state()).toBe('shown');
    await later.api['vault.lock']({});
    const old = later.api['vault.unlock']({ secret: first.recoveryCode, kind: 'recovery' });
    expect(await refusalOf(old)).toMatchObject({ code: 'recovery.wrong' });
    await later.api['vault.unlock']({ secret: code, kind: 'recovery' });
    expect(await state()).toBe('unconfirmed');
    const wrong = later.api['vault.confirm_recovery']({ code: first.recoveryCode });
    expect(await refusalOf(wrong)).toMatchObject({ code: 'recovery.wrong' });
    await later.api['vault.confirm_recovery']({ code: code.toLowerCase() });
    expect(await state()).toBe('confirmed');
    await later.app.close();
  });
});

describe('the stick, pulled and plugged in again', () => {
  let deal: Deal;
  let id: string;
  beforeAll(async () => {
    deal = await sealedDeal(pair(), pair().sources);
    id = (await deal.seller.api['case.show']({ case: deal.ref })).packages.at(-1)?.id ?? '';
  });
  const back = async (path: string) => {
    const { seller, ref } = deal;
    return seller.api['package.read_back']({ job: 'back', case: ref, package: id, file: await seller.file(path) });
  };

  test('that lost or changed the package says so, and nothing counts as read', async () => {
    expect(await refusalOf(back(deal.path('gone')))).toMatchObject({ code: 'input.missing' });
    const changed = deal.path('changed');
    copyFileSync(deal.path('full.handover'), changed);
    const bytes = readFileSync(changed);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(changed, bytes);
    expect(await refusalOf(back(changed))).toMatchObject({ code: 'digest' });
    const { packages } = await deal.seller.api['case.show']({ case: deal.ref });
    expect(packages.at(-1)?.read_back).toBeUndefined();
  });

  test('that holds what was sealed is noted with its time, in the log too, wherever it is now', async () => {
    const moved = deal.path('moved');
    copyFileSync(deal.path('full.handover'), moved);
    const { package: read } = await back(moved);
    expect(read.read_back).toMatch(/Z$/);
    expect(read.sha256).toMatch(/^[0-9a-f]{64}$/);
    const { entries } = await deal.seller.api['log.show']({});
    expect(entries.map(({ act }) => act)).toEqual(expect.arrayContaining(['trial', 'seal', 'read_back']));
  });
});

test('what is missing stands in the list of handovers', async () => {
  const deal = await newDeal(pair());
  const { cases } = await deal.seller.api['case.list']({});
  const gates = cases.find(({ case: label }) => label === deal.ref)?.missing.map(({ gate }) => gate);
  expect(gates).toEqual((await deal.seller.api['case.show']({ case: deal.ref })).missing.map(({ gate }) => gate));
  expect(gates).toContain('data');
});

test('settings outlast the host, and a broken file is no choice', async () => {
  const settingsFile = join(own, 'settings.json');
  const again = () => openParty(join(own, 'none'), { settingsFile } as object);
  const first = again();
  expect((await first.api['app.state']({})).settings).toEqual({});
  await first.api['settings.set']({ lang: 'en' });
  await first.api['settings.set']({ look: 'dark' });
  expect((await again().api['app.state']({})).settings).toEqual({ lang: 'en', look: 'dark' });
  writeFileSync(settingsFile, '{"lang":"fr"}');
  expect((await again().api['app.state']({})).settings).toEqual({});
});

describe('the check of the computer', () => {
  test('looks from outside where there is no vault, or a locked one', async () => {
    const none = openParty(join(own, 'not', 'there'));
    const checks = async () => (await none.api['doctor.run']({})).findings.map(({ check }) => check);
    expect(await checks()).toEqual(['synced_folder', 'space']);
    const locked = openParty(join(own, 'late'));
    expect((await locked.api['doctor.run']({})).findings.map(({ check }) => check)).toContain('modes');
  });

  test('tells what it found in sentences of both languages', async () => {
    const { findings } = await pair().seller.api['doctor.run']({});
    for (const finding of findings) {
      for (const lang of ['zh', 'en'] as const) expect(findingText(finding, lang)).not.toMatch(/[{}[\]]|^$/);
    }
    const full = { check: 'space', result: 'warn', code: 'io.full', facts: { free: 300_000_000 } } as const;
    expect(findingText(full, 'zh')).toContain('只剩 0.3 GB');
    const bad = { check: 'pages', result: 'fail', code: 'vault.damaged', facts: { complaints: 3 } } as const;
    expect(findingText(bad, 'en')).not.toContain('can be read');
  });
});

test('a rehearsal that is cancelled takes its folder away again', async () => {
  const host = openParty(join(own, 'none'), {
    progress: ({ done }) => {
      if (done >= 2) void host.api['job.cancel']({ job: 'demo' });
    },
  });
  const folder = join(own, 'desk');
  mkdirSync(join(folder, '演练'), { recursive: true });
  const run = host.api['demo.run']({ job: 'demo', out: await host.file(folder), lang: 'zh' });
  expect(await refusalOf(run)).toMatchObject({ code: 'cancelled' });
  expect(readdirSync(folder)).toEqual(['演练']);
  expect(existsSync(join(own, 'none'))).toBe(false);
});
