// A JSON file of the format = RFC 8785(value) ‖ LF, in the strict profile of FORMAT.md sections 1 and 7.
import { HandoverError } from '../domain/errors.ts';
import { type Bytes, fromUtf8, utf8 } from './bytes.ts';
import { canonical } from './canonical.ts';

export type JsonValue = boolean | number | string | JsonValue[] | JsonObject;
export type JsonObject = { [member: string]: JsonValue };

export const maxJsonBytes = 16 * 1024 * 1024;
const maxDepth = 16;
const memberName = /^[a-z][a-z0-9_]{0,39}$/;
const plainText = /^[\n\x20-\x7e]*$/;
/** Control and bidirectional-control characters. LF is left to the schema: text may hold it, a name may not. */
const refusedCharacter =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/;

/**
 * The value of a file, whose bytes are proved to be the only ones that this value has.
 * @throws json for anything outside the profile; `facts.reason` says which rule
 */
export function readJsonFile(bytes: Uint8Array): JsonValue {
  if (bytes.length > maxJsonBytes) throw refused('size');
  const text = decode(bytes);
  const value = parse(text);
  checkProfile(value, 1, '');
  if (`${canonical(value)}\n` !== text) throw refused('not-canonical');
  return value;
}

/** @throws json if `value` is outside the profile */
export function writeJsonFile(value: unknown): Bytes {
  checkProfile(value, 1, '');
  const bytes = utf8(`${canonical(value)}\n`);
  if (bytes.length > maxJsonBytes) throw refused('size');
  return bytes;
}

/** True unless a string holds a sign that no string of a file may hold, or is not NFC, or not well-formed. LF passes. */
export function isProfileText(text: string): boolean {
  if (plainText.test(text)) return true;
  return text.isWellFormed() && !refusedCharacter.test(text) && text === text.normalize('NFC');
}

function decode(bytes: Uint8Array): string {
  try {
    return fromUtf8(bytes);
  } catch (cause) {
    throw refused('utf8', '', cause);
  }
}

function parse(text: string): JsonValue {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's own message quotes the text, which may be a customer's: it is not passed on.
    throw refused('syntax');
  }
}

function checkProfile(value: unknown, depth: number, path: string): asserts value is JsonValue {
  if (typeof value === 'boolean') return;
  if (typeof value === 'string') return checkText(value, path);
  if (typeof value === 'number') return checkInteger(value, path);
  if (typeof value !== 'object' || value === null) throw refused('kind', path);
  if (depth > maxDepth) throw refused('depth');
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) checkProfile(item, depth + 1, `${path}[${index}]`);
    return;
  }
  for (const [member, item] of Object.entries(value)) {
    if (!memberName.test(member)) throw refused('member-name', path);
    checkProfile(item, depth + 1, path === '' ? member : `${path}.${member}`);
  }
}

function checkText(text: string, path: string): void {
  if (!isProfileText(text)) throw refused('text', path);
}

function checkInteger(value: number, path: string): void {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw refused('number', path);
}

function refused(reason: string, path = '', cause?: unknown): HandoverError {
  return new HandoverError('json', path === '' ? {} : { member: path }, { reason }, { cause });
}
