// Asks EXIF (TIFF 6.0; Exif 2.32, 4.6.3) whether it tells where a picture was taken.

/** Bytes of a file, or of a part of it, by their place; fewer only at its end. */
export type Read = (offset: number, length: number) => Promise<Uint8Array>;

/** What begins at `start`. */
export function from(read: Read, start: number): Read {
  return (offset, length) => read(start + offset, length);
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

const gpsTag = 0x8825;
const entryBytes = 12;

/** @param read the TIFF from its byte order sign on @returns true if its first directory leads to one of GPS, whatever stands there */
export async function tiffTellsPlace(read: Read): Promise<boolean> {
  const head = viewOf(await read(0, 8));
  if (head.byteLength < 8) return false;
  const isLittle = head.getUint16(0) === 0x4949;
  const directory = head.getUint32(4, isLittle);
  const size = viewOf(await read(directory, 2));
  if (size.byteLength < 2) return false;
  const entries = viewOf(await read(directory + 2, entryBytes * size.getUint16(0, isLittle)));
  for (let at = 0; at + entryBytes <= entries.byteLength; at += entryBytes) {
    if (entries.getUint16(at, isLittle) === gpsTag) return true;
  }
  return false;
}
