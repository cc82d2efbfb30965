// The checks of a vault's folder: what lies in it, who may read it, and whether there is room.
import { statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Finding, passed, warned } from '../finding.ts';
import { leftovers, namesIn, type VaultPaths } from './layout.ts';
import { syncService } from './synced-folders.ts';

/** Below this an import or a seal is likely to stop half-way. */
const comfortableBytes = 1024 ** 3;
const knownName = /^(keys\.json|vault\.lock|attempts\.log|data|vault\.db(-wal|-shm|-journal)?)$/;
const knownDataName = /^[0-9a-f]{32}\.db(-wal|-shm|-journal)?$/;

export function checkLeftovers(paths: VaultPaths): Finding {
  const found = leftovers(paths).length;
  const unknown = [
    ...(namesIn(paths.dir) ?? []).filter((name) => !knownName.test(name)),
    ...(namesIn(paths.dataDir) ?? []).filter((name) => !knownDataName.test(name)),
  ].length;
  if (unknown === 0) return passed('leftovers');
  return warned('leftovers', 'io.exists', {}, { leftovers: found, unknown: unknown - found });
}

/** POSIX only: on Windows the rights of the user's folder hold. */
export function checkModes(paths: VaultPaths): Finding {
  if (process.platform === 'win32') return passed('modes');
  const all = [
    paths.dir,
    ...(namesIn(paths.dir) ?? []).map((name) => join(paths.dir, name)),
    ...(namesIn(paths.dataDir) ?? []).map((name) => join(paths.dataDir, name)),
  ];
  const open = all.filter((path) => (statSync(path).mode & 0o077) !== 0).length;
  return open === 0
    ? passed('modes')
    : warned('modes', 'io.read-only', {}, { count: open, reason: 'readable-by-others' });
}

export function checkSynced(paths: VaultPaths): Finding {
  const service = syncService(paths.dir);
  return service === undefined
    ? passed('synced_folder')
    : { check: 'synced_folder', result: 'fail', code: 'vault.synced-folder', where: {}, facts: { service } };
}

export function checkSpace(paths: VaultPaths): Finding {
  const { bavail, bsize } = statfsSync(paths.dir);
  const free = bavail * bsize;
  return free >= comfortableBytes ? passed('space', {}, { free }) : warned('space', 'io.full', {}, { free });
}
