import { randomBytes } from '../../shared/format/bytes.ts';
import { sha256Hex } from '../../shared/format/hash.ts';
import { checkLines, onPaper, signers, times } from '../support/statement-rules.ts';
import {
  buyer,
  edges,
  holder,
  packageId,
  recipients,
  seller,
  signerOf,
  stranger,
  witness,
} from '../support/statements.ts';

const [recipient] = recipients;
const hybrid = `age1pq1${'q'.repeat(1952)}`;
const self = (who: typeof seller) => ({ key: who.key, method: 'key', role: 'self' });
const selves = [self(seller), self(buyer)].sort((left, right) => (left.key < right.key ? -1 : 1));
const formats = (count: number) => Array.from({ length: count }, (_, n) => `f/${String(n).padStart(2, '0')}`);

checkLines('handover-card/1', [
  ['a card in its own signer', { 'signers.0.card': packageId }, 'signers[0].card'],
  ['a signer on paper', { signers: [onPaper('self')] }, 'signers[0].method'],
  ['a signer in another role', { 'signers.0.role': 'seller' }, 'signers'],
  ['two selves', { signers: selves }, 'signers'],
  ['a case', { case_uid: '00'.repeat(16) }, 'case_uid'],
  ['a contact', { contact: '电话' }, 'contact'],
  ['an organisation', { organisation: '甲保洁' }, 'accepted'],
  ['an empty organisation', { organisation: '' }, 'organisation'],
  ['a company code', { uscc: '91350100M000100Y43' }, 'accepted'],
  ['a company code with an O', { uscc: '91350100M0001O0Y43' }, 'uscc'],
  ['a company code of 17 signs', { uscc: '91350100M000100Y4' }, 'uscc'],
  ['no format', { formats: [] }, 'formats'],
  ['a format twice', { formats: ['a/1', 'a/1'] }, 'formats[1]'],
  ['formats not sorted', { formats: ['a/2', 'a/1'] }, 'formats[1]'],
  ['20 formats', { formats: formats(20) }, 'accepted'],
  ['21 formats', { formats: formats(21) }, 'formats'],
  ['the other suite', { suite: 'hybrid' }, 'recipient'],
  ['a suite of its own', { suite: 'rsa' }, 'suite'],
  ['a hybrid card', { suite: 'hybrid', recipient: hybrid }, 'accepted'],
  ['a hybrid recipient in an x25519 card', { recipient: hybrid }, 'recipient'],
  ['a hybrid recipient one sign short', { suite: 'hybrid', recipient: hybrid.slice(0, -1) }, 'recipient'],
  ['a recipient one sign short', { recipient: recipient.slice(0, -1) }, 'recipient'],
  ['a recipient in capitals', { recipient: recipient.toUpperCase() }, 'recipient'],
  ['a recipient with a sign outside bech32', { recipient: recipient.replace(/.$/, 'b') }, 'recipient'],
  ['an identity for a recipient', { recipient: `AGE-SECRET-KEY-1${'Q'.repeat(58)}` }, 'recipient'],
  ['a name with a line break', { name: 'a\nb' }, 'name'],
  ['a name that turns the writing', { name: 'a\u202eb' }, 'name'],
  ['no name', { name: '' }, 'name'],
]);

const [sellerSigns, buyerSigns] = [signerOf(seller, 'seller'), signerOf(buyer, 'buyer')];
const cards = (...parties: (typeof seller)[]) => edges(...parties.map(({ id }) => ['card', id] as const));
const right = cards(seller, buyer);
const office = { kind: 'notary', licence: '1', name: '公证处' };

