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

/** A table of what code units become: itself for ASCII and usual Han, 0 where nobody has looked yet. */
function unitsAsTheyAre(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (const [first, last] of [
    [0, 0x7f],
    [0x4e00, 0x9fff],
  ] as const) {
    for (let unit = first; unit <= last; unit += 1) table[unit] = unit;
  }
  return table;
}

/** What a code unit becomes, if that is one unit too; 0 where it is not, or where nobody has looked yet. */
const narrowed = unitsAsTheyAre();
/** The same for a search. */
const searched = unitsAsTheyAre();

/** Traditional signs of addresses and labels, each in front of the simplified one; those of names stay. */
const simplified =
  '號号樓楼區区縣县鄉乡鎮镇棟栋層层單单灣湾廈厦園园廣广場场莊庄條条門门東东臺台電电話话機机碼码鎖锁證证護护帳账賬账戶户郵邮銀银車车學学醫医鑰钥傳传聯联業业發发產产歲岁級级兒儿過过';
for (let at = 0; at < simplified.length; at += 2) {
  searched[simplified.charCodeAt(at)] = simplified.charCodeAt(at + 1);
}

function narrow(unit: number): number {
  const known = narrowed[unit] as number;
  if (known !== 0 || isSurrogate(unit)) return known;
  const sign = fold(unit);
  if (sign.length === 1) narrowed[unit] = sign.charCodeAt(0);
  return narrowed[unit] as number;
}

const isSurrogate = (unit: number): boolean => (unit & 0xf800) === 0xd800;

/** The text with every unit narrowed; undefined if a unit does not become one. */
function inPlace(original: string, table: Uint16Array): string | undefined {
  let text = '';
  let done = 0;
  for (let at = 0; at < original.length; at += 1) {
    const unit = original.charCodeAt(at);
    const sign = (table[unit] as number) || narrow(unit);
    if (sign === unit) continue;
    if (sign === 0) return undefined;
    text += original.slice(done, at) + String.fromCharCode(sign);
    done = at + 1;
  }
  return done === 0 ? original : text + original.slice(done);
}

const sameSpan: NormalText['spanOf'] = (start, end) => ({ start, end });

/** Time and space are linear in the text. A sign is never cut in two. */
export function normalText(original: string): NormalText {
  const text = inPlace(original, narrowed);
  return text === undefined ? withOffsets(original) : { text, spanOf: sameSpan };
}

/** The normal form with the signs of addresses and labels in their simplified form: what detectors read. */
export function searchText(original: string): NormalText {
  const text = inPlace(original, searched);
  if (text !== undefined) return { text, spanOf: sameSpan };
  const normal = withOffsets(original);
  return { ...normal, text: inPlace(normal.text, searched) ?? normal.text };
}

function withOffsets(original: string): NormalText {
  const starts = new Uint32Array(original.length);
  const ends = new Uint32Array(original.length);
  let text = '';
  for (let at = 0; at < original.length; ) {
    const codePoint = original.codePointAt(at) as number;
    const next = at + (codePoint > 0xffff ? 2 : 1);
    const sign = fold(codePoint);
    for (let unit = text.length; unit < text.length + sign.length; unit += 1) {
      starts[unit] = at;
      ends[unit] = next;
    }
    text += sign;
    at = next;
  }
  const spanOf = (start: number, end: number) => ({ start: starts[start] as number, end: ends[end - 1] as number });
  return { text, spanOf };
}
