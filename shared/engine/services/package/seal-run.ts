// Making a package of a case, whatever its kind: parties, checkpoint and log from the vault, content sealed, file placed, record kept.
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { crc32 } from 'node:zlib';
import { HandoverError } from '../../../domain/errors.ts';
import { routeOf } from '../../../domain/vocabulary.ts';
import { writeJsonFile } from '../../../format/json-file.ts';
import { keyOfCard } from '../../../format/statements/signer-cards.ts';
import { signStatement } from '../../../format/statements/signing.ts';
import type { Bulk } from '../../bulk/bulk.ts';
import type { FileOutput } from '../../files/partial-file.ts';
import { placeFile } from '../../files/place.ts';
import { type Job, rowProgress } from '../../jobs.ts';
import { nodePrimitives } from '../../primitives.ts';
import { type PackageToSeal, type SealedPackage, sealPackage } from '../../seal/seal-package.ts';
import { createSpool } from '../../seal/spool.ts';
import type { WritableDb } from '../../vault/database/database.ts';
import { type IssuedCheckpoint, issueCheckpoint } from '../../vault/log/checkpoint.ts';
import { leavesFile } from '../../vault/log/log-store.ts';
import { nextSerial, type PackageRecord, putPackage } from '../../vault/stores/package-store.ts';
import type { Vault } from '../../vault/vault.ts';
import type { CaseState } from '../case/case-state.ts';
import { type Context, madeNow } from '../context.ts';
import { ownIdentity, readCard } from '../office/cards.ts';
import { contentOfSealed } from './sealed-content.ts';

/** What the kinds differ in. */
export type Wanted = Pick<PackageToSeal, 'kind' | 'all' | 'tables' | 'files' | 'leftOutFiles'> &
  Partial<Pick<PackageToSeal, 'preview' | 'lists' | 'terms' | 'policySha256' | 'supersedes' | 'log'>> & {
    /** Runs in the transaction that keeps the package. */
    readonly keep?: (db: WritableDb, record: PackageRecord) => void;
  };

export type Made = {
  readonly record: PackageRecord;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sm3: string;
  readonly rows: number;
  readonly lists: number;
};

/** The head of the log, signed now; what it covers travels with the package. */
export function checkpointNow(context: Context, vault: Vault, caseUid: string): IssuedCheckpoint {
  const identity = ownIdentity(vault.db);
  const key = keyOfCard(readCard(identity.card).statement);
  try {
    return vault.change('log', (db) =>
      issueCheckpoint(db, {
        caseUid,
        made: madeNow(context),
        owner: { card: identity.cardId, key },
        sign: (draft) => signStatement(draft, identity.seed, nodePrimitives.ed25519),
      }),
    );
  } finally {
    identity.seed.fill(0);
  }
}

/** @throws cancelled, io.*; nothing half-made is left under the final name */
export async function makePackage(
  context: Context,
  state: CaseState,
  checkpoint: IssuedCheckpoint,
  wanted: Wanted,
  job: Job,
  out: string,
): Promise<Made> {
  const vault = context.vault();
  const plan = planOf(context, vault, state, checkpoint, wanted);
  const spool = await createSpool(vault.paths.dir, context.steps);
  try {
    const progress = rowProgress(job, 'seal', wanted.tables);
    const { seed } = ownIdentity(vault.db);
    const checking = (tables: readonly { readonly rows: number }[]) => rowProgress(job, 'check', tables);
    const sealing = { bulk: context.bulk(), spool, signal: job.signal, progress, checking };
    const sealed = await sealPackage(plan, sealing, seed);
    seed.fill(0);
    const record = recordOf(vault, plan, sealed);
    return await place(context, record, sealed, wanted, job, out);
  } finally {
    await spool.remove();
  }
}

