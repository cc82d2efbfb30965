// Finds personal information in a text and in a column: every type of the catalogue that its values or the words beside them tell.

import { scanValues } from './detect/columns/column.ts';
import { type Finding, findingsFrom } from './detect/columns/findings.ts';
import { findsIn } from './detect/text.ts';

export type { Finding } from './detect/columns/findings.ts';

/** Places in the text, in its order and without overlaps; `start` and `end` are UTF-16 offsets. `reason`: a code of `detectReasons`. */
export function scanText(
  text: string,
): readonly { type: string; start: number; end: number; confidence: number; reason: string }[] {
  return findsIn(text);
}

/** What a column holds, the strictest class first. Every value is looked at. */
export function scanColumn(name: string, values: Iterable<string>): Finding[] {
  return findingsFrom(name, scanValues(name, values));
}
