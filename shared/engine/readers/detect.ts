// Tells by content, never by name but for locks, what an input is: a table, an attachment, one of our own files, or something refused with its reason.
import { HandoverError } from '../../domain/errors.ts';
import { readOle } from './books/ole.ts';
import { openZip, type ZipParts } from './books/zip.ts';
import { isCompanyEncrypted, isRightsManaged } from './company-protection.ts';
import { readFailure } from './failure.ts';
import { limits } from './limits.ts';
import { type Magic, magicOf } from './magic.ts';
import type { TableFormat } from './record.ts';
import type { Source } from './source.ts';
import { isEncryptedSqlite } from './sqlite/encrypted.ts';
import { utf16Of } from './text/utf16.ts';
import { isLockFile } from './troubled-file.ts';

/** What an input is for: rows, a file that may go along, or one of our own files. `format` tells it closer. */
export type Detected =
  | { readonly kind: 'table'; readonly format: TableFormat }
  | { readonly kind: 'attachment' | 'handover' | 'statement' | 'age'; readonly format: string };

const tables: Readonly<Partial<Record<Magic, TableFormat>>> = {
  json: 'json',
  sqlite: 'sqlite',
  vcard: 'vcard',
  access: 'access',
  biff: 'xls',
  html: 'html',
  spreadsheetml: 'spreadsheetml',
};
const attachments = new Set(['jpeg', 'png', 'gif', 'webp', 'bmp', 'tiff', 'heic', 'pdf', 'rtf', 'video', 'audio']);
const contentTypes = '[Content_Types].xml';
const workbookType = /spreadsheetml\.(?:sheet|template)\.main\+xml|\.(?:sheet|template)\.macroEnabled\.main\+xml/;
const ownEntry = /^HO-20[0-9]{2}-[0-9A-Z]{4}-[0-9A-Z]-[a-z]+-[0-9]+\/bagit\.txt/;
/** What our own JSON files say of themselves: keys, decisions, lists of contents. */
const ownJson = /^\{".*"format":"handover(?:-[a-z]+)*\/\d/s;

/** What opens a kind of table that is not read here, and saves it as one that is. */
const ways: Readonly<Record<string, { readonly program: string; readonly as: string }>> = {
  dbf: { program: 'Excel', as: '.xlsx' },
  mhtml: { program: 'Excel', as: '.xlsx' },
};

function refusal(source: Source, kind: string): HandoverError {
  if (kind === 'zip' || kind === 'archive') return new HandoverError('input.archive', { file: source.name });
  return new HandoverError('input.kind', { file: source.name }, { kind, ...ways[kind] });
}

/** Tab, line ends, end of file, escape; and the signs that Hive and others put between fields. */
const textControls = new Set([0x09, 0x0a, 0x0d, 0x1a, 0x1b, 0x01, 0x1e, 0x1f]);

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
    else if (!textControls.has(sign)) control += 1;
  }
  return control <= signs.length / 100 && nul <= Math.max(1, signs.length / 100);
}

function codeUnits(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Uint16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const isLittle = encoding === 'utf-16le';
  return Uint16Array.from({ length: bytes.length >> 1 }, (_, index) => view.getUint16(2 * index, isLittle));
}

/** By the first bytes; of text in UTF-16, by what they say. */
function magicOfAny(head: Uint8Array): Magic | undefined {
  const magic = magicOf(head);
  const wide = magic === undefined ? utf16Of(head) : undefined;
  return wide === undefined ? magic : magicOf(Buffer.from(new TextDecoder(wide).decode(head.subarray(0, 2048))));
}

async function detectOle(source: Source): Promise<Detected> {
  const { names, top, isCutShort } = await readOle(source);
  const where = { file: source.name };
  if (isRightsManaged(names)) throw new HandoverError('input.protected-by-company', where);
  if (names.includes('EncryptedPackage')) throw new HandoverError('input.password-protected', where);
  if (await isCutShort()) throw new HandoverError('input.half-copied', where);
  if (top.has('workbook') || top.has('book')) return { kind: 'table', format: 'xls' };
  if (top.has('worddocument')) return { kind: 'attachment', format: 'doc' };
  throw refusal(source, 'ole');
}

