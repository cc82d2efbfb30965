// Where a passphrase comes from: a file descriptor, a file, or a question without echo. Never from an argument.
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { HandoverError } from '../domain/errors.ts';
import type { Terminal } from './terminal.ts';
import { usage } from './usage.ts';

export type Source = { readonly fd: number | undefined; readonly file: string | undefined };

/** What the questions say, in the language of the user. */
export type Questions = { readonly once: string; readonly again: string; readonly differ: string };

// The longest passphrase has 1,024 characters, in UTF-8 at most 4 bytes each, and a line end.
const most = 4 * 1024 + 2;
const strict = new TextDecoder('utf-8', { fatal: true });

/** The text of a passphrase file: NFC, not trimmed, minus one final line end; a byte order mark is not part of it. */
export function passphraseOf(bytes: Uint8Array): string {
  let text: string;
  try {
    text = strict.decode(bytes);
  } catch {
    throw new HandoverError('input.encoding', { member: 'passphrase' });
  }
  const passphrase = text.replace(/\r?\n$/, '').normalize('NFC');
  if (passphrase === '') throw new HandoverError('passphrase.missing');
  return passphrase;
}

async function readAll(stream: AsyncIterable<Buffer>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > most) throw new HandoverError('input.too-large', { member: 'passphrase' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function fromDescriptor(fd: number): Promise<string> {
  try {
    return passphraseOf(await readAll(createReadStream('', { fd, autoClose: false })));
  } catch (cause) {
    if (cause instanceof HandoverError) throw cause;
    throw usage('value_bad', '--passphrase-fd');
  }
}

const openErrors: Readonly<Record<string, 'input.missing' | 'input.folder'>> = {
  ENOENT: 'input.missing',
  ENOTDIR: 'input.missing',
  EISDIR: 'input.folder',
};

async function fromFile(path: string): Promise<string> {
  try {
    await using file = await open(path);
    return passphraseOf(await readAll(file.createReadStream({ autoClose: false })));
  } catch (cause) {
    if (cause instanceof HandoverError) throw cause;
    const code = openErrors[(cause as NodeJS.ErrnoException).code ?? ''] ?? 'io.read';
    throw new HandoverError(code, { file: path }, {}, { cause });
  }
}

/** The passphrase that a script gives, or undefined if it gives none. */
export async function given({ fd, file }: Source): Promise<string | undefined> {
  if (fd !== undefined && file !== undefined) throw usage('not_together', '--passphrase-fd --passphrase-file');
  if (fd !== undefined) return fromDescriptor(fd);
  return file === undefined ? undefined : fromFile(file);
}

function typed(text: string): string {
  if (text === '') throw new HandoverError('passphrase.missing');
  return text.normalize('NFC');
}

/** A passphrase that exists. @throws passphrase.missing if nobody can be asked */
export async function knownPassphrase(source: Source, terminal: Terminal, questions: Questions): Promise<string> {
  const passphrase = await given(source);
  if (passphrase !== undefined) return passphrase;
  if (!terminal.present) throw new HandoverError('passphrase.missing');
  return typed(await terminal.askSecret(questions.once));
}

/** A new passphrase, typed twice. @throws passphrase.missing if nobody can be asked */
export async function newPassphrase(source: Source, terminal: Terminal, questions: Questions): Promise<string> {
  const passphrase = await given(source);
  if (passphrase !== undefined) return passphrase;
  if (!terminal.present) throw new HandoverError('passphrase.missing');
  for (;;) {
    const first = typed(await terminal.askSecret(questions.once));
    if (first === typed(await terminal.askSecret(questions.again))) return first;
    terminal.say(questions.differ);
  }
}
