// What failed work says in English: input files, the data box, disks. `what` happened, and how to `mend` it.
import type { ErrorText } from './error-text.ts';

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
    mend: 'Check that it is the right file. If it is a table, save it as .xlsx from Excel.',
  },
  'input.kind': {
    what: 'This kind of file is of no use here.',
    mend: '[Open it in {program}, save it as {as} and bring that in. ]Tables: Excel, CSV, Access or SQLite files, or what another program exports; contacts: .vcf. Bring other files in at the step they belong to.',
  },
  'input.archive': {
    what: 'This is a packed archive, not a table.',
    mend: 'Unpack it first, and bring in the files that were in it.',
  },
  'input.lock-file': {
    what: 'This is a mark that Excel or WPS puts beside a file while it is open; there is no table in it.',
    mend: 'Save and close that file in Excel or WPS, then bring in the one whose name begins without the mark.',
  },
  'input.encoding': {
    what: 'Some characters cannot be read[, from byte {offset} on].',
    mend: 'Export it again from the program it came from with the encoding UTF-8; or open it in a text editor, check that all of it can be read, and save it as UTF-8. Then bring it in again.',
  },
  'input.line-too-long': { what: 'One line is too long for a table[: more than {limit_bytes} bytes].', mend: resave },
  'input.too-wide': {
    what: 'There are too many columns[: {columns}][; at most {limit}][; in one of its tables only, tables taken: {others}].',
    mend: 'Delete columns you do not use, or split the table.',
  },
  'input.bomb': {
    what: 'What is in this file is too much, or nested too deep, for any table; it was stopped.',
    mend: 'Check where it came from. If it is fine, save a fresh copy and bring that in.',
  },
  'input.password-protected': {
    what: 'The file is protected by a password.',
    mend: 'Open it in the program it was made with, take the password off, and save a copy.',
  },
  'input.protected-by-company': {
    what: 'A company program has encrypted this file; it opens only where that program runs.',
    mend: 'Ask for it to be decrypted on a computer with that program, save a copy, and bring that in.',
  },
  'input.half-copied': {
    what: 'This file was not copied to its end.',
    mend: 'Copy it again from where it came, and wait until the copy is done; download it again if it came by mail or chat.',
  },
  'input.changed': {
    what: 'The file changed while it was being read.',
    mend: 'It may still be copied, downloaded, or edited. Wait until that is done, close other programs, and add it again.',
  },
  'input.changed-since': {
    what: 'The file is not as it was when it was last looked at: it is another one, or it was changed.',
    mend: 'It was not read the way chosen then. Add it again, and look anew how it is read.',
  },
  'input.in-cloud': {
    what: 'The file is still online and not on this computer[ ({service})].',
    mend: 'Right-click it, choose “Always keep on this device” or “Download”, wait for the end, and add it again.',
  },
  'input.path-too-long': {
    what: 'The folders are nested too deep or the name is too long to open it.',
    mend: 'Copy the file to the desktop under a shorter name and add it from there.',
  },
  'input.damaged': {
    what: 'The file is damaged and cannot be read to the end[: near byte {offset}][; in one of its tables only, tables taken: {others}].',
    mend: 'Use a sound copy of it.',
  },
  'input.unreadable': {
    what: 'Reading this file broke off: the part of the program that reads its kind gave up on it. Other files are not affected.',
    mend: 'Open it in the program it was made with, save it as .xlsx or CSV, and bring that in.',
  },
  'input.unfinished': {
    what: 'A change to this database was never finished[; the rest is in {beside} beside it].',
    mend: 'Open it in the program it comes from, close it there in the usual way, and bring it in again.',
  },
  'input.no-rows': {
    what: 'There is no row of data in it[: a header only (columns: {columns}), and no row under it][: all of its {tables} tables are empty][: records with content: {records}].',
    mend: 'Check whether it is the right file, or the right sheet[; hidden sheets: {hidden}]. If it is, take off any filter in the program it came from and export it again.',
  },
  'input.twice': {
    what: 'This file is in already[: {name} has the same content].',
    mend: 'There is no need to bring it in again. If you changed it, check that the changes were saved.',
  },
  'input.too-large': { what: 'The file is too large, or holds too much.', mend: 'Split it into smaller files.' },
  'input.own-file': {
    what: 'This is a sealed package, a paper or a key file, not data to hand over.',
    mend: 'Bring a package in where packages are opened, and a paper at its own step.',
  },
  'input.vault-folder': {
    what: 'This folder is a data box, or holds one.',
    mend: 'A data box cannot be brought in as data. Pick a folder with nothing in it but the files to hand over.',
  },
  'input.no-package': {
    what: 'This is not a sealed package.',
    mend: 'Check that it is the right file; a package is usually named .handover. If it is the right one, copy it again from the original stick.',
  },
  'input.no-statement': {
    what: 'This is neither a recipient card nor another paper.',
    mend: 'Check that it is the right file, or ask the other side for another copy.',
  },
  'input.no-card': {
    what: 'This is not a recipient card.',
    mend: 'Check that it is the right file; a card is usually named .card.',
  },
  'export.cell-too-long': {
    what: 'One cell is too long for Excel[, which takes {limit} characters].',
    mend: 'Write the data out as CSV instead; nothing is cut there. No half-made file was left.',
  },
  'vault.missing': {
    what: 'Your data box was not found.',
    mend: 'Check that its disk or stick is connected, or show where it is now.',
  },
  'vault.exists': { what: 'There is a data box here already.', mend: 'Open it, or make the new one elsewhere.' },
  'vault.not-empty': {
    what: 'There are other files in this folder; a data box needs a folder of its own.',
    mend: 'Pick an empty folder, or a name that is not there yet. The files were not touched.',
  },
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
  'io.name-too-long': { what: 'This file name is too long for the disk.', mend: 'Choose a shorter one.' },
  'io.denied': {
    what: 'This file may not be read.',
    mend: 'Close the program that has it open; else copy it to your own desktop, or ask the administrator for the right to read it.',
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
