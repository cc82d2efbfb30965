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
import { isChildName, maySpeakOfChild, minors } from './minors.ts';
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

interface Search {
  readonly gate: Gate;
  find(text: string, finds: Find[]): void;
}

const searches: readonly Search[] = detectors.map((detector) => ({
  gate: new Gate(detector.needs),
  find: detector.find,
}));

/** What stands in front of a text and tells what it is, like the name of a column. */
export interface Label extends Around {
  readonly text: string;
  /** The searches for texts with these classes of signs: the texts of a column share few of them. */
  readonly byClasses: Map<number, readonly Search[]>;
}

const mostKept = 2048;

/** @param name of what the text is: a colon is put between */
export function labelOf(name: string): Label {
  const { text } = normalText(`${name}:`);
  return { text, ...signsOf(text), byClasses: new Map() };
}

const noLabel: Label = { text: '', classes: 0, words: 0, byClasses: new Map() };

function searchesFor(classes: number, label: Label): readonly Search[] {
  let some = label.byClasses.get(classes);
  if (some === undefined) {
    some = searches.filter(({ gate }) => gate.hasClasses(classes, label));
    if (label.byClasses.size < mostKept) label.byClasses.set(classes, some);
  }
  return some;
}

const nothing: readonly Find[] = [];

/** What is found in the text itself, not in its label. Takes linear time; never throws. */
export function findsIn(original: string, label: Label = noLabel): readonly Find[] {
  const { text: normal, spanOf } = normalText(original);
  const signs = signsOf(normal);
  const text = label.text + normal;
  const finds: Find[] = [];
  for (const { gate, find } of searchesFor(signs.classes, label)) if (gate.hasRest(signs, label)) find(text, finds);
  if (finds.length === 0) return nothing;
  const mayBeChild = maySpeakOfChild(signs) || maySpeakOfChild(label);
  const from = label.text.length;
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
