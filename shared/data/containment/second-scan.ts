// The second scan: what the detector finds again in texts that it has redacted, where a check digit or a secret leaves no doubt.

import { fieldStart, type RowFields } from '../csv/field-ends.ts';
import { scanText } from '../detect.ts';
import { piType } from '../pi-types.ts';
import { rowOf } from './row-places.ts';

export interface TextFind {
  /** An id of the catalogue. */
  readonly type: string;
  /** The column that goes, from 0 behind `_row`. */
  readonly field: number;
  readonly row: number;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Types found with certainty; what is masked already is not found. */
export function certainTypes(text: string): string[] {
  return scanText(text)
    .filter(({ type, reason }) => reason === 'check_digit' || piType(type).cls === 'C')
    .filter(({ start, end }) => !text.slice(start, end).includes('*'))
    .map(({ type }) => type);
}

/** The first find of each type and column. */
export function scanAgain(rows: RowFields, fields: readonly number[]): TextFind[] {
  const finds = new Map<string, TextFind>();
  for (let first = 0; first < rows.ends.length; first += rows.perRow) {
    for (const field of fields) {
      const place = first + 1 + field;
      const text = decoder.decode(rows.csv.subarray(fieldStart(rows.ends, place), rows.ends[place]));
      for (const type of certainTypes(text.replaceAll('"', ' '))) {
        const key = `${field} ${type}`;
        if (!finds.has(key)) finds.set(key, { type, field, row: rowOf(rows, first) });
      }
    }
  }
  return [...finds.values()];
}
