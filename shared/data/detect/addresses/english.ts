// Addresses in English: a number and a street, or two levels of a building; with the flat, the town and the postcode around them.
import type { Detector, Find } from '../find.ts';
import { matches } from '../matches.ts';
import { lower, upper } from '../signs.ts';

const streetWords =
  'Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Boulevard|Blvd|Court|Ct|Way|Place|Pl|Parkway|Pkwy|Highway|Hwy|Circle|Cir|Trail|Loop|Terrace|Square|Sq|Close|Crescent';
const roomWords = 'Room|Rm|Flat|Unit|Apartment|Apt|Suite|Ste';
const levelWords = 'Building|Bldg|Block|Blk|Tower|Floor|Level|Wing|House';
const room = `(?:${roomWords})\\.? ?#?(?:[A-Z]?\\d{1,5}[A-Z]?|[A-Z])\\b`;
/** Block C, Tower 3, 12/F, 3rd Floor, #05-12 */
const level = `(?:(?:${levelWords})\\.? (?:[A-Z]?\\d{1,3}[A-Z]?|[A-Z])\\b|\\d{1,3}/F|\\d{1,3}(?:st|nd|rd|th) Floor|#\\d{1,3}-\\d{1,5}|#[A-Z]?\\d{1,5}[A-Z]?\\b)`;
const inside = `(?:${room}|${level})`;
const word = "[A-Z][A-Za-z']{1,15}\\b";
const building = `(?:${word} ){1,3}(?:Plaza|Square|Park|Building|Tower|Towers|Centre|Center|Mansion|Garden|Gardens|View|Estate|Court|House)\\b`;
const street = `(?:No\\. ?|Blk |Block )?\\d{1,5}[A-Z]?,? (?:[NSEW]\\.? )?(?:(?:[A-Z][A-Za-z'.]{1,20}|\\d{1,3}(?:st|nd|rd|th)) ){1,4}(?:${streetWords})\\b\\.?(?: (?:[NS][EW]?|[EW]|North|South|East|West|Central|\\d{1,2})\\b)?`;
const town = `(?!(?:Mr|Mrs|Ms|Miss|Dr|Prof|Tel|Phone|Mobile|Fax|Email|Attn|Contact)\\b)${word}(?: ${word}){0,2}`;
const towns = `(?:, ?${town}){0,3}`;
/** Of the USA, Singapore and others, Australia, the United Kingdom, Canada. */
const postcode = `(?:,? (?:[A-Z]{2},? )?\\d{5}(?:-\\d{4}|\\d)?(?!\\d)|,? (?:[A-Z]{2,3} )?\\d{4}(?![\\d-])(?<= (?:NSW|VIC|QLD|WA|SA|TAS|ACT|NT) \\d{4})|,? [A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}\\b|,? [A-Z]\\d[A-Z] \\d[A-Z]\\d\\b)`;

const atStreet = `(?:(?:${inside}|${building}), ?){0,4}${street}(?:,? ${inside}){0,3}${towns}${postcode}?`;
/** Lane 958 Xinsong Road No. 32 */
const numberBehind = `(?:(?:${inside}|${building}), ?){0,4}(?:(?:No\\. ?\\d{1,4},? )?Lane \\d{1,4},? ?)?(?:${word} ){1,3}(?:${streetWords})\\b\\.?,? ?(?:No\\.? ?|#)\\d{1,5}\\b(?:,? ${inside}){0,3}${towns}${postcode}?`;
const atBuilding = `${room}(?:, ?${level}){1,3}(?:, ?${building})?, ?${town}${towns}${postcode}?`;
/** 5F, No. 270, Sec. 4, Zhongxiao E. Rd. */
const taiwan = `(?:\\d{1,2}F(?:-\\d{1,2})?, ?)?No\\. ?\\d{1,4}(?:-\\d{1,3})?,(?: ?(?:Aly\\.?|Alley|Ln\\.?|Lane|Sec\\.?) ?\\d{1,4},){0,3} ?${word}(?: ${word})?(?: [NSEW]\\.)? (?:Rd|St|Blvd|Road|Street)\\b\\.?(?:, ?${word}(?:[ '-]${word})?\\.?(?: (?:Dist|City|County)\\b\\.?)?){0,3}`;
const box = `P\\.? ?O\\.? Box \\d{1,6}\\b${towns}${postcode}?`;
const mark: Pick<Find, 'type' | 'confidence' | 'reason'> = {
  type: 'address',
  confidence: 0.85,
  reason: 'house_number',
};
const address = new RegExp(`(?<![\\w.])(?:${atStreet}|${atBuilding}|${box})`, 'g');
const numbered = new RegExp(`(?<![\\w.])(?:${taiwan}|${numberBehind})`, 'g');
const number = /No\. ?\d|(?:No |#)\d/;
const pinyinHouse =
  /(?:lu|jie|dadao|xiang|nong|xincun) ?\d{1,5} ?(?:hao|nong|zhuang|dong|haolou)\b(?: ?\d{1,4} ?(?:hao|lou|danyuan|shi|zhuang|dong))*/gi;
const pinyinRoad =
  /\b(?:[a-z']{2,15}(?: ?|-)(?:sheng|shi|qu|xian|zhen|xiang|jiedao),? ?){0,4}[a-z']{2,15} ?(?:zhong|dong|xi|nan|bei)? ?$/i;
const longestLeft = 80;

/** zhejiang sheng hangzhou shi xihu qu wensan lu 478 hao; Wensan Lu 478 Hao */
function findPinyin(text: string, finds: Find[]): void {
  for (const { 0: house, index } of matches(pinyinHouse, text)) {
    const road = pinyinRoad.exec(text.slice(Math.max(0, index - longestLeft), index))?.[0];
    if (road === undefined) continue;
    finds.push({ ...mark, start: index - road.length, end: index + house.length });
  }
}

function findEnglish(text: string, finds: Find[]): void {
  const found = number.test(text) ? [...matches(address, text), ...matches(numbered, text)] : matches(address, text);
  for (const { 0: whole, index: start } of found) finds.push({ ...mark, start, end: start + whole.length });
}

/** 12 Main Street, Apt 4B, Springfield, IL 62704; Flat 3B, 12/F, Block C, Kowloon Tong; Lane 958 Xinsong Road No. 32 */
export const englishAddresses: readonly Detector[] = [
  { needs: { own: upper | lower, digits: 1 }, find: findEnglish },
  { needs: { own: lower, digits: 1 }, find: findPinyin },
];
