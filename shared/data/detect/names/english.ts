// Names in Latin letters: behind a title or a word that says so, after a usual first name, and Chinese names in Pinyin.

import type { Detector, Find } from '../find.ts';
import { firstNames, notNameParts, pinyinSurnames } from '../lists/latin-names.ts';
import { matches } from '../matches.ts';
import { han, lower, upper } from '../signs.ts';
import { matchesAtWords, wordClass } from '../words/classes.ts';
import { leftEvidence } from './surroundings.ts';

const part = "(?:O['’]|D['’]|Mc|Mac)?[A-Z][a-z]{1,15}(?:['’-][A-Z]?[a-z]{1,12})?";
const more = `(?: (?:[A-Z]\\. )?(?:(?:van|de|der|von|da|di|la|Mc|Mac|O')[ ]?)?${part}){0,2}`;
const titled = new RegExp(`(?<![A-Za-z])(?:Mr|Mrs|Ms|Miss|Dr|Prof)\\.? (${part}${more})`, 'y');
const labelled = new RegExp(
  `(?<![A-Za-z])(?:(?<!(?:[Pp]roduct|[Ii]tem|[Ff]ile|[Gg]oods|[Ss]tore|[Ss]hop|[Bb]rand|[Cc]ompany|[Pp]roject|[Uu]ser|[Hh]ost|[Ss]ervice|[Rr]oom) ?)[Nn]ame|NAME|[Cc]ontact(?: person)?|[Cc]ustomer(?: name)?|[Cc]lient|[Rr]ecipient|[Gg]uest|[Pp]atient|[Aa]ttn|[Tt]enant|[Oo]wner|[Cc]ardholder|姓名|联系人|收件人|客户|英文名)(?: is)? ?[:=,]? ?(${part}${more}|[A-Z]{2,15}(?: [A-Z]{2,15}){1,2})`,
  'y',
);
const spoken = new RegExp(
  `(?<![A-Za-z])(?:[Aa]sk for|[Dd]ear|[Cc]all|[Cc]ontact|my name is|[Ii] am|[Ss]poke (?:to|with)|[Mm]et with|[Ss]igned by) (${part}${more})`,
  'y',
);
const free = new RegExp(`(?<![A-Za-z@.])(${part}(?: [A-Z]\\.)?(?: (?:(?:van|de|von) )?${part}){1,2})(?![A-Za-z])`, 'g');
const finals =
  'a|o|e|ai|ei|ao|ou|an|en|ang|eng|ong|i|ia|ie|iao|iu|ian|in|iang|ing|iong|u|ua|uo|uai|ui|uan|un|uang|ue|v|er';
const syllable = `(?:[bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh)?(?:${finals})`;
const pinyinGiven = new RegExp(`^(?:${syllable}){1,2}(?:[' -]?${syllable})?$`, 'i');

/** Words that end what looks like a name: Street, Hotel, Monday. */
function withoutOthers(name: string): string {
  const parts = name.split(' ');
  const other = parts.findIndex((word) => notNameParts.has(word));
  return (other < 0 ? parts : parts.slice(0, other)).join(' ');
}

function isKnown(name: string): boolean {
  if (name === 'Hong Kong') return false;
  const [first = '', ...others] = name.split(' ');
  const last = others.at(-1) ?? '';
  if (firstNames.has(first)) return true;
  return (
    (pinyinSurnames.has(first) && others.length > 0 && others.every((word) => pinyinGiven.test(word))) ||
    (others.length === 1 && pinyinSurnames.has(last) && pinyinGiven.test(first))
  );
}

/** @param words that the pattern begins with @param signs classes that a name behind them holds @param isStrict only a usual first name, or a Chinese name, is one here */
function behind(
  pattern: RegExp,
  words: number,
  signs: number,
  confidence: number,
  reason: Find['reason'],
  isStrict: boolean,
): Detector {
  return {
    needs: { own: signs, words },
    find(text, finds) {
      for (const { 0: whole, 1: raw = '', index } of matchesAtWords(pattern, words, text)) {
        const name = withoutOthers(raw);
        if (name === '' || (isStrict && !isKnown(name))) continue;
        const start = index + whole.length - raw.length;
        finds.push({ type: 'person_name', start, end: start + name.length, confidence, reason });
      }
    },
  };
}

const freeNames: Detector = {
  needs: { own: upper | lower },
  find(text, finds) {
    for (const { 0: raw, index } of matches(free, text)) {
      if (withoutOthers(raw) !== raw) continue;
      // Receptionist Laura Palmer
      const name = isKnown(raw) ? raw : raw.slice(raw.indexOf(' ') + 1);
      if (!name.includes(' ') || !isKnown(name)) continue;
      const start = index + raw.length - name.length;
      finds.push({ type: 'person_name', start, end: start + name.length, confidence: 0.78, reason: 'first_name' });
    }
  },
};

const behindHan = /(?<=\p{Script=Han})[A-Z][a-z]{1,15}(?![A-Za-z])/gu;
/** A role or another word of two signs and more that names follow. */
const enoughLeft = 1.3;

/** 雇主Linda, 转给Kevin */
const calledNames: Detector = {
  needs: { own: upper | lower, beside: han },
  find(text, finds) {
    for (const { 0: name, index: start } of matches(behindHan, text)) {
      if (!firstNames.has(name) || leftEvidence(text, start) < enoughLeft) continue;
      finds.push({ type: 'person_name', start, end: start + name.length, confidence: 0.75, reason: 'first_name' });
    }
  },
};

export const englishNames: readonly Detector[] = [
  behind(titled, wordClass('mr ms miss dr prof'), upper | lower, 0.92, 'title', false),
  behind(
    labelled,
    wordClass(
      'name contact customer client recipient guest patient attn tenant owner cardholder 姓名 联系人 收件人 客户 英文名',
    ),
    upper,
    0.88,
    'label',
    false,
  ),
  behind(
    spoken,
    wordClass('ask_for dear call contact my_name_is i_am spoke met_with signed_by'),
    upper | lower,
    0.8,
    'label',
    true,
  ),
  freeNames,
  calledNames,
];
