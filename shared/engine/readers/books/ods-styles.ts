// The cell styles of an OpenDocument (1.3 part 3, 16): the colour behind a cell, and whether its number is shown as a date or a time.
import type { NumberFormat } from './xlsx-values.ts';
import type { Attributes } from './xml.ts';

type Format = { -readonly [Key in keyof NumberFormat]: NumberFormat[Key] };

interface Style {
  readonly parent: string | undefined;
  readonly data: string | undefined;
  colour?: string | undefined;
}

export interface OdsCellStyle {
  readonly colour: string | undefined;
  readonly format: NumberFormat | undefined;
}

const plain = /^(?:transparent|#ffffff)$/i;
const ofTime = /^(?:hours|minutes|seconds)$/;
const ofDate = /^(?:year|month|day|era|week-of-year|quarter)$/;
/** Styles that lead to each other; those of a person are two or three. */
const mostParents = 8;

/** Told of the tags of `styles.xml` and `content.xml`, in this order. */
export class OdsStyles {
  readonly #styles = new Map<string, Style>();
  readonly #formats = new Map<string, Format>();
  #style: Style | undefined;
  #format: Format | undefined;

  open(name: string, attributes: Attributes): void {
    const id = attributes['style:name'];
    if (name === 'style' && id !== undefined) this.#open(id, attributes);
    else if (name === 'table-cell-properties' && this.#style !== undefined)
      this.#paint(attributes['fo:background-color']);
    else if ((name === 'date-style' || name === 'time-style') && id !== undefined) this.#openFormat(id, attributes);
    else if (ofTime.test(name) && this.#format !== undefined) this.#format.time = true;
    else if (ofDate.test(name) && this.#format !== undefined) this.#format.date = true;
  }

  of(name: string | undefined): OdsCellStyle {
    let colour: string | undefined;
    let data: string | undefined;
    let style = name === undefined ? undefined : this.#styles.get(name);
    for (let step = 0; style !== undefined && step < mostParents; step += 1) {
      colour ??= style.colour;
      data ??= style.data;
      style = style.parent === undefined ? undefined : this.#styles.get(style.parent);
    }
    const isPlain = colour === undefined || plain.test(colour);
    return { colour: isPlain ? undefined : colour, format: data === undefined ? undefined : this.#formats.get(data) };
  }

  #open(id: string, attributes: Attributes): void {
    this.#format = undefined;
    if (attributes['style:family'] !== 'table-cell') {
      this.#style = undefined;
      return;
    }
    this.#style = { parent: attributes['style:parent-style-name'], data: attributes['style:data-style-name'] };
    this.#styles.set(id, this.#style);
  }

  #paint(colour: string | undefined): void {
    if (this.#style !== undefined) this.#style.colour = colour;
  }

  #openFormat(id: string, attributes: Attributes): void {
    const elapsed = attributes['number:truncate-on-overflow'] === 'false';
    this.#format = { date: false, time: false, elapsed, zeros: 0 };
    this.#formats.set(id, this.#format);
  }
}
