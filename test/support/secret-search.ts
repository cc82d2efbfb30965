// Searching bytes for secrets in every form they might be left in: text in four encodings, and both texts and keys as hex and base64.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';

export type Needle = { readonly label: string; readonly form: string; readonly bytes: Buffer };
export type Found = { readonly label: string; readonly form: string; readonly place: string };

/** Fewer bytes are met by chance in megabytes of ciphertext. */
export const shortest = 8;

function utf16be(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** The middle of the base64 of `bytes` when it begins at each of the three places in a group. */
function inBase64(bytes: Buffer): Buffer[] {
  return [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const first = Math.ceil((shift * 8) / 6);
    return Buffer.from(text.slice(first, Math.floor(((shift + bytes.length) * 8) / 6)));
  });
}

function encoded(bytes: Buffer, from: string): [form: string, bytes: Buffer][] {
  const hex = bytes.toString('hex');
  const forms: [string, Buffer][] = [
    [`hex of ${from}`, Buffer.from(hex)],
    [`HEX of ${from}`, Buffer.from(hex.toUpperCase())],
  ];
  for (const [shift, base64] of inBase64(bytes).entries()) {
    forms.push([`base64 of ${from}, ${shift}`, base64]);
    const url = Buffer.from(base64.toString().replaceAll('+', '-').replaceAll('/', '_'));
    if (!url.equals(base64)) forms.push([`base64url of ${from}, ${shift}`, url]);
  }
  return forms;
}

/** @param label what is reported if it is found; never the value itself */
export function textNeedles(label: string, text: string): Needle[] {
  const utf8 = Buffer.from(text);
  const gb18030 = Buffer.from(encodeGb18030(text));
  const isAscii = gb18030.equals(utf8);
  const inGb18030: [string, Buffer][] = isAscii ? [] : [['GB18030', gb18030], ...encoded(gb18030, 'GB18030')];
  const forms: [string, Buffer][] = [
    ['UTF-8', utf8],
    ['UTF-16LE', Buffer.from(text, 'utf16le')],
    ['UTF-16BE', utf16be(text)],
    ...inGb18030,
    ...encoded(utf8, 'UTF-8'),
  ];
  return forms.map(([form, bytes]) => ({ label, form, bytes })).filter(({ bytes }) => bytes.length >= shortest);
}

/** A key: its bytes, and what they look like as text. */
export function keyNeedles(label: string, key: Uint8Array): Needle[] {
  const bytes = Buffer.from(key);
  return [
    { label, form: 'bytes', bytes },
    ...encoded(bytes, 'bytes').map(([form, found]) => ({ label, form, bytes: found })),
  ];
}

export type Finder = (haystack: Buffer, place: string) => Found[];

/** One pass over the haystack for all needles: the first four bytes of each are looked up at every place. */
export function createFinder(needles: readonly Needle[]): Finder {
  const byStart = new Map<number, Needle[]>();
  const maybe = new Uint8Array(1 << 16);
  for (const needle of needles) {
    const start = needle.bytes.readUInt32LE(0);
    byStart.set(start, [...(byStart.get(start) ?? []), needle]);
    maybe[start & 0xffff] = 1;
  }
  return (haystack, place) => {
    const found = new Map<Needle, Found>();
    for (let at = 0; at + shortest <= haystack.length; at += 1) {
      if (maybe[(haystack[at] as number) | ((haystack[at + 1] as number) << 8)] === 0) continue;
      for (const needle of byStart.get(haystack.readUInt32LE(at)) ?? []) {
        const { bytes, form, label } = needle;
        if (at + bytes.length > haystack.length) continue;
        if (haystack.compare(bytes, 0, bytes.length, at, at + bytes.length) === 0)
          found.set(needle, { label, form, place });
      }
    }
    return [...found.values()];
  };
}

/** All files below a folder, as paths below it; `except` names what is left out with all below it. */
export function filesBelow(root: string, except: readonly string[] = []): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (name) =>
      !except.some((left) => name === left || name.startsWith(`${left}/`)) && statSync(join(root, name)).isFile(),
  );
}

/** Searches the content and the names of files. */
export function searchFiles(find: Finder, root: string, except: readonly string[] = []): Found[] {
  return filesBelow(root, except).flatMap((name) => [
    ...find(readFileSync(join(root, name)), name),
    ...find(Buffer.concat([Buffer.from(name), Buffer.alloc(shortest)]), `the name of ${name}`),
  ]);
}
