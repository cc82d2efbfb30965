// Made-up parties and one statement of every type, right in every member: tests change one thing and look what happens.
import type { Role } from '../../shared/domain/vocabulary.ts';
import { fromHex, toHex, utf8 } from '../../shared/format/bytes.ts';
import { sha256, sha256Hex } from '../../shared/format/hash.ts';
import { portable } from '../../shared/format/primitives.ts';
import { draftOf, statementId } from '../../shared/format/statements/file.ts';
import { signStatement } from '../../shared/format/statements/signing.ts';
import type {
  Card,
  Edge,
  Made,
  Signer,
  Statement,
  StatementFile,
  Terms,
} from '../../shared/format/statements/types.ts';

export type Party = { seed: Uint8Array; key: string; recipient: string; card: StatementFile<Card>; id: string };

/** Recipients of FORMAT.md 7.11; nobody holds their identities. */
export const recipients = [
  'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj',
  'age1lggyhqrw2nlhcxprm67z43rta597azn8gknawjehu9d9dl0jq3yqqvfafg',
  'age1t7rxyev2z3rw82stdlrrepyc39nvn86l5078zqkf5uasdy86jp6svpy7pa',
] as const;

/** `2026-11-21T…`, minutes after 01:00. */
export function madeAt(minutes: number): Made {
  return {
    clock: 'host',
    offset_min: 480,
    utc: new Date(Date.UTC(2026, 10, 21, 1, minutes)).toISOString().replace('.000', ''),
  };
}

/** Seed n of FORMAT.md 7.11. */
export function seedOf(n: number): Uint8Array {
  return sha256(utf8(`handover test key ${n}`));
}

/** @param n from 1 */
export function party(n: number, name: string): Party {
  const seed = seedOf(n);
  const key = toHex(portable.ed25519.publicKey(seed));
  const recipient = recipients[(n - 1) % 3] ?? '';
  const card = signStatement(
    draftOf<Card>({
      about: [],
      formats: ['handover-package/1'],
      made: madeAt(0),
      name,
      recipient,
      signers: [{ key, method: 'key', role: 'self' }],
      suite: 'x25519',
      type: 'handover-card/1',
    }),
    seed,
  );
  return { seed, key, recipient, card, id: statementId(card.statement) };
}

export const seller = party(1, '样例甲');
export const buyer = party(2, '样例乙');
export const holder = party(3, '样例丙');
export const witness = party(4, '样例丁');
export const stranger = party(5, '样例戊');

export function signerOf(who: Party, role: Role): Signer {
  return { card: who.id, key: who.key, method: 'key', role };
}

export function edges(...list: readonly (readonly [kind: Edge['kind'], id: string])[]): Edge[] {
  return list
    .map(([kind, id]) => ({ id, kind }))
    .sort((left, right) => (`${left.kind} ${left.id}` < `${right.kind} ${right.id}` ? -1 : 1));
}

export function signed<S extends Statement>(statement: S, ...parties: readonly Party[]): StatementFile<S> {
  return parties.reduce((file, { seed }) => signStatement(file, seed), draftOf(statement));
}

export const caseUid = 'bf0d036ff3a7154bc614737352d525c5';
export const packageId = sha256Hex(utf8('package 1'));
export const opening = sha256Hex(utf8('opening'));
export const inner = toHex(utf8('age-encryption.org/v1\n'));
export const innerDigest = sha256Hex(fromHex(inner));

/** Terms without holders, signed by nobody. */
export const terms: Terms = {
  about: edges(['card', seller.id], ['card', buyer.id]),
  case_uid: caseUid,
  conditions: [],
  contacts: [{ card: seller.id, contact: '店里的柜台' }],
  cross_border: false,
  cutoff: '2026-11-30',
  deal: 'D4',
  declared_ok: false,
  failure: '打不开即视为未交付',
  ground: { article: 'PIPL 23', text: '客户单独同意\n见登记簿' },
  holders: [],
  label: 'HO-2026-7K4Q-M',
  made: madeAt(10),
  method: '按 Handover 1 格式封存',
  purposes: ['继续提供保洁服务'],
  recipient: buyer.id,
  retention: '合同终止后三年',
  route: 'consent23',
  signers: [signerOf(buyer, 'buyer'), signerOf(seller, 'seller')],
  suite: 'x25519',
  type: 'handover-terms/1',
  witnesses: [],
};
export const signedTerms = signed(terms, seller, buyer);
export const termsId = statementId(terms);

const office = { kind: 'lawyer', name: '样例律师事务所' } as const;

