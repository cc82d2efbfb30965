// The English hints, for the errors that have a Chinese one.
import type { Hints } from './zh-hints.ts';

export const enHints: Hints = {
  containment: 'If it belongs there: handover policy allow --stays COLUMN --into COLUMN --reason necessary',
  'containment.change':
    'Change the column it stands in: handover policy set --column COLUMN --action redact --reason necessary (a text), or --action drop',
  'export.cell-too-long': 'Take another format: --format csv',
  'input.own-file': 'A card: handover trust; another paper: handover add; a package: handover open',
  'package.untrusted': 'Say who should have sealed it: --signer F.card or --allowed-signers F.',
  'passphrase.missing': 'Use --passphrase-file FILE or --passphrase-fd N, or type it on a terminal.',
  'passphrase.wrong': 'Forgotten: add --recovery and give the recovery code instead.',
  'unknown.case': 'Which cases there are: handover case list',
  'unknown.party': 'The trust list: handover trust; a card file will do as well.',
  'unknown.table': 'Which tables and columns there are: handover policy show',
  'unknown.column': 'Which tables and columns there are: handover policy show',
  'vault.missing': 'To make a vault: handover init',
};
