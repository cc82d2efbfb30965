// Files for a path through the window: a table large enough that its import can be watched, a package changed on the way.

import { once } from 'node:events';
import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';

const rowsAChunk = 5000;

/** Orders of made-up customers, `count` rows under a header, UTF-8. */
export async function writeLargeTable(path: string, count: number): Promise<void> {
  const file = createWriteStream(path);
  file.write('订单编号,客户编号,服务项目,服务日期,金额(元)\n');
  for (let from = 0; from < count; from += rowsAChunk) {
    const rows = Array.from({ length: Math.min(rowsAChunk, count - from) }, (_, index) => {
      const number = from + index;
      return `DD${number},K${number % 5000},${number % 3 === 0 ? '深度保洁' : '日常保洁'},2025-06-01,${number % 900}.50\n`;
    });
    if (!file.write(rows.join(''))) await once(file, 'drain');
  }
  file.end();
  await once(file, 'close');
}

/** Bytes that are no text of any encoding and no file of any kind. */
export function junkBytes(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 7919) % 251);
}

/** A copy with one byte turned over, `part` of the way through. */
export function flipByte(from: string, to: string, part: number): void {
  const bytes = readFileSync(from);
  const at = Math.floor(bytes.length * part);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(to, bytes);
}
