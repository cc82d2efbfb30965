// The rules of `handover.json` that a schema can't say: order of cards, ids and paths, part sums, and what each kind must and must not hold.
import { HandoverError } from '../../domain/errors.ts';
import { type Suite, suiteOf } from '../age/keys.ts';
import { packageName } from '../labels.ts';
import type { Manifest, ManifestPart, ManifestTable } from './manifest.ts';
import { cardPath, filePath, partPath, paths, releaseKeyPath, reportPath } from './paths.ts';

const knownReports: readonly string[] = ['redaction', 'risk'];

/** @throws manifest with the member that breaks a rule of FORMAT.md 7.4 or 7.8 */
export function checkManifest(manifest: Manifest): void {
  const { label, kind, seq } = manifest;
  demand(manifest.name === packageName(label, kind, seq), 'name', 'label-kind-seq');
  demand(manifest.supersedes === undefined || seq > 1, 'supersedes', 'a lower seq exists');
  demand(recipientSuite(manifest.recipient) === manifest.suite, 'recipient', 'a recipient of the suite');
  for (const report of manifest.reports) demand(knownReports.includes(report), 'reports', 'a report of format 1');
  checkCards(manifest);
  for (const table of manifest.tables) checkTable(table, kind === 'preview');
  for (const file of manifest.files) demand(file.path === filePath(file.id), `files.${file.id}.path`, 'path of its id');
  checkKind(manifest);
}

function recipientSuite(recipient: string): Suite | undefined {
  try {
    return suiteOf(recipient);
  } catch {
    return undefined;
  }
}

/** Seller, buyer, holders by position, witnesses by id. */
function checkCards({ cards, holders }: Manifest): void {
  const seller = cards[0]?.id;
  const isSelf = cards.every(({ id, trust }) => (trust === 'self') === (id === seller));
  demand(isSelf, 'cards', 'trust self for the seller alone');
  const roles = cards.map(({ role }) => role);
  const witnesses = cards.filter(({ role }) => role === 'witness').map(({ id }) => id);
  const expected = ['seller', 'buyer', ...holders.map(() => 'holder'), ...witnesses.map(() => 'witness')];
  demand(roles.join() === expected.join(), 'cards', 'seller, buyer, holders, witnesses');
  const holding = cards.filter(({ role }) => role === 'holder').map(({ id }) => id);
  demand(holding.join() === holders.join(), 'holders', 'the holders among the cards, by position');
  demand(new Set(holders).size === holders.length, 'holders', 'no two equal');
  const rising = witnesses.every((id, index) => index === 0 || (witnesses[index - 1] ?? '') < id);
  demand(rising, 'cards', 'witnesses by id');
}

function checkTable(table: ManifestTable, preview: boolean): void {
  const where = `tables.${table.id}`;
  for (const [index, part] of table.parts.entries()) {
    demand(part.path === partPath(table.id, index + 1), `${where}.parts[${index}].path`, 'path of its number');
  }
  if (preview) {
    demand(table.parts.every(hidesCounts), `${where}.parts`, 'no counts in a preview');
    demand(table.left_out.length === 0, `${where}.left_out`, 'empty in a preview');
    return;
  }
  checkRows(table.parts, `${where}.parts`);
}

const hidesCounts = ({ csv_bytes, first_row, rows }: ManifestPart): boolean =>
  csv_bytes === undefined && first_row === undefined && rows === undefined;

export type CountedPart = { csv_bytes: number; first_row: number; rows: number };

/** Ordinals from 1 without gap; no empty part, but for the only part of a table without rows. @throws manifest */
function checkRows(parts: readonly ManifestPart[], where: string): void {
  const counted = parts.flatMap(countsOf);
  demand(counted.length === parts.length, where, 'csv_bytes, first_row and rows');
  demand(rowsAddUp(counted), where, 'first_row = first_row + rows of the part before');
}

/** The counts of a part, or none if it does not show all three. */
export function countsOf({ csv_bytes, first_row, rows }: Partial<CountedPart>): CountedPart[] {
  const all = csv_bytes !== undefined && first_row !== undefined && rows !== undefined;
  return all ? [{ csv_bytes, first_row, rows }] : [];
}

export function rowsAddUp(parts: readonly CountedPart[]): boolean {
  let next = 1;
  for (const { first_row, rows } of parts) {
    if (first_row !== next || (rows === 0 && parts.length > 1)) return false;
    next = first_row + rows;
  }
  return true;
}

/** The table of kinds in FORMAT.md 7.4. */
function checkKind(manifest: Manifest): void {
  const { kind, tables, files } = manifest;
  demand((manifest.base !== undefined) === (kind === 'supplement'), 'base', 'in a supplement, and there only');
  if (kind === 'trial') {
    checkTrial(manifest);
    return;
  }
  demand(manifest.policy_sha256 !== undefined, 'policy_sha256', 'present');
  if (kind === 'preview') {
    demand(tables.length > 0, 'tables', 'at least one');
    demand(manifest.left_out_files.length === 0, 'left_out_files', 'empty in a preview');
    return;
  }
  demand(manifest.terms !== undefined, 'terms', 'present');
  demand(tables.length + files.length > 0, 'tables', 'at least one table or file');
}

function checkTrial(manifest: Manifest): void {
  const { files, gates, holders, reports, tables } = manifest;
  demand(manifest.terms === undefined, 'terms', 'absent in a trial');
  demand(manifest.policy_sha256 === undefined, 'policy_sha256', 'absent in a trial');
  demand(tables.length === 0, 'tables', 'empty in a trial');
  const [only] = files;
  const isCode = files.length === 1 && only?.id === 'f00001' && only.class === 'N' && only.reason === 'trial';
  demand(isCode, 'files', 'f00001 alone, class N, reason trial');
  demand(holders.length + gates.length + reports.length === 0, 'holders', 'holders, gates, reports empty in a trial');
}

/** Every path that the package must hold, and no other. */
export function expectedPaths(manifest: Manifest): string[] {
  const { cards, files, holders, kind, reports, tables } = manifest;
  const { buyerKey, log, ...always } = paths;
  return [
    ...Object.values(always),
    ...cards.map((_, index) => cardPath(index + 1)),
    ...reports.map(reportPath),
    ...(holders.length === 0 ? [buyerKey] : holders.map((_, index) => releaseKeyPath(index + 1))),
    ...(kind === 'full' || kind === 'supplement' ? [log] : []),
    ...files.map(({ path }) => path),
    ...tables.flatMap(({ parts }) => parts.map(({ path }) => path)),
  ];
}

function demand(holds: boolean, member: string, expected: string): asserts holds {
  if (!holds) throw new HandoverError('manifest', { member }, { expected });
}
