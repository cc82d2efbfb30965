// CRC-32 as ZIP uses it (ISO 3309, polynomial EDB88320): eight table look-ups for each eight bytes.

/** The running CRC-32 of `previous` (0 at the start) and `data`; `crc32` of `node:zlib` has this shape. */
export type Crc32 = (data: Uint8Array, previous?: number) => number;

const steps = 8;
const table = makeTable();

/** Table k holds the CRC of each byte followed by k zero bytes. */
function makeTable(): Uint32Array {
  const all = new Uint32Array(steps * 256);
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    all[byte] = crc;
  }
  for (let at = 256; at < all.length; at += 1) {
    const shorter = all[at - 256] ?? 0;
    all[at] = (shorter >>> 8) ^ (all[shorter & 0xff] ?? 0);
  }
  return all;
}

export const crc32: Crc32 = (data, previous = 0) => {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const whole = data.length - (data.length % steps);
  let crc = ~previous;
  for (let at = 0; at < whole; at += steps) crc = eight(crc ^ view.getUint32(at, true), view.getUint32(at + 4, true));
  for (let at = whole; at < data.length; at += 1) crc = (crc >>> 8) ^ look(0, crc ^ (data[at] ?? 0));
  return ~crc >>> 0;
};

function eight(low: number, high: number): number {
  return (
    look(7, low) ^
    look(6, low >>> 8) ^
    look(5, low >>> 16) ^
    look(4, low >>> 24) ^
    look(3, high) ^
    look(2, high >>> 8) ^
    look(1, high >>> 16) ^
    look(0, high >>> 24)
  );
}

function look(zeros: number, byte: number): number {
  return table[(zeros << 8) | (byte & 0xff)] ?? 0;
}
