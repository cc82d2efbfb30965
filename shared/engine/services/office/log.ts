// The audit log: shown, exported, and checked against every head that was ever signed.

import { logFile, verifyLog } from '../../vault/log/log.ts';
import { latestEntries, logHead, logSize } from '../../vault/log/log-store.ts';
import { readMeta } from '../../vault/stores/meta-store.ts';
import type { Context, Service } from '../context.ts';
import { writeSmallFile } from '../files.ts';

const shownAtOnce = 100;

export function showLog(context: Context): Service<'log.show'> {
  return async ({ limit = shownAtOnce }) => {
    const { db } = context.vault();
    const entries = latestEntries(db, limit).map(({ index, entry: { act, object, operator, time } }) => ({
      index,
      time,
      operator,
      act,
      object,
    }));
    return { log: readMeta(db, 'log'), ...logHead(db), entries };
  };
}

export function exportLog(context: Context): Service<'log.export'> {
  return async ({ out }) => {
    const { db } = context.vault();
    const entries = logSize(db);
    return { file: await writeSmallFile(context, context.files.path(out), logFile(db), { writer: 'export' }), entries };
  };
}

/** @throws log naming the entry, or the size of the head, that does not fit */
export function verifyLogService(context: Context): Service<'log.verify'> {
  return async () => {
    const { size, root } = verifyLog(context.vault().db);
    return { good: true, size, root };
  };
}
