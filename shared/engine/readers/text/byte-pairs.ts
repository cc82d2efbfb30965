// Tells by the bytes outside ASCII what a text that is no UTF-8 is written in: one encoding's text is often well formed in another.

interface Pairs {
  /** Two bytes, the first outside ASCII, as GB18030 and Big5 write a sign. */
  readonly count: number;
  /** Their second byte lies below 80. */
  readonly low: number;
  /** Both bytes lie where GB2312 has its signs: nearly all of any Chinese text. */
  readonly common: number;
  /** The first byte lies where Big5 has the signs of its first level and its punctuation. */
  readonly firstLevel: number;
  /** A second byte lies where no sign of two bytes has it. */
  readonly isBroken: boolean;
}

function pairsOf(head: Uint8Array): Pairs {
  const found = { count: 0, low: 0, common: 0, firstLevel: 0, isBroken: false };
  for (let at = 0; at + 1 < head.length; at += 1) {
    const first = head[at] as number;
    const second = head[at + 1] as number;
    if (first < 0x80) continue;
    if (second < 0x40) found.isBroken = true;
    found.count += 1;
    if (second < 0x80) found.low += 1;
    if (first >= 0xa1 && first <= 0xf7 && second >= 0xa1) found.common += 1;
    if (first >= 0xa1 && first <= 0xc6) found.firstLevel += 1;
    at += 1;
  }
  return found;
}

/** Second bytes below 80 make up half of Big5; in GB18030 only rare characters have them. */
const big5Share = 0.15;
const firstLevelShare = 0.7;
const commonShare = 0.6;
/** Fewer signs tell nothing. */
const fewest = 4;

export function looksLikeBig5(head: Uint8Array): boolean {
  const { count, low, firstLevel, isBroken } = pairsOf(head);
  return !isBroken && count >= fewest && low > big5Share * count && firstLevel >= firstLevelShare * count;
}

/** False for text of Japan or Korea, or anything else, that is well formed by chance. */
export function looksLikeGb18030(head: Uint8Array): boolean {
  const { count, common } = pairsOf(head);
  return common >= commonShare * count;
}

/** Letters with accents stand alone among those without; the bytes of a Chinese sign stand together. */
const aloneShare = 0.8;

export function looksLikeLatin(head: Uint8Array): boolean {
  let high = 0;
  let alone = 0;
  for (let at = 0; at < head.length; at += 1) {
    if ((head[at] as number) < 0x80) continue;
    high += 1;
    if ((head[at - 1] ?? 0) < 0x80 && (head[at + 1] ?? 0) < 0x80) alone += 1;
  }
  return alone >= fewest && alone >= aloneShare * high;
}
