// Paths and ids of a package: the fixed files, those named by number, and the order they stand in.
import { HandoverError } from '../../domain/errors.ts';

export const paths = {
  bagit: 'bagit.txt',
  bagInfo: 'bag-info.txt',
  descriptor: 'data/datapackage.json.age',
  log: 'data/log.jsonl.age',
  handover: 'handover.json',
  buyerKey: 'keys/buyer.age',
  checkpoint: 'log/checkpoint.json',
  leaves: 'log/leaves.bin',
  manifest: 'manifest-sha256.txt',
  signature: 'signatures/seller.sig',
  tagManifest: 'tagmanifest-sha256.txt',
} as const;

export const tableIdForm = /^t(0[1-9]|[1-9][0-9])$/;
export const columnIdForm = /^c(0[1-9]|[1-9][0-9]{1,2}|1[0-9]{3}|2000)$/;
export const fileIdForm = /^f(?!00000)([0-4][0-9]{4}|50000)$/;
/** The ids of attachments end here; behind them are those of the lists that sealing makes (FORMAT.md 7.10). */
export const lastAttachment = 49_900;
export const lastFile = 50_000;

export const isListId = (id: string): boolean => Number(id.slice(1)) > lastAttachment;

export const cardPath = (position: number): string => `cards/${position}.card`;
export const releaseKeyPath = (position: number): string => `keys/release-${position}.age`;
export const reportPath = (name: string): string => `reports/${name}.json`;
export const filePath = (id: string): string => `data/${id}.age`;
/** @param number from 1 */
export const partPath = (table: string, number: number): string => `data/${partName(table, number)}.csv.zst.age`;
/** The name of a part in the descriptor, `t01-00001`. */
export const partName = (table: string, number: number): string => `${table}-${String(number).padStart(5, '0')}`;

const pathForm = /^[a-z0-9][a-z0-9._-]{0,63}(\/[a-z0-9][a-z0-9._-]{0,63}){0,2}$/;
const folderForm =
  /^HO-20[0-9]{2}-[0-9A-HJ-NP-RTUW-Y]{4}-[0-9A-HJ-NP-RTUW-Y]-(trial|preview|full|supplement)-[1-9][0-9]{0,3}$/;
const deviceName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;
const shapes = [
  /^cards\/[1-9][0-9]?\.card$/,
  /^data\/(datapackage\.json|log\.jsonl|f[0-9]{5}|t[0-9]{2}-[0-9]{5}\.csv\.zst)\.age$/,
  /^keys\/(buyer|release-[1-8])\.age$/,
  /^reports\/[a-z][a-z0-9_]{0,39}\.json$/,
];
const fixed: ReadonlySet<string> = new Set(Object.values(paths));
const required = Object.values(paths).filter((path) => path !== paths.buyerKey && path !== paths.log);

/** True for `con`, `NUL.txt` …: names that Windows keeps for devices, before a dot or the end. */
export function isDeviceName(component: string): boolean {
  return deviceName.test(component);
}

/** True for a path that a package may hold; whether this package holds it is for `handover.json` to say. */
function isKnownPath(path: string): boolean {
  if (!pathForm.test(path) || path.split('/').some(isDeviceName)) return false;
  return fixed.has(path) || shapes.some((shape) => shape.test(path));
}

/**
 * Splits the paths of an archive into its bag folder and the paths below it, in file order.
 * @throws entries for a path of another form or another folder, and for a missing fixed file
 */
export function checkPaths(zipPaths: readonly string[]): { folder: string; below: string[] } {
  const first = zipPaths[0] ?? '';
  const folder = first.slice(0, Math.max(0, first.indexOf('/')));
  if (!folderForm.test(folder)) throw refused('folder', first);
  const below = zipPaths.map((path) => {
    if (!path.startsWith(`${folder}/`)) throw refused('folder', path);
    return path.slice(folder.length + 1);
  });
  for (const path of below) if (!isKnownPath(path)) throw refused('path', path);
  for (const path of required) if (!below.includes(path)) throw refused('missing', path);
  return { folder, below };
}

/** Byte order with `bagit.txt` before all: the order of entries below the bag folder. */
export function comparePaths(left: string, right: string): number {
  if (left === right) return 0;
  if (left === paths.bagit) return -1;
  if (right === paths.bagit) return 1;
  return left < right ? -1 : 1;
}

/** @throws entries unless both lists hold the same paths */
export function checkEntrySet(found: readonly string[], expected: readonly string[]): void {
  const wanted = new Set(expected);
  for (const path of found) if (!wanted.delete(path)) throw refused('unknown', path);
  for (const path of wanted) throw refused('missing', path);
}

export const isDataPath = (path: string): boolean => path.startsWith('data/');
export const isSignaturePath = (path: string): boolean => path.startsWith('signatures/');

/** A path may be anything here: the error shows no more of it than the longest right one has. */
function refused(reason: string, entry: string): HandoverError {
  return new HandoverError('entries', { entry: entry.slice(0, 200) }, { reason });
}
