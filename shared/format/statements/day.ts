// The statements of the handover day: checkpoint, witness, release, receipt, and the paper that stands for a signature.
import { artefactKinds } from '../../domain/vocabulary.ts';
import { fromHex } from '../bytes.ts';
import { sha256Hex } from '../hash.ts';
import { columnIdForm, tableIdForm } from '../package/paths.ts';
import { int, list, object, oneOf, optional, pattern, refine, type Schema, schemaError, sortedBy } from '../schema.ts';
import { b, day, dec, h16, h32, hexUpTo, i, s, t, utc } from '../words.ts';
import { checkRule, commonOfCase, one, role } from './common.ts';
import { office } from './terms.ts';
import type { Checkpoint, EdgeKind, Paper, Receipt, Release, Witness } from './types.ts';

const maxInner = 16 * 1024;
const tableId = pattern(tableIdForm, 'table id');
const columnId = pattern(columnIdForm, 'column id');
const verdict = oneOf('bad', 'good', 'open');

export const checkpoint: Schema<Checkpoint> = refine(
  object({ ...commonOfCase('checkpoint'), log: h16, root: h32, size: i }),
  (statement, path) => checkRule(statement, path, { signers: { self: one }, about: {} }),
);

export const witness: Schema<Witness> = refine(
  object({
    ...commonOfCase('witness'),
    deviation_s: int(-86_400, 86_400),
    inner_sha256: optional(h32),
    lines: list(object({ source: oneOf('party', 'program', 'witness'), text: t, utc })),
    media: list(s),
    office,
    photos: list(h32),
    place: optional(s),
    present: list(
      object({
        id_last4: optional(pattern(/^[0-9A-Z]{4}$/, 'the last 4 signs of an ID')),
        name: s,
        role: oneOf('buyer', 'holder', 'other', 'seller', 'witness'),
      }),
    ),
    register_no: optional(s),
    seals: list(s),
    verdicts: object({ authority: verdict, content: verdict, integrity: verdict, signer: verdict }),
    verifier_sha256: optional(h32),
  }),
  checkWitness,
);

/** A witness, two of a notary office, or one holder who does not witness. Whether a witness holds too, only the package says. */
function checkWitness(statement: Witness, path: string): void {
  const isHolder = statement.signers.some((signer) => signer.role === 'holder');
  const witnesses = statement.office.kind === 'notary' ? 2 : 1;
  checkRule(statement, path, {
    signers: isHolder ? { holder: one } : { witness: [witnesses, witnesses] },
    about: { package: one, terms: one },
  });
  if (isHolder && statement.inner_sha256 === undefined) throw schemaError(`${path}.inner_sha256`, 'present');
}

export const release: Schema<Release> = refine(
  object({
    ...commonOfCase('release'),
    conditions: list(object({ evidence: list(h32), met: b, text: t })),
    decision: oneOf('refuse', 'release'),
    inner: optional(hexUpTo(maxInner)),
    inner_sha256: h32,
    position: int(1, 8),
    reason: optional(t),
  }),
  (statement, path) => {
    checkRule(statement, path, { signers: { holder: one }, about: { package: one, terms: one, witness: one } });
    checkDecision(statement, path);
  },
);

function checkDecision({ decision, inner, inner_sha256, reason }: Release, path: string): void {
  if ((decision === 'refuse') !== (reason !== undefined)) throw schemaError(`${path}.reason`, 'iff refused');
  if ((decision === 'release') !== (inner !== undefined)) throw schemaError(`${path}.inner`, 'iff released');
  if (inner !== undefined && sha256Hex(fromHex(inner)) !== inner_sha256)
    throw schemaError(`${path}.inner_sha256`, 'the digest of inner');
}

export const receipt: Schema<Receipt> = refine(
  object({
    ...commonOfCase('receipt'),
    cure: optional(day),
    defects: list(t),
    files: object({ expected: i, found: i }),
    lists_imported: b,
    opening: optional(h32),
    result: oneOf('conditional', 'final', 'refused'),
    second_copy: oneOf('none', 'opened'),
    tables: sortedBy(object({ expected: i, found: i, id: tableId }), (entry) => entry.id),
    totals: sortedBy(object({ column: columnId, expected: dec, found: dec, table: tableId }), (entry) => [
      entry.table,
      entry.column,
    ]),
  }),
  (statement, path) => {
    checkRule(statement, path, { signers: { buyer: one }, about: { package: one, terms: one, release: [0, 1] } });
    checkResult(statement, path);
  },
);

function checkResult({ defects, opening, result }: Receipt, path: string): void {
  if ((result === 'final') !== (defects.length === 0)) throw schemaError(`${path}.defects`, 'empty iff final');
  if (result === 'final' && opening === undefined) throw schemaError(`${path}.opening`, 'present when final');
}

/** About one statement of any type, never a package. */
export const paper: Schema<Paper> = refine(
  object({
    ...commonOfCase('paper'),
    pages: int(1, 999),
    role,
    scan_bytes: i,
    scan_sha256: h32,
    seal: optional(s),
    signed_by: s,
  }),
  (statement, path) => {
    const kind: EdgeKind = statement.about[0]?.kind ?? 'card';
    const words: readonly string[] = artefactKinds;
    checkRule(statement, path, {
      signers: { self: one },
      about: words.includes(kind) ? { [kind]: one } : {},
      keyOnly: true,
    });
  },
);
