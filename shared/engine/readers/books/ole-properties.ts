// Counts the people and companies that the properties of an OLE file name ([MS-OLEPS] 2.21): sets of numbered values behind a header.

/** Author, last author; company and manager have the numbers of the second set. */
const named = { summary: [4, 8], document: [14, 15] } as const;
/** Bytes before the place of the first set, and of its values. */
const placeOfSet = 44;
const mostProperties = 256;
const textOfBytes = 30;
const textOfWords = 31;

/** A value is a text with a sign in it. */
function isFilled(stream: Buffer, at: number): boolean {
  if (at + 9 > stream.length) return false;
  const type = stream.readUInt32LE(at);
  const length = stream.readUInt32LE(at + 4);
  if ((type !== textOfBytes && type !== textOfWords) || length === 0) return false;
  return stream.subarray(at + 8, at + 8 + Math.min(length, 64)).some((byte) => byte > 0x20);
}

/** @param stream the bytes of the stream `SummaryInformation` or `DocumentSummaryInformation`, damaged or not */
export function countNamed(stream: Buffer, set: keyof typeof named): number {
  if (stream.length < placeOfSet + 4) return 0;
  const start = stream.readUInt32LE(placeOfSet);
  if (start + 8 > stream.length) return 0;
  const count = Math.min(stream.readUInt32LE(start + 4), mostProperties);
  const wanted: readonly number[] = named[set];
  let found = 0;
  for (let at = start + 8; at < start + 8 + 8 * count && at + 8 <= stream.length; at += 8) {
    const isWanted = wanted.includes(stream.readUInt32LE(at));
    if (isWanted && isFilled(stream, start + stream.readUInt32LE(at + 4))) found += 1;
  }
  return found;
}
