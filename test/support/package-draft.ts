// What goes into a made-up package, before anything is derived from it: its manifest, descriptor, reports and plaintexts.
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { type Bytes, randomBytes, toHex, utf8 } from '../../shared/format/bytes.ts';
import { sha256Hex } from '../../shared/format/hash.ts';
import type { Descriptor, DescriptorTable } from '../../shared/format/package/descriptor.ts';
import type { Manifest, ManifestCard, ManifestTable } from '../../shared/format/package/manifest.ts';
import { csvRow } from '../../shared/format/package/part-csv.ts';
import { filePath, partPath } from '../../shared/format/package/paths.ts';
import type { Report } from '../../shared/format/package/reports.ts';
import { statementId } from '../../shared/format/statements/file.ts';
import { type Case, type CaseLog, madeAt, makeCase, makeLog } from './case-fixture.ts';

export interface FixtureTable {
  readonly name: string;
  /** In order; the last of them is dropped. */
  readonly columns: readonly string[];
  /** `_row` and the kept cells, part by part. */
  readonly parts: readonly (readonly (readonly [number, ...string[]])[])[];
  readonly sums?: Readonly<Record<string, string>>;
  readonly deleted?: number[];
}

export interface FixtureOptions {
  readonly case?: Case;
  readonly kind?: Manifest['kind'];
  readonly seq?: number;
  readonly supersedes?: string;
  readonly base?: string;
  readonly tables?: readonly FixtureTable[];
  readonly files?: Readonly<Record<string, Bytes>>;
  readonly log?: CaseLog;
  readonly made?: string;
  readonly stageIdentity?: string;
}

/** All that goes into a package, in the clear, before anything is derived from it. */
export interface Draft {
  readonly case: Case;
  readonly log: CaseLog;
  readonly stageIdentity: string;
  /** Parts and files have no size and digest yet. */
  manifest: Manifest;
  descriptor: Descriptor;
  reports: Report[];
  /** CSV by part path. */
  readonly csv: Map<string, Bytes>;
  /** By file path. */
  readonly files: Map<string, Bytes>;
}

export const customers: FixtureTable = {
  name: '客户',
  columns: ['姓名', '地址', '余额', '门禁密码'],
  parts: [
    [
      [1, '王䶮', '北京市朝阳区某路1号, 2单元', '120.50'],
      [3, '阿依古丽·买买提', '备注"常客"\n第二行', ''],
    ],
    [[4, '', 'a', '-20.25']],
  ],
  sums: { 余额: '100.25' },
};

export const picture = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10);

export async function makeDraft(options: FixtureOptions = {}): Promise<Draft> {
  const of = options.case ?? (await makeCase());
  const kind = options.kind ?? 'full';
  const stageIdentity = options.stageIdentity ?? (await generateIdentity(of.suite));
  const tables = kind === 'trial' ? [] : (options.tables ?? [customers]);
  const defaults = { full: { '照片/门口.png': picture }, trial: { 'trial.txt': utf8('012345\n') } };
  const files = options.files ?? (kind === 'full' || kind === 'trial' ? defaults[kind] : {});
  const opening = randomBytes(32);
  const log = options.log ?? makeLog(of);
  const csv = new Map(tables.flatMap((table, index) => csvOf(table, tableIdOf(index))));
  const manifest = await makeManifest(of, kind, options, stageIdentity, sha256Hex(opening), tables, Object.keys(files));
  return {
    case: of,
    log,
    stageIdentity,
    manifest,
    descriptor: makeDescriptor(of, kind, options, toHex(opening), tables, files),
    reports: manifest.reports.map(() => redaction(manifest)),
    csv,
    files: new Map(Object.values(files).map((bytes, index) => [filePath(fileIdOf(index)), bytes])),
  };
}

const tableIdOf = (index: number): string => `t0${index + 1}`;
const fileIdOf = (index: number): string => `f${String(index + 1).padStart(5, '0')}`;
const columnIdOf = (index: number): string => `c${String(index + 1).padStart(2, '0')}`;
const kept = (table: FixtureTable): readonly string[] => table.columns.slice(0, -1);

function csvOf(table: FixtureTable, id: string): [string, Bytes][] {
  const header = csvRow(['_row', ...kept(table)]);
  return table.parts.map((rows, index) => {
    const lines = rows.map(([row, ...cells]) => csvRow([String(row), ...cells]));
    return [partPath(id, index + 1), utf8([header, ...lines].join(''))];
  });
}

/** Counts of the parts of a table, as they stand in the clear part or, for a preview, in the descriptor. */
function countsOf(table: FixtureTable, id: string): { csv_bytes: number; first_row: number; rows: number }[] {
  let first = 1;
  return csvOf(table, id).map(([, csv], index) => {
    const rows = table.parts[index]?.length ?? 0;
    const counts = { csv_bytes: csv.length, first_row: first, rows };
    first += rows;
    return counts;
  });
}

