// What a person does with imported data, cut short at each of its writes: done as a whole or not begun, and the vault sound either way.
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Step, Steps } from '../../shared/engine/files/fail-points.ts';
import { replaceTable } from '../../shared/engine/services/data/table-replace.ts';
import type { CaseData } from '../../shared/engine/vault/case-data.ts';
import { doctor } from '../../shared/engine/vault/doctor.ts';
import { addAside, readAside } from '../../shared/engine/vault/rows/aside-store.ts';
import { readRows } from '../../shared/engine/vault/rows/block-store.ts';
import { leaveRows, mendRow, reopenRow } from '../../shared/engine/vault/rows/mend-rows.ts';
import { dropTable, listTables, setTableFacts } from '../../shared/engine/vault/rows/table-store.ts';
import {
  addPending,
  clearPending,
  listPending,
  removePending,
} from '../../shared/engine/vault/stores/pending-store.ts';
import type { Vault } from '../../shared/engine/vault/vault.ts';
import { utf8 } from '../../shared/format/bytes.ts';
import { codeOf, failing, newVault, reopen, tempFolder } from '../support/vault-fixture.ts';
import { columns, importRows, newCase, someRows } from '../support/vault-rows.ts';

const facts = {
  rows_read: 5,
  taken: 3,
  refused: 2,
  set_apart: 0,
  notes: [],
  columns: columns.map(() => ({ pi: 'none', class: 'N', action: 'keep', reason: 'necessary' })),
};
const cells = ['客户', '编号-1', '备注'];
const added = [{ path: '/资料/会员.csv', choices: { sheet: '一月' } }];
const left = ['C:\\资料\\客户.csv', '/资料/订单.csv'].map((path) => ({ path, choices: {} }));

const acts: Readonly<Record<string, (data: CaseData) => void>> = {
  mend: (data) => mendRow(data, 't01', 1, cells),
  leave: (data) => leaveRows(data, 't01', [1, 2], '试录的'),
  reopen: (data) => reopenRow(data, 't01', 3),
  replace: (data) => data.change('replace', (_, record) => replaceTable(data, record, 't01', 't02')),
  remove: (data) => dropTable(data, 't01'),
  remember: (data) => void addPending(data.db, added, data.steps),
  done: (data) => removePending(data.db, 1, data.steps),
  forget: (data) => clearPending(data.db, data.steps),
};

/** The steps that an act goes through: its own commit, and for what is logged the carriage of the entry. */
const carriage: readonly Step[] = [
  'deliver.commit.before',
  'deliver.commit.after',
  'clear.commit.before',
  'clear.commit.after',
];
const own = (commit: 'mend' | 'replace' | 'delete'): readonly Step[] => [
  `${commit}.commit.before`,
  `${commit}.commit.after`,
  ...carriage,
];
const waiting: readonly Step[] = ['pending.commit.before', 'pending.commit.after'];
const stepsOf: Readonly<Record<keyof typeof acts, readonly Step[]>> = {
  mend: own('mend'),
  leave: own('mend'),
  reopen: own('mend'),
  replace: own('replace'),
  remove: own('delete'),
  remember: waiting,
  done: waiting,
  forget: waiting,
};

/** All that an act may change. */
function stateOf({ db }: CaseData) {
  return {
    tables: listTables(db).map(({ id, ref, facts: kept }) => ({
      id,
      kept,
      rows: readRows(db, id, 0, 50),
      aside: readAside(db, 'refused', ref, 0, 50).map(({ state, row, note }) => ({ state, row, note })),
    })),
    pending: listPending(db),
  };
}

/** Two tables; beside the first two open rows and one that was mended; two files that wait. */
async function prepare(steps: Steps) {
  const { vault, dir } = await newVault({ steps });
  const caseUid = newCase(vault);
  const data = await vault.data(caseUid);
  for (const id of [await importRows(data, someRows(3)), await importRows(data, someRows(4))]) {
    const ref = listTables(data.db).find((table) => table.id === id)?.ref ?? 0;
    setTableFacts(data.db, ref, facts);
    const rows = [7, 9, 11].map((line) => ({ line, reason: 'too_few_fields', raw: utf8('客户,1') }));
    if (id === 't01') addAside(data.db, 'refused', ref, rows);
  }
  mendRow(data, 't01', 3, cells);
  addPending(data.db, left, data.steps);
  return { vault, dir, caseUid, data };
}

async function expectSound(vault: Vault): Promise<void> {
  expect((await doctor(vault)).filter(({ result }) => result === 'fail')).toEqual([]);
}

describe.each(Object.keys(acts))('%s', (name) => {
  const act = acts[name] ?? (() => {});

  test.each(stepsOf[name] ?? [])('killed at %s', async (step) => {
    const copy = join(tempFolder(), 'vault');
    let dir: string | undefined;
    const reached: Step[] = [];
    const steps: Steps = {
      reach(here) {
        if (dir === undefined) return;
        reached.push(here);
        if (here === step) cpSync(dir, copy, { recursive: true });
      },
    };
    const { vault, caseUid, data, ...made } = await prepare(steps);
    const before = stateOf(data);
    dir = made.dir;
    act(data);
    dir = undefined;
    expect([...new Set(reached)]).toEqual(stepsOf[name]);
    const after = stateOf(data);
    expect(after).not.toEqual(before);
    rmSync(join(copy, 'vault.lock'));
    const restarted = await reopen(copy);
    const again = await restarted.data(caseUid);
    const isFirst = reached.indexOf(step) === 0;
    expect(stateOf(again)).toEqual(isFirst ? before : after);
    await expectSound(restarted);
    if (isFirst) act(again);
    expect(stateOf(again)).toEqual(after);
    await expectSound(restarted);
    restarted.close();
    vault.close();
  });

  test('refused for want of room leaves all as it was, and can be done again', async () => {
    const [first = 'mend.commit.before'] = stepsOf[name] ?? [];
    let isOn = false;
    const fail = failing(first, 'ENOSPC', 1);
    const { vault, data } = await prepare({ reach: (step) => (isOn ? fail.reach(step) : undefined) });
    const before = stateOf(data);
    isOn = true;
    expect(await codeOf(() => act(data))).not.toBe('none');
    expect(stateOf(data)).toEqual(before);
    act(data);
    expect(stateOf(data)).not.toEqual(before);
    await expectSound(vault);
  });
});
