// Each command: which channel it calls with what; every call and answer keeps the contract.
import { expect, test } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import { called, inCase, inVault, label, noData, short, withFolder, written } from '../support/cli-case.ts';
import { type Answers, id, me, record } from '../support/cli-recorder.ts';

const { env } = withFolder();

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
    'policy set of a rule that is waived',
    ['policy', 'set', ...inCase, '--rule', 't01.c09=no_consent,accepted=是,go', '--rule', 't01.c04=no_contact,go'],
    { 'policy.show': () => noData, 'policy.rules': () => noData },
    {
      'policy.rules': {
        case: label,
        table: 't01',
        rules: [
          { rule: 'no_consent', column: 'c09', params: { accepted: '是' }, waived: true },
          { rule: 'no_contact', column: 'c04', waived: true },
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
