// English words of 看样: the seller makes a sample in which nobody is named, the buyer looks at it.
import type { Shape } from './shape.ts';
import type { zhPreview } from './zh-preview.ts';

export const enPreview = {
  preview: {
    title: 'Let the buyer see a sample first',
    text: 'Before terms are signed, let the buyer see what kind of data it is: some rows with codes for names and numbers, the rest coarser, and a table of counts.',
    known: 'Columns that others may know',
    noneKnown: 'No column was made out that others may know. Tick those you think of, and count again.',
    alike: 'Rows that look alike, at least',
    alikeText: 'Each row is like {n} others at least; rows that are not are left out.',
    alone: '{rows} can be told apart by {by} alone.',
    smallest: 'The smallest group',
    group: 'Rows alike',
    rows: 'In all',
    look: 'See who might be recognised',
    lookAgain: 'Count again',
    act: 'Make the sample',
    made: 'The sample is made: {rows}, {columns}.',
    seen: 'A sample',
    seenLead:
      'Some rows that the seller lets you see, with nobody named; the last table counts all of the data, and * is a number not shown.',
    seenText: 'This is a sample, not the handover. Names and numbers are codes, and the rest is written more coarsely.',
    out: 'Export it',
    onward: 'On with the handover',
  },
} as const satisfies Shape<typeof zhPreview>;
