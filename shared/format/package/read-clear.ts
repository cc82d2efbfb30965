// The clear part of a package, from the signature to the log: all that can be checked without a key and without reading `data/`.
import { HandoverError, locate } from '../../domain/errors.ts';
import { type Bytes, fromUtf8, toHex } from '../bytes.ts';
import type { Ed25519 } from '../primitives.ts';
import { packageNamespace, readArmor, verifyKey } from '../sshsig.ts';
import { bagInfoText, bagitText, checkDerived, type Digests, parseManifest } from './bag.ts';
import { type Manifest, parseManifestFile } from './manifest.ts';
import { checkManifest, expectedPaths } from './manifest-rules.ts';
import { checkEntrySet, isDataPath, paths, reportPath } from './paths.ts';
import { entryOf, type Layout } from './read-layout.ts';
import { parseReport, type Report } from './reports.ts';

export interface SignedManifest {
  /** Ed25519, hex: who signed, whoever that is. */
  readonly signer: string;
  readonly manifest: Manifest;
  readonly reports: readonly Report[];
  /** SHA-256 by path of every entry under `data/`, as signed. */
  readonly payload: Digests;
}

/**
 * @param expectSeller the only key that is taken, hex
 * @throws sig · json · version · schema · manifest · entries · bag · digest
 */
export function readSignedManifest(layout: Layout, ed25519: Ed25519, expectSeller: string | undefined): SignedManifest {
  const signer = at(paths.signature, () => checkSignature(layout, ed25519, expectSeller));
  const manifest = at(paths.handover, () => {
    const parsed = parseManifestFile(layout.read(paths.handover));
    checkManifest(parsed);
    return parsed;
  });
  if (layout.folder !== manifest.name) throw new HandoverError('entries', {}, { reason: 'folder' });
  checkEntrySet([...layout.entries.keys()], expectedPaths(manifest));
  const payload = checkBag(layout, manifest);
  checkPayloadDigests(layout, manifest, payload);
  return { signer, manifest, payload, reports: readReports(layout, manifest) };
}

/** Runs a check of one entry, so that its errors name the entry. */
export function at<T>(entry: string, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw locate(error, { entry });
  }
}

/** Who the signer is shows later, when the seller's card has been read. */
function checkSignature(layout: Layout, ed25519: Ed25519, expectSeller: string | undefined): string {
  const armored = ascii(layout.read(paths.signature));
  const { key } = readArmor(armored);
  const signer = toHex(key);
  if (expectSeller !== undefined && expectSeller !== signer)
    throw new HandoverError('sig', {}, { reason: 'other-key' });
  verifyKey(packageNamespace, layout.read(paths.tagManifest), armored, key, ed25519);
  return signer;
}

function ascii(bytes: Bytes): string {
  if (bytes.some((byte) => byte > 0x7e)) throw new HandoverError('sig', {}, { reason: 'armor' });
  return fromUtf8(bytes);
}

function checkBag(layout: Layout, manifest: Manifest): Digests {
  const data = [...layout.entries.values()].filter(({ path }) => isDataPath(path));
  const sizes = data.map(({ size }) => size);
  checkDerived(paths.bagit, layout.read(paths.bagit), bagitText);
  checkDerived(paths.bagInfo, layout.read(paths.bagInfo), bagInfoText(manifest.name, manifest.made.utc, sizes));
  const payload = parseManifest(layout.read(paths.manifest), paths.manifest);
  const listed = [...payload.keys()];
  if (listed.length !== data.length || data.some(({ path }, index) => path !== listed[index])) {
    throw new HandoverError('bag', { entry: paths.manifest }, { reason: 'set' });
  }
  return payload;
}

/** `handover.json`, `manifest-sha256.txt` and the directory speak of the same bytes. */
function checkPayloadDigests(layout: Layout, manifest: Manifest, payload: Digests): void {
  for (const { path, bytes, sha256 } of [...manifest.tables.flatMap(({ parts }) => parts), ...manifest.files]) {
    const fits = payload.get(path) === sha256 && entryOf(layout.entries, path).size === bytes;
    if (!fits) throw new HandoverError('digest', { entry: path }, { reason: 'handover.json' });
  }
}

function readReports(layout: Layout, manifest: Manifest): Report[] {
  return manifest.reports.map((name) => {
    const path = reportPath(name);
    return at(path, () => parseReport(layout.read(path), name, manifest));
  });
}
