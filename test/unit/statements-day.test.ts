import { sha256Hex } from '../../shared/format/hash.ts';
import { checkLines, onPaper, signers } from '../support/statement-rules.ts';
import {
  edges,
  holder,
  inner,
  packageId,
  seller,
  signerOf,
  stranger,
  termsId,
  witness,
} from '../support/statements.ts';

const digest = sha256Hex(new Uint8Array(1));
const both = edges(['package', packageId], ['terms', termsId]);
const withRelease = (...ids: string[]) =>
  edges(['package', packageId], ['terms', termsId], ...ids.map((id) => ['release', id] as const));

checkLines('handover-checkpoint/1', [
  ['a negative size', { size: -1 }, 'size'],
  ['a short root', { root: '00' }, 'root'],
  ['no log', { log: undefined }, 'log'],
  ['an edge', { about: edges(['package', packageId]) }, 'about'],
  ['a seller', { 'signers.0.role': 'seller' }, 'signers'],
  ['two selves', { signers: signers('self', seller, stranger) }, 'signers'],
  ['no case', { case_uid: undefined }, 'case_uid'],
]);

checkLines('handover-witness/1', [
  ['two witnesses of a law firm', { signers: signers('witness', witness, stranger) }, 'signers'],
  ['one of a notary office', { 'office.kind': 'notary' }, 'signers'],
  ['two of a notary office', { 'office.kind': 'notary', signers: signers('witness', witness, stranger) }, 'accepted'],
  ['two of it, one on paper', { 'office.kind': 'notary', 'signers.1': onPaper('witness') }, 'accepted'],
  ['three of it', { 'office.kind': 'notary', signers: signers('witness', witness, stranger, holder) }, 'signers'],
  ['a witness on paper without a card', { signers: [onPaper('witness')] }, 'accepted'],
  ['a holder without the digest of the inner file', { signers: signers('holder', holder) }, 'inner_sha256'],
  ['a holder with it', { inner_sha256: digest, signers: signers('holder', holder) }, 'accepted'],
  ['two holders', { inner_sha256: digest, signers: signers('holder', holder, stranger) }, 'signers'],
  [
    'a holder and a witness',
    { inner_sha256: digest, signers: [signerOf(holder, 'holder'), signerOf(witness, 'witness')] },
    'signers',
  ],
  ['a witness with the digest: it may hold too', { inner_sha256: digest }, 'accepted'],
  ['a seller', { signers: signers('seller', seller) }, 'signers'],
  ['no terms', { about: edges(['package', packageId]) }, 'about'],
  ['no package', { about: edges(['terms', termsId]) }, 'about'],
  ['two packages', { about: edges(['package', packageId], ['package', digest], ['terms', termsId]) }, 'about'],
  ['a deviation of more than a day', { deviation_s: 86_401 }, 'deviation_s'],
  ['a deviation of a day', { deviation_s: -86_400 }, 'accepted'],
  ['a whole ID number', { 'present.0.id_last4': '00000019000101001X' }, 'present[0].id_last4'],
  ['a present one of no role', { 'present.0.role': 'self' }, 'present[0].role'],
  ['a line of no source', { 'lines.0.source': 'rumour' }, 'lines[0].source'],
  ['a line without time', { 'lines.0.utc': undefined }, 'lines[0].utc'],
  ['a fifth verdict', { 'verdicts.time': 'good' }, 'verdicts.time'],
  ['a verdict left out', { 'verdicts.content': undefined }, 'verdicts.content'],
  ['another verdict', { 'verdicts.content': 'unknown' }, 'verdicts.content'],
  ['photos absent', { photos: undefined }, 'photos'],
  ['an empty register number', { register_no: '' }, 'register_no'],
]);

