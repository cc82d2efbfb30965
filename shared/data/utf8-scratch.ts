// Encodes short texts as UTF-8 into one array that is used again, so that a cell costs no allocation.
import { putWide } from './utf8-unit.ts';

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
    else length = putWide(scratch, length, unit);
  }
  return { bytes: scratch, length };
}

function encodeAnew(text: string): Encoded {
  const bytes = encoder.encode(text);
  return { bytes, length: bytes.length };
}
