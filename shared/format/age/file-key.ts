// The file key of an age file, wrapped to recipients and unwrapped by identities: done by `age-encryption` (typage), which also
// makes and verifies the header's MAC. Our grammar has passed before typage sees a header that came from outside.
// typage takes 90 ms to load: it is loaded when a first header needs it.
import type { Decrypter } from 'age-encryption';
import { HandoverError } from '../../domain/errors.ts';
import { type Bytes, concat } from '../bytes.ts';
import type { AgeHeader } from './header.ts';
import { checkIdentity, checkRecipient } from './keys.ts';
import { malformed } from './malformed.ts';
import { nonceSize, tagSize } from './stream.ts';
import { fromStream } from './web-stream.ts';

export interface WrappedFileKey {
  /** The header to its last LF, one stanza for each recipient in order. */
  readonly header: Bytes;
  /** 16 bytes. */
  readonly fileKey: Bytes;
}

/** As a stream: of bytes typage makes a `Response`, and for that Node loads all that it has for HTTP. */
const nothing = () => new ReadableStream<Uint8Array>({ start: (controller) => controller.close() });

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Bytes> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of fromStream(stream)) chunks.push(chunk);
  return concat(...chunks);
}

/** @throws recipient for none, or one that is malformed or of small order */
export async function wrapFileKey(recipients: readonly string[]): Promise<WrappedFileKey> {
  if (recipients.length === 0) throw new HandoverError('recipient', { member: 'recipient' });
  recipients.forEach(checkRecipient);
  let fileKey: Bytes = new Uint8Array(0);
  const { Encrypter } = await import('age-encryption');
  const encrypter = new Encrypter();
  for (const recipient of recipients) encrypter.addRecipient(recipient);
  encrypter.addRecipient({
    wrapFileKey(key) {
      fileKey = Uint8Array.from(key);
      return [];
    },
  });
  try {
    const file = await bytesOf(await encrypter.encrypt(nothing()));
    return { header: file.slice(0, -nonceSize - tagSize), fileKey };
  } catch (cause) {
    throw new HandoverError('recipient', { member: 'recipient' }, {}, { cause });
  }
}

/** Unwraps with typage. A last identity that never matches shows whether all others were asked in vain. */
async function unwrap(header: AgeHeader, decrypter: Decrypter, noMatch: HandoverError): Promise<Bytes> {
  let inVain = false;
  decrypter.addIdentity({
    unwrapFileKey() {
      inVain = true;
      return null;
    },
  });
  try {
    return Uint8Array.from(await decrypter.decryptHeader(header.bytes));
  } catch (cause) {
    if (inVain) throw noMatch;
    throw malformed('header', 'stanza or MAC', cause);
  }
}

/** The file key, after the header's MAC was found right. @throws key · recipient if no stanza is for an identity · age */
export async function unwrapFileKey(header: AgeHeader, identities: readonly string[]): Promise<Bytes> {
  identities.forEach(checkIdentity);
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return unwrap(header, decrypter, new HandoverError('recipient'));
}

/** @throws recipient if the file is not under a passphrase · passphrase.wrong · age */
export async function unwrapWithPassphrase(header: AgeHeader, passphrase: string): Promise<Bytes> {
  if (header.stanzas[0]?.type !== 'scrypt') throw new HandoverError('recipient');
  const { Decrypter } = await import('age-encryption');
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  return unwrap(header, decrypter, new HandoverError('passphrase.wrong'));
}
