// ASCII armor of age files (C2SP age.md, a strict subset of RFC 7468), read line by line:
//   -----BEGIN AGE ENCRYPTED FILE-----
//   padded canonical base64, lines of 64 signs, the last one of 4 to 64
//   -----END AGE ENCRYPTED FILE-----
// Lines end with LF or CRLF. Before and after, a little white space is allowed.
import { base64 } from '@scure/base';
import { type Bytes, concat } from '../bytes.ts';
import { malformed } from './malformed.ts';
import { type ByteReader, byteReader, lineFeed } from './reader.ts';

const beginLine = '-----BEGIN AGE ENCRYPTED FILE-----';
const endLine = '-----END AGE ENCRYPTED FILE-----';
const columns = 64;
const spaceLimit = 1024;
const linesAtOnce = 1024;
const hyphen = 0x2d;

function isSpace(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

/** A reader of the binary file, whether the source is that or its armor: the first byte decides, `age…` starts with neither. */
export async function binaryReader(reader: ByteReader): Promise<ByteReader> {
  const first = await reader.peek();
  const armored = first !== undefined && (first === hyphen || isSpace(first));
  return armored ? byteReader(dearmor(reader)) : reader;
}

async function* dearmor(reader: ByteReader): AsyncGenerator<Bytes> {
  try {
    await readBegin(reader);
    yield* readBody(reader);
    await readSpace(reader);
  } finally {
    await reader.close();
  }
}

/** A line without its end; one that is too long comes in pieces too long for the armor. */
function textOf(line: Bytes): string {
  return String.fromCharCode(...line).replace(/\r?\n$/, '');
}

async function readBegin(reader: ByteReader): Promise<void> {
  for (let left = spaceLimit; left >= 0; ) {
    const line = await reader.line(columns + 2);
    if (textOf(line) === beginLine && line.at(-1) === lineFeed) return;
    if (line.length === 0 || !line.every(isSpace)) break;
    left -= line.length;
  }
  throw malformed('armor', 'first line');
}

async function* readBody(reader: ByteReader): AsyncGenerator<Bytes> {
  let parts: Bytes[] = [];
  let short = false;
  for (;;) {
    const text = textOf(await reader.line(columns + 2));
    if (text === endLine) break;
    if (short || text.length === 0 || text.length > columns) throw malformed('armor', 'line length');
    parts.push(decodeLine(text));
    short = text.length < columns || text.endsWith('=');
    if (parts.length < linesAtOnce) continue;
    yield concat(...parts);
    parts = [];
  }
  yield concat(...parts);
}

function decodeLine(text: string): Bytes {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text)) throw malformed('armor', 'character outside base64');
  try {
    return base64.decode(text) as Bytes;
  } catch {
    throw malformed('armor', 'base64');
  }
}

async function readSpace(reader: ByteReader): Promise<void> {
  const rest = await reader.take(spaceLimit + 1);
  if (rest.length > spaceLimit || !rest.every(isSpace)) throw malformed('armor', 'bytes after the last line');
}