function planOf(
  context: Context,
  vault: Vault,
  { record, cards }: CaseState,
  checkpoint: IssuedCheckpoint,
  wanted: Wanted,
): PackageToSeal {
  const { keep: _, ...content } = wanted;
  const buyer = cards.find(({ role }) => role === 'buyer');
  const [seller] = cards;
  if (buyer === undefined || seller?.role !== 'seller' || record.deal === undefined) {
    throw new HandoverError('blocked', {}, { missing: ['buyer_card'] });
  }
  return {
    ...content,
    seq: nextSerial(vault.db, record.caseUid, seller.id, wanted.kind),
    caseUid: record.caseUid,
    label: record.label,
    deal: record.deal,
    route: routeOf[record.deal],
    made: madeNow(context),
    suite: buyer.card.suite,
    cards: cards.map(({ id, role, trust, bytes }) => ({ id, role, trust: trust ?? 'declared', bytes })),
    checkpoint: checkpoint.bytes,
    leaves: leavesFile(vault.db, checkpoint.size),
  };
}

function recordOf(vault: Vault, plan: PackageToSeal, sealed: SealedPackage): PackageRecord {
  const { assembled, opening } = sealed;
  return {
    id: assembled.id,
    caseUid: plan.caseUid,
    kind: plan.kind,
    seq: plan.seq,
    sellerCard: plan.cards[0]?.id ?? '',
    supersedes: plan.supersedes,
    direction: 'made',
    manifest: writeJsonFile(assembled.manifest),
    opening,
    facts: { placed: false, ...(plan.kind === 'full' ? { content: contentOfSealed(plan, sealed) } : {}) },
    added: vault.utc(),
  };
}

/**
 * The number is taken before the file has its name, so that no two files ever bear the same one; whatever is killed when,
 * at worst a number is left out. The package counts as made once it is placed.
 */
async function place(
  context: Context,
  record: PackageRecord,
  sealed: SealedPackage,
  { keep }: Wanted,
  job: Job,
  out: string,
): Promise<Made> {
  const vault = context.vault();
  const custody = custodyOf(sealed, context.bulk(), job);
  const write = async (file: FileOutput) => {
    for await (const chunk of sealed.assembled.stream(crc32)) {
      // What is being written is hashed meanwhile.
      const written = file.write(chunk);
      const hashed = custody.add(chunk);
      hashed.catch(() => undefined);
      await written;
      await hashed;
    }
    await custody.digests();
    vault.change('package', (db) => putPackage(db, record));
  };
  try {
    await placeFile(out, write, { writer: 'package', steps: context.steps, signal: job.signal, digest: false });
  } finally {
    custody.close();
  }
  const digests = await custody.digests();
  const placed = { ...record, facts: { ...record.facts, placed: true, ...digests } };
  vault.change('package', (db, log) => {
    putPackage(db, placed);
    keep?.(db, placed);
    log({
      act: record.kind === 'trial' ? 'trial' : 'seal',
      caseUid: record.caseUid,
      object: `package:${record.id}`,
      digest: record.id,
    });
  });
  return { record: placed, file: basename(out), rows: sealed.rows, lists: sealed.lists, ...digests };
}

/** The bytes of the archive counted and hashed for the paper: the slower hash on a worker, which has nothing else to do by now. */
function custodyOf({ assembled }: SealedPackage, bulk: Bulk, job: Job) {
  const total = assembled.entries.reduce((sum, { size }) => sum + size, 0);
  const sha256 = createHash('sha256');
  const sm3 = bulk.hashStream(job.signal);
  let bytes = 0;
  const tell = async () => ({ bytes, sha256: sha256.digest('hex'), sm3: await sm3.digest() });
  let told: ReturnType<typeof tell> | undefined;
  return {
    async add(chunk: Uint8Array): Promise<void> {
      const added = sm3.add(chunk);
      sha256.update(chunk);
      bytes += chunk.length;
      job.report('write', Math.min(bytes, total), total, 'bytes');
      await added;
    },
    digests() {
      told ??= tell();
      return told;
    },
    close: sm3.close,
  };
}
