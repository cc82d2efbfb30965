// What an OpenDocument says of itself beside its cells: sheets, styles, names, filters, links, from which day dates count, who wrote it.
import { HandoverError } from '../../../domain/errors.ts';
import { foundNotices } from '../found-notices.ts';
import type { Notice } from '../record.ts';
import { OdsStyles } from './ods-styles.ts';
import type { Attributes } from './xml.ts';
import { walkTags } from './xml-tags.ts';
import type { ZipParts } from './zip.ts';

export const content = 'content.xml';
const msPerDay = 86_400_000;

interface NamedSheet {
  readonly name: string;
  /** Among all tables of the document. */
  readonly number: number;
  readonly isHidden: boolean;
}

export class OdsContents {
  readonly styles = new OdsStyles();
  readonly names: string[] = [];
  filters = 0;
  /** Days between the first day of this document and that of others, 1899-12-30. */
  firstDay = 0;
  readonly #tables: NamedSheet[] = [];
  /** Tables that hold what was seen last in another file. */
  readonly #linked = new Set<number>();
  readonly #hiddenStyles = new Set<string>();
  #style = '';
  #ranges = 0;

  get sheets(): NamedSheet[] {
    return this.#tables.filter(({ number }) => !this.#linked.has(number));
  }

  /** Tables and ranges that come from other files. */
  get links(): number {
    return this.#ranges + this.#linked.size;
  }

  open(name: string, attributes: Attributes, parent: string): void {
    this.styles.open(name, attributes);
    if (name === 'style') this.#style = attributes['style:name'] ?? '';
    else if (name === 'table-properties' && attributes['table:display'] === 'false')
      this.#hiddenStyles.add(this.#style);
    else if (name === 'table') this.#openTable(attributes);
    else if (name === 'table-source' && parent === 'table') this.#linked.add(this.#tables.length - 1);
    else if (name === 'null-date') this.#setFirstDay(attributes['table:date-value']);
    else this.#count(name, attributes);
  }

  #openTable(attributes: Attributes): void {
    const isHidden = this.#hiddenStyles.has(attributes['table:style-name'] ?? '');
    this.#tables.push({ name: attributes['table:name'] ?? '', number: this.#tables.length, isHidden });
  }

  #setFirstDay(day = ''): void {
    const days = (Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / msPerDay;
    if (Number.isInteger(days)) this.firstDay = days;
  }

  #count(name: string, attributes: Attributes): void {
    if (name === 'named-range' || name === 'named-expression') this.names.push(attributes['table:name'] ?? '');
    else if (name === 'filter') this.filters += 1;
    else if (name === 'dde-link' || name === 'cell-range-source') this.#ranges += 1;
  }
}

/** Fields of the book's properties that name a person or a company. */
async function properties(zip: ZipParts, file: string): Promise<number> {
  const filled = new Set<string>();
  if (zip.size('meta.xml') === undefined) return 0;
  let own = '';
  const open = (_: string, attributes: Attributes) => {
    own = attributes['meta:name'] ?? '';
  };
  const text = (piece: string, parent: string) => {
    const name = parent === 'user-defined' ? own : parent;
    if (/^(?:creator|initial-creator|printed-by|Manager|Company)$/.test(name) && piece.trim() !== '') filled.add(name);
  };
  await walkTags(zip, 'meta.xml', file, open, text);
  return filled.size;
}

/** @throws input.password-protected */
async function refuseEncrypted(zip: ZipParts, file: string): Promise<void> {
  const manifest = 'META-INF/manifest.xml';
  if (zip.size(manifest) === undefined) return;
  await walkTags(zip, manifest, file, (name) => {
    if (name === 'encryption-data') throw new HandoverError('input.password-protected', { file });
  });
}

/** @throws input.password-protected, input.damaged, input.bomb */
export async function readContents(zip: ZipParts, file: string): Promise<OdsContents> {
  await refuseEncrypted(zip, file);
  const contents = new OdsContents();
  const { styles } = contents;
  if (zip.size('styles.xml') !== undefined)
    await walkTags(zip, 'styles.xml', file, (name, attributes) => styles.open(name, attributes));
  await walkTags(zip, content, file, (...tag) => contents.open(...tag));
  return contents;
}

/** Of the whole book. @throws input.damaged, input.bomb */
export async function contentNotices(
  zip: ZipParts,
  { names, filters, links }: OdsContents,
  file: string,
): Promise<Notice[]> {
  return foundNotices([
    ['defined_names', names.length, names],
    ['filters', filters],
    ['external_links', links],
    ['book_properties', await properties(zip, file)],
  ]);
}
