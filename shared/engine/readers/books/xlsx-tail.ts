// What stands behind the rows of a sheet but is needed before them: merged ranges, and filters at work. The rows are only searched for
// their end.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';
import { type Merge, verticalMerge } from './book-merges.ts';
import { columnOf } from './xlsx-values.ts';
import { type Attributes, parseXml, type XmlHandler } from './xml.ts';
import type { ZipParts } from './zip.ts';

export interface SheetTail {
  readonly merges: readonly Merge[];
  /** Columns with a filter at work. */
  readonly filters: number;
}

const mark = Buffer.from('sheetData>');
/** The longest name prefix that is looked for. */
const overlap = 64;

/** The end of `</x:sheetData>` in `bytes`, and the prefix `x:`. */
function endOfRows(bytes: Buffer): { readonly at: number; readonly prefix: string } | undefined {
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + 1)) {
    const before = bytes.toString('latin1', Math.max(0, at - overlap), at);
    const prefix = /<\/((?:[\w.-]+:)?)$/.exec(before)?.[1];
    if (prefix !== undefined) return { at: at + mark.length, prefix };
  }
  return undefined;
}

/** Bytes from which on no tag begins. */
function quietTail(chunk: Buffer, before: number): number {
  const tag = chunk.lastIndexOf('<');
  return tag < 0 ? before + chunk.length : chunk.length - tag;
}

/** The XML behind the rows, with its root opened again; nothing if the sheet has no rows. */
async function* behindRows(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<Buffer> {
  let rest = Buffer.alloc(0);
  let isBehind = false;
  let quiet = 0;
  for await (const chunk of chunks) {
    quiet = quietTail(chunk, quiet);
    if (quiet > limits.xmlQuiet) throw new HandoverError('input.bomb', { file }, { limit: 'xml_text' });
    if (isBehind) {
      yield chunk;
      continue;
    }
    const bytes = Buffer.concat([rest, chunk]);
    const end = endOfRows(bytes);
    isBehind = end !== undefined;
    if (end !== undefined) yield Buffer.concat([Buffer.from(`<${end.prefix}worksheet>`), bytes.subarray(end.at)]);
    else rest = bytes.subarray(Math.max(0, bytes.length - overlap - mark.length));
  }
}

class TailHandler implements XmlHandler {
  readonly merges: Merge[] = [];
  filters = 0;

  open(name: string, { ref }: Attributes): void {
    if (name === 'filterColumn') this.filters += 1;
    const merge = name === 'mergeCell' ? verticalMerge(ref ?? '', columnOf) : undefined;
    if (merge !== undefined) this.merges.push(merge);
  }

  close(): void {}
  text(): void {}
}

/** @throws input.damaged, input.bomb, io.*, cancelled */
export async function readTail(zip: ZipParts, part: string, file: string, signal?: AbortSignal): Promise<SheetTail> {
  const handler = new TailHandler();
  const chunks = behindRows(zip.read(part, signal), file);
  const first = await chunks.next();
  if (first.done === true) return handler;
  async function* all() {
    yield first.value as Buffer;
    yield* chunks;
  }
  for await (const _ of parseXml(all(), handler, file));
  return handler;
}
