// Writes OpenDocument books from their tables' XML: all kinds of cells as LibreOffice, WPS and libraries write them.
import { zipFile } from '../../shared/engine/demo/zip-file.ts';
import { escapeXml } from './book.ts';

const namespaces = ['office', 'table', 'text', 'style', 'draw', 'fo', 'number', 'meta', 'dc']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');

export interface OpenDocument {
  /** What stands among the sheets: `<table:table>`, filters, names. */
  readonly tables: string;
  /** Styles of the document's own; those of `styles.xml`. */
  readonly automatic?: string;
  readonly named?: string;
  readonly meta?: string;
}

function part(name: string, inner: string): { name: string; bytes: Uint8Array } {
  return { name: `${name}.xml`, bytes: Buffer.from(`<office:document ${namespaces}>${inner}</office:document>`) };
}

export function openDocument({ tables, automatic = '', named = '', meta = '' }: OpenDocument): Uint8Array {
  return zipFile([
    { name: 'mimetype', bytes: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') },
    part('styles', `<office:styles>${named}</office:styles>`),
    part('meta', `<office:meta>${meta}</office:meta>`),
    part(
      'content',
      `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body>`,
    ),
  ]);
}

/** @param inside what stands before the text */
export function text(value: string, attributes = '', inside = ''): string {
  return `<table:table-cell office:value-type="string" ${attributes}>${inside}<text:p>${escapeXml(value)}</text:p></table:table-cell>`;
}

export function number(value: number | string, shown = String(value), attributes = ''): string {
  return `<table:table-cell office:value-type="float" office:value="${value}" ${attributes}><text:p>${shown}</text:p></table:table-cell>`;
}

export const row = (cells: readonly string[], attributes = '') =>
  `<table:table-row ${attributes}>${cells.join('')}</table:table-row>`;
export const sheet = (name: string, inner: string, attributes = '') =>
  `<table:table table:name="${name}" ${attributes}>${inner}</table:table>`;

const styled = (name: string, more: string, inner = '') =>
  `<style:style style:name="${name}" style:family="table-cell" ${more}>${inner}</style:style>`;
export const colourStyle = (name: string, colour: string, parent = 'Default') =>
  styled(
    ...([name, `style:parent-style-name="${parent}"`] as const),
    `<style:table-cell-properties fo:background-color="${colour}"/>`,
  );
export const childStyle = (name: string, parent: string) => styled(name, `style:parent-style-name="${parent}"`);
export const dataStyle = (name: string, data: string) => styled(name, `style:data-style-name="${data}"`);
