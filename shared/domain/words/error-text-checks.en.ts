// What a failed check says in English: packages, papers, trust. `what` happened, and how to `mend` it.
import type { ErrorText } from './error-text.ts';

const again =
  'Do not use this file. Copy it again from the original stick; if that fails, ask the other side for a new one.';
const noOpening = 'Do not open it. Phone the other side and clear this up first.';

export const checksEn = {
  zip: { what: 'This file is not a complete sealed package.', mend: `It was cut short or changed. ${again}` },
  entries: { what: 'Something in the sealed package was added, taken out or renamed.', mend: again },
  tagmanifest: { what: 'The sealing list was changed or never finished.', mend: again },
  sig: {
    what: 'The signature does not fit: the content was changed, or someone else signed.',
    mend: 'Do not use this file. Ask the other side for another copy.',
  },
  json: {
    what: 'This file is not written as it should be; another program may have changed it.',
    mend: 'Do not open and save it elsewhere. Ask the other side for another copy.',
  },
  version: {
    what: 'A newer version made this file, and this program cannot read it.',
    mend: 'Use the program on the stick, or a newer version.',
  },
  schema: {
    what: 'One item in this file is not as it should be.',
    mend: 'Do not open and save it elsewhere. Ask the other side for another copy.',
  },
  manifest: { what: 'The sealing list contradicts itself.', mend: again },
  bag: { what: 'The list in the sealed package and the files in it do not match.', mend: again },
  digest: {
    what: 'Part of this sealed package is not as it was when it was sealed.',
    mend: 'The stick was pulled too early, or someone changed it. Take it out, put it back and check again; if that fails, ask the other side to seal again.',
  },
  card: {
    what: 'This recipient card is wrong: its content and signature do not fit.',
    mend: 'Ask the other side to write out the card again.',
  },
  incomplete: {
    what: 'This paper is not signed by everyone yet.',
    mend: 'Have the missing side sign it, then bring it in again.',
  },
  chain: {
    what: 'These papers do not belong to the same handover.',
    mend: 'Check that it is the right file, and bring in only those of this handover.',
  },
  authority: { what: 'The one who sealed it is not the seller named in the terms.', mend: noOpening },
  time: {
    what: 'The times do not fit: a later paper claims to be older than an earlier one.',
    mend: 'Check the date and time of this computer; if the file is theirs, ask them to check.',
  },
  log: { what: "The other side's record is not the one seen before.", mend: noOpening },
  age: { what: 'An encrypted part is not complete and cannot be opened.', mend: again },
  recipient: {
    what: 'This file is not sealed to this key and cannot be opened.',
    mend: 'Check that it is the right file, and the right data box. If you changed your key, ask the other side to seal again to your new card.',
  },
  context: {
    what: 'The key in this package was carried over from another one.',
    mend: 'Do not use this file. Ask the other side to seal again.',
  },
  key: { what: 'The key in this package is damaged.', mend: again },
  descriptor: { what: 'The details in the package and its sealing list do not match.', mend: again },
  zstd: { what: 'A part of the package cannot be unpacked.', mend: again },
  csv: { what: 'A table in the package is not written as it should be.', mend: again },
  trial: { what: 'What is in this trial envelope is wrong.', mend: 'Ask the other side for a new trial envelope.' },
  'supplement.base': {
    what: 'This supplement does not fit the package that you have.',
    mend: 'Open the package that it adds to first, or ask the other side to make it again.',
  },
  'supplement.order': {
    what: 'The supplements are out of order; one before this is missing.',
    mend: 'Open them one by one, by number.',
  },
  'supplement.twice': {
    what: 'This supplement has been opened already.',
    mend: 'There is nothing to do: its data is in the data box.',
  },
  'package.superseded': {
    what: 'This package is void; the other side has sealed a newer one.',
    mend: 'Open the newest one.',
  },
  'package.contradiction': {
    what: 'Two packages carry the same number but not the same content.',
    mend: 'Use neither. Phone the other side and ask which one counts.',
  },
  'package.untrusted': {
    what: 'It is not certain yet who sealed this.',
    mend: "Bring in the other side's card and compare the check number.",
  },
  'package.not-ours': {
    what: 'This package is not meant for you.',
    mend: 'Check that it is the right file, and the right data box.',
  },
  'table.sealed': {
    what: 'A package of this case is sealed or opened: its tables stay.',
    mend: 'To hand over other data, seal a new package that replaces it.',
  },
  blocked: {
    what: 'This cannot be done yet[; still missing: {missing}].',
    mend: 'Settle what is missing first.',
  },
  containment: {
    what: 'Nothing was sealed: a second look found values of a column that stays[: “{from_column}” of “{from_table}”][; whole cells: {whole}][; among other words: {inside}].',
    mend: 'Mask or leave out the column named here as well[ (a text can have them blacked out; letting through does not help with the {inside} among other words)][; whole cells ({whole}) that belong there can be let through with a reason]. Then seal again.',
  },
  'trust.mismatch': {
    what: 'The check number does not match.',
    mend: 'Do not seal. It was misread, the wrong card was used, or someone swapped the card. Ask for the card again and compare in person or by phone.',
  },
  'trust.key-change': {
    what: 'This party used another key before.',
    mend: 'Phone them and ask whether they changed it, before you accept this card.',
  },
  'trust.refused': {
    what: 'This card was not accepted.',
    mend: 'Bring it in again once you are sure whose it is.',
  },
  'sign.not-named': {
    what: 'This paper does not need your signature; your key is not on it.',
    mend: 'Check that it is the right file, and the right data box.',
  },
  'trial.code': {
    what: 'The six digits are wrong[; tries left: {tries_left}].',
    mend: 'Have them read out again. After three wrong tries a new trial envelope is needed.',
  },
  'compare.missing': {
    what: 'No package has been opened, so there is nothing to compare.',
    mend: 'Check the package and open it first.',
  },
  cancelled: { what: 'Cancelled.', mend: 'No half-made file was left; you can start again.' },
} as const satisfies Record<string, ErrorText>;
