// PARTY: a name, an organisation, a fingerprint, the own name, or a card file.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { matching } from '../../shared/cli/party.ts';
import { type Answers, id, me, party, record } from '../support/cli-recorder.ts';

let folder = '';
let env: Record<string, string> = {};
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'handover-cli-'));
  await writeFile(join(folder, 'pass'), 'four plain words here\n');
  await writeFile(join(folder, 'some.card'), 'a card');
  env = { HANDOVER_PASSPHRASE_FILE: join(folder, 'pass') };
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const bei = { ...party('李雷', '2'), organisation: '北京乙服务' };
const twin = party('李雷', '3');

test('a card id, or 16 digits of it, beats a name, a name beats an organisation', () => {
  const named = party('北京乙服务', '4');
  expect(matching(id('2'), [bei, twin])).toEqual([bei]);
  expect(matching('3'.repeat(16), [bei, twin])).toEqual([twin]);
  expect(matching('3'.repeat(15), [bei, twin])).toEqual([]);
  expect(matching(' 李雷 ', [bei, twin])).toEqual([bei, twin]);
  expect(matching('北京乙服务', [bei, named])).toEqual([named]);
  expect(matching('北京乙服务', [bei, twin])).toEqual([bei]);
  expect(matching('Cafe\u0301', [party('café', '5')])).toHaveLength(1);
  expect(matching(bei.short.replaceAll(' ', ''), [bei])).toEqual([bei]);
});

async function caseNew(buyer: string, answers: Answers) {
  const args = ['case', 'new', '--vault', 'v', '--title', 'T', '--deal', 'D4', '--seller', me.name, '--buyer', buyer];
  const ran = await record([...args, '--json'], {
    env,
    answers: { 'case.new': () => ({ case: 'HO-2026-7K4Q-M', case_uid: 'ab'.repeat(16) }), ...answers },
  });
  const made = ran.calls.find(({ channel }) => channel === 'case.new');
  return { ...ran, buyer: made?.input.buyer, added: ran.calls.filter(({ channel }) => channel === 'trust.add') };
}

test('the own name is the own card, whether or not the trust list shows it', async () => {
  expect(await caseNew(me.name, { 'trust.list': () => ({ parties: [] }) })).toMatchObject({ code: 0, buyer: me.card });
  expect(await caseNew(me.name, { 'trust.list': () => ({ parties: [me] }) })).toMatchObject({
    code: 0,
    buyer: me.card,
  });
});

test('a name that fits two is refused with both', async () => {
  const ran = await caseNew('李雷', { 'trust.list': () => ({ parties: [me, bei, twin] }) });
  expect(ran).toMatchObject({ code: 2, json: { error: { code: 'unknown.party' } } });
  expect(JSON.stringify(ran.json)).toContain('2'.repeat(16));
  expect(JSON.stringify(ran.json)).toContain('3'.repeat(16));
});

test('a name that fits nobody is refused with the names there are', async () => {
  const ran = await caseNew('韩梅梅', { 'trust.list': () => ({ parties: [me, bei] }) });
  expect(ran).toMatchObject({ code: 2, buyer: undefined, json: { error: { code: 'unknown.party' } } });
  expect(JSON.stringify(ran.json)).toContain('李雷');
});

test('a card file is added as declared', async () => {
  const ran = await caseNew(join(folder, 'some.card'), {
    'trust.list': () => ({ parties: [me] }),
    'trust.add': () => ({ party: bei }),
  });
  expect(ran.buyer).toBe(bei.card);
  expect(ran.added.map(({ input }) => input.accept)).toEqual([false, true]);
});

test('the own card file is the own card and is not added', async () => {
  const ran = await caseNew(join(folder, 'some.card'), {
    'trust.list': () => ({ parties: [me] }),
    'trust.add': () => ({ party: me }),
  });
  expect(ran.buyer).toBe(me.card);
  expect(ran.added.map(({ input }) => input.accept)).toEqual([false]);
});

test('a card file that is in the list needs no second adding, whatever its warnings', async () => {
  const ran = await caseNew(join(folder, 'some.card'), {
    'trust.list': () => ({ parties: [bei, twin] }),
    'trust.add': () => ({ party: twin, warning: 'key_change' as const }),
  });
  expect(ran.buyer).toBe(twin.card);
  expect(ran.added.map(({ input }) => input.accept)).toEqual([false]);
});

test('a card file with another key for a known name stops the command', async () => {
  const ran = await caseNew(join(folder, 'some.card'), {
    'trust.list': () => ({ parties: [me, bei] }),
    'trust.add': () => ({ party: twin, warning: 'key_change' as const }),
  });
  expect(ran).toMatchObject({ code: 1, buyer: undefined, json: { error: { code: 'trust.key-change' } } });
  expect(ran.added).toHaveLength(1);
});

test('a card file that is not there is a missing file, not an unknown name', async () => {
  const ran = await caseNew(join(folder, 'gone.card'), { 'trust.list': () => ({ parties: [me] }) });
  expect(ran).toMatchObject({ code: 3, json: { error: { code: 'input.missing' } } });
});
