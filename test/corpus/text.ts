// Writes texts as programs do: rows between signs, bytes in the encodings of the Chinese-speaking world.
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import type { Row } from './corpus.ts';

export interface TextForm {
  readonly delimiter?: string;
  readonly end?: '\n' | '\r\n' | '\r';
  /** Quotes around every field, or where needed. */
  readonly quotes?: 'all' | 'needed';
}

/** RFC 4180. */
export function csv(rows: readonly Row[], { delimiter = ',', end = '\r\n', quotes = 'needed' }: TextForm = {}): string {
  const field = (text: string) => {
    const isNeeded = quotes === 'all' || text.includes(delimiter) || /["\r\n]/.test(text);
    return isNeeded ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return rows.map((row) => row.map(field).join(delimiter) + end).join('');
}

export function lines(...texts: readonly string[]): string {
  return texts.map((text) => `${text}\r\n`).join('');
}

export const encodings = {
  utf8: (text: string) => Buffer.from(text),
  utf8Bom: (text: string) => Buffer.from(`\ufeff${text}`),
  gb18030: encodeGb18030,
  utf16le: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  utf16be: (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  big5,
} satisfies Record<string, (text: string) => Uint8Array>;

let big5Table: Map<string, Buffer> | undefined;

/** The signs of two bytes, by the runtime's own table turned round. */
function big5Signs(): Map<string, Buffer> {
  const decoder = new TextDecoder('big5');
  const signs = new Map<string, Buffer>();
  for (let first = 0xa1; first <= 0xf9; first += 1) {
    for (let second = 0x40; second <= 0xfe; second += second === 0x7e ? 0x23 : 1) {
      const bytes = Buffer.from([first, second]);
      const sign = decoder.decode(bytes);
      if ([...sign].length === 1 && sign !== '\ufffd' && !signs.has(sign)) signs.set(sign, bytes);
    }
  }
  return signs;
}

/** @throws RangeError for a sign that Big5 does not have */
function big5(text: string): Buffer {
  big5Table ??= big5Signs();
  const pieces = [...text].map((sign) => {
    const bytes = sign < '\x80' ? Buffer.from(sign) : big5Table?.get(sign);
    if (bytes === undefined) throw new RangeError(`"text" expected signs of Big5, got ${sign}`);
    return bytes;
  });
  return Buffer.concat(pieces);
}
