// A made-up case for tests: parties with cards, complete terms, and a log. Names are invented, keys are random.
import type { Suite } from '../../shared/domain/vocabulary.ts';
import { nodePrimitives } from '../../shared/engine/primitives.ts';
import { generateIdentity, recipientOf } from '../../shared/format/age/keys.ts';
import { type Bytes, randomBytes, toHex } from '../../shared/format/bytes.ts';
import { newLabel } from '../../shared/format/labels.ts';
import { rootOf } from '../../shared/format/merkle.ts';
import { type LogEntry, logLeaf } from '../../shared/format/package/log-lines.ts';
import { draftOf, serialiseStatement, statementId } from '../../shared/format/statements/file.ts';
import { signStatement } from '../../shared/format/statements/signing.ts';
import type { Card, Checkpoint, Made, StatementFile, Terms } from '../../shared/format/statements/types.ts';

export const madeAt = (time: string): Made => ({ clock: 'host', offset_min: 480, utc: `2026-11-21T${time}Z` });

export interface Party {
  readonly seed: Bytes;
  readonly key: string;
  readonly identity: string;
  readonly card: StatementFile<Card>;
  readonly cardId: string;
  readonly cardBytes: Bytes;
}

export async function makeParty(name: string, suite: Suite = 'x25519'): Promise<Party> {
  const seed = randomBytes(32);
  const key = toHex(nodePrimitives.ed25519.publicKey(seed));
  const identity = await generateIdentity(suite);
  const statement: Card = {
    about: [],
    formats: ['handover-package/1'],
    made: madeAt('01:00:00'),
    name,
    recipient: await recipientOf(identity),
    signers: [{ key, method: 'key', role: 'self' }],
    suite,
    type: 'handover-card/1',
  };
  const card = signStatement(draftOf(statement), seed, nodePrimitives.ed25519);
  return { seed, key, identity, card, cardId: statementId(statement), cardBytes: serialiseStatement(card) };
}

export interface Case {
  readonly caseUid: string;
  readonly label: string;
  readonly suite: Suite;
  readonly seller: Party;
  readonly buyer: Party;
  readonly holders: readonly Party[];
  /** In the order of their ids. */
  readonly witnesses: readonly Party[];
  readonly terms: StatementFile<Terms>;
}

export interface CaseOptions {
  readonly suite?: Suite;
  readonly holders?: number;
  readonly witnesses?: number;
}

export async function makeCase({ suite = 'x25519', holders = 0, witnesses = 0 }: CaseOptions = {}): Promise<Case> {
  const parties = (count: number, name: string) =>
    Promise.all(Array.from({ length: count }, (_, index) => makeParty(`${name}${index + 1}`, suite)));
  const witnessing = await parties(witnesses, '见证人');
  const made = {
    caseUid: toHex(randomBytes(16)),
    label: newLabel(2026),
    suite,
    seller: await makeParty('样例甲', suite),
    buyer: await makeParty('样例乙', suite),
    holders: await parties(holders, '保管人'),
    witnesses: witnessing.sort((left, right) => (left.cardId < right.cardId ? -1 : 1)),
  };
  return { ...made, terms: makeTerms(made) };
}

function makeTerms({
  caseUid,
  label,
  suite,
  seller,
  buyer,
  holders,
  witnesses,
}: Omit<Case, 'terms'>): StatementFile<Terms> {
  const cards = [seller, buyer, ...holders, ...witnesses].map(({ cardId }) => cardId);
  const statement: Terms = {
    about: [...new Set(cards)].sort().map((id) => ({ id, kind: 'card' })),
    case_uid: caseUid,
    conditions: [],
    contacts: [],
    cross_border: false,
    cutoff: '2026-11-30',
    deal: 'D4',
    declared_ok: true,
    failure: '打不开即视为未交付',
    ground: { article: 'PIPL 23', text: '客户单独同意' },
    holders: holders.map(({ cardId }) => cardId),
    label,
    made: madeAt('02:00:00'),
    method: '按 Handover 1 格式封存、签名、核验',
    purposes: ['继续提供保洁服务'],
    recipient: buyer.cardId,
    retention: '合同终止后三年',
    route: 'consent23',
    signers: [
      { card: buyer.cardId, key: buyer.key, method: 'key', role: 'buyer' },
      { card: seller.cardId, key: seller.key, method: 'key', role: 'seller' },
    ],
    suite,
    type: 'handover-terms/1',
    witnesses: witnesses.map(({ card, cardId }) => ({
      card: cardId,
      name: card.statement.name,
      office: { kind: 'lawyer', name: '样例律所' },
    })),
  };
  const { ed25519 } = nodePrimitives;
  return signStatement(signStatement(draftOf(statement), seller.seed, ed25519), buyer.seed, ed25519);
}

export interface CaseLog {
  readonly entries: readonly LogEntry[];
  readonly leaves: Bytes;
  readonly checkpoint: StatementFile<Checkpoint>;
}

/** A log of `size` entries; every third one belongs to no case. */
export function makeLog({ caseUid, seller }: Case, size = 5): CaseLog {
  const entries = Array.from({ length: size }, (_, index): LogEntry => {
    const own = index % 3 === 2 ? {} : { case_uid: caseUid };
    return { act: 'import', ...own, object: 'table:t01', operator: 'o1', salt: toHex(randomBytes(16)), time: logTime };
  });
  const hashes = entries.map(logLeaf);
  const statement: Checkpoint = {
    about: [],
    case_uid: caseUid,
    log: toHex(randomBytes(16)),
    made: madeAt('04:00:00'),
    root: toHex(rootOf(hashes)),
    signers: [{ card: seller.cardId, key: seller.key, method: 'key', role: 'self' }],
    size,
    type: 'handover-checkpoint/1',
  };
  return {
    entries,
    leaves: Uint8Array.from(Buffer.concat(hashes)),
    checkpoint: signStatement(draftOf(statement), seller.seed, nodePrimitives.ed25519),
  };
}

const logTime = '2026-11-21T03:00:00Z';