function manifestTable(table: FixtureTable, id: string, preview: boolean): ManifestTable {
  const columns = table.columns.map((_, index): ManifestTable['columns'][number] =>
    index === table.columns.length - 1
      ? { action: 'drop', class: 'C', id: columnIdOf(index), pi: 'home_access', reason: 'class_c' }
      : { action: 'keep', class: 'G', id: columnIdOf(index), pi: 'none', reason: 'necessary' },
  );
  const parts = countsOf(table, id).map((counts, index) => ({
    bytes: 0,
    path: partPath(id, index + 1),
    sha256: '0'.repeat(64),
    ...(preview ? {} : counts),
  }));
  return { columns, id, left_out: preview ? [] : [{ reason: 'no_consent', rows: '<10' }], parts };
}

async function makeManifest(
  of: Case,
  kind: Manifest['kind'],
  options: FixtureOptions,
  stageIdentity: string,
  openingSha256: string,
  tables: readonly FixtureTable[],
  files: readonly string[],
): Promise<Manifest> {
  const trial = kind === 'trial';
  const seq = options.seq ?? 1;
  return {
    ...(options.base === undefined ? {} : { base: options.base }),
    cards: cardsOf(of, trial),
    case_uid: of.caseUid,
    cross_border: false,
    deal: 'D4',
    files: files.map((_, index) => ({
      bytes: 0,
      class: trial ? 'N' : 'G',
      id: fileIdOf(index),
      path: filePath(fileIdOf(index)),
      reason: trial ? 'trial' : 'necessary',
      sha256: '0'.repeat(64),
    })),
    format: 'handover-package/1',
    gates: trial
      ? []
      : [
          { code: 'ground', result: 'pass' },
          { code: 'trial', result: 'pass' },
        ],
    holders: trial ? [] : of.holders.map(({ cardId }) => cardId),
    kind,
    label: of.label,
    left_out_files: kind === 'full' ? [{ files: 12, reason: 'photo' }] : [],
    made: madeAt(options.made ?? '05:00:00'),
    name: `${of.label}-${kind}-${seq}`,
    opening_sha256: openingSha256,
    ...(trial ? {} : { policy_sha256: '11'.repeat(32) }),
    program: { name: 'handover', version: '0.1.0' },
    recipient: await recipientOf(stageIdentity),
    reports: trial || tables.length === 0 ? [] : ['redaction'],
    route: 'consent23',
    seq,
    suite: of.suite,
    ...(options.supersedes === undefined ? {} : { supersedes: options.supersedes }),
    tables: tables.map((table, index) => manifestTable(table, tableIdOf(index), kind === 'preview')),
    ...(trial ? {} : { terms: statementId(of.terms.statement) }),
  };
}

function cardsOf({ seller, buyer, holders, witnesses }: Case, trial: boolean): ManifestCard[] {
  return [
    { id: seller.cardId, role: 'seller', trust: 'self' },
    { id: buyer.cardId, role: 'buyer', trust: 'verified' },
    ...(trial ? [] : holders).map(({ cardId }): ManifestCard => ({ id: cardId, role: 'holder', trust: 'verified' })),
    ...witnesses.map(({ cardId }): ManifestCard => ({ id: cardId, role: 'witness', trust: 'declared' })),
  ];
}

function makeDescriptor(
  of: Case,
  kind: Manifest['kind'],
  options: FixtureOptions,
  opening: string,
  tables: readonly FixtureTable[],
  files: Readonly<Record<string, Bytes>>,
): Descriptor {
  const entries = Object.entries(files);
  return {
    case_uid: of.caseUid,
    ...(kind === 'supplement' ? { deleted_files: [] } : {}),
    files: entries.map(([name, bytes], index) => ({
      bytes: bytes.length,
      id: fileIdOf(index),
      name,
      sha256: sha256Hex(bytes),
    })),
    format: 'handover-descriptor/1',
    kind,
    label: of.label,
    left_out_files: kind === 'full' ? [{ files: 12, reason: 'photo' }] : [],
    opening,
    seq: options.seq ?? 1,
    tables: tables.map((table, index) => descriptorTable(table, tableIdOf(index), kind)),
  };
}

function descriptorTable(table: FixtureTable, id: string, kind: Manifest['kind']): DescriptorTable {
  const sums = table.sums ?? {};
  return {
    columns: kept(table).map((name, index) => {
      const sum = sums[name];
      return { id: columnIdOf(index), name, ...(sum === undefined ? {} : { sum }) };
    }),
    ...(kind === 'supplement' ? { deleted: table.deleted ?? [] } : {}),
    id,
    left_out: kind === 'preview' ? [] : [{ reason: 'no_consent', rows: 3 }],
    name: table.name,
    ...(kind === 'preview' ? { parts: countsOf(table, id) } : {}),
    rows: table.parts.flat().length,
  };
}

const redaction = (manifest: Manifest): Report => ({
  allowed: manifest.tables.slice(0, 1).map(({ id }) => ({
    cells: '<10',
    column: 'c02',
    from_column: 'c01',
    from_table: id,
    reason: 'necessary',
    table: id,
  })),
  format: 'handover-report/1',
  gate: { cells: 1200, texts: 40, values: '<10' },
  kind: 'redaction',
  limits: [],
  not_secret: manifest.tables.slice(0, 1).map(({ id }) => ({ column: 'c02', table: id })),
  tables: manifest.tables.map(({ id }) => ({ columns: [{ cells: '<10', id: 'c01' }], id })),
});
