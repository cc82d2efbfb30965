// The encodings of text that are known, and what is found of a file's.
import type { FindingReason, Sureness } from '../found.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | 'big5' | 'windows-1252';
export const encodings: readonly Encoding[] = ['utf-8', 'gb18030', 'big5', 'utf-16le', 'utf-16be', 'windows-1252'];

export interface EncodingFound {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly bom: number;
  /** Lines with bytes that the encoding does not have: their rows are refused. Undefined: only the file's beginning was looked at. */
  readonly damaged: number | undefined;
  readonly sure: Sureness;
  readonly reason: FindingReason;
}

/** An encoding that a file may have. */
export type Candidate = Omit<EncodingFound, 'damaged'>;
/** What bytes are read as. */
export type Form = Pick<EncodingFound, 'encoding' | 'bom'>;
