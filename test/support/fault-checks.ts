// What must hold after a fault: the file is whole or not there, the vault is sound, and the stage can be run to its end.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect } from 'vitest';
import { fileSource } from '../../shared/engine/files/byte-source.ts';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { artefactComplete } from '../../shared/engine/services/case/artefact-complete.ts';
import { viewCase } from '../../shared/engine/services/case/case-view.ts';
import type { Context } from '../../shared/engine/services/context.ts';
import { type CaseDataView, caseDataView } from '../../shared/engine/services/data/case-data-view.ts';
import { compare } from '../../shared/engine/services/package/compare.ts';
import { doctor } from '../../shared/engine/vault/doctor.ts';
import { leftovers } from '../../shared/engine/vault/folder/layout.ts';
import { verifyLog } from '../../shared/engine/vault/log/log.ts';
import { listArtefacts } from '../../shared/engine/vault/stores/artefact-store.ts';
import { type CaseRecord, findCase, listCases } from '../../shared/engine/vault/stores/case-store.ts';
import { listPackages } from '../../shared/engine/vault/stores/package-store.ts';
import type { Vault } from '../../shared/engine/vault/vault.ts';
import { readPackage } from '../../shared/format/package/read.ts';
import { parseStatement } from '../../shared/format/statements/file.ts';
import { completeness } from '../../shared/format/statements/signing.ts';
import { type Order, openContext, perform, type Stage } from './fault-stages.ts';
import { filesInFolder, rowsOfTable } from './fault-world.ts';

async function expectWholeFile(path: string): Promise<void> {
  if (!path.endsWith('.handover')) {
    const file = parseStatement(Uint8Array.from(readFileSync(path)), nodePrimitives.ed25519);
    expect(completeness(file)).toMatchObject({ complete: true });
    return;
  }
  const source = await fileSource(path);
  try {
    await readPackage(source, { primitives: nodePrimitives, crc32 });
  } finally {
    await source.close();
  }
}

/** Under its final name stands a whole file, or nothing; beside it at most what is being written. */
export async function expectWholeOrAbsent({ out }: Pick<Order, 'out'>): Promise<void> {
  const names = readdirSync(dirname(out)).filter((name) => name !== basename(out));
  expect(names.filter((name) => name !== `${basename(out)}.partial`)).toEqual([]);
  if (existsSync(out)) await expectWholeFile(out);
}

/** Log, pages, tables and files of the vault are as they should be, and nothing of a dead run lies about. */
export async function expectSoundVault(context: Context): Promise<void> {
  const vault = context.vault();
  verifyLog(vault.db);
  expect((await doctor(vault)).filter(({ result }) => result === 'fail')).toEqual([]);
  expect(leftovers(vault.paths)).toEqual([]);
}

function theCase(context: Context, ref: string) {
  const { db } = context.vault();
  expect(listCases(db).filter(({ label }) => label === ref)).toHaveLength(1);
  return findCase(db, ref);
}

const rowsIn = ({ tables }: CaseDataView) => tables.map(({ taken }) => taken);
const fullOf = ({ db }: Vault, caseUid: string) => listPackages(db, caseUid, 'full').map(({ seq }) => seq);

/** How the case stands when the stage has been run to its end. */
const ends: Readonly<Record<Stage, (vault: Vault, record: CaseRecord) => Promise<void>>> = {
  async import(vault, record) {
    const data = await caseDataView(vault, record);
    expect(rowsIn(data)).toEqual([rowsOfTable]);
    expect(data.attachments.files).toBe(filesInFolder);
  },
  async sign(vault, record) {
    expect((await viewCase(vault, record)).terms.state).toBe('complete');
  },
  async trial(vault, record) {
    expect((await viewCase(vault, record)).trial).toMatchObject({ state: 'made', tries_left: 3 });
  },
  async try(vault, record) {
    const { packages, parties } = await viewCase(vault, record);
    expect(packages).toMatchObject([{ kind: 'trial', direction: 'opened' }]);
    expect(parties.map(({ role }) => role)).toEqual(['seller', 'buyer']);
  },
  async seal(vault, { caseUid }) {
    const numbers = fullOf(vault, caseUid);
    expect(numbers.length).toBeGreaterThan(0);
    expect(new Set(numbers).size).toBe(numbers.length);
  },
  async open(vault, record) {
    expect(rowsIn(await caseDataView(vault, record))).toEqual([rowsOfTable]);
    expect(fullOf(vault, record.caseUid)).toEqual([1]);
    expect((await compare(vault, record)).agrees).toBe(true);
  },
  async receipt({ db }, { caseUid }) {
    const receipts = listArtefacts(db, caseUid, 'receipt');
    expect(receipts.length).toBeGreaterThan(0);
    for (const artefact of receipts) expect(artefactComplete(db, artefact)).toBe(true);
  },
};

export async function expectEnd(context: Context, { stage, ref }: Order): Promise<void> {
  await ends[stage](context.vault(), theCase(context, ref));
}

/** An import that was cut short is seen as a whole or not at all. */
export async function expectAllOrNothing(context: Context, { stage, ref }: Order): Promise<void> {
  if (stage !== 'import' && stage !== 'open') return;
  const data = await caseDataView(context.vault(), theCase(context, ref));
  for (const rows of rowsIn(data)) expect(rows).toBe(rowsOfTable);
  // What came with a package has the list of door codes to ask again instead of the pictures.
  expect([0, filesInFolder, 1]).toContain(data.attachments.files);
}

/** Runs the stage once more; a whole file that is there already stays, and the next goes beside it. */
export async function performAgain(context: Context, order: Order): Promise<void> {
  const there = existsSync(order.out);
  const next = there ? { ...order, out: `${dirname(order.out)}/again-${basename(order.out)}` } : order;
  await perform(context, next);
  if (order.stage !== 'import' && order.stage !== 'try' && order.stage !== 'open') await expectWholeFile(next.out);
  const expected = [basename(order.out), ...(there ? [basename(next.out)] : [])];
  expect(readdirSync(dirname(order.out)).filter((name) => !expected.includes(name))).toEqual([]);
}

/** All of it, in a new process' place: the vault is opened anew. */
export async function expectRecovery(order: Order): Promise<void> {
  await expectWholeOrAbsent(order);
  const context = openContext(order);
  try {
    await expectAllOrNothing(context, order);
    await expectSoundVault(context);
    await performAgain(context, order);
    await expectEnd(context, order);
    await expectSoundVault(context);
  } finally {
    await context.close();
  }
}
