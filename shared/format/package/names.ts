// Names that travel inside the descriptor: columns mapped into the profile at import, and the rule for file names (FORMAT.md 7.5).
import { isProfileText } from '../json-file.ts';
import { isDeviceName } from './paths.ts';

const maxColumnName = 190;
const maxComponents = 8;
const maxComponent = 100;
const refusedInColumn =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is searched for
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\p{Cs}]/gu;
const refusedInFile = /[\\:*?"<>|\n]/;

/** The first column of every part. */
export const rowColumn = '_row';

/** The names of a source's columns as the format carries them: one line each, unique, none empty, none `_row`. */
export function mapColumnNames(names: readonly string[]): string[] {
  const taken = new Set<string>([rowColumn]);
  return names.map((name, index) => {
    const mapped = unique(mapColumnName(name) || `column_${index + 1}`, taken);
    taken.add(mapped);
    return mapped;
  });
}

function mapColumnName(name: string): string {
  const line = name
    .replace(/[\r\n\t]/g, ' ')
    .replace(refusedInColumn, '')
    .normalize('NFC');
  return [...line].slice(0, maxColumnName).join('');
}

function unique(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  for (let number = 2; ; number += 1) {
    const numbered = `${name} (${number})`;
    if (!taken.has(numbered)) return numbered;
  }
}

/** What is wrong with the name of an attachment, or undefined. Folders are parted by `/`. */
export function fileNameFault(name: string): string | undefined {
  if (!isProfileText(name) || refusedInFile.test(name)) return 'sign';
  const components = name.split('/');
  if (components.length > maxComponents) return 'depth';
  for (const component of components) {
    const length = [...component].length;
    if (length < 1 || length > maxComponent) return 'length';
    if (/^[ .]|[ .]$/.test(component)) return 'end';
    if (isDeviceName(component)) return 'device';
  }
  return undefined;
}

/** What is wrong with the names of a package's files together, or undefined: each by itself, and two that would be one file on some disk. */
export function fileNamesFault(names: readonly string[]): string | undefined {
  const files = new Set<string>();
  const folders = new Set<string>();
  for (const name of names) {
    const fault = fileNameFault(name);
    if (fault !== undefined) return fault;
    const folded = foldCase(name);
    if (files.has(folded)) return 'twice';
    files.add(folded);
    const components = folded.split('/');
    for (let count = 1; count < components.length; count += 1) folders.add(components.slice(0, count).join('/'));
  }
  for (const file of files) if (folders.has(file)) return 'folder';
  return undefined;
}

/** Full case folding as far as the language has it: `ß` and `SS`, `ſ` and `S` fall together. */
function foldCase(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}
