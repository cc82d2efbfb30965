// Masks of names of persons: the surname stays, 张* 张** 欧阳**; of a name without one its first sign, 阿** J***.
import { compoundSurnames } from '../detect/lists/surnames.ts';
import { firstHan, firstHanSecond, lastHan } from '../han-bytes.ts';
import { type Cover, coverOf } from './mask.ts';
import { plain } from './normal-form.ts';

const hanName = /^\p{Script=Han}{2,15}$/u;
const dottedName = /^\p{Script=Han}+(?:·\p{Script=Han}+)+$/u;
const letterName = /^(?!\p{Script=Han})\p{L}[\p{L}\p{M} .'’-]{1,60}$/u;
/** More stars would tell how long a rare name is. */
const mostStars = 2;

/** 张 三 and 欧阳 娜娜 are one name, 张三 李四 are two. */
function joined(name: string): string {
  if (!name.includes(' ')) return name;
  const [first = '', ...rest] = name.split(' ');
  const together = first + rest.join('');
  const isOne = [...together].length <= 3 || (rest.length === 1 && compoundSurnames.has(first));
  return isOne && hanName.test(together) ? together : name;
}

/** A surname alone is no name: of 欧阳 the first sign is taken for one. */
function surnameOf(name: string): string {
  for (const surname of [name.slice(0, 4), name.slice(0, 2)]) {
    if (compoundSurnames.has(surname) && name.length > surname.length) return surname;
  }
  return String.fromCodePoint(name.codePointAt(0) as number);
}

/** Undefined: not the form of one name. */
export function maskName(value: string): string | undefined {
  const name = joined(plain(value));
  if (hanName.test(name)) {
    const surname = surnameOf(name);
    return surname + '*'.repeat(Math.min(mostStars, [...name].length - [...surname].length));
  }
  if (dottedName.test(name)) return `${[...name][0]}**`;
  return letterName.test(name) && !/\p{Script=Han}/u.test(name) ? `${[...name][0]}***` : undefined;
}

const hanBytes = 3;
const mostHan = 15;
const covers = Array.from({ length: mostStars + 1 }, (_, stars) => coverOf(hanBytes, '*'.repeat(stars), 0));
const mayBeCompound = new Set(Array.from(compoundSurnames, (surname) => surname.charCodeAt(0)));

/** Of a name of common Han alone, whose first sign is a surname by itself. */
export function coverName(csv: Uint8Array, start: number, end: number): Cover | undefined {
  const length = (end - start) / hanBytes;
  if (!Number.isInteger(length) || length < 2 || length > mostHan) return undefined;
  for (let at = start; at < end; at += hanBytes) {
    const byte = csv[at] as number;
    if (byte < firstHan || byte > lastHan || (byte === firstHan && (csv[at + 1] as number) < firstHanSecond))
      return undefined;
  }
  return mayBeCompound.has(hanAt(csv, start)) ? undefined : covers[Math.min(mostStars, length - 1)];
}

function hanAt(csv: Uint8Array, at: number): number {
  const [first, second, third] = [csv[at] as number, csv[at + 1] as number, csv[at + 2] as number];
  return ((first & 15) << 12) | ((second & 63) << 6) | (third & 63);
}

/** 张*三, the choice of GB/T 37964 that keeps more; a name of two signs keeps its first. */
export function maskNameMiddle(value: string): string | undefined {
  const name = joined(plain(value));
  if (!hanName.test(name)) return undefined;
  const signs = [...name];
  return signs.length > 2 ? `${signs[0]}*${signs.at(-1)}` : `${signs[0]}*`;
}