checkLines('handover-release/1', [
  ['a refusal with a reason', { decision: 'refuse', inner: undefined, reason: '未到账' }, 'accepted'],
  ['a refusal without', { decision: 'refuse', inner: undefined }, 'reason'],
  ['a refusal that releases', { decision: 'refuse', reason: '未到账' }, 'inner'],
  ['a release with a reason', { reason: '已到账' }, 'reason'],
  ['a release without the inner file', { inner: undefined }, 'inner'],
  ['another inner file', { inner: `${inner}00` }, 'inner_sha256'],
  ['the inner file in capitals', { inner: inner.toUpperCase() }, 'inner'],
  ['half a byte', { inner: inner.slice(1) }, 'inner'],
  ['16 KiB', { inner: '00'.repeat(16_384), inner_sha256: sha256Hex(new Uint8Array(16_384)) }, 'accepted'],
  ['16 KiB and a byte', { inner: '00'.repeat(16_385), inner_sha256: sha256Hex(new Uint8Array(16_385)) }, 'inner'],
  ['8 MiB', { inner: '0'.repeat(16_777_216) }, 'inner'],
  ['position 0', { position: 0 }, 'position'],
  ['position 9', { position: 9 }, 'position'],
  ['position 8', { position: 8 }, 'accepted'],
  ["no holder's witness statement", { about: both }, 'about'],
  ['two holders', { signers: signers('holder', holder, stranger) }, 'signers'],
  ['evidence that is no digest', { 'conditions.0.evidence': ['款'] }, 'conditions[0].evidence[0]'],
  ['a condition neither met nor not', { 'conditions.0.met': undefined }, 'conditions[0].met'],
]);

const total = { column: 'c01', expected: '1', found: '1', table: 't01' };
const table = { expected: 1, found: 1, id: 't01' };

checkLines('handover-receipt/1', [
  ['final with defects', { defects: ['少一行'] }, 'defects'],
  ['final, never opened', { opening: undefined }, 'opening'],
  ['conditional without defects', { result: 'conditional' }, 'defects'],
  ['conditional with defects', { cure: '2026-12-10', defects: ['少一行'], result: 'conditional' }, 'accepted'],
  ['refused, never opened', { defects: ['打不开'], opening: undefined, result: 'refused' }, 'accepted'],
  ['refused without saying why', { opening: undefined, result: 'refused' }, 'defects'],
  ['another result', { result: 'good' }, 'result'],
  ['with a release', { about: withRelease(digest) }, 'accepted'],
  ['with two releases', { about: withRelease(digest, packageId) }, 'about'],
  ['without terms', { about: edges(['package', packageId]) }, 'about'],
  ['tables not sorted', { tables: [{ ...table, id: 't02' }, table] }, 'tables[1]'],
  ['table t00', { 'tables.0.id': 't00' }, 'tables[0].id'],
  ['a table by name', { 'tables.0.id': '客户' }, 'tables[0].id'],
  ['a count left out', { 'tables.0.found': undefined }, 'tables[0].found'],
  ['column c2000', { 'totals.0.column': 'c2000' }, 'accepted'],
  ['column c2001', { 'totals.0.column': 'c2001' }, 'totals[0].column'],
  ['column c1', { 'totals.0.column': 'c1' }, 'totals[0].column'],
  ['a total twice', { totals: [total, total] }, 'totals[1]'],
  [
    'totals by table, then column',
    {
      totals: [
        { ...total, column: 'c09' },
        { ...total, table: 't02' },
      ],
    },
    'accepted',
  ],
  [
    'totals by column, then table',
    {
      totals: [
        { ...total, table: 't02' },
        { ...total, column: 'c09' },
      ],
    },
    'totals[1]',
  ],
  ['a total with an exponent', { 'totals.0.found': '1e3' }, 'totals[0].found'],
  ['a total as a number', { 'totals.0.found': 12 }, 'totals[0].found'],
  ['a seller', { signers: signers('seller', seller) }, 'signers'],
  ['a buyer on paper', { signers: [onPaper('buyer')] }, 'accepted'],
  ['a short opening', { opening: '00' }, 'opening'],
  ['another second copy', { second_copy: 'made' }, 'second_copy'],
]);

checkLines('handover-paper/1', [
  ['attached on paper', { signers: [onPaper('self', seller.id)] }, 'signers[0].method'],
  ['attached without a card', { 'signers.0.card': undefined }, 'signers[0].card'],
  ['attached by two', { signers: signers('self', seller, stranger) }, 'signers'],
  ['about a package', { about: edges(['package', packageId]) }, 'about'],
  ['about nothing', { about: [] }, 'about'],
  ['about two', { about: edges(['receipt', packageId], ['terms', termsId]) }, 'about'],
  ['about two of a kind', { about: edges(['terms', packageId], ['terms', termsId]) }, 'about'],
  ['about a receipt', { about: edges(['receipt', packageId]) }, 'accepted'],
  ['no pages', { pages: 0 }, 'pages'],
  ['1000 pages', { pages: 1000 }, 'pages'],
  ['without a seal', { seal: undefined }, 'accepted'],
  ['an empty seal', { seal: '' }, 'seal'],
  ['no scan', { scan_sha256: undefined }, 'scan_sha256'],
  ['another role', { role: 'notary' }, 'role'],
]);
