// Cuts HTML as office programs and web sites write it into tags and texts; forgives everything, holds one tag or text at a time.
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';

export type MarkupToken =
  | { readonly kind: 'open'; readonly name: string; readonly attributes: ReadonlyMap<string, string> }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string };

const named: Readonly<Record<string, string>> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: '\u00a0',
    ensp: '\u2002',
    emsp: '\u2003',
    thinsp: '\u2009',
  },
  ...{ middot: '·', bull: '•', hellip: '…', mdash: '—', ndash: '–', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”' },
  ...{ laquo: '«', raquo: '»', times: '×', divide: '÷', deg: '°', plusmn: '±', yen: '¥', euro: '€', pound: '£' },
  ...{ copy: '©', reg: '®', trade: '™', sect: '§', para: '¶', zwnj: '\u200c', zwj: '\u200d', shy: '\u00ad', cent: '¢' },
};

function reference(all: string, name: string): string {
  if (!name.startsWith('#')) return (Object.hasOwn(named, name) ? named[name] : undefined) ?? all;
  const isHex = /^#x/i.test(name);
  const code = Number.parseInt(name.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all;
}

/** Entities become their characters; those that are not known stay as they are written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-f]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,15});/gi, reference);
}

const attribute = /([^\s"'>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g;

function tagOf(inner: string): MarkupToken | undefined {
  const [, slash, name, rest = ''] = /^(\/?)([a-z][^\s/>]*)([\s\S]*)$/i.exec(inner) ?? [];
  if (name === undefined) return undefined;
  if (slash === '/') return { kind: 'close', name: name.toLowerCase() };
  const attributes = new Map<string, string>();
  for (const [, key = '', double, single, bare] of rest.matchAll(attribute)) {
    attributes.set(key.toLowerCase(), decodeEntities(double ?? single ?? bare ?? ''));
  }
  return { kind: 'open', name: name.toLowerCase(), attributes };
}

/** The end of the tag that begins at `from`: `>` outside quotes; -1 if it is not here yet. */
function endOfTag(text: string, from: number): number {
  let quote = '';
  for (let at = from + 1; at < text.length; at += 1) {
    const sign = text[at] as string;
    if (quote !== '') quote = sign === quote ? '' : quote;
    // An apostrophe that does not follow `=` opens nothing.
    else if ((sign === '"' || sign === "'") && text[at - 1] === '=') quote = sign;
    else if (sign === '>') return at;
  }
  return -1;
}

/** Elements whose content is no text of the page: `comment` is a cell's note. */
const silent = new Set(['style', 'script', 'xml', 'comment']);

interface Step {
  readonly tokens: readonly MarkupToken[];
  readonly at: number;
}

export class MarkupScanner {
  readonly #file: string;
  #rest = '';
  /** What ends the part that is being passed over. */
  #until = '';

  constructor(file: string) {
    this.#file = file;
  }

  /** The tokens that are whole with this piece of text. @throws input.bomb for a tag or comment without end */
  *feed(piece: string, isLast = false): Generator<MarkupToken> {
    const text = this.#rest + piece;
    let at = 0;
    while (at < text.length) {
      const end = this.#step(text, at, isLast);
      if (end === undefined) break;
      yield* end.tokens;
      at = end.at;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > limits.xmlQuiet) {
      throw new HandoverError('input.bomb', { file: this.#file }, { limit: 'xml_text' });
    }
  }

  /** One token from `at`; undefined if more text is needed. */
  #step(text: string, at: number, isLast: boolean): Step | undefined {
    if (this.#until !== '') return this.#pass(text, at, isLast);
    const tag = text.indexOf('<', at);
    if (tag !== at) {
      const end = tag < 0 ? text.length : tag;
      if (tag < 0 && !isLast && text.length - at < limits.chunk) return undefined;
      return { tokens: [{ kind: 'text', text: decodeEntities(text.slice(at, end)) }], at: end };
    }
    if (text.startsWith('<!--', at)) {
      this.#until = '-->';
      return { tokens: [], at: at + 4 };
    }
    return this.#tag(text, at, isLast);
  }

  #tag(text: string, at: number, isLast: boolean): Step | undefined {
    // A sign that begins no tag is text.
    const isTag = /^<[a-z/!?]/i.test(text.slice(at, at + 2));
    if (!isTag && (isLast || text.length > at + 1)) return { tokens: [{ kind: 'text', text: '<' }], at: at + 1 };
    const end = endOfTag(text, at);
    if (end < 0) return isLast ? { tokens: [], at: text.length } : undefined;
    const token = tagOf(text.slice(at + 1, end));
    const isSelfClosed = text[end - 1] === '/';
    if (token?.kind === 'open' && silent.has(token.name) && !isSelfClosed) this.#until = `</${token.name}`;
    return { tokens: token === undefined ? [] : [token], at: end + 1 };
  }

  /** Passes over a comment, a style or a script; its end may be cut in two by the pieces. */
  #pass(text: string, at: number, isLast: boolean): Step | undefined {
    const until = this.#until;
    const found = new RegExp(until, 'gi');
    found.lastIndex = at;
    const end = found.exec(text)?.index;
    if (end !== undefined) {
      this.#until = '';
      return { tokens: [], at: until === '-->' ? end + until.length : end };
    }
    const kept = isLast ? text.length : text.length - until.length + 1;
    return kept > at ? { tokens: [], at: kept } : undefined;
  }
}
