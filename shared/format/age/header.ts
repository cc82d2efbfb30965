// The header of an age file (C2SP age.md), read line by line, so that a hostile one is refused at its first wrong byte:
//   age-encryption.org/v1 LF
//   -> type argument… LF        one or more stanzas
//   base64 of the body LF       lines of 64 signs, then a shorter one, maybe empty
//   --- base64 of the MAC LF
// 16 bytes of nonce and the chunks of stream.ts follow. Limits hold before anything is authentic.
import { type Bytes, concat, fromUtf8 } from '../bytes.ts';
import type { Suite } from './keys.ts';
import { malformed } from './malformed.ts';
import { type ByteReader, lineFeed } from './reader.ts';
import { checkStanzas, decodeBase64, type Stanza, suiteStanza } from './stanzas.ts';

export interface AgeHeader {
  /** All lines, to the LF behind the MAC. */
  readonly bytes: Bytes;
  readonly stanzas: readonly Stanza[];
}

const versionLine = 'age-encryption.org/v1';
const bodyColumns = 64;
const lineLimit = 4096;
const stanzaLimit = 1024;
const headerLimit = 1024 * 1024;

/** No header with one stanza of a suite is longer: `readAgeHeader` needs this many bytes of a file at most. */
export const oneStanzaLimit = 2048;

/** A line's text without its LF. @throws age for a line without LF or with a byte outside 20..7E */
function lineText(line: Uint8Array): string {
  if (line.at(-1) !== lineFeed) throw malformed('header', 'unfinished or overlong line');
  const content = line.subarray(0, -1);
  if (!content.every((byte) => byte >= 0x20 && byte <= 0x7e)) throw malformed('header', 'character outside ASCII');
  return fromUtf8(content);
}

function openStanza(text: string): { type: string; args: string[]; body: Bytes[] } {
  const [arrow, type = '', ...args] = text.split(' ');
  if (arrow !== '->' || type === '' || args.includes('')) throw malformed('header', 'stanza line');
  return { type, args, body: [] };
}

function checkMacLine(text: string): void {
  if (!text.startsWith('--- ')) throw malformed('header', 'MAC line');
  if (decodeBase64(text.slice(4), 'base64 of the MAC').length !== 32) throw malformed('header', 'length of the MAC');
}

/** The grammar: takes one line after the other, gives the stanzas after the last one. @throws age */
function headerGrammar(): (line: Uint8Array) => readonly Stanza[] | undefined {
  const stanzas: Stanza[] = [];
  let open: ReturnType<typeof openStanza> | undefined;
  let first = true;

  function bodyLine(stanza: NonNullable<typeof open>, text: string): void {
    if (text.length > bodyColumns) throw malformed('header', 'body line is too long');
    stanza.body.push(decodeBase64(text, 'base64 of a body'));
    if (text.length === bodyColumns) return;
    stanzas.push({ ...stanza, body: concat(...stanza.body) });
    open = undefined;
  }

  return (line) => {
    const text = lineText(line);
    if (first && text !== versionLine) throw malformed('header', 'version line');
    if (first) first = false;
    else if (open !== undefined) bodyLine(open, text);
    else if (stanzas.length > 0 && text.startsWith('---')) {
      checkMacLine(text);
      checkStanzas(stanzas);
      return stanzas;
    } else if (stanzas.length === stanzaLimit) throw malformed('header', 'too many stanzas');
    else open = openStanza(text);
    return undefined;
  };
}

/** Reads the header off the front of a source and leaves the payload in it. @throws age */
export async function readHeader(reader: ByteReader): Promise<AgeHeader> {
  const grammar = headerGrammar();
  const lines: Bytes[] = [];
  let left = headerLimit;
  for (;;) {
    const line = await reader.line(Math.min(left, lineLimit));
    left -= line.length;
    lines.push(line);
    const stanzas = grammar(line);
    if (stanzas !== undefined) return { bytes: concat(...lines), stanzas };
  }
}

/** Parses the header at the front of `file`, at most `limit` bytes long. @throws age */
export function parseHeader(file: Uint8Array, limit = headerLimit): AgeHeader {
  const grammar = headerGrammar();
  const head = file.subarray(0, limit);
  for (let at = 0; ; ) {
    const end = head.indexOf(lineFeed, at) + 1 || head.length;
    if (end - at > lineLimit) throw malformed('header', 'unfinished or overlong line');
    const stanzas = grammar(head.subarray(at, end));
    at = end;
    if (stanzas !== undefined) return { bytes: head.slice(0, at), stanzas };
  }
}

/** The package's rule: exactly one stanza, and of one of these types. @throws age */
export function checkOneStanza(header: AgeHeader, types: readonly string[]): string {
  const [stanza, ...others] = header.stanzas;
  if (stanza === undefined || others.length > 0) throw malformed('header', 'not exactly one stanza');
  if (!types.includes(stanza.type)) throw malformed('header', `stanza is not ${types.join(' or ')}`);
  return stanza.type;
}

/**
 * Checks the package's rule without a key: a binary file with exactly one stanza, of the suite's type.
 * `file` is the whole file or at least its first `oneStanzaLimit` bytes. `headerLength` counts to the LF behind the MAC.
 * @throws age
 */
export function readAgeHeader(file: Uint8Array, suite: Suite): { stanzaType: string; headerLength: number } {
  const header = parseHeader(file, oneStanzaLimit);
  return { stanzaType: checkOneStanza(header, [suiteStanza[suite]]), headerLength: header.bytes.length };
}
