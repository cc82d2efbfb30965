// Encodes short texts as UTF-8 into one array that is used again, so that a cell costs no allocation.

const size = 8192;
const scratch = new Uint8Array(size);
const encoder = new TextEncoder();

/** The text's bytes from 0 to `length`; they hold until the next call. */
export interface Encoded {
  readonly bytes: Uint8Array;
  readonly length: number;
}

/** A lone surrogate becomes U+FFFD, as TextEncoder has it. */
export function encodeScratch(text: string): Encoded {
  if (3 * text.length > size) return encodeAnew(text);
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) {
      scratch[length] = unit;
      length += 1;
    } else if (unit >= 0xd800 && unit < 0xe000) return encodeAnew(text);
    else length = wide(unit, length);
  }
  return { bytes: scratch, length };
}

function wide(unit: number, at: number): number {
  const isTwo = unit < 0x800;
  if (!isTwo) scratch[at] = 0xe0 | (unit >> 12);
  const next = isTwo ? at : at + 1;
  scratch[next] = isTwo ? 0xc0 | (unit >> 6) : 0x80 | ((unit >> 6) & 63);
  scratch[next + 1] = 0x80 | (unit & 63);
  return next + 2;
}

function encodeAnew(text: string): Encoded {
  const bytes = encoder.encode(text);
  return { bytes, length: bytes.length };
}
