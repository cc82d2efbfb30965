// Signing for a package: the counts as they were found, and the opening, so that nobody can say later that it never opened.
import { HandoverError } from '../../../domain/errors.ts';
import { shortForm } from '../../../format/numbers.ts';
import { parseManifestFile } from '../../../format/package/manifest.ts';
import { compareText } from '../../../format/schema.ts';
import { draftOf, serialiseStatement, statementId } from '../../../format/statements/file.ts';
import { keyOfCard } from '../../../format/statements/signer-cards.ts';
import { signStatement } from '../../../format/statements/signing.ts';
import type { Edge, Receipt } from '../../../format/statements/types.ts';
import { nodePrimitives } from '../../primitives.ts';
import { findCase } from '../../vault/stores/case-store.ts';
import type { PackageRecord } from '../../vault/stores/package-store.ts';
import { keepArtefact } from '../case/artefacts.ts';
import { type Context, madeNow, type Service } from '../context.ts';
import { writeSmallFile } from '../files.ts';
import { ownIdentity, readCard } from '../office/cards.ts';
import { type Comparison, compare, openedFull } from './compare.ts';
import { areListsWritten } from './lists-written.ts';

type Wishes = Parameters<Service<'receipt.make'>>[0];

/** @throws compare.missing before anything was opened · blocked for a final receipt over a difference */
export function makeReceipt(context: Context): Service<'receipt.make'> {
  return async (wishes) => {
    const vault = context.vault();
    const record = findCase(vault.db, wishes.case);
    const full = openedFull(vault, record.caseUid);
    const comparison = await compare(vault, record);
    const identity = ownIdentity(vault.db);
    const draft = draftOf(receiptFor(context, full, comparison, wishes, identity));
    const signed = signStatement(draft, identity.seed, nodePrimitives.ed25519);
    identity.seed.fill(0);
    const { id } = keepArtefact(vault, record.caseUid, signed);
    const file = await writeSmallFile(context, context.files.path(wishes.out), serialiseStatement(signed));
    return { id: statementId(signed.statement), short: shortForm(id), result: signed.statement.result, file };
  };
}

function receiptFor(
  context: Context,
  full: PackageRecord,
  comparison: Comparison,
  wishes: Wishes,
  identity: { readonly cardId: string; readonly card: Parameters<typeof readCard>[0] },
): Receipt {
  const { tables, totals } = comparison;
  const result = wishes.result ?? (comparison.agrees ? 'final' : 'conditional');
  const defects = defectsOf(comparison, wishes);
  if (result === 'final' && (!comparison.agrees || defects.length > 0)) {
    throw new HandoverError('blocked', {}, { missing: ['differences'] });
  }
  if (result !== 'final' && defects.length === 0) throw new HandoverError('usage', { member: 'defects' });
  return {
    about: edgesOf(full),
    case_uid: full.caseUid,
    ...(wishes.cure === undefined ? {} : { cure: wishes.cure }),
    defects,
    files: allFiles(comparison),
    lists_imported: areListsWritten(context.vault().db, full),
    made: madeNow(context),
    ...(full.opening === undefined ? {} : { opening: full.opening }),
    result,
    second_copy: wishes.second_copy === true ? 'opened' : 'none',
    signers: [
      { card: identity.cardId, key: keyOfCard(readCard(identity.card).statement), method: 'key', role: 'buyer' },
    ],
    tables: tables.map(({ expected, found, id }) => ({ expected, found, id })),
    totals: totals.map(({ column, expected, found, table }) => ({
      column,
      expected,
      found: found === '–' ? '0' : found,
      table,
    })),
    type: 'handover-receipt/1',
  };
}

/** The receipt is about the package's files, lists among them (FORMAT.md 7.3). */
function allFiles({ files, lists }: Comparison): Receipt['files'] {
  return { expected: files.expected + lists.expected, found: files.found + lists.found };
}

function defectsOf(comparison: Comparison, { defects = [] }: Wishes): string[] {
  const { tables, totals } = comparison;
  const files = allFiles(comparison);
  const differ = ({ expected, found }: { expected: unknown; found: unknown }) => expected !== found;
  return [
    ...defects,
    ...tables.filter(differ).map(({ id, expected, found }) => `${id}: ${expected} / ${found}`),
    ...totals.filter(differ).map(({ table, column, expected, found }) => `${table}.${column}: ${expected} / ${found}`),
    ...(differ(files) ? [`files: ${files.expected} / ${files.found}`] : []),
  ];
}

function edgesOf({ id, manifest }: PackageRecord): Edge[] {
  const { terms } = parseManifestFile(manifest);
  const edges: Edge[] = [
    { id, kind: 'package' },
    ...(terms === undefined ? [] : [{ id: terms, kind: 'terms' } as const]),
  ];
  return edges.sort((left, right) => compareText(left.kind, right.kind));
}
