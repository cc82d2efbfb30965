// Encodes text as GB18030 by turning the runtime's own decoder round, so that both directions have one mapping.

const decoder = new TextDecoder('gb18030');
let table: Map<string, readonly number[]> | undefined;

function addSequences(into: Map<string, readonly number[]>, sequences: readonly (readonly number[])[]): void {
  for (const bytes of sequences) {
    const text = decoder.decode(Uint8Array.from(bytes));
    if ([...text].length === 1 && text !== '\ufffd' && !into.has(text)) into.set(text, bytes);
  }
}

function twoByteSequences(): number[][] {
  const sequences: number[][] = [];
  for (let first = 0x81; first <= 0xfe; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += 1) if (second !== 0x7f) sequences.push([first, second]);
  }
  return sequences;
}

function fourBytes(index: number): number[] {
  return [
    0x81 + Math.trunc(index / 12_600),
    0x30 + (Math.trunc(index / 1260) % 10),
    0x81 + (Math.trunc(index / 10) % 126),
    0x30 + (index % 10),
  ];
}

/** Planes 1 to 16 lie in order from 90308130 on. */
function supplementary(codePoint: number): number[] {
  return fourBytes((0x90 - 0x81) * 12_600 + codePoint - 0x10000);
}

function basicPlane(): Map<string, readonly number[]> {
  const made = new Map<string, readonly number[]>();
  addSequences(made, twoByteSequences());
  addSequences(
    made,
    Array.from({ length: 39_420 }, (_, index) => fourBytes(index)),
  );
  return made;
}

/** @throws RangeError for a sign that the runtime does not decode */
export function encodeGb18030(text: string): Uint8Array<ArrayBuffer> {
  table ??= basicPlane();
  const bytes: number[] = [];
  for (const sign of text) {
    const codePoint = sign.codePointAt(0) ?? 0;
    const sequence = codePoint < 0x80 ? [codePoint] : codePoint > 0xffff ? supplementary(codePoint) : table.get(sign);
    if (sequence === undefined)
      throw new RangeError(`"text" expected signs of GB18030, got U+${codePoint.toString(16)}`);
    bytes.push(...sequence);
  }
  return Uint8Array.from(bytes);
}
