// What each byte may be in plain XML, and the texts that its bytes say.
import { latin1, utf8 } from './slices.ts';

/** Of a byte in a text or a value; or-ed together for all of it. */
export const sign = {
  high: 1,
  /** EF, with which U+FFFE and U+FFFF begin: XML has no such characters. */
  rare: 2,
  entity: 4,
  /** Not plain there, or not allowed. */
  strange: 8,
  end: 16,
} as const;

function signTable(special: Readonly<Record<string, number>>): Uint8Array {
  const table = new Uint8Array(256);
  table.fill(sign.strange, 0, 0x20);
  table.fill(sign.high, 0x80);
  table[0xef] = sign.high | sign.rare;
  for (const [character, meaning] of Object.entries(special)) table[character.charCodeAt(0)] = meaning;
  return table;
}

/** A bare `>` may be the end of `]]>`, which is forbidden. */
export const inText = signTable({
  '\t': 0,
  '\n': 0,
  '&': sign.entity,
  '<': sign.end,
  '>': sign.strange,
});
export const inValue = signTable({ '&': sign.strange, '<': sign.strange, '"': sign.end });

/** Of a byte in a name: a letter, which may begin it, or another; 0 for none. */
export const letter = 1;
const inName = 2;
export const nameSigns = new Uint8Array(256);
for (const byte of Buffer.from('0123456789:_.-')) nameSigns[byte] = inName;
for (const byte of Buffer.from('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ')) nameSigns[byte] = letter;

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const otherEntity = /&(?!(?:lt|gt|amp|quot|apos);)/;

/**
 * The text of valid UTF-8.
 * @param seen `sign` of all its bytes
 * @returns undefined if it holds what is not plain
 */
export function plainText(bytes: Buffer, start: number, end: number, seen: number): string | undefined {
  const text = seen & sign.high ? utf8(bytes, start, end) : latin1(bytes, start, end);
  if (seen & sign.rare && /[\ufffe\uffff]/.test(text)) return undefined;
  if (!(seen & sign.entity)) return text;
  if (otherEntity.test(text)) return undefined;
  return text.replace(/&(\w+);/g, (_, name: string) => entities[name] ?? '');
}
