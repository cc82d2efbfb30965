// Familiar ways to call a person: 小李, 老张, 朵朵妈妈; and names from other languages with a dot between their parts.

import type { Detector, Find } from '../find.ts';
import { signAt, signBefore } from '../han-signs.ts';
import { soundSigns } from '../lists/given-signs.ts';
import { surnameWeight } from '../lists/surnames.ts';
import { commonWords } from '../lists/words.ts';
import { matches } from '../matches.ts';
import { seldom, signClass } from '../signs.ts';
import { leftEvidence, rightEvidence } from './surroundings.ts';

/** 小 and 老 in front of a sure surname, between words that stand beside names. */
export const nicknames: Detector = {
  needs: { own: signClass('小老') },
  find(text, finds) {
    for (const { index: start } of matches(/[小老](?=\p{Script=Han})/gu, text)) {
      const end = start + 2;
      if ((surnameWeight.get(text.charAt(start + 1)) ?? 0) < 0.6) continue;
      const isWord =
        commonWords.lengthAt(text, start) > 0 ||
        commonWords.isWord(text, start + 1, start + 3) ||
        commonWords.isWord(text, start - 1, start + 1);
      const right = isWord ? undefined : rightEvidence(text, end);
      if (right === undefined || leftEvidence(text, start) + right < 1.4) continue;
      finds.push({ type: 'person_name', start, end, confidence: 0.7, reason: 'nickname' });
    }
  },
};

/** Builders and brands put a dot into the names of estates and goods. */
const dottedOthers =
  /(?:万科|保利|绿地|碧桂园|融创|恒大|中海|华润|龙湖|金地|招商|雅居乐|富力|绿城|世茂|金茂|华侨城|旭辉|新城|迪奥|兰蔻|古驰|香奈儿|雅诗兰黛)$/u;
const mostSigns = 10;

/** How far signs of sound reach to the left or right of a dot. */
function reach(text: string, from: number, step: -1 | 1): number {
  let at = from;
  for (let count = 0; count < mostSigns; count += 1) {
    const sign = step < 0 ? signBefore(text, at) : signAt(text, at);
    if (!soundSigns.has(sign)) break;
    at += step * sign.length;
  }
  return at;
}

/** 阿依古丽·买买提: both sides are written in signs that stand for sounds. */
function findDotted(text: string, finds: Find[]): void {
  let done = 0;
  for (const { index } of matches(/·/g, text)) {
    if (index < done) continue;
    const start = reach(text, index, -1);
    let end = reach(text, index + 1, 1);
    if (start < done || index - start < 2 || end - index - 1 < 2) continue;
    if (dottedOthers.test(text.slice(Math.max(0, index - 4), index))) continue;
    while (text.charAt(end) === '·' && reach(text, end + 1, 1) > end + 1) end = reach(text, end + 1, 1);
    done = end;
    if (rightEvidence(text, end) === undefined) continue;
    finds.push({ type: 'person_name', start, end, confidence: 0.92, reason: 'dotted_name' });
  }
}

export const dottedNames: Detector = { needs: { own: seldom }, find: findDotted };

/** 朵朵妈妈, 浩浩爸 */
export const parentsOf: Detector = {
  needs: { own: signClass('妈爸奶爷婆姥') },
  find(text, finds) {
    for (const match of matches(/(\p{Script=Han})\1(?:妈妈?|爸爸?|奶奶|爷爷|外婆|姥姥)/gu, text)) {
      const { 0: whole, 1: sign = '', index: start } = match;
      if (/[爸妈爷奶姥婆姐哥叔伯姑舅看问常天人家谢次个刚往渐]/.test(sign)) continue;
      finds.push({ type: 'person_name', start, end: start + whole.length, confidence: 0.75, reason: 'nickname' });
    }
  },
};