export const witnessStatement: StatementOfAll['handover-witness/1'] = {
  about: edges(['package', packageId], ['terms', termsId]),
  case_uid: caseUid,
  deviation_s: 12,
  lines: [{ source: 'program', text: '签名正确', utc: '2026-11-21T01:31:00Z' }],
  made: madeAt(31),
  media: ['U 盘'],
  office,
  photos: [],
  present: [{ id_last4: '123X', name: '样例甲', role: 'seller' }],
  seals: [],
  signers: [signerOf(witness, 'witness')],
  type: 'handover-witness/1',
  verdicts: { authority: 'good', content: 'open', integrity: 'good', signer: 'good' },
};

export const release: StatementOfAll['handover-release/1'] = {
  about: edges(['package', packageId], ['terms', termsId], ['witness', statementId(witnessStatement)]),
  case_uid: caseUid,
  conditions: [{ evidence: [], met: true, text: '款已到账' }],
  decision: 'release',
  inner,
  inner_sha256: innerDigest,
  made: madeAt(40),
  position: 1,
  signers: [signerOf(holder, 'holder')],
  type: 'handover-release/1',
};

export const receipt: StatementOfAll['handover-receipt/1'] = {
  about: edges(['package', packageId], ['terms', termsId]),
  case_uid: caseUid,
  defects: [],
  files: { expected: 1, found: 1 },
  lists_imported: true,
  made: madeAt(50),
  opening,
  result: 'final',
  second_copy: 'opened',
  signers: [signerOf(buyer, 'buyer')],
  tables: [{ expected: 2, found: 2, id: 't01' }],
  totals: [{ column: 'c04', expected: '12.50', found: '12.50', table: 't01' }],
  type: 'handover-receipt/1',
};

/** One right statement of each type, in the form it has for one who writes it. */
export type StatementOfAll = { [T in Statement['type']]: Extract<Statement, { type: T }> };

const common = { case_uid: caseUid, made: madeAt(60) };

export const examples: StatementOfAll = {
  'handover-card/1': seller.card.statement,
  'handover-terms/1': terms,
  'handover-checkpoint/1': {
    ...common,
    about: [],
    log: '00112233445566778899aabbccddeeff',
    root: sha256Hex(new Uint8Array()),
    signers: [signerOf(seller, 'self')],
    size: 0,
    type: 'handover-checkpoint/1',
  },
  'handover-witness/1': witnessStatement,
  'handover-release/1': release,
  'handover-receipt/1': receipt,
  'handover-paper/1': {
    ...common,
    about: edges(['terms', termsId]),
    pages: 3,
    role: 'buyer',
    scan_bytes: 120_000,
    scan_sha256: sha256Hex(utf8('scan')),
    seal: '样例乙公司',
    signed_by: '样例乙',
    signers: [signerOf(seller, 'self')],
    type: 'handover-paper/1',
  },
  'handover-cleanup/1': {
    ...common,
    about: edges(['package', packageId], ['receipt', statementId(receipt)]),
    items: [{ count: 1, method: 'epoch', result: 'done', what: 'vault' }],
    kept: [{ basis: '会计法', until: '2036-12-31', what: '收据' }],
    not_covered: ['旧备份'],
    signers: [signerOf(seller, 'seller')],
    type: 'handover-cleanup/1',
    waited_days: 30,
  },
  'handover-cancellation/1': {
    ...common,
    about: edges(['package', packageId], ['terms', termsId]),
    duties: [{ action: 'destroy', by: '2026-12-31', party: 'buyer', what: '试开信封' }],
    reason: '款未到',
    signers: [signerOf(seller, 'seller')],
    type: 'handover-cancellation/1',
  },
  'handover-restored/1': {
    ...common,
    about: [],
    log: 'ffeeddccbbaa99887766554433221100',
    old: { log: '00112233445566778899aabbccddeeff', root: sha256Hex(new Uint8Array()), size: 0 },
    reason: '换了电脑',
    signers: [signerOf(seller, 'self')],
    type: 'handover-restored/1',
  },
  'handover-compromise/1': {
    ...common,
    about: edges(['card', seller.id]),
    reason: 'U 盘丢失',
    signers: [signerOf(seller, 'self')],
    since: '2026-11-20T00:00:00Z',
    type: 'handover-compromise/1',
    what: 'medium',
  },
  'handover-key_change/1': {
    ...common,
    about: edges(['card', seller.id], ['card', stranger.id]),
    old_lost: false,
    reason: '换密钥',
    signers: [signerOf(seller, 'self'), signerOf(stranger, 'self')].sort((left, right) =>
      'key' in left && 'key' in right && left.key < right.key ? -1 : 1,
    ),
    type: 'handover-key_change/1',
  },
};
