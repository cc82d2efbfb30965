// Asks a JPEG or PNG whether it tells where it was taken: EXIF (TIFF 6.0) with a GPS directory.

const gpsTag = 0x8825;

/** @param tiff the EXIF block from its byte order sign on */
function hasGpsTag(tiff: DataView): boolean {
  if (tiff.byteLength < 8) return false;
  const little = tiff.getUint16(0) === 0x4949;
  const directory = tiff.getUint32(4, little);
  if (directory + 2 > tiff.byteLength) return false;
  const entries = tiff.getUint16(directory, little);
  for (let index = 0; index < entries; index += 1) {
    const at = directory + 2 + 12 * index;
    if (at + 12 > tiff.byteLength) return false;
    if (tiff.getUint16(at, little) === gpsTag) return true;
  }
  return false;
}

function jpegExif(view: DataView): DataView | undefined {
  for (let at = 2; at + 10 <= view.byteLength; ) {
    const marker = view.getUint16(at);
    const length = view.getUint16(at + 2);
    // From the start of scan on there is image data only.
    if (marker < 0xffc0 || marker === 0xffda || length < 2) return undefined;
    const isExif = marker === 0xffe1 && view.getUint32(at + 4) === 0x45786966;
    if (isExif) return part(view, at + 10, length - 8);
    at += 2 + length;
  }
  return undefined;
}

function pngExif(view: DataView): DataView | undefined {
  for (let at = 8; at + 8 <= view.byteLength; ) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x65584966) return part(view, at + 8, length);
    at += 12 + length;
  }
  return undefined;
}

function part(view: DataView, start: number, length: number): DataView {
  const end = Math.min(view.byteLength, start + Math.max(0, length));
  return new DataView(view.buffer, view.byteOffset + Math.min(start, end), end - Math.min(start, end));
}

/** True if the picture's first bytes (a JPEG keeps its EXIF in the first 64 KiB) hold a place. */
export function tellsPlace(format: string, head: Uint8Array): boolean {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  const exif = format === 'jpeg' ? jpegExif(view) : format === 'png' ? pngExif(view) : undefined;
  return exif !== undefined && hasGpsTag(exif);
}
