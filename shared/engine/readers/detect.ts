// Tells by content, never by name, what an input is: a table, an attachment, one of our own files, or something refused with its reason.
import { HandoverError } from '../../domain/errors.ts';
import { readFailure } from './failure.ts';
import { limits } from './limits.ts';
import { magicOf } from './magic.ts';
import { oleEntries } from './ole.ts';
import type { Source } from './source.ts';
import type { TableFormat } from './table.ts';
import { openZip } from './zip.ts';

/** What an input is for: rows, a file that may go along, or one of our own files. `format` tells it closer. */
export type Detected =
  | { readonly kind: 'table'; readonly format: TableFormat }
  | { readonly kind: 'attachment' | 'handover' | 'statement' | 'age'; readonly format: string };

const attachments = new Set(['jpeg', 'png', 'gif', 'webp', 'bmp', 'tiff', 'heic', 'pdf', 'rtf', 'video', 'audio']);
const ownEntry = /^HO-20[0-9]{2}-[0-9A-Z]{4}-[0-9A-Z]-[a-z]+-[0-9]+\/bagit\.txt/;

function refusal(source: Source, kind: string): HandoverError {
  return new HandoverError('input.kind', { file: source.name }, { kind });
}

/** True unless more than 1 of 100 signs is a control character that no text has; a stray NUL is allowed for. */
function isText(head: Uint8Array): boolean {
  const wide = utf16Of(head);
  const signs = wide === undefined ? head : codeUnits(head, wide);
  let control = 0;
  let nul = 0;
  for (let at = 0; at < signs.length; at += 1) {
    const sign = signs[at] as number;
    if (sign >= 0x20) continue;
    if (sign === 0) nul += 1;
    else if (sign !== 0x09 && sign !== 0x0a && sign !== 0x0d && sign !== 0x1a && sign !== 0x1b) control += 1;
  }
  return control <= signs.length / 100 && nul <= Math.max(1, signs.length / 100);
}

function codeUnits(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = encoding === 'utf-16le';
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, index) => view.getUint16(2 * index, isLittle));
}

/** UTF-16 by its mark, or by NULs that stand in even or in odd places alone. */
export function utf16Of(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  let even = 0;
  let odd = 0;
  for (let at = head.indexOf(0); at >= 0; at = head.indexOf(0, at + 1)) {
    if (at % 2 === 0) even += 1;
    else odd += 1;
  }
  if (Math.max(even, odd) < head.length / 20 || Math.min(even, odd) > Math.max(even, odd) / 50) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

async function detectOle(source: Source): Promise<Detected> {
  const names = await oleEntries(source);
  if (names.includes('EncryptedPackage')) throw new HandoverError('input.password-protected', { file: source.name });
  if (names.includes('WordDocument')) return { kind: 'attachment', format: 'doc' };
  throw refusal(source, names.some((name) => name === 'Workbook' || name === 'Book') ? 'xls' : 'ole');
}

async function detectZip(source: Source, head: Uint8Array): Promise<Detected> {
  const firstName = String.fromCharCode(...head.subarray(30, 130));
  if (ownEntry.test(firstName)) return { kind: 'handover', format: 'handover' };
  const zip = await openZip(source);
  const names = zip.names;
  if (names.has('xl/workbook.bin')) throw refusal(source, 'xlsb');
  if (names.has('word/document.xml')) return { kind: 'attachment', format: 'docx' };
  if (names.has('ppt/presentation.xml')) return { kind: 'attachment', format: 'pptx' };
  if ([...names].some((name) => /^xl\//i.test(name))) return { kind: 'table', format: 'xlsx' };
  throw refusal(source, names.has('mimetype') ? 'ods' : 'zip');
}

/**
 * What an opened input is.
 * @throws input.empty, input.junk, input.kind, input.password-protected, input.damaged, input.bomb
 */
export async function detect(source: Source): Promise<Detected> {
  if (source.size === 0) throw new HandoverError('input.empty', { file: source.name });
  try {
    const head = await source.read(0, limits.head);
    const magic = magicOf(head);
    if (magic === 'zip') return await detectZip(source, head);
    if (magic === 'ole') return await detectOle(source);
    if (magic === 'age' || magic === 'statement') return { kind: magic, format: magic };
    if (magic !== undefined && attachments.has(magic)) return { kind: 'attachment', format: magic };
    if (magic !== undefined) throw refusal(source, magic);
    if (!isText(head)) throw new HandoverError('input.junk', { file: source.name });
    return { kind: 'table', format: 'csv' };
  } catch (error) {
    throw readFailure(error, source.name);
  }
}
