// Whether a picture or a film tells where it was taken.
import type { Source } from '../source.ts';
import { filmTellsPlace, heicTellsPlace } from './boxes.ts';
import { type Read, tiffTellsPlace } from './exif.ts';
import { jpegTellsPlace, pngTellsPlace, webpTellsPlace } from './picture-parts.ts';

type Ask = (read: Read, size: number) => Promise<boolean>;

const asks: Readonly<Record<string, Ask>> = {
  jpeg: jpegTellsPlace,
  png: pngTellsPlace,
  webp: webpTellsPlace,
  tiff: tiffTellsPlace,
  heic: heicTellsPlace,
  video: filmTellsPlace,
};

/** @param format as `magicOf` tells it @throws io.* */
export async function tellsPlace({ read, size }: Pick<Source, 'read' | 'size'>, format: string): Promise<boolean> {
  const bounded: Read = (offset, length) =>
    offset < size ? read(offset, Math.min(length, size - offset)) : Promise.resolve(new Uint8Array(0));
  return asks[format]?.(bounded, size) ?? false;
}
