// English sentences about what was found in tables.
import type { ScanText } from './scan-zh.ts';

export const scanEn: ScanText = {
  share: 'share',
  certainty: 'certainty',
  reason: 'because',
  example: 'examples, masked',
  certain: { sure: 'quite sure', likely: 'likely', maybe: 'perhaps' },
  rows: (rows: string) => `${rows} rows`,
  less: 'under 1%',
  nothing: (columns: string) => `columns in which nothing personal was found: ${columns}`,
  empty: 'There is no table to look through.',
  notKept: 'Only looked at; nothing was brought in.',
  kept: 'The result is kept with the tables: handover policy show',
};
