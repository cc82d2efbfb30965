// What the demo says in English, with the keys of the Chinese text.
import type { DemoText } from './demo-zh.ts';

export const demoEn: DemoText = {
  steps: {
    company:
      'A made-up cleaning company: {customers} rows of customers, {orders} of orders, {cards} of prepaid cards, {pictures} pictures',
    vaults: 'Seller and buyer each make a vault',
    cards: 'They exchange cards and begin a case: {case}',
    import: 'Import: {read} rows read, {taken} taken, {refused} refused, {set_apart} set apart; {files} attachments',
    terms: 'Both sign the terms',
    verified: 'They compare the safety number: {number}',
    trial: 'Trial opening: the buyer reads out {code}',
    sealed: 'Sealed: {rows} rows, {kept} columns go, {left_out} stay',
    witnessed: 'The witness checks it and sees no content',
    opened: 'The buyer opens it: {rows} rows, {files} attachments; lists of customers: {lists}',
    compared: 'The counts are compared, and {totals} totals',
    receipt: 'The buyer signs the receipt',
    exported: 'The buyer exports to Excel: {files} files, {rows} rows',
  },
  claims: {
    unchanged: 'It is as it was when it was sealed',
    signed: 'The seller sealed it',
    only_buyer: "Another's key does not open it",
    left_out: 'Columns that stay are not in it',
    counts: 'Rows and totals match',
    signed_for: 'The buyer signed for it',
    log: 'The log holds together',
  },
  checks: {
    unchanged: "cd stick; unzip -q '03 full.handover'; cd HO-*; sha256sum --strict -c *manifest-sha256.txt",
    signed:
      'then: ssh-keygen -Y verify -f ../allowed_signers -I {value} -n handover-package@v1 -s signatures/seller.sig < tagmanifest-sha256.txt',
    only_buyer:
      "handover inspect 'stick/03 full.handover' names the recipient; the demo tried a stranger's key in vain",
    left_out: '{value} columns stay: compare the heads of the tables in source and in buyer-export',
    counts: '{value} rows in all: count them in the Excel files of buyer-export',
    signed_for: 'look at {value}',
    log: "the demo's passphrases are random and gone; for a vault of your own: handover log --verify",
  },
  shown: 'What was shown, and how to look for yourself',
  holds: 'yes',
  fails: 'NO',
  where: 'The files are left in: {folder}',
};
