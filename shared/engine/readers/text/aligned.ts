// Tells a text whose columns are lined up for the eye, as old programs and consoles of databases print them: only where every line agrees.
import {
  type AlignedForm,
  type Gap,
  isSpace,
  type Measure,
  measures,
  placesOf,
  rulerForm,
} from '../../../data/csv/aligned-form.ts';
import { limits } from '../limits.ts';
import { decode } from './utf8.ts';

/** What stands for it among the delimiters. */
export const aligned = 'aligned';

/** So many lines say more than chance: names and two rows. */
const fewestLines = 3;
/** Titles and remarks above the names. */
const mostAbove = 5;
const widest = 2000;

/** Words, two spaces, words. */
const spread = /[^\s\u3000](?: {2}|\u3000)[\s\u3000]*[^\s\u3000]/u;
const hasBars = (line: string) => line.includes('|');
const isFrame = (line: string) => /^\s*\|.*\|\s*$/.test(line);

function linesOf(text: Uint8Array, isWhole: boolean): string[] {
  const lines = decode(text, 0, text.length).split(/\r\n?|\n/);
  // The last one may go on.
  return (isWhole ? lines : lines.slice(0, -1)).slice(0, limits.sampleRows);
}

const isFilled = (line: string) => /[^\s\u3000]/u.test(line);

/** A ruler of a table with bars stands above or below the names; nearly all other lines have as many bars. */
function byBars(lines: readonly string[]): AlignedForm | undefined {
  const filled = lines.filter(isFilled);
  const isRuler = (line: string) => rulerForm.test(line) && /[+|]/.test(line);
  if (!filled.slice(0, mostAbove).some(isRuler)) return undefined;
  const barred = filled.filter((line) => !isRuler(line) && hasBars(line));
  const [first = ''] = barred;
  const bars = (line: string) => line.split('|').length;
  if (barred.length < fewestLines - 1 || barred.some((line) => bars(line) !== bars(first))) return undefined;
  return { by: 'bars', isFramed: barred.every(isFrame) };
}

/** Which places of the lines are taken. */
function takenPlaces(lines: readonly string[], measure: Measure): Uint8Array {
  const taken = new Uint8Array(widest);
  for (const line of lines) {
    let place = 0;
    for (const sign of line) {
      const code = sign.codePointAt(0) ?? 0;
      const size = placesOf(code, measure);
      if (!isSpace(code)) taken.fill(1, place, place + size);
      place += size;
    }
  }
  return taken;
}

/** Where nothing stands, between what stands there. */
function gapsIn(taken: Uint8Array): Gap[] {
  const gaps: Gap[] = [];
  const last = taken.lastIndexOf(1);
  for (let from = taken.indexOf(1); from >= 0 && from < last; ) {
    const start = taken.indexOf(0, from);
    if (start < 0 || start > last) break;
    from = taken.indexOf(1, start);
    gaps.push([start, from]);
  }
  return gaps;
}

/** One space between two columns stands in dates and names too: it parts columns only where both of them have a name. */
function partedByNames(gaps: readonly Gap[], names: Uint8Array): Gap[] {
  const isNamed = (from: number, to: number) => names.subarray(from, to).includes(1);
  return gaps.filter(([from, to], index) => {
    if (to - from > 1) return true;
    return isNamed(gaps[index - 1]?.[1] ?? 0, from) && isNamed(to, gaps[index + 1]?.[0] ?? widest);
  });
}

/** Every column has a name in the first line. */
function haveNames(gaps: readonly Gap[], names: Uint8Array): boolean {
  const starts = [0, ...gaps.map(([, to]) => to)];
  return starts.every((start, index) => names.subarray(start, gaps[index]?.[0] ?? widest).includes(1));
}

function gapsOf(lines: readonly string[], ruler: string | undefined, measure: Measure): Gap[] {
  const gaps = gapsIn(takenPlaces(ruler === undefined ? lines : [...lines, ruler], measure));
  if (ruler !== undefined) {
    const ruled = gapsIn(takenPlaces([ruler], 'signs'));
    return gaps.length === ruled.length ? gaps : [];
  }
  const names = takenPlaces(lines.slice(0, 1), measure);
  const parted = partedByNames(gaps, names);
  return haveNames(parted, names) ? parted : [];
}

const isSpacedRuler = (line: string) => /^\s*[-=]{2,}(?: +[-=]{2,})+\s*$/.test(line);

/** A title stands in the middle, or an empty line below it. */
function aboveNames(lines: readonly string[]): number {
  let above = 0;
  for (const [index, line] of lines.slice(0, 2 * mostAbove).entries()) {
    const isTitle = isFilled(line) && !spread.test(line) && (/^\s{2}/.test(line) || !isFilled(lines[index + 1] ?? ''));
    if (isTitle || !isFilled(line)) above = index + 1;
    else break;
  }
  return above;
}

function bySpaces(all: readonly string[]): AlignedForm | undefined {
  const lines = all.slice(aboveNames(all)).filter(isFilled);
  const end = lines.findLastIndex((line) => spread.test(line)) + 1;
  const ruler = lines.slice(0, mostAbove).find(isSpacedRuler);
  const rows = lines.slice(0, end).filter((line) => !isSpacedRuler(line));
  const isOdd = rows.some((line) => line.includes('\t') || line.length > widest / 2);
  if (isOdd || rows.length < (ruler === undefined ? fewestLines : fewestLines - 1)) return undefined;
  const found = measures.map((measure) => ({ measure, gaps: gapsOf(rows, ruler, measure) }));
  const most = found.reduce((best, one) => (one.gaps.length > best.gaps.length ? one : best));
  return most.gaps.length === 0 ? undefined : { by: 'spaces', ...most };
}

/** @param text the first bytes, UTF-8 */
export function findAligned(text: Uint8Array, isWhole: boolean): AlignedForm | undefined {
  const lines = linesOf(text, isWhole);
  return byBars(lines) ?? bySpaces(lines);
}

/** Most lines have two spaces between words: they may be columns that do not agree. */
export function looksSpread(text: Uint8Array, isWhole: boolean): number {
  const lines = linesOf(text, isWhole).filter(isFilled);
  const many = lines.filter((line) => spread.test(line)).length;
  return many >= fewestLines && many > lines.length / 2 ? many : 0;
}
