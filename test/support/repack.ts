// Takes archives apart and puts them together again with right headers, as an attacker would.
import type { Bytes } from '../../shared/format/bytes.ts';
import { arraySource } from '../../shared/format/package/source.ts';
import type { PlacedEntry } from '../../shared/format/package/zip.ts';
import { readZipLayout } from '../../shared/format/package/zip-read.ts';
import { bytesEntry, zipStream } from '../../shared/format/package/zip-write.ts';
import { collect } from './package-fixture.ts';

export interface Unpacked {
  readonly folder: string;
  /** By path below the folder, in order. */
  readonly entries: Map<string, Bytes>;
}

export async function unpack(archive: Bytes): Promise<Unpacked> {
  const layout = await readZipLayout(arraySource(archive));
  const folder = layout[0]?.path.split('/')[0] ?? '';
  const content = ({ dataOffset, size }: PlacedEntry): Bytes => archive.slice(dataOffset, dataOffset + size);
  return { folder, entries: new Map(layout.map((entry) => [entry.path.slice(folder.length + 1), content(entry)])) };
}

/** The entries in just this order, with headers that fit. */
export function pack(entries: Iterable<readonly [path: string, bytes: Bytes]>): Promise<Bytes> {
  return collect(zipStream([...entries].map(([path, bytes]) => bytesEntry(path, bytes))));
}

/** All headers made anew over data that was changed in place. */
export async function repairCrc(archive: Bytes): Promise<Bytes> {
  const layout = await readZipLayout(arraySource(archive));
  return pack(layout.map(({ path, dataOffset, size }) => [path, archive.slice(dataOffset, dataOffset + size)]));
}
