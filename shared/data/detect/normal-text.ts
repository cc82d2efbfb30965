// Maps a text to its normal form (narrow signs, no invisible ones, one kind of dash, dot and space) with a table of offsets back.

/** A text in its normal form. Offsets are UTF-16 code units. */
export interface NormalText {
  readonly text: string;
  /** The place in the original text of a part of the normal one; signs that were removed at its edges stay outside. */
  spanOf(start: number, end: number): { readonly start: number; readonly end: number };
}

const invisible = /^(?:\p{Default_Ignorable_Code_Point}|\u20e3|[\ufff9-\ufffb])$/u;
/** ① and ² stand beside a number, they are not digits of it. */
const aside = /^[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff\u2776-\u2793\u3220-\u32ff]$/u;
const dash = /^[\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d]$/u;
const middleDot = /^[\u2022\u2027\u2219\u22c5\u25cf\u30fb\uff65\u0387]$/u;

/** The normal form of one code point, never longer than it. */
function foldSlowly(sign: string): string {
  if (invisible.test(sign)) return '';
  if (dash.test(sign)) return '-';
  if (middleDot.test(sign)) return '·';
  if (aside.test(sign)) return sign;
  const plain = sign.normalize('NFKC');
  return plain.length <= sign.length && plain.length > 0 ? plain : sign;
}

const folded = new Map<number, string>();

function fold(codePoint: number): string {
  let sign = folded.get(codePoint);
  if (sign === undefined) {
    sign = foldSlowly(String.fromCodePoint(codePoint));
    folded.set(codePoint, sign);
  }
  return sign;
}

/** ASCII, usual Han and 、。《》: they are their own normal form. */
function isPlain(unit: number): boolean {
  return unit < 0x80 || (unit >= 0x4e00 && unit <= 0x9fff) || (unit > 0x3000 && unit <= 0x3015);
}

function plainLength(text: string): number {
  let at = 0;
  while (at < text.length && isPlain(text.charCodeAt(at))) at += 1;
  return at;
}

const unchanged = (text: string): NormalText => ({ text, spanOf: (start, end) => ({ start, end }) });

/** Time and space are linear in the text. A sign is never cut in two. */
export function normalText(original: string): NormalText {
  if (plainLength(original) === original.length) return unchanged(original);
  const starts = new Uint32Array(original.length);
  const ends = new Uint32Array(original.length);
  const parts: string[] = [];
  let length = 0;
  for (let at = 0; at < original.length; ) {
    const codePoint = original.codePointAt(at) as number;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const sign = isPlain(codePoint) ? original.charAt(at) : fold(codePoint);
    for (let unit = 0; unit < sign.length; unit += 1) {
      starts[length] = at;
      ends[length] = next;
      length += 1;
    }
    parts.push(sign);
    at = next;
  }
  const spanOf = (start: number, end: number) => ({ start: starts[start] as number, end: ends[end - 1] as number });
  return { text: parts.join(''), spanOf };
}
