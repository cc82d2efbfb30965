// `data/log.jsonl.age`: one line {entry, index} for each log entry of the case, in canonical JSON, index rising (FORMAT.md 7.6 and 7.10).
import { HandoverError, locate } from '../../domain/errors.ts';
import { type Bytes, concat, equalBytes, utf8 } from '../bytes.ts';
import { canonical } from '../canonical.ts';
import { readJsonFile, writeJsonFile } from '../json-file.ts';
import { leafHash } from '../merkle.ts';
import { type Infer, object, optional, pattern } from '../schema.ts';
import { h16, h32, i, s, utc, w } from '../words.ts';
import { paths } from './paths.ts';

const lineFeed = 0x0a;
/** Many times the longest entry. */
const maxLineBytes = 16 * 1024;

/** An entry of the log (FORMAT.md 7.10): no personal data, objects are ids. */
export const logEntry = object({
  act: w,
  case_uid: optional(h16),
  digest: optional(h32),
  object: s,
  operator: pattern(/^o[0-9]{1,4}$/, 'operator o0..o9999'),
  salt: h16,
  time: utc,
});
const lineSchema = object({ entry: logEntry, index: i });

export type LogEntry = Infer<typeof logEntry>;
export type LogLine = Infer<typeof lineSchema>;

export function logLineText(line: LogLine): Bytes {
  return writeJsonFile(line);
}

/** The hash that stands in `leaves.bin` at the entry's index. */
export function logLeaf(entry: LogEntry): Bytes {
  return leafHash(utf8(canonical(entry)));
}

/** Cuts chunks of any size into lines with their LF. @throws json for a line without end or beyond all measure */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Bytes> {
  let rest: Bytes = new Uint8Array();
  for await (const chunk of chunks) {
    const bytes = concat(rest, chunk);
    let start = 0;
    for (let end = bytes.indexOf(lineFeed); end >= 0; end = bytes.indexOf(lineFeed, start)) {
      yield bytes.subarray(start, end + 1);
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > maxLineBytes) throw refused('json', 'size');
  }
  if (rest.length > 0) throw refused('json', 'end');
}

/**
 * Checks lines against the leaves, walking along both: each in constant memory. All leaves are taken, also those behind the last line.
 * @throws json, schema for the form of a line · log where it does not fit
 */
export async function* checkLog(
  lines: AsyncIterable<Bytes>,
  leaves: AsyncIterator<Uint8Array>,
  caseUid: string,
): AsyncGenerator<{ bytes: Bytes; line: LogLine }> {
  let at = -1;
  for await (const bytes of lines) {
    const line = parseLine(bytes);
    if (line.index <= at) throw refused('log', 'order');
    if (line.entry.case_uid !== caseUid) throw refused('log', 'case');
    let leaf: Uint8Array | undefined;
    for (; at < line.index; at += 1) leaf = await nextLeaf(leaves);
    if (leaf === undefined || !equalBytes(leaf, logLeaf(line.entry))) throw refused('log', 'leaf');
    yield { bytes, line };
  }
}

async function nextLeaf(leaves: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  const next = await leaves.next();
  if (next.done === true) throw refused('log', 'index');
  return next.value;
}

function parseLine(bytes: Bytes): LogLine {
  try {
    return lineSchema(readJsonFile(bytes), '');
  } catch (error) {
    throw locate(error, { entry: paths.log });
  }
}

function refused(code: 'json' | 'log', reason: string): HandoverError {
  return new HandoverError(code, { entry: paths.log }, { reason });
}
