import { sha256Hex } from '../../shared/format/hash.ts';
import { checkLines, onPaper, signers, times } from '../support/statement-rules.ts';
import { buyer, edges, packageId, seller, signerOf, stranger, termsId, witness } from '../support/statements.ts';

const [one, two] = [1, 2].map((length) => sha256Hex(new Uint8Array(length))) as [string, string];
const cards = (...parties: (typeof seller)[]) => edges(...parties.map(({ id }) => ['card', id] as const));
const item = { count: 1, method: 'epoch', result: 'done', what: 'vault' };

checkLines('handover-cleanup/1', [
  ['with a witness', { 'signers.1': signerOf(witness, 'witness') }, 'accepted'],
  ['with a witness on paper', { 'signers.1': onPaper('witness') }, 'accepted'],
  [
    'with two witnesses',
    { signers: [signerOf(seller, 'seller'), ...signers('witness', witness, stranger)] },
    'signers',
  ],
  ['by a witness alone', { signers: signers('witness', witness) }, 'signers'],
  [
    'two packages, two receipts',
    { about: edges(['package', one], ['package', two], ['receipt', one], ['receipt', two]) },
    'accepted',
  ],
  ['two packages, one receipt', { about: edges(['package', one], ['package', two], ['receipt', two]) }, 'about'],
  ['one package, two receipts', { about: edges(['package', one], ['receipt', one], ['receipt', two]) }, 'about'],
  ['nothing', { about: [] }, 'about'],
  ['no item', { items: [] }, 'items'],
  ['1000 items', { items: times(1000, item) }, 'accepted'],
  ['1001 items', { items: times(1001, item) }, 'items'],
  ['another method', { 'items.0.method': 'burn' }, 'items[0].method'],
  ['another result', { 'items.0.result': 'maybe' }, 'items[0].result'],
  ['another thing', { 'items.0.what': 'cloud' }, 'items[0].what'],
  ['an empty note', { 'items.0.note': '' }, 'items[0].note'],
  ['kept until no day', { 'kept.0.until': '2036' }, 'kept[0].until'],
  ['kept without end', { 'kept.0.until': undefined }, 'accepted'],
  ['nothing that is not covered', { not_covered: undefined }, 'not_covered'],
]);

checkLines('handover-cancellation/1', [
  ['by both', { signers: [signerOf(buyer, 'buyer'), signerOf(seller, 'seller')] }, 'accepted'],
  ['by the buyer', { signers: signers('buyer', buyer) }, 'accepted'],
  ['by two buyers', { signers: signers('buyer', buyer, stranger) }, 'signers'],
  ['by nobody', { signers: [] }, 'signers'],
  ['terms without packages', { about: edges(['terms', termsId]) }, 'accepted'],
  ['terms with two packages', { about: edges(['package', one], ['package', two], ['terms', termsId]) }, 'accepted'],
  ['two terms', { about: edges(['terms', termsId], ['terms', one]) }, 'about'],
  ['no terms: both cards', { about: cards(seller, buyer) }, 'accepted'],
  ['no terms: one card', { about: cards(seller) }, 'about'],
  ['no terms: three cards', { about: cards(seller, buyer, witness) }, 'about'],
  ['terms and a card', { about: edges(['card', seller.id], ['terms', termsId]) }, 'about'],
  ['packages alone', { about: edges(['package', packageId]) }, 'about'],
  ['nothing', { about: [] }, 'about'],
  ['a duty of a witness', { 'duties.0.party': 'witness' }, 'duties[0].party'],
  ['another action', { 'duties.0.action': 'sell' }, 'duties[0].action'],
  ['a duty without a day', { 'duties.0.by': undefined }, 'accepted'],
  ['no duties', { duties: [] }, 'accepted'],
  ['an empty reason', { reason: '' }, 'reason'],
]);

checkLines('handover-restored/1', [
  ['an edge', { about: edges(['checkpoint', one]) }, 'about'],
  ['no old root', { 'old.root': undefined }, 'old.root'],
  ['an old time', { 'old.utc': '2026-11-21T00:00:00Z' }, 'old.utc'],
  ['what was lost', { lost: '三天的记录' }, 'accepted'],
  ['two selves', { signers: signers('self', seller, stranger) }, 'signers'],
]);

checkLines('handover-compromise/1', [
  ['by the buyer', { signers: signers('buyer', buyer) }, 'accepted'],
  ['by a witness', { signers: signers('witness', witness) }, 'accepted'],
  ['by two', { signers: [signerOf(buyer, 'buyer'), signerOf(seller, 'self')] }, 'signers'],
  ['by two of a role', { signers: signers('buyer', buyer, stranger) }, 'signers'],
  ['two cards', { about: cards(seller, buyer) }, 'about'],
  ['a package', { about: edges(['package', packageId]) }, 'about'],
  ['since no time', { since: '2026-11-20' }, 'since'],
  ['another thing', { what: 'phone' }, 'what'],
]);

checkLines('handover-key_change/1', [
  ['the old key lost, the new one signs', { old_lost: true, signers: signers('self', stranger) }, 'accepted'],
  ['the old key lost, two sign', { old_lost: true }, 'signers'],
  ['the old key there, one signs', { signers: signers('self', stranger) }, 'signers'],
  ['one card', { about: cards(seller) }, 'about'],
  ['a third card', { about: cards(seller, stranger, buyer) }, 'about'],
  ['signed for a third card', { signers: signers('self', buyer), old_lost: true }, 'signers[0].card'],
  ['two keys for one card', { 'signers.0.card': seller.id, 'signers.1.card': seller.id }, 'signers'],
  ['on paper', { old_lost: true, signers: [onPaper('self', stranger.id)] }, 'signers[0].method'],
  ['lost by a word', { old_lost: 'yes' }, 'old_lost'],
]);
