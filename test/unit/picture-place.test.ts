// Pictures and films that tell where they were taken, in every container that phones write.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listAttachments } from '../../shared/engine/readers/attachments/attachments.ts';
import { inFolder } from '../support/awkward-files.ts';

function u16(value: number): Buffer {
  return Buffer.from([value >> 8, value & 255]);
}

function u32(value: number): Buffer {
  return Buffer.concat([u16(Math.floor(value / 65_536)), u16(value & 65_535)]);
}

/** A directory of one entry. */
function directory(tag: number, value: number): Buffer {
  return Buffer.concat([u16(1), u16(tag), u16(4), u32(1), u32(value), u32(0)]);
}

const gps = 0x8825;
const orientation = 0x0112;

/** A TIFF with one tag, which stands behind `gap` bytes. */
function tiff(tag: number, gap = 0): Buffer {
  const head = Buffer.concat([Buffer.from('MM\0*', 'latin1'), u32(8 + gap), Buffer.alloc(gap)]);
  return Buffer.concat([head, directory(tag, 1)]);
}

const exifHead = Buffer.from('Exif\0\0');

function jpeg(content: Buffer): Buffer {
  const other = Buffer.concat([u16(0xffe0), u16(6), Buffer.from('JFIF')]);
  const segment = Buffer.concat([u16(0xffe1), u16(content.length + 2), content]);
  return Buffer.concat([u16(0xffd8), other, segment, u16(0xffda), u16(2)]);
}

function png(mark: string, content: Buffer): Buffer {
  const chunk = (name: string, bytes: Buffer) =>
    Buffer.concat([u32(bytes.length), Buffer.from(name), bytes, Buffer.alloc(4)]);
  const head = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([
    head,
    chunk('IDAT', Buffer.alloc(200_000)),
    chunk(mark, content),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function webp(content: Buffer): Buffer {
  const chunk = (name: string, bytes: Buffer) =>
    Buffer.concat([Buffer.from(name), u32(bytes.length).swap32(), bytes, Buffer.alloc(bytes.length % 2)]);
  const body = Buffer.concat([Buffer.from('WEBP'), chunk('VP8 ', Buffer.alloc(7)), chunk('EXIF', content)]);
  return Buffer.concat([Buffer.from('RIFF'), u32(body.length).swap32(), body]);
}

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  return Buffer.concat([u32(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

/** A HEIC whose second item is EXIF, behind the picture. */
function heic(content: Buffer): Buffer {
  const ftyp = box('ftyp', Buffer.from('heic'), u32(0));
  const infe = (id: number, type: string) => box('infe', u32(2 << 24), u16(id), u16(0), Buffer.from(type));
  const iinf = box('iinf', u32(0), u16(2), infe(1, 'hvc1'), infe(7, 'Exif'));
  const item = (id: number, at: number) => Buffer.concat([u16(id), u16(0), u16(0), u16(1), u32(at), u32(9)]);
  const iloc = (at: number) => box('iloc', u32(1 << 24), u16(0x4400), u16(2), item(1, at), item(7, at + 100));
  const meta = (at: number) => box('meta', u32(0), iinf, iloc(at));
  const data = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(data), box('mdat', Buffer.alloc(100), u32(6), exifHead, content)]);
}

function film(...notes: readonly Buffer[]): Buffer {
  const data = box('mdat', Buffer.alloc(300_000));
  return Buffer.concat([box('ftyp', Buffer.from('mp42'), u32(0)), data, box('moov', box('udta', ...notes))]);
}

async function placeOf(bytes: Buffer): Promise<[format: string | undefined, place: boolean | undefined]> {
  return inFolder(async (folder) => {
    await writeFile(join(folder, '照片'), bytes);
    const [file] = (await listAttachments(join(folder, '照片'))).files;
    return [file?.format, file?.place];
  });
}

const xmp = Buffer.from('http://ns.adobe.com/xap/1.0/\0<x exif:GPSLatitude="1"/>');

describe.each<[string, (content: Buffer) => Buffer]>([
  ['jpeg', (content) => jpeg(Buffer.concat([exifHead, content]))],
  ['png', (content) => png('eXIf', content)],
  ['webp', webp],
  ['heic', heic],
])('%s', (format, picture) => {
  test('with a directory of GPS, with another tag alone, cut short', async () => {
    expect(await placeOf(picture(tiff(gps)))).toEqual([format, true]);
    expect(await placeOf(picture(tiff(orientation)))).toEqual([format, false]);
    const whole = picture(tiff(gps));
    for (let length = 16; length < whole.length - 60; length += Math.ceil(whole.length / 40)) {
      expect((await placeOf(whole.subarray(0, length)))[1] ?? false).toBe(false);
    }
  });
});

test('a TIFF with its directories far behind', async () => {
  expect(await placeOf(tiff(gps, 300_000))).toEqual(['tiff', true]);
  expect(await placeOf(tiff(orientation, 300_000))).toEqual(['tiff', false]);
});

test('a place in XMP', async () => {
  expect(await placeOf(jpeg(xmp))).toEqual(['jpeg', true]);
  expect(await placeOf(png('iTXt', xmp))).toEqual(['png', true]);
  expect(await placeOf(png('iTXt', Buffer.from('XML:com.adobe.xmp')))).toEqual(['png', false]);
});

test('a film', async () => {
  expect(await placeOf(film(box('\xa9xyz', Buffer.from('+31+121/'))))).toEqual(['video', true]);
  expect(await placeOf(film(box('\xa9nam', Buffer.from('x'))))).toEqual(['video', false]);
});
