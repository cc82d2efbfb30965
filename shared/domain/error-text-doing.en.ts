// What failed work says in English: input files, the data box, disks. `what` happened, and how to `mend` it.
import type { ErrorText } from './describe.ts';

const resave = 'Open it in Excel, save it as .xlsx and bring it in again.';

export const doingEn = {
  usage: { what: 'Something in this step is missing or not right.', mend: 'Look through what you filled in.' },
  'unknown.case': { what: 'This handover was not found.', mend: 'Go back to "Handover" and pick it again.' },
  'unknown.party': { what: 'This party is not in your list.', mend: 'Bring in their recipient card first.' },
  'unknown.table': { what: 'This table was not found.', mend: 'Check its name, or bring the file in again.' },
  'unknown.column': { what: 'This column was not found.', mend: 'Check its name, or bring the file in again.' },
  'input.missing': {
    what: 'The file was not found.',
    mend: 'It was moved or renamed, or the stick was pulled. Pick it again.',
  },
  'input.empty': { what: 'The file is empty.', mend: 'Write it out again from the program it came from.' },
  'input.folder': {
    what: 'This is a folder; a file is needed here.',
    mend: 'Open the folder and pick the files in it.',
  },
  'input.junk': {
    what: 'This file cannot be read as a table.',
    mend: 'Check for a mixed-up file. If it is a table, save it as .xlsx from Excel.',
  },
  'input.kind': {
    what: 'This kind of file is of no use here.',
    mend: 'Tables: .xlsx or .csv. Bring other files in at the step they belong to.',
  },
  'input.encoding': { what: 'Some characters cannot be read.', mend: resave },
  'input.line-too-long': { what: 'One line is too long for a table[: more than {limit_bytes} bytes].', mend: resave },
  'input.too-wide': {
    what: 'There are too many columns[: {columns}][; at most {limit}].',
    mend: 'Delete columns you do not use, or split the table.',
  },
  'input.bomb': {
    what: 'Unpacked, this file grows beyond reason; it was stopped.',
    mend: 'Check where it came from. If it is fine, save a fresh copy and bring that in.',
  },
  'input.password-protected': {
    what: 'The file is protected by a password.',
    mend: 'Open it in Excel, take the password off, and save a copy.',
  },
  'input.damaged': { what: 'The file is damaged and cannot be read to the end.', mend: 'Use a sound copy of it.' },
  'input.no-rows': { what: 'The table has a header but not one row.', mend: 'Check whether it is the right sheet.' },
  'input.twice': {
    what: 'This file is in already.',
    mend: 'There is no need to bring it in again. If you changed it, give it another name.',
  },
  'input.too-large': { what: 'The file is too large, or holds too much.', mend: 'Split it into smaller files.' },
  'vault.missing': {
    what: 'Your data box was not found.',
    mend: 'Check that its disk or stick is connected, or show where it is now.',
  },
  'vault.exists': { what: 'There is a data box here already.', mend: 'Open it, or make the new one elsewhere.' },
  'vault.foreign': { what: 'This folder is not a data box.', mend: 'Pick the folder that holds your data box.' },
  'vault.synced-folder': {
    what: 'This folder is copied to a cloud service[ ({service})]; a data box cannot stay there.',
    mend: 'Choose a place that is not synchronised, such as drive D.',
  },
  'vault.locked': { what: 'The data box is locked.', mend: 'Enter your passphrase.' },
  'vault.in-use': { what: 'Another window is using the data box.', mend: 'Close that window first.' },
  'vault.damaged': {
    what: 'The data box is damaged; work has stopped so that it gets no worse.',
    mend: 'Stop using it. Copy the whole folder and keep the copy, then ask someone who knows.',
  },
  'keys.rollback': {
    what: 'The key and the data in the data box are from different times.',
    mend: 'Perhaps only some files were copied back. Copy back the whole folder together.',
  },
  'passphrase.wrong': {
    what: 'The passphrase is wrong.',
    mend: 'Check capital letters and the keyboard. If you forgot it, use the recovery card.',
  },
  'passphrase.missing': { what: 'No passphrase was entered.', mend: 'Enter your passphrase.' },
  'passphrase.weak': {
    what: 'This passphrase is too easy to guess[; at least {characters} characters or {words} words].',
    mend: 'Write three or four unrelated words in a row, long but easy for you to keep in mind.',
  },
  'recovery.wrong': {
    what: 'The recovery code does not match.',
    mend: 'Copy it from the page group by group. It has letters and the digits 2 to 7 only, no 0 and no 1.',
  },
  'io.full': { what: 'The disk is full.', mend: 'Make room or use another stick. No half-made file was left.' },
  'io.gone': { what: 'The stick or disk is gone.', mend: 'Put it back and try again. No half-made file was left.' },
  'io.read-only': {
    what: 'This place cannot be written to.',
    mend: "Check the stick's lock switch, or use a folder elsewhere.",
  },
  'io.busy': {
    what: 'Another program is using the file.',
    mend: 'Close Excel or WPS; if it is the virus scanner, wait a little and try again.',
  },
  'io.exists': {
    what: 'A file of that name is there already.',
    mend: 'Choose another name or folder. The old file was not touched.',
  },
  'io.read': {
    what: 'It cannot be read.',
    mend: 'Take the stick out, put it back or use another port, and try again.',
  },
  'io.write': { what: 'It cannot be written.', mend: 'Use another folder or stick. No half-made file was left.' },
  selftest: { what: 'The program failed its own test.', mend: 'Handle no data with it. Install the program again.' },
  bug: {
    what: 'The program itself made a mistake.',
    mend: 'Close it, open it and look how far it got. If it happens again, note what you were doing and tell its makers.',
  },
} as const satisfies Record<string, ErrorText>;
