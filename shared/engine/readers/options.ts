// How a person wants a file to be read; what is not said is found.
import type { Quoting } from './text/dialect.ts';

/** What may be said of the rows of a table. */
export interface LayoutChoice {
  /** Line or sheet row of the header, of its upper row if it has two, from 1; 0: no header. */
  readonly headerRow?: number;
  readonly headerRows?: 1 | 2;
  /** Lines or sheet rows, from 1: what lies before and behind them is set apart. */
  readonly firstRow?: number;
  readonly lastRow?: number;
}

export interface ReadOptions extends LayoutChoice {
  /** `utf-8`, `gbk`, `gb18030`, `big5`, `utf-16`: instead of finding it. */
  readonly encoding?: string;
  /** One to eight signs; `tab` and `\t` stand for the tab. */
  readonly delimiter?: string;
  readonly quoting?: Quoting;
  /** Name of one sheet, or its number from 1. */
  readonly sheet?: string;
  /** By the name of a sheet: what is said of the rows of this one alone. */
  readonly sheets?: ReadonlyMap<string, LayoutChoice>;
  readonly signal?: AbortSignal;
  /** Told how many bytes of the source have been read. */
  readonly onProgress?: (bytes: number, total: number) => void;
}

/** The options as they hold for one sheet. */
export function optionsFor(sheet: string | undefined, options: ReadOptions): ReadOptions {
  const own = sheet === undefined ? undefined : options.sheets?.get(sheet);
  return own === undefined ? options : { ...options, ...own };
}
