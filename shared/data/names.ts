// Maps the names of a source's columns, tables and files into the profile of format 1 (FORMAT.md 7 and 7.5).

// The signs that no string of the format may hold, and lone surrogates.
const refusedSigns =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: naming them is the point
  /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]|\p{Surrogate}/gu;
const longestColumnName = 190;
const longestFilePart = 100;
const longestFileName = 200;
const deepestFile = 8;
const deviceName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

function clean(name: string): string {
  return name
    .replace(/[\r\n\t]/g, ' ')
    .replace(refusedSigns, '')
    .normalize('NFC');
}

function cut(text: string, codePoints: number): string {
  const points = [...text];
  return points.length <= codePoints ? text : points.slice(0, codePoints).join('');
}

/** Adds ` (2)`, ` (3)` … until `isTaken` is false. */
function distinct(name: string, isTaken: (name: string) => boolean, numbered: (n: number) => string): string {
  let candidate = name;
  for (let n = 2; isTaken(candidate); n += 1) candidate = numbered(n);
  return candidate;
}

/** The names of a table's columns in order: unique, none empty, none `_row`. */
export function columnNames(originals: readonly string[]): string[] {
  const taken = new Set(['_row']);
  return originals.map((original, index) => {
    const name = cut(clean(original).trim(), longestColumnName) || `column_${index + 1}`;
    const unique = distinct(
      name,
      (candidate) => taken.has(candidate),
      (n) => `${name} (${n})`,
    );
    taken.add(unique);
    return unique;
  });
}

/** The name of a table. */
export function tableName(original: string): string {
  return cut(clean(original).trim(), longestColumnName) || 'table';
}

/** Equal for names that some file system takes as the same. */
function fold(name: string): string {
  return name.normalize('NFC').toUpperCase().toLowerCase();
}

function filePart(part: string): string {
  const trimmed = clean(part)
    .replace(/[\\:*?"<>|/]/g, '_')
    .replace(/^[ .]+|[ .]+$/g, '');
  const safe = deviceName.test(trimmed) ? `_${trimmed}` : trimmed;
  return shorten(safe || '_', longestFilePart);
}

/** Cuts before the ending, so that the file keeps its type. */
function shorten(name: string, codePoints: number): string {
  if ([...name].length <= codePoints) return name;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return cut(name.slice(0, name.length - ending.length), codePoints - ending.length).replace(/[ .]+$/, '') + ending;
}

function numberedFile(name: string, n: number): string {
  const slash = name.lastIndexOf('/') + 1;
  const ending = /\.[A-Za-z0-9]{1,10}$/.exec(name.slice(slash))?.[0] ?? '';
  const stem = name.slice(slash, name.length - ending.length);
  return `${name.slice(0, slash)}${cut(stem, longestFilePart - ending.length - 8)} (${n})${ending}`;
}

/** Gives each file a name by the rules of FORMAT.md 7.5, `/` between its parts; one namer serves one case. */
export function createFileNamer(used: Iterable<string> = []): (parts: readonly string[]) => string {
  const taken = new Set([...used].map(fold));
  return (parts) => {
    const kept = parts.length <= deepestFile ? parts : [...parts.slice(0, deepestFile - 1), parts.at(-1) ?? ''];
    const mapped = kept.map(filePart);
    while ([...mapped.join('/')].length > longestFileName - 8 && mapped.length > 1) mapped.shift();
    const name = mapped.join('/');
    const unique = distinct(
      name,
      (candidate) => taken.has(fold(candidate)),
      (n) => numberedFile(name, n),
    );
    taken.add(fold(unique));
    return unique;
  };
}
