// Making an entry of the log, and reading one back from the vault (FORMAT.md 7.10). No personal data: objects are ids, never names.
import { randomBytes, toHex, utf8 } from '../../../format/bytes.ts';
import { canonical } from '../../../format/canonical.ts';
import { readJsonFile } from '../../../format/json-file.ts';
import { type LogEntry, logEntry } from '../../../format/package/log-lines.ts';

/** What is to be logged: an act (`import`), on an object (`table:t01`, `package:` ‖ id), with the digest it then has. */
export type LogDraft = {
  readonly act: string;
  readonly object: string;
  readonly caseUid?: string;
  readonly digest?: string;
};

/** With 16 random bytes: without them an entry is guessed from its leaf hash in minutes. */
export function makeEntry(draft: LogDraft, operator: string, time: string, salt = toHex(randomBytes(16))): LogEntry {
  return logEntry(
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

/** @throws json, schema */
export function parseEntry(text: string): LogEntry {
  return logEntry(readJsonFile(utf8(`${text}\n`)), '');
}
