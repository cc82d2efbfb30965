// A case and its cards from the command line: what is asked, what is refused, what is printed.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bei, called, inCase, inVault, label, uid, withFolder } from '../support/cli-case.ts';
import { type Answers, checked, id, me, record } from '../support/cli-recorder.ts';

const { env, folder } = withFolder();

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
  const args = () => ['trust', ...inVault, join(folder(), 'bei.card')];

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
