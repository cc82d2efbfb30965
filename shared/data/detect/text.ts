// All detectors over one text: normalise, find, let the longest win, and give places in the original.

import { absencesFromHome } from './absences.ts';
import { englishAddresses } from './addresses/english.ts';
import { labelledAddresses, leveledAddresses, roadAddresses } from './addresses/labelled.ts';
import { addressLines } from './addresses/lines.ts';
import { addresses, dashedAddresses } from './addresses/running.ts';
import { birthDates } from './birth-dates.ts';
import { type Detector, type Find, resolveOverlaps } from './find.ts';
import { formedValues } from './formed.ts';
import { labelledValues } from './labelled.ts';
import { isChildName, maySpeakOfChild, minors } from './minors.ts';
import { englishNames } from './names/english.ts';
import { dottedNames, nicknames, parentsOf } from './names/familiar.ts';
import { foreignNames } from './names/foreign.ts';
import { genderedNames } from './names/gendered.ts';
import { hanNames } from './names/han.ts';
import { labelledNames } from './names/labelled.ts';
import { listedNames } from './names/listed.ts';
import { titledNames } from './names/titled.ts';
import { searchText } from './normal-text.ts';
import { ibans } from './numbers/bank.ts';
import { spelledMobile } from './numbers/phone-forms.ts';
import { numbers } from './numbers/running.ts';
import { Searches } from './searches.ts';
import { secretsInText } from './secrets-in-text.ts';
import { sensitiveWords } from './sensitive-words.ts';
import { type Around, signsOf } from './signs.ts';

/** All of them; their order does not matter, but that the last one looks at what the others have found. */
export const detectors: readonly Detector[] = [
  birthDates,
  ...[numbers, ibans, spelledMobile],
  ...[labelledValues, ...formedValues],
  ...[
    hanNames,
    foreignNames,
    titledNames,
    nicknames,
    dottedNames,
    parentsOf,
    labelledNames,
    listedNames,
    genderedNames,
    ...englishNames,
  ],
  ...[addresses, dashedAddresses, labelledAddresses, leveledAddresses, ...roadAddresses, ...englishAddresses],
  ...[...secretsInText, sensitiveWords, absencesFromHome, ...minors],
  addressLines,
];

/** What stands in front of a text and tells what it is, like the name of a column. */
export interface Label extends Around {
  readonly text: string;
  readonly searches: Searches;
}

function labelWith(text: string): Label {
  const signs = signsOf(text);
  return { text, ...signs, searches: new Searches(detectors, signs) };
}

/** @param name of what the text is: a colon is put between */
export const labelOf = (name: string): Label => labelWith(searchText(`${name}:`).text);

const noLabel = labelWith('');

const nothing: readonly Find[] = [];

/** What is found in the text itself, not in its label. Takes linear time; never throws. */
export function findsIn(original: string, label: Label = noLabel): readonly Find[] {
  const { text: normal, spanOf } = searchText(original);
  // Joined, not added: a sum of strings is slower to read sign by sign.
  const text = [label.text, normal].join('');
  const from = label.text.length;
  const signs = signsOf(text, from);
  const finds: Find[] = [];
  label.searches.find(text, signs, finds);
  if (finds.length === 0) return nothing;
  const mayBeChild = maySpeakOfChild(signs) || maySpeakOfChild(label);
  const own: Find[] = [];
  for (const { type, start, end, confidence, reason } of resolveOverlaps(finds, text.length)) {
    if (start < from) continue;
    const place = spanOf(start - from, end - from);
    // A child's name is not only a name.
    const isChild = mayBeChild && type === 'person_name' && isChildName(text, start, end);
    if (isChild) own.push({ type: 'minor_data', ...place, confidence, reason: 'child' });
    else own.push({ type, start: place.start, end: place.end, confidence, reason });
  }
  return own;
}
