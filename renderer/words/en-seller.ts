// English words of the seller's screens before the data.
import type { Shape } from './shape.ts';
import type { zhSeller } from './zh-seller.ts';

export const enSeller = {
  start: {
    title: 'What would you like to do today?',
    lead: 'Pick one. You can close the program half-way and carry on later.',
    rehearse: { text: 'Never done this?', act: 'Walk through it once with made-up data' },
    sell: {
      name: 'Hand over',
      text: 'Seal customer data and give them to the company taking over.',
      time: '3 visits, 2 hours',
      act: 'I hand over',
    },
    receive: {
      name: 'Receive',
      text: 'First make a recipient card; later check, open and sign.',
      time: 'about 40 minutes',
      act: 'I receive',
    },
    check: {
      name: 'Check',
      text: 'See if a package was changed, who sealed it, and for whom. Shows no customer data.',
      time: 'about 5 minutes',
      act: 'I check',
    },
    list: 'Under way and finished',
    empty: 'No handover yet. Each one will be listed here.',
    locked: 'The data box is locked; unlock it to see what is under way.',
    unlock: 'Unlock the data box',
  },
  deal: {
    title: 'To whom, and how',
    lead: 'Four questions. Answer the first two; the others may stay open.',
    who: 'To whom',
    whoHint: 'any name for now, such as: Beijing Yishe Housekeeping',
    what: 'What is sold',
    ground: 'Why may you hand it over?',
    groundNone: 'Not settled yet',
    groundText: 'Say it in one sentence',
    day: 'Day of the handover',
    act: 'Save, go to the data',
    actSettle: 'Save',
    slip: 'To be done first',
    slipEmpty: 'Once you say what is sold, this slip says what to do first.',
    first: {
      consent23: [
        'Ask each customer to agree that the data go to the company taking over',
        'No reply is not a yes: those data stay here',
        'Sensitive columns go only with a reason',
      ],
      notice22: [
        'Tell customers the name and contact of the company taking over',
        'Purpose and manner must stay the same',
        'Sensitive columns go only with a reason',
      ],
      entrust21: [
        'First sign a contract: what is done, how long, and return or deletion at the end',
        'The other side may not pass the data on',
      ],
      company: ['The company stays, and so do its data', 'Name the new head of this company as recipient'],
    },
    abroad: 'Sending data abroad needs further steps: ask a lawyer first',
    nobody: {
      what: 'Nobody takes over, so there is no handover',
      mend: 'Customer data are to be returned or deleted and customers told. Pick another answer, or stop here.',
    },
  },
} as const satisfies Shape<typeof zhSeller>;
