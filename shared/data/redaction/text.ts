// Redacts inside free text: what was found becomes its mask or a word for its kind, wherever in the text it stands again.
import type { Lang } from '../../domain/lang.ts';
import { placeholder } from '../../domain/words/redaction-words.ts';
import { normalText } from '../detect/normal-text.ts';
import { hidden } from './mask.ts';
import { maskValue } from './masks.ts';

/** What a detector found, `start` and `end` in UTF-16 code units of the text. */
export interface TextFinding {
  readonly type: string;
  readonly start: number;
  readonly end: number;
}

/** The detector: what it finds in a text. */
export type ScanText = (text: string) => readonly TextFinding[];

export interface Redaction {
  /** `mask` shows what the type's mask shows (138****5678), `label` only the kind (【手机号】). */
  readonly with: 'mask' | 'label';
  readonly lang: Lang;
}

/** A stretch to replace; `overlaps`: more than one find lies in it. */
type Stretch = TextFinding & { readonly overlaps: boolean };

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;

/** Inside the text, and no sign of two units cut in two. */
function whole(text: string, { type, start, end }: TextFinding): TextFinding {
  const cuts = (at: number) => isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
  const first = Math.max(0, Math.min(start, text.length));
  const last = Math.max(first, Math.min(end, text.length));
  return { type, start: cuts(first) ? first - 1 : first, end: cuts(last) ? last + 1 : last };
}

/** Shorter ones are found again by their place alone: 3 of 3岁 is no secret in 30 other places. */
const shortestRepeated = 2;
const longEnough = 6;

/** Digits that go on are another number; for long values it is taken out all the same. */
function standsAlone(text: string, start: number, end: number, length: number): boolean {
  if (length >= longEnough) return true;
  const isDigit = (at: number) => /\d/.test(text.charAt(at));
  return !(isDigit(start) && isDigit(start - 1)) && !(isDigit(end - 1) && isDigit(end));
}

/** The other places where a found value stands, written in other signs too. */
function* repeats(text: string, findings: readonly TextFinding[]): Iterable<TextFinding> {
  const normal = normalText(text);
  const values = new Map<string, string>();
  for (const { type, start, end } of findings) values.set(normalText(text.slice(start, end)).text.trim(), type);
  for (const [value, type] of values) {
    const length = [...value].length;
    if (length < shortestRepeated) continue;
    for (let at = normal.text.indexOf(value); at >= 0; at = normal.text.indexOf(value, at + 1)) {
      const end = at + value.length;
      if (standsAlone(normal.text, at, end, length)) yield { type, ...normal.spanOf(at, end) };
    }
  }
}

/** Finds that overlap become one stretch, of the type of the longest. */
function stretches(findings: readonly TextFinding[]): Stretch[] {
  const sorted = findings.toSorted((a, b) => a.start - b.start || b.end - a.end);
  const merged: Stretch[] = [];
  let longest = 0;
  for (const finding of sorted) {
    const { type, start, end } = finding;
    const last = merged.at(-1);
    const isSame = last?.start === start && last.end === end && last.type === type;
    if (isSame) continue;
    if (last === undefined || start >= last.end) {
      merged.push({ ...finding, overlaps: false });
      longest = end - start;
      continue;
    }
    const isLonger = end - start > longest;
    longest = Math.max(longest, end - start);
    merged[merged.length - 1] = {
      type: isLonger ? type : last.type,
      start: last.start,
      end: Math.max(last.end, end),
      overlaps: true,
    };
  }
  return merged;
}

/** One find's mask may show what another one hides, so overlapping ones get the word. */
function replacement(found: string, { type, overlaps }: Stretch, redaction: Redaction): string {
  const label = placeholder(type, redaction.lang);
  if (redaction.with === 'label' || overlaps) return label;
  const masked = maskValue(type, found) ?? hidden;
  return masked === hidden ? label : masked;
}

/** The text with every find replaced; a find outside of the text is cut to it. Signs between the finds stay as they are. */
export function redactText(text: string, findings: readonly TextFinding[], redaction: Redaction): string {
  const found = findings
    .filter(({ start, end }) => start < Math.min(end, text.length) && end > 0)
    .map((finding) => whole(text, finding));
  const all = stretches([...found, ...repeats(text, found)]);
  const parts: string[] = [];
  let at = 0;
  for (const stretch of all) {
    parts.push(text.slice(at, stretch.start), replacement(text.slice(stretch.start, stretch.end), stretch, redaction));
    at = stretch.end;
  }
  return parts.join('') + text.slice(at);
}
