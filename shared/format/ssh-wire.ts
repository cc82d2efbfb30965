// SSH wire strings (RFC 4251 section 5): uint32 length, then the bytes.
import { type Bytes, concat, uint32be, utf8 } from './bytes.ts';

/** Several wire strings in a row; text goes as UTF-8. */
export function wireStrings(...parts: readonly (string | Uint8Array)[]): Bytes {
  const fields = parts.map((part) => (typeof part === 'string' ? utf8(part) : part));
  return concat(...fields.flatMap((field) => [uint32be(field.length), field]));
}

/** `bytes` as exactly `count` wire strings, or undefined. */
export function readWireStrings(bytes: Uint8Array, count: number): Uint8Array[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const fields: Uint8Array[] = [];
  let at = 0;
  while (fields.length < count) {
    if (at + 4 > bytes.length) return undefined;
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    fields.push(bytes.subarray(at + 4, end));
    at = end;
  }
  return at === bytes.length ? fields : undefined;
}
