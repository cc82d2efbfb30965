// An entry of the log: its form, its bytes and its leaf (FORMAT.md 7.10). No personal data: objects are ids, never names.
import { type Bytes, randomBytes, toHex, utf8 } from '../../format/bytes.ts';
import { canonical } from '../../format/canonical.ts';
import { readJsonFile } from '../../format/json-file.ts';
import { leafHash } from '../../format/merkle.ts';
import { type Infer, object, optional, pattern } from '../../format/schema.ts';
import { h16, h32, s, utc, w } from '../../format/words.ts';

const entrySchema = object({
  act: w,
  case_uid: optional(h16),
  digest: optional(h32),
  object: s,
  operator: pattern(/^o[0-9]{1,4}$/, 'operator'),
  salt: h16,
  time: utc,
});

export type LogEntry = Infer<typeof entrySchema>;

/** What is to be logged: an act (`import`), on an object (`table:t01`, `package:` ‖ id), with the digest it then has. */
export type LogDraft = {
  readonly act: string;
  readonly object: string;
  readonly caseUid?: string;
  readonly digest?: string;
};

/** With 16 random bytes: without them an entry is guessed from its leaf hash in minutes. */
export function makeEntry(draft: LogDraft, operator: string, time: string, salt = toHex(randomBytes(16))): LogEntry {
  return entrySchema(
    {
      act: draft.act,
      ...(draft.caseUid === undefined ? {} : { case_uid: draft.caseUid }),
      ...(draft.digest === undefined ? {} : { digest: draft.digest }),
      object: draft.object,
      operator,
      salt,
      time,
    },
    '',
  );
}

/** Leaf data: RFC 8785 of the entry. */
export function entryText(entry: LogEntry): string {
  return canonical(entry);
}

export function entryLeaf(entry: LogEntry): Bytes {
  return leafHash(utf8(entryText(entry)));
}

/** @throws json, schema */
export function parseEntry(text: string): LogEntry {
  return entrySchema(readJsonFile(utf8(`${text}\n`)), '');
}
