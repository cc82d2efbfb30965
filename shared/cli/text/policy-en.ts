// English sentences about what goes and stays: rules for rows, counts before sealing, rows before and after.
import type { PolicyText } from './policy-zh.ts';

export const policyEn: PolicyText = {
  ground: (paper) => `by ${paper}`,
  rule: 'rows that stay',
  waived: 'what customers said; they go all the same by your word',
  openRules:
    '△ please decide before sealing: these columns say what customers want. They stay: policy set --rule; they go all the same: with ,go behind the rule',
  allowed: 'stays, but may be a whole cell elsewhere',
  notSecret: 'no secrets by your word',
  sure: (place) => `Values of ${place} no longer count as secrets and may go. Type y if you are sure: `,
  none: 'none',
  params: (name, value) => `${name}=${value}`,
  goes: 'go',
  stays: 'stay',
  rows: (rows) => `${rows} rows`,
  unreadable: (rows) => `of these ${rows} can't be read and count as staying`,
  against: (reason, column) => `go all the same (${reason}, by ${column}): `,
  againstPersons: (persons) => `of about ${persons} persons`,
  againstUnread: (rows) => `of these ${rows} don't say it clearly`,
  persons: (persons) => `about ${persons} persons go`,
  unknown: (rows) => `and ${rows} rows don't tell whose they are`,
  list: {
    door_codes: 'customers whose door codes are to be asked again (without the codes)',
    no_contact: 'customers not to be contacted',
  },
  counters: 'what the law counts',
  states: { below: 'below', near: 'near', reached: 'reached' },
  row: (row) => `row ${row}`,
  nothing: '(stays)',
  wholeRow: (reason) => `the whole row stays: ${reason}`,
};
