// English words of the drawer: reasons, law and technical detail, closed by default and off the main path.
import type { Shape } from './shape.ts';
import type { zhWhy } from './zh-why.ts';

export const enWhy = {
  deal: [
    [
      'Why it is asked',
      'Selling the company, the business or only the list: the law asks for different steps. The program takes the stricter reading.',
    ],
    [
      'Law',
      'Personal Information Protection Law, articles 21 (work on behalf), 22 (merger, division, dissolution) and 23 (to another handler, with separate consent).',
    ],
    ['What it does not do', 'It notes the ground you pick and does not judge it. Ask a lawyer when in doubt.'],
  ],
  data: [
    [
      'Refused',
      'The row cannot be read as a record. Its text is kept: mend it and take it, or leave it out with a reason.',
    ],
    ['Titles, totals', 'Titles above a header, totals and notes below a table are no customers and are kept apart.'],
    ['Persons', 'Counted by ID number, mobile number, or name and address; rows are never merged.'],
  ],
  policy: [
    ['Need', 'Personal Information Protection Law, article 6: only what is needed to carry on goes.'],
    ['Sensitive', 'ID numbers, health, movements, the inside of homes: they go only with a reason (article 28).'],
    [
      'Secrets',
      'Door codes, passwords and card security codes can harm people and never go; a list says whom to ask for a door code again.',
    ],
    ['Code names', 'The same for a person in every table and every later addition; another handover has others.'],
    ['What cannot be read', 'If the cell for consent or birthday cannot be read, the row stays and is counted apart.'],
    [
      'The criminal line',
      'It applies where there is neither consent nor another ground; data from a service count with half the number. The program counts and does not judge.',
    ],
    [
      'Not everything is found',
      'Columns are recognised by name and content. Some are missed, and text in pictures is not read. Please look too.',
    ],
  ],
  recipient: [
    ['Check number', 'Computed from the keys on all cards, 60 digits. If someone swaps a card on the way, it changes.'],
    [
      'Terms',
      'They say what the data are for, how long they are kept and what happens if they do not open. An agreed way of signing: Electronic Signature Law, article 13, paragraph 2.',
    ],
    [
      'Trial opening',
      'Before money moves you know that they can open it: key, passphrase, program, computer and stick.',
    ],
  ],
  seal: [
    [
      'Encryption',
      "Each part is an age file for the recipient's key alone; once sealed, the seller cannot open it either.",
    ],
    ['Signature', "The seller's Ed25519 key signs the sealing list, which holds the SHA-256 of each part."],
    ['Time', 'The clock of this computer, no proof of the real time.'],
  ],
  receive: [
    ['Key', 'Made on this computer and kept in your data box only; it is not written into the card.'],
    ['Passphrase', 'Worked out slowly with argon2id, a second or two each time, so that guessing is slow.'],
    ['Recovery card', '160 random bits that stand in for a forgotten passphrase.'],
  ],
  check: [
    ['Unchanged', 'The SHA-256 of each part is computed anew and compared with the signed sealing list.'],
    ['Sealer', 'Which key signed the list, compared with the card you have accepted.'],
    ['Fits the terms', 'Whether the seller in the terms both sides signed has the same key.'],
    ['Time', "The clock of the seller's computer, no proof of the real time."],
  ],
  compare: [
    ['Expected', 'The numbers and totals noted in the encrypted details when it was sealed.'],
    ['Found', 'Counted and added up anew from the data you received.'],
    ['Receipt', 'It holds both numbers and is signed by your key; it shows the seller that you opened the package.'],
  ],
  use: [
    ['Every cell as text', 'Excel cannot change ID numbers, phone numbers or leading zeros.'],
    ['Record', 'The time and the number of rows are noted in the register, no customer data.'],
    [
      'Mini-program',
      'Moving it takes a stamped letter of the seller and an unbound merchant account, on the platform of WeChat. This program goes online nowhere and cannot know whether it was done: hence no box to tick.',
    ],
  ],
  names: {
    sha256: 'SHA-256',
    sm3: 'SM3',
    size: 'Size',
    file: 'File',
    program: 'Sealed with',
    suite: 'Encryption',
    id: 'Package number',
    code: 'Code',
  },
} as const satisfies Shape<typeof zhWhy>;
