// Han characters of a text, of the basic plane and beyond it.

/** The character that begins at this place, one or two code units long. */
export function signAt(text: string, at: number): string {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

/** The code point of the character that begins at this place; NaN at the end. Nearly all are one unit long. */
export function codeAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return (unit & 0xfc00) === 0xd800 ? (text.codePointAt(at) as number) : unit;
}

/** The length of the character that begins at this place. */
export function signLength(text: string, at: number): number {
  return codeAt(text, at) > 0xffff ? 2 : 1;
}

function endsInPair(text: string, at: number): boolean {
  return at > 1 && (text.charCodeAt(at - 1) & 0xfc00) === 0xdc00;
}

/** The length of the character that ends in front of this place. */
export function lengthBefore(text: string, at: number): number {
  return endsInPair(text, at) ? 2 : 1;
}

/** The character that ends in front of this place. */
export function signBefore(text: string, at: number): string {
  return text.slice(at - lengthBefore(text, at), at);
}

/** The code point of the character that ends in front of this place; 0 at the start. */
export function codeBefore(text: string, at: number): number {
  return at > 0 ? codeAt(text, at - lengthBefore(text, at)) : 0;
}

/** @param code code point */
export function isHan(code: number): boolean {
  return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff) || isRareHan(code);
}

/** A character of the extensions: today it stands in names and hardly elsewhere. @param code code point */
export function isRareHan(code: number): boolean {
  return (
    (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x9fa6 && code <= 0x9fff) || (code >= 0x20000 && code <= 0x323af)
  );
}

const scriptHan = /^\p{Script=Han}$/u;

/** What `\p{Script=Han}` matches: radicals and 〇 too. @param code code point */
export function isOfHanScript(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) return true;
  return code >= 0x2e80 && scriptHan.test(String.fromCodePoint(code));
}

/** The end of the run of Han script that begins at this place, after so many characters at most. */
export function hanRunEnd(text: string, start: number, most: number): number {
  let end = start;
  for (let count = 0; count < most; count += 1) {
    const code = codeAt(text, end);
    if (!isOfHanScript(code)) break;
    end += code > 0xffff ? 2 : 1;
  }
  return end;
}

/** The start of the run of Han script that ends in front of this place, after so many characters at most. */
export function hanRunStart(text: string, end: number, most: number): number {
  let start = end;
  for (let count = 0; count < most && isOfHanScript(codeBefore(text, start)); count += 1) {
    start -= lengthBefore(text, start);
  }
  return start;
}

/** The characters between two places. */
export function signCount(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at += signLength(text, at)) count += 1;
  return count;
}
