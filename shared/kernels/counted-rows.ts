// What is counted of rows of canonical CSV: the exact totals of their amounts, and the persons that they are of.
import { added, partial, sum } from './counted-rows/decimals.ts';
import { setKey } from './counted-rows/digest.ts';
import { digests, fields, kept, keys, read, unknown, visible } from './counted-rows/persons.ts';

export { added, digests, fields, kept, keys, partial, read, setKey, sum, unknown, visible };

/** Where the ends of the fields are, the first one that of the field in front. The text is behind them, and then sixteen bytes that may be read. */
export function ends(): usize {
  return __heap_base;
}