checkLines('handover-terms/1', [
  ['no buyer', { signers: [sellerSigns] }, 'signers'],
  ['no seller', { signers: [buyerSigns] }, 'signers'],
  ['two sellers', { signers: [buyerSigns, ...signers('seller', seller, stranger)] }, 'signers'],
  ['signers not sorted', { signers: [sellerSigns, buyerSigns] }, 'signers[1]'],
  ['a seller on paper with a card', { 'signers.1': onPaper('seller', seller.id) }, 'accepted'],
  ['a seller on paper without a card: a name alone', { 'signers.1': onPaper('seller') }, 'signers[1].card'],
  ['a seller by key without a card', { 'signers.1.card': undefined }, 'signers[1].card'],
  ['about not sorted', { about: right.toReversed() }, 'about[1]'],
  ['an edge twice', { about: [right[0], right[0]] }, 'about[1]'],
  ["no edge to the buyer's card", { about: cards(seller) }, 'about'],
  ['an edge too many', { about: cards(seller, buyer, stranger) }, 'about'],
  ['an edge to another card', { about: cards(seller, stranger) }, 'about'],
  ['an edge of another kind', { about: edges(['card', seller.id], ['terms', buyer.id]) }, 'about'],
  ['a holder without an edge', { holders: [holder.id] }, 'about'],
  ['a holder with its edge', { holders: [holder.id], about: cards(seller, buyer, holder) }, 'accepted'],
  ['holders by position, not sorted', { holders: [seller.id, buyer.id].toSorted().toReversed() }, 'accepted'],
  ['a holder twice', { holders: [seller.id, seller.id] }, 'holders'],
  ['nine holders', { holders: Array.from({ length: 9 }, () => sha256Hex(randomBytes(8))) }, 'holders'],
  ['a witness with a card but no edge', { witnesses: [{ card: witness.id, name: '丁', office }] }, 'about'],
  [
    'and with it',
    { witnesses: [{ card: witness.id, name: '丁', office }], about: cards(seller, buyer, witness) },
    'accepted',
  ],
  ['a witness without a card', { witnesses: [{ name: '丁', office }] }, 'accepted'],
  ['a witness of no office', { witnesses: [{ name: '丁' }] }, 'witnesses[0].office'],
  ['nine witnesses', { witnesses: times(9, { name: '丁', office }) }, 'witnesses'],
  [
    'another kind of office',
    { witnesses: [{ name: '丁', office: { ...office, kind: 'friend' } }] },
    'witnesses[0].office.kind',
  ],
  ["another recipient than the buyer's card", { recipient: seller.id }, 'recipient'],
  ['a dead date without holders', { dead_date: '2026-12-31' }, 'dead_date'],
  ['a dead date with holders', { dead_date: '2026-12-31', holders: [seller.id] }, 'accepted'],
  ['D9 within the border', { deal: 'D9' }, 'cross_border'],
  ['D9 across the border', { cross_border: true, deal: 'D9' }, 'accepted'],
  ['D1 across the border', { cross_border: true, deal: 'D1' }, 'accepted'],
  ['D10', { deal: 'D10' }, 'deal'],
  ['another route', { route: 'consent13' }, 'route'],
  ['another suite', { suite: 'rsa' }, 'suite'],
  ['no purpose', { purposes: [] }, 'purposes'],
  ['51 purposes', { purposes: times(51, 'a') }, 'purposes'],
  ['21 conditions', { conditions: times(21, 'a') }, 'conditions'],
  [
    'contacts not sorted',
    { contacts: right.toReversed().map(({ id }) => ({ card: id, contact: 'x' })) },
    'contacts[1]',
  ],
  ['a contact over two lines', { 'contacts.0.contact': '一\n二' }, 'accepted'],
  ['a ground without text', { 'ground.text': undefined }, 'ground.text'],
  ['an article over two lines', { 'ground.article': 'PIPL\n23' }, 'ground.article'],
  ['a wrong check sign', { label: 'HO-2026-7K4Q-N' }, 'label'],
  ['a cut-off that is no day', { cutoff: '2026-11-31' }, 'cutoff'],
  ['a verifier', { verifier_sha256: packageId }, 'accepted'],
  ['a verifier by name', { verifier_sha256: 'verify.html' }, 'verifier_sha256'],
  ['no word on declared cards', { declared_ok: undefined }, 'declared_ok'],
  ['declared cards by a word', { declared_ok: 'yes' }, 'declared_ok'],
  ['null for what is absent', { dead_date: null }, 'dead_date'],
  ['no case', { case_uid: undefined }, 'case_uid'],
]);
