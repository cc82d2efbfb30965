// All detectors over one text: normalise, find, let the longest win, and give places in the original.
import { addresses, dashedAddresses } from './addresses.ts';
import { bankNumbers } from './bank-numbers.ts';
import { birthDates } from './birth-dates.ts';
import { englishNames } from './english-names.ts';
import { dottedNames, nicknames, parentsOf } from './familiar-names.ts';
import { type Detector, type Find, resolveOverlaps } from './find.ts';
import { formedValues } from './formed.ts';
import { hanNames, titledNames } from './han-names.ts';
import { identityNumbers } from './identity-numbers.ts';
import { labelledValues } from './labelled.ts';
import { englishAddresses, labelledAddresses, leveledAddresses } from './labelled-addresses.ts';
import { labelledNames } from './labelled-names.ts';
import { isChildName, minors } from './minors.ts';
import { normalText } from './normal-text.ts';
import { phones } from './phones.ts';
import { secretsInText } from './secrets-in-text.ts';
import { sensitiveWords } from './sensitive-words.ts';

interface Group {
  /** Without one of these signs none of the detectors finds anything. */
  readonly needs: RegExp;
  readonly detectors: readonly Detector[];
}

const groups: readonly Group[] = [
  { needs: /\d{2}|月/, detectors: [birthDates] },
  { needs: /\d(?:\D{0,3}\d){5}/, detectors: [identityNumbers, bankNumbers, phones] },
  { needs: /[A-Za-z0-9]/, detectors: [labelledValues, formedValues] },
  {
    needs: /[\u3400-\u9fff\ud840-\udfff]/,
    detectors: [hanNames, titledNames, nicknames, dottedNames, parentsOf, labelledNames],
  },
  { needs: /[\u4e00-\u9fff]/, detectors: [addresses, dashedAddresses, labelledAddresses, leveledAddresses] },
  { needs: /[A-Z][A-Za-z]/, detectors: [englishNames, englishAddresses] },
  { needs: /[\u4e00-\u9fffA-Za-z]/, detectors: [secretsInText, sensitiveWords, minors] },
  { needs: /(?:[〇零○洞幺一二三四五六七八九壹贰叁肆伍陆柒捌玖][ -]?){3}/u, detectors: [phones] },
];

function detectorsFor(text: string): Set<Detector> {
  return new Set(groups.filter(({ needs }) => needs.test(text)).flatMap(({ detectors }) => detectors));
}

/** A child's name is not only a name. */
function asChild(text: string, find: Find): Find {
  const isChild = find.type === 'person_name' && isChildName(text, find.start, find.end);
  return isChild ? { ...find, type: 'minor_data', reason: 'child' } : find;
}

/** Takes linear time; never throws. */
export function findsIn(original: string): Find[] {
  const { text, spanOf } = normalText(original);
  const finds: Find[] = [];
  for (const detector of detectorsFor(text)) for (const find of detector(text)) finds.push(asChild(text, find));
  return resolveOverlaps(finds, text.length).map((find) => ({ ...find, ...spanOf(find.start, find.end) }));
}
