// A bounded XML reader: chunks in, tags and texts out; no DTD, no entities but the five of XML, limited depth and silence.
import { TextDecoder } from 'node:util';
import { SaxesParser } from 'saxes';
import { HandoverError } from '../../../domain/errors.ts';
import { limits } from '../limits.ts';

export type Attributes = Readonly<Record<string, string>>;

/** Told of each tag by its local name: a namespace prefix is cut off, since writers choose it freely. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  text(text: string): void;
}

/** An attribute of type boolean (XML Schema 3.3.2). */
export function isTrue(value: string | undefined): boolean {
  return value === '1' || value === 'true';
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Counts what stands between two tags, and how deep they nest. */
class Guard {
  readonly #file: string;
  #depth = 0;
  #quiet = 0;

  constructor(file: string) {
    this.#file = file;
  }

  bomb(limit: string): HandoverError {
    return new HandoverError('input.bomb', { file: this.#file }, { limit });
  }

  feed(length: number): void {
    this.#quiet += length;
    if (this.#quiet > limits.xmlQuiet) throw this.bomb('xml_text');
  }

  enter(): void {
    this.#quiet = 0;
    this.#depth += 1;
    if (this.#depth > limits.xmlDepth) throw this.bomb('xml_depth');
  }

  leave(): void {
    this.#quiet = 0;
    this.#depth -= 1;
  }
}

function createParser(handler: XmlHandler, guard: Guard, file: string): Pick<SaxesParser, 'write' | 'close'> {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  parser.on('opentag', (tag) => {
    guard.enter();
    handler.open(localName(tag.name), tag.attributes);
  });
  parser.on('closetag', (tag) => {
    guard.leave();
    handler.close(localName(tag.name));
  });
  parser.on('text', (text) => handler.text(text));
  parser.on('cdata', (text) => handler.text(text));
  parser.on('doctype', () => {
    throw guard.bomb('xml_doctype');
  });
  parser.on('error', (cause) => {
    throw new HandoverError('input.damaged', { file }, {}, { cause });
  });
  return parser;
}

/**
 * Reads XML (UTF-8 or UTF-16) and yields after each chunk, when all handlers of that chunk have run.
 * @throws input.damaged, input.bomb
 */
export async function* parseXml(
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  file: string,
): AsyncGenerator<void> {
  const guard = new Guard(file);
  const parser = createParser(handler, guard, file);
  let decoder: TextDecoder | undefined;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(chunk[0] === 0xff ? 'utf-16le' : chunk[0] === 0xfe ? 'utf-16be' : 'utf-8');
    guard.feed(chunk.length);
    parser.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  parser.write(decoder?.decode() ?? '');
  parser.close();
  yield;
}
