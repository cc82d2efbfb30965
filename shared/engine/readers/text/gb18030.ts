// Holds GB18030 to one table whatever the runtime brings: that of the WHATWG Encoding Standard, which has the signs of GB18030-2022.

/** Sequences that GB18030-2000, -2005 and -2022 map differently (FORMAT.md, import), and the sign that each is here. */
const pinned: readonly (readonly [bytes: string, codePoint: number])[] = [
  ['a6d9', 0xfe10],
  ['a6da', 0xfe12],
  ['a6db', 0xfe11],
  ['a6dc', 0xfe13],
  ['a6dd', 0xfe14],
  ['a6de', 0xfe15],
  ['a6df', 0xfe16],
  ['a6ec', 0xfe17],
  ['a6ed', 0xfe18],
  ['a6f3', 0xfe19],
  ['a8bc', 0x1e3f],
  ['8135f437', 0xe7c7],
  ['fe59', 0x9fb4],
  ['fe61', 0x9fb5],
  ['fe66', 0x9fb6],
  ['fe67', 0x9fb7],
  ['fe6d', 0x9fb8],
  ['fe7e', 0x9fb9],
  ['fe90', 0x9fba],
  ['fea0', 0x9fbb],
];

function bytesOf(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** What a decoder gives for the sequences above, where that is not what is pinned. */
export function correctionsFor(decode: (bytes: Uint8Array) => string): ReadonlyMap<string, string> {
  const corrections = new Map<string, string>();
  for (const [hex, codePoint] of pinned) {
    const given = decode(bytesOf(hex));
    const wanted = String.fromCodePoint(codePoint);
    if (given !== wanted) corrections.set(given, wanted);
  }
  return corrections;
}

let corrections: ReadonlyMap<string, string> | undefined;

/** Text that the runtime's own decoder made of GB18030, with the signs that are pinned. */
export function pinnedText(text: string): string {
  if (corrections === undefined) {
    const decoder = new TextDecoder('gb18030');
    corrections = correctionsFor((bytes) => decoder.decode(bytes));
  }
  if (corrections.size === 0) return text;
  return Array.from(text, (sign) => corrections?.get(sign) ?? sign).join('');
}
