// English words of printed pages, with the standard lines of the law notes (part f).
import type { Shape } from './shape.ts';
import type { zhPaper } from './zh-paper.ts';

export const enPaper = {
  number: 'No. {id}',
  page: 'Page {page} of {pages}',
  bind: ['bind', 'along', 'here'],
  sign: 'Signature, {role}',
  date: 'Date',
  stamp: 'Stamp',
  limits: 'Made by software from what the parties entered; no legal advice and no proof that the handling is lawful.',
  recovery: {
    title: 'Recovery card',
    for: 'Data box: {name}',
    text: 'If the passphrase is forgotten, the letters below open the data box. Keep it in a drawer or safe, away from the computer; do not photograph it.',
  },
  terms: {
    number: 'Check number',
    numberNone: 'not yet known',
  },
  slip: {
    title: 'Handover slip',
    text: 'The seller gives the sealed package below to the buyer.',
    kind: 'Kind',
    rows: 'Rows',
    columns: 'Columns handed over',
    left: 'Columns left out',
    made: "Sealed at (clock of the seller's computer)",
    annex: 'Annex: full fingerprints',
    short: 'Short code',
  },
  policy: {
    text: 'Printed from what the seller decided in the program, {when}, clock of this computer.',
    table: 'Table: {name}',
  },
  result: { title: 'Result of the check', text: 'Checked by the program, {when}, clock of this computer.' },
} as const satisfies Shape<typeof zhPaper>;
