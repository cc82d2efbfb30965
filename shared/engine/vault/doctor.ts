// Checking an open vault from end to end: keys, settings, pages, log, every table and file against what the log says of it.
import { setImmediate as breathe } from 'node:timers/promises';
import { HandoverError } from '../../domain/errors.ts';
import type { CaseData } from './case-data.ts';
import { type ReadableDb, settingsHold } from './database/database.ts';
import { type Finding, look } from './finding.ts';
import { checkLeftovers, checkModes, checkSpace, checkSynced } from './folder/doctor-folder.ts';
import { verifyLog } from './log/log.ts';
import { loggedDigest } from './log/log-store.ts';
import { checkBlocks } from './rows/block-list.ts';
import { expectTable, expectTables } from './rows/table-check.ts';
import { listTables } from './rows/table-store.ts';
import { listCases } from './stores/case-store.ts';
import { fileListDigest, listFiles, streamFile } from './stores/file-store.ts';
import { readMeta } from './stores/meta-store.ts';
import type { Vault } from './vault.ts';

/**
 * @param signal stops between two checks
 * @returns a finding for each thing looked at, bad ones included; what can't be found out this way (replayed pages of
 * vault.db itself, a vault put back as a whole) is not claimed
 * @throws cancelled
 */
export async function doctor(vault: Vault, signal?: AbortSignal): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const check of checks(vault)) {
    if (signal?.aborted === true) throw new HandoverError('cancelled');
    findings.push(await check());
    await breathe();
  }
  return findings;
}

type Check = () => Finding | Promise<Finding>;

function* checks(vault: Vault): Generator<Check> {
  const { db, paths } = vault;
  const file = { file: 'vault.db' };
  yield () => look('epoch', { file: 'keys.json' }, () => checkEpoch(vault));
  yield () => look('settings', file, () => checkSettings(db));
  yield () => look('pages', file, () => checkPages(db));
  yield () => look('log', {}, () => ({ ...verifyLog(db) }));
  yield () => look('cases', {}, () => checkCases(vault));
  for (const { caseUid, hasData } of listCases(db)) if (hasData) yield* caseChecks(vault, caseUid);
  yield () => checkLeftovers(paths);
  yield () => checkModes(paths);
  yield () => checkSynced(paths);
  yield () => checkSpace(paths);
}

function* caseChecks(vault: Vault, caseUid: string): Generator<Check> {
  const file = { file: `${caseUid}.db` };
  let data: CaseData | undefined;
  yield async () => {
    const opened = await vault.data(caseUid).catch((error: unknown) => error);
    return look('settings', file, () => {
      if (opened instanceof Error) throw opened;
      data = opened as CaseData;
      return checkSettings(data.db);
    });
  };
  if (data === undefined) return;
  const { db } = data;
  yield () => look('pages', file, () => checkPages(db));
  yield () => look('tables', file, () => ({ tables: expectTables(vault.db, db, caseUid).length }));
  for (const { id, ref } of listTables(db)) {
    yield () =>
      look('tables', { ...file, table: id }, () => {
        checkBlocks(db, ref);
        return { rows: expectTable(vault.db, db, caseUid, id).rows };
      });
  }
  yield () => look('files', file, () => checkFiles(vault.db, db, caseUid));
}

function checkEpoch(vault: Vault): undefined {
  if (readMeta(vault.db, 'epoch') !== String(vault.keys.epoch)) throw new HandoverError('keys.rollback');
}

function checkSettings(db: ReadableDb): undefined {
  if (!settingsHold(db)) throw new HandoverError('selftest');
}

/** @throws vault.damaged with how many complaints there are; their text could quote content, so it is left out */
function checkPages(db: ReadableDb): undefined {
  const lines = db.prepare<[], string>('PRAGMA quick_check').pluck().all();
  if (lines.length !== 1 || lines[0] !== 'ok')
    throw new HandoverError('vault.damaged', {}, { complaints: lines.length });
}

/** A case that has data has a key, and a key has a case. */
function checkCases(vault: Vault): { cases: number } {
  const cases = listCases(vault.db);
  const keyed = new Set(vault.keys.cases);
  if (cases.some((one) => one.hasData && !keyed.has(one.caseUid))) throw new HandoverError('keys.rollback');
  for (const one of cases) keyed.delete(one.caseUid);
  if (keyed.size > 0) throw new HandoverError('vault.damaged', {}, { reason: 'key-without-case', count: keyed.size });
  return { cases: cases.length };
}

function checkFiles(vaultDb: ReadableDb, db: ReadableDb, caseUid: string): { files: number } {
  const files = listFiles(db);
  const logged = loggedDigest(vaultDb, caseUid, 'files');
  if (logged === undefined ? files.length > 0 : logged !== fileListDigest(db)) {
    throw new HandoverError('vault.damaged', {}, { reason: 'file-list' });
  }
  for (const { id } of files) for (const _chunk of streamFile(db, id));
  return { files: files.length };
}
