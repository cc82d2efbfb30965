// Tells by the bytes outside ASCII what a text that is no UTF-8 is written in: one encoding's text is often well formed in another.

interface Pairs {
  /** Two bytes, the first outside ASCII, as GB18030 and Big5 write a sign. */
  readonly count: number;
  /** Their second byte lies below 80. */
  readonly low: number;
  /** Punctuation and the characters of the first level of GB2312: nearly all of any Chinese text. Japan's kana lie between them. */
  readonly common: number;
  /** Characters of the first level; of these, such as lie behind Korea's syllables: half of them in any Chinese text. */
  readonly chinese: number;
  readonly behindKorean: number;
  /** The first byte lies where Big5 has the signs of its first level and its punctuation. */
  readonly big5Level: number;
  /** A second byte lies where no sign of two bytes has it. */
  readonly isBroken: boolean;
}

function pairsOf(head: Uint8Array): Pairs {
  const found = { count: 0, low: 0, common: 0, behindKorean: 0, chinese: 0, big5Level: 0, isBroken: false };
  for (let at = 0; at + 1 < head.length; at += 1) {
    const first = head[at] as number;
    const second = head[at + 1] as number;
    if (first < 0x80) continue;
    if (second < 0x40) found.isBroken = true;
    found.count += 1;
    if (second < 0x80) found.low += 1;
    if (second >= 0xa1) {
      const isFirstLevel = first >= 0xb0 && first <= 0xd7;
      if (isFirstLevel) found.chinese += 1;
      if (isFirstLevel && first > 0xc8) found.behindKorean += 1;
      if (isFirstLevel || (first >= 0xa1 && first <= 0xa3)) found.common += 1;
    }
    if (first >= 0xa1 && first <= 0xc6) found.big5Level += 1;
    at += 1;
  }
  return found;
}

/** Second bytes below 80 make up half of Big5; in GB18030 only rare characters have them. */
const big5Share = 0.15;
const big5LevelShare = 0.7;
const commonShare = 0.6;
const behindKoreanShare = 0.15;
/** Fewer signs tell nothing; fewer characters of the first level nothing of how they are spread. */
const fewest = 4;
const enough = 20;

export function looksLikeBig5(head: Uint8Array): boolean {
  const { count, low, big5Level, isBroken } = pairsOf(head);
  return !isBroken && count >= fewest && low > big5Share * count && big5Level >= big5LevelShare * count;
}

/** False for text of Japan, Korea, Russia or anywhere else that is well formed by chance. */
export function looksLikeGb18030(head: Uint8Array): boolean {
  const { count, common, chinese, behindKorean } = pairsOf(head);
  return common >= commonShare * count && (chinese < enough || behindKorean >= behindKoreanShare * chinese);
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
