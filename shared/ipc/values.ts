// The single values of the contract: ids, counts, times, and the opaque names of files and jobs.
import * as v from 'valibot';

export const text = (max: number) => v.pipe(v.string(), v.minLength(1), v.maxLength(max));
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const hex32 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
export const hex16 = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/));
export const utc = v.pipe(v.string(), v.isoTimestamp());
export const day = v.pipe(v.string(), v.isoDate());

/** A host's name for a file that a person picked: opaque, valid while the host runs. */
export const handle = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,64}$/i));
export const job = v.pipe(v.string(), v.regex(/^[a-z0-9_-]{1,64}$/i));
/** A case: its label (`HO-2026-7K4Q-M`) or its `case_uid`. */
export const caseRef = text(40);
export const tableId = v.pipe(v.string(), v.regex(/^t[0-9]{2}$/));
export const columnId = v.pipe(v.string(), v.regex(/^c[0-9]{2,4}$/));
export const fileId = v.pipe(v.string(), v.regex(/^f[0-9]{5}$/));
export const folderId = v.pipe(v.string(), v.regex(/^s[0-9]{2,6}$/));
