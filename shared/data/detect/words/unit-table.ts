// Sets of signs as tables of all code units: whether a sign of a text is in one is one look.

const units = 0x10000;
export const latinLetters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** What `\s` matches. */
export const spaces =
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

/** 1 for the first unit of each of these signs or words, 0 for the others. */
export function unitTable(signs: Iterable<string>): Uint8Array {
  const table = new Uint8Array(units);
  for (const sign of signs) table[sign.charCodeAt(0)] = 1;
  return table;
}
