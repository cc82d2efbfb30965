// Han characters of a text, of the basic plane and beyond it.

/** The character that begins at this place, one or two code units long. */
export function signAt(text: string, at: number): string {
  const codePoint = text.codePointAt(at);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}

/** The character that ends in front of this place. */
export function signBefore(text: string, at: number): string {
  const isPair = at > 1 && /[\udc00-\udfff]/.test(text.charAt(at - 1));
  return text.slice(at - (isPair ? 2 : 1), at);
}

const isUsual = (code: number): boolean => (code >= 0x4e00 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);

export function isHan(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return isUsual(code) || isRareHan(sign);
}

/** A character of the extensions: today it stands in names and hardly elsewhere. */
export function isRareHan(sign: string): boolean {
  const code = sign.codePointAt(0) ?? 0;
  return (
    (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x9fa6 && code <= 0x9fff) || (code >= 0x20000 && code <= 0x323af)
  );
}
