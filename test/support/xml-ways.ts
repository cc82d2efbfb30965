// Two ways to read XML: by the parser alone, and by items read from their bytes.
import { parseXml, type XmlHandler } from '../../shared/engine/readers/books/xml.ts';
import { parseItems } from '../../shared/engine/readers/books/xml-items.ts';

export type Parse = (chunks: AsyncIterable<Buffer>, handler: XmlHandler) => AsyncGenerator<void>;

export const byParser: Parse = (chunks, handler) => parseXml(chunks, handler, 'x');
export const byItems =
  (list: string): Parse =>
  (chunks, handler) =>
    parseItems(chunks, list, handler, 'x');

export async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
