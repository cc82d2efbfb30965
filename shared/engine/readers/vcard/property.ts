// One content line of a vCard (versit 2.1, RFC 2426, RFC 6350): group, name, parameters, and the value with its encoding undone.

export interface Property {
  readonly group: string;
  /** Upper case. */
  readonly name: string;
  /** What kind of telephone, address … it is: lower case, sorted, without what all of them are. */
  readonly types: readonly string[];
  readonly isPreferred: boolean;
  /** A picture, a sound or a key in base64: its value is not kept. */
  readonly isBinary: boolean;
  /** Parameters that no column holds. */
  readonly leftOut: number;
  readonly value: string;
}

/** What the line says up to its colon. */
export interface Head {
  /** As it stands. */
  readonly text: string;
  readonly group: string;
  readonly name: string;
  readonly isQuotedPrintable: boolean;
  readonly isBase64: boolean;
  readonly parameters: Parameters;
}

interface Parameters {
  readonly types: readonly string[];
  readonly charset: string | undefined;
  readonly isPreferred: boolean;
  readonly isUri: boolean;
  readonly leftOut: number;
}

const encodings = new Set(['quoted-printable', 'base64', 'b', '7bit', '8bit', 'q']);
/** A telephone is for voice, an address of e-mail on the internet, unless something else is said. */
const plainTypes = new Set(['voice', 'internet', 'pref', '']);
const known = new Set(['encoding', 'charset', 'value', 'type', 'pref']);

/** The same few heads stand in every card of a file. */
const heads = new Map<string, Head>();
const mostHeads = 1_000;

const longestHead = 4_096;

/** Where the head of a line ends: at the first colon outside quotes; -1 without one. */
function headEnd(line: string): number {
  const start = line.slice(0, longestHead);
  const colon = start.indexOf(':');
  if (!start.slice(0, Math.max(0, colon)).includes('"')) return colon;
  return /^(?:[^":]|"[^"]*")*(?=:)/.exec(start)?.[0].length ?? -1;
}

/** Undefined for what is no content line. */
export function headOf(line: string): Head | undefined {
  const end = headEnd(line);
  if (end <= 0) return undefined;
  const head = knownHead(line.slice(0, end));
  const isData = head?.isBase64 === false && /^:data:[^,]*;base64,/i.test(line.slice(end, end + 100));
  return isData && head !== undefined ? { ...head, isBase64: true } : head;
}

/** A name of a program's own may have spaces in it: `X-GOOGLE TALK`. */
function knownHead(text: string): Head | undefined {
  const known = heads.get(text);
  if (known !== undefined) return known;
  if (!/^(?:[A-Za-z0-9_-]+\.)?(?:[A-Za-z0-9_-]+|X-[A-Za-z0-9 _/-]+)(?:;|$)/.test(text)) return undefined;
  const [first = '', ...items] = text.match(/(?:[^";]|"[^"]*")+/g) ?? [];
  const [name = '', group = ''] = first.split('.').reverse();
  const head = {
    text,
    group: group.toLowerCase(),
    name: name.toUpperCase(),
    isQuotedPrintable: /;(?:ENCODING=)?QUOTED-PRINTABLE(?:;|$)/i.test(text),
    isBase64: /;(?:ENCODING=(?:b|base64)|BASE64)(?:;|$)/i.test(text),
    parameters: parametersOf(items),
  };
  if (heads.size >= mostHeads) heads.clear();
  heads.set(text, head);
  return head;
}

function parametersOf(items: readonly string[]): Parameters {
  const types: string[] = [];
  const values = new Map<string, string>();
  let leftOut = 0;
  for (const item of items) {
    const [first = '', ...rest] = item.split('=');
    const name = rest.length === 0 ? (encodings.has(first.toLowerCase()) ? 'encoding' : 'type') : first.toLowerCase();
    const value = (rest.length === 0 ? first : rest.join('=')).replaceAll('"', '');
    if (name === 'type') types.push(...value.toLowerCase().split(','));
    else if (known.has(name)) values.set(name, value);
    else leftOut += 1;
  }
  return {
    types: [...new Set(types)].filter((type) => !plainTypes.has(type)).sort(),
    charset: values.get('charset'),
    isPreferred: types.includes('pref') || values.has('pref'),
    isUri: values.get('value')?.toLowerCase() === 'uri',
    leftOut,
  };
}

/** Bytes of quoted-printable text (RFC 2045 6.7), its soft line breaks gone. */
function quotedBytes(text: string): Buffer {
  const parts = text.split(/((?:=[0-9A-Fa-f]{2})+)/);
  return Buffer.concat(
    parts.map((part, index) => (index % 2 === 1 ? Buffer.from(part.replaceAll('=', ''), 'hex') : Buffer.from(part))),
  );
}

/** Undefined if the bytes are no text of the charset; without one they are UTF-8 or, from older phones, GB18030. */
function decoded(bytes: Buffer, charset: string | undefined): string | undefined {
  for (const label of charset === undefined ? ['utf-8', 'gb18030'] : [charset]) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {}
  }
  return undefined;
}

/** @param line with its folds undone · @returns undefined if its bytes are no text */
export function propertyOf(head: Head, line: string): Property | undefined {
  const { group, name, isBase64: isBinary, parameters } = head;
  const { types, isPreferred, isUri, leftOut, charset } = parameters;
  const raw = line.slice(head.text.length + 1);
  const value = head.isQuotedPrintable ? decoded(quotedBytes(raw), charset) : raw;
  if (value === undefined) return undefined;
  const plain = isUri ? value.replace(/^(?:tel|mailto):/i, '') : value;
  return { group, name, types, isPreferred, isBinary, leftOut, value: isBinary ? '' : plain };
}

/** In 2.1 only separators are escaped; since 3.0 line ends are too. */
export function unescaped(text: string, isOld: boolean): string {
  if (!text.includes('\\')) return text;
  if (isOld) return text.replace(/\\([;,:\\])/g, '$1');
  return text.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' || sign === 'N' ? '\n' : sign));
}

function endsEscaped(text: string): boolean {
  let count = 0;
  while (text[text.length - 1 - count] === '\\') count += 1;
  return count % 2 === 1;
}

/** The parts of a value such as `N`, each unescaped. */
export function partsOf(value: string, isOld: boolean): string[] {
  const parts: string[] = [];
  let begun = '';
  for (const piece of value.split(';')) {
    begun += piece;
    if (endsEscaped(piece)) begun += ';';
    else {
      parts.push(unescaped(begun, isOld));
      begun = '';
    }
  }
  return begun === '' ? parts : [...parts, unescaped(begun, isOld)];
}
