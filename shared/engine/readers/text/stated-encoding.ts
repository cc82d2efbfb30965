// The encoding that a text file states by its first bytes, or a person.
import { HandoverError } from '../../../domain/errors.ts';
import type { Bytes } from '../../../format/bytes.ts';
import type { Candidate, Encoding } from './encodings.ts';
import { utf16Of } from './utf16.ts';

/** The names that a person may give. GBK, GB2312 and code page 936 are parts of GB18030. */
const names: Readonly<Record<string, Encoding>> = {
  ...{ utf8: 'utf-8', gb18030: 'gb18030', gbk: 'gb18030', gb2312: 'gb18030', cp936: 'gb18030', big5: 'big5' },
  ...{ utf16: 'utf-16le', utf16le: 'utf-16le', utf16be: 'utf-16be' },
  ...{ windows1252: 'windows-1252', cp1252: 'windows-1252', latin1: 'windows-1252', iso88591: 'windows-1252' },
};

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** What a person says the file is, or its own first bytes. @throws usage for a name that is not known */
export function statedOf(head: Bytes, wanted: string | undefined): Candidate | undefined {
  const [marked, mark] = marks.find(([, bytes]) => bytes.every((byte, index) => head[index] === byte)) ?? [];
  const bomOf = (encoding: Encoding) => (encoding === marked ? (mark?.length ?? 0) : 0);
  if (wanted !== undefined) {
    const encoding = named(wanted, marked);
    return { encoding, bom: bomOf(encoding), sure: 'chosen', reason: 'chosen' };
  }
  if (marked !== undefined) return { encoding: marked, bom: bomOf(marked), sure: 'sure', reason: 'marked' };
  const encoding = utf16Of(head);
  return encoding && { encoding, bom: 0, sure: 'likely', reason: 'well_formed' };
}

function named(wanted: string, marked: Encoding | undefined): Encoding {
  const encoding = names[wanted.toLowerCase().replace(/[^a-z0-9]/g, '')];
  if (encoding === undefined) throw new HandoverError('usage', { member: 'encoding' }, { known: Object.keys(names) });
  return encoding.startsWith('utf-16') && marked?.startsWith('utf-16') ? marked : encoding;
}
