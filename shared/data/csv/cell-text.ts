// The text of one cell of canonical CSV (FORMAT.md section 4).

const quote = 0x22;
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** @param start of the field, with its quotes where it has them */
export function cellText(csv: Uint8Array, start: number, end: number): string {
  if (csv[start] !== quote) return decoder.decode(csv.subarray(start, end));
  return decoder.decode(csv.subarray(start + 1, end - 1)).replaceAll('""', '"');
}
