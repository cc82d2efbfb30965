// All detectors over one text: normalise, find, let the longest win, and give places in the original.
import { addresses, dashedAddresses } from './addresses.ts';
import { ibans } from './bank-numbers.ts';
import { birthDates } from './birth-dates.ts';
import { englishNames } from './english-names.ts';
import { dottedNames, nicknames, parentsOf } from './familiar-names.ts';
import { type Detector, type Find, resolveOverlaps } from './find.ts';
import { formedValues } from './formed.ts';
import { hanNames, titledNames } from './han-names.ts';
import { labelledValues } from './labelled.ts';
import { englishAddresses, labelledAddresses, leveledAddresses } from './labelled-addresses.ts';
import { labelledNames } from './labelled-names.ts';
import { isChildName, minors } from './minors.ts';
import { normalText } from './normal-text.ts';
import { numbers } from './numbers.ts';
import { spelledMobile } from './phone-forms.ts';
import { secretsInText } from './secrets-in-text.ts';
import { sensitiveWords } from './sensitive-words.ts';
import { type Around, Gate, signsOf } from './signs.ts';

/** All of them; their order does not matter. */
export const detectors: readonly Detector[] = [
  birthDates,
  ...[numbers, ibans, spelledMobile],
  ...[labelledValues, ...formedValues],
  ...[hanNames, titledNames, nicknames, dottedNames, parentsOf, labelledNames, ...englishNames],
  ...[addresses, dashedAddresses, labelledAddresses, leveledAddresses, englishAddresses],
  ...[...secretsInText, sensitiveWords, ...minors],
];

const searches = detectors.map(({ needs, find }) => ({ gate: new Gate(needs), find }));

/** What stands in front of a text and tells what it is, like the name of a column. */
export interface Label extends Around {
  readonly text: string;
}

/** @param name of what the text is: a colon is put between */
export function labelOf(name: string): Label {
  const { text } = normalText(`${name}:`);
  return { text, ...signsOf(text) };
}

const noLabel: Label = { text: '', classes: 0, words: 0 };

/** What is found in the text itself, not in its label. Takes linear time; never throws. */
export function findsIn(original: string, label: Label = noLabel): Find[] {
  const { text: normal, spanOf } = normalText(original);
  const signs = signsOf(normal);
  const text = label.text + normal;
  const finds: Find[] = [];
  for (const { gate, find } of searches) if (gate.isOpen(signs, label)) find(text, finds);
  const from = label.text.length;
  const own = resolveOverlaps(finds, text.length).filter(({ start }) => start >= from);
  return own.map(({ type, start, end, confidence, reason }) => {
    const place = spanOf(start - from, end - from);
    // A child's name is not only a name.
    const isChild = type === 'person_name' && isChildName(text, start, end);
    const [own, why] = isChild ? (['minor_data', 'child'] as const) : [type, reason];
    return { type: own, start: place.start, end: place.end, confidence, reason: why };
  });
}