async function textOf(zip: ZipParts, part: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of zip.read(part)) chunks.push(chunk);
  return Buffer.concat(chunks).toString('latin1');
}

/** The part `mimetype` says what the document is (OpenDocument 1.3 part 2, 3.3). */
async function detectOpenDocument(zip: ZipParts): Promise<Detected> {
  const type = (await textOf(zip, 'mimetype')).slice(0, limits.formatCode).trim();
  if (type.includes('opendocument.spreadsheet')) return { kind: 'table', format: 'ods' };
  return { kind: 'attachment', format: 'opendocument' };
}

/** Some programs lay a workbook's parts elsewhere than in `xl/`: the list of types tells (ECMA-376 part 2, 10.1). */
async function isWorkbook(zip: ZipParts): Promise<boolean> {
  const size = zip.size(contentTypes) ?? 0;
  return size > 0 && size <= limits.head && workbookType.test(await textOf(zip, contentTypes));
}

async function detectZip(source: Source, head: Uint8Array): Promise<Detected> {
  const firstName = String.fromCharCode(...head.subarray(30, 130));
  if (ownEntry.test(firstName)) return { kind: 'handover', format: 'handover' };
  const zip = await openZip(source);
  const names = zip.names;
  if (names.has('xl/workbook.bin')) return { kind: 'table', format: 'xlsb' };
  if (names.has('word/document.xml')) return { kind: 'attachment', format: 'docx' };
  if (names.has('ppt/presentation.xml')) return { kind: 'attachment', format: 'pptx' };
  if ([...names].some((name) => /^xl\//i.test(name)) || (await isWorkbook(zip)))
    return { kind: 'table', format: 'xlsx' };
  if (names.has('mimetype') && names.has('content.xml')) return detectOpenDocument(zip);
  throw refusal(source, 'zip');
}

/** True if the first bytes alone say that the file may go along and is no table: a picture, a PDF. */
export function startsAsAttachment(head: Uint8Array): boolean {
  const magic = magicOf(head);
  return magic !== undefined && attachments.has(magic);
}

/**
 * What an opened input is.
 * @throws input.empty, input.lock-file, input.junk, input.kind, input.archive, input.password-protected, input.protected-by-company, input.half-copied, input.damaged,
 * input.bomb
 */
export async function detect(source: Source): Promise<Detected> {
  if (isLockFile(source)) throw new HandoverError('input.lock-file', { file: source.name });
  if (source.size === 0) throw new HandoverError('input.empty', { file: source.name });
  try {
    const head = await source.read(0, limits.head);
    const magic = magicOfAny(head);
    if (isCompanyEncrypted(head)) throw new HandoverError('input.protected-by-company', { file: source.name });
    if (magic === 'zip') return await detectZip(source, head);
    if (magic === 'ole') return await detectOle(source);
    const format = magic === undefined ? undefined : tables[magic];
    if (format === 'json' && ownJson.test(Buffer.from(head).toString('latin1'))) {
      throw new HandoverError('input.own-file', { file: source.name });
    }
    if (format !== undefined) return { kind: 'table', format };
    if (magic === 'age' || magic === 'statement') return { kind: magic, format: magic };
    if (magic !== undefined && attachments.has(magic)) return { kind: 'attachment', format: magic };
    if (magic !== undefined) throw refusal(source, magic);
    if (!isText(head) && isEncryptedSqlite(head, source.size)) {
      throw new HandoverError('input.password-protected', { file: source.name });
    }
    if (!isText(head)) throw new HandoverError('input.junk', { file: source.name });
    return { kind: 'table', format: 'csv' };
  } catch (error) {
    throw readFailure(error, source.name);
  }
}
