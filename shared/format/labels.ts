// Readable names of a case and its packages: `HO-<year>-<4 random signs>-<check sign>`, and `<label>-<kind>-<seq>`.
import type { PackageKind } from '../domain/vocabulary.ts';
import { randomBytes } from './bytes.ts';
import { pattern, refine, type Schema, schemaError } from './schema.ts';
import { signAlphabet } from './words.ts';

const form = /^HO-(20[0-9]{2})-([0-9A-HJ-NP-RTUW-Y]{4})-([0-9A-HJ-NP-RTUW-Y])$/;
const signs = signAlphabet.length;

/**
 * A label for people; not unique, never a key.
 * @param year 2000..2099
 * @param random bytes by number, for tests
 * @throws RangeError on another year
 */
export function newLabel(year: number, random: (length: number) => Uint8Array = randomBytes): string {
  if (!Number.isInteger(year) || year < 2000 || year > 2099) throw new RangeError('"year" expected 2000 to 2099');
  const part = Array.from({ length: 4 }, () => randomSign(random)).join('');
  return `HO-${year}-${part}-${checkSign(`${year}${part}`)}`;
}

/** True if the form is right and the check sign fits. */
export function isLabel(text: string): boolean {
  const match = form.exec(text);
  return match !== null && checkSign(`${match[1]}${match[2]}`) === match[3];
}

/** The schema of a `label` member. */
export const label: Schema<string> = refine(pattern(form, 'case label'), (value, path) => {
  if (!isLabel(value)) throw schemaError(path, 'case label with a right check sign');
});

/** The `name` of a package and of its bag folder. */
export function packageName(caseLabel: string, kind: PackageKind, seq: number): string {
  return `${caseLabel}-${kind}-${seq}`;
}

/** Weights 3^0..3^7 modulo 31 over the 8 signs year ‖ random (FORMAT.md 7.1). */
function checkSign(eight: string): string {
  let sum = 0;
  let weight = 1;
  for (const sign of eight) {
    sum += weight * signAlphabet.indexOf(sign);
    weight = (weight * 3) % signs;
  }
  return signAlphabet.charAt((signs - (sum % signs)) % signs);
}

/** Uniform: the bytes from 8 × 31 on are thrown away. */
function randomSign(random: (length: number) => Uint8Array): string {
  for (;;) {
    const byte = random(1)[0] ?? 0;
    if (byte < 8 * signs) return signAlphabet.charAt(byte % signs);
  }
}
