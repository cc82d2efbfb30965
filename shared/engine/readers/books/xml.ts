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
export class XmlGuard {
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

function createSaxes(handler: XmlHandler, guard: XmlGuard, file: string): SaxesParser {
  const saxes = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  saxes.on('opentag', (tag) => {
    guard.enter();
    handler.open(localName(tag.name), tag.attributes);
  });
  saxes.on('closetag', (tag) => {
    guard.leave();
    handler.close(localName(tag.name));
  });
  saxes.on('text', (text) => handler.text(text));
  saxes.on('cdata', (text) => handler.text(text));
  saxes.on('doctype', () => {
    throw guard.bomb('xml_doctype');
  });
  saxes.on('error', (cause) => {
    throw new HandoverError('input.damaged', { file }, {}, { cause });
  });
  return saxes;
}

/** Takes the bytes of a document (UTF-8 or UTF-16) in pieces and tells its handler. */
export class XmlParser {
  readonly guard: XmlGuard;
  readonly #saxes: SaxesParser;
  #decoder: TextDecoder | undefined;

  constructor(handler: XmlHandler, file: string) {
    this.guard = new XmlGuard(file);
    this.#saxes = createSaxes(handler, this.guard, file);
  }

  /** XML 1.0 in UTF-8, as far as it has been read; 1.1 has other line ends. */
  get isUsual(): boolean {
    return this.#decoder?.encoding === 'utf-8' && (this.#saxes.xmlDecl.version ?? '1.0') === '1.0';
  }

  /** @throws input.damaged, input.bomb, and what the handler throws */
  feed(piece: Uint8Array): void {
    this.#decoder ??= new TextDecoder(piece[0] === 0xff ? 'utf-16le' : piece[0] === 0xfe ? 'utf-16be' : 'utf-8');
    this.guard.feed(piece.length);
    this.#saxes.write(this.#decoder.decode(piece, { stream: true }));
  }

  end(): void {
    this.#saxes.write(this.#decoder?.decode() ?? '');
    this.#saxes.close();
  }
}

/**
 * Reads XML and yields after each chunk, when all handlers of that chunk have run.
 * @throws input.damaged, input.bomb
 */
export async function* parseXml(
  chunks: AsyncIterable<Uint8Array>,
  handler: XmlHandler,
  file: string,
): AsyncGenerator<void> {
  const parser = new XmlParser(handler, file);
  for await (const chunk of chunks) {
    parser.feed(chunk);
    yield;
  }
  parser.end();
  yield;
}
