// Counts the characters that tell of a loss on the way: those of the private use areas, and the sign that stands for what could not be read.

/** What two bytes of a character of three begin: EE 80 .. EF A3 is private use, EF BF BD is U+FFFD. */
const firstPrivate = 0xee80;
const lastPrivate = 0xefa3;

/** Planes 15 and 16 are private use: F3 B0 .. F4. */
const isFarPrivate = (first: number, second: number) => first >= 0xf4 || (first === 0xf3 && second >= 0xb0);

export class RareSigns {
  /** GB18030 of before 2022 and user-made signs become such. */
  privateUse = 0;
  /** Signs U+FFFD: another program could not read what stood there. */
  lost = 0;

  /** Counts those of a text in UTF-8. */
  count(bytes: Uint8Array, start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      const first = bytes[at] as number;
      if (first < 0xee) continue;
      const second = bytes[at + 1] as number;
      if (first >= 0xf0) this.privateUse += isFarPrivate(first, second) ? 1 : 0;
      else this.#near((first << 8) | second, bytes[at + 2] as number);
    }
  }

  #near(two: number, third: number): void {
    if (two >= firstPrivate && two <= lastPrivate) this.privateUse += 1;
    else if (two === 0xefbf && third === 0xbd) this.lost += 1;
  }
}
