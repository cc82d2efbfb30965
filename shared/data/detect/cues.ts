// Words in front of a value that say what it is: 电话, card, order. They speak as far as their clause goes.

const clauseEnds = new Set([...',。;、!?\n0123456789'].map((sign) => sign.charCodeAt(0)));

const lowered = (unit: number): number => (unit >= 0x41 && unit <= 0x5a ? unit | 0x20 : unit);

/** A set of such words; Latin ones stand in any case. */
export class Cues {
  readonly #byLast: ReadonlyMap<number, readonly string[]>;
  readonly #reach: number;

  /** @param words between spaces, a space inside one written `_` @param reach most signs between a word and the value */
  constructor(words: string, reach = 6) {
    const list = words.split(' ').map((word) => word.replaceAll('_', ' '));
    this.#byLast = Map.groupBy(list, (word) => word.charCodeAt(word.length - 1));
    this.#reach = reach;
  }

  /** True if one of the words stands in front of this place, in the same clause, and no digit between. */
  standBefore(text: string, at: number): boolean {
    for (let end = at; end > 0 && at - end <= this.#reach; end -= 1) {
      const unit = text.charCodeAt(end - 1);
      if (this.#endAt(text, end, lowered(unit))) return true;
      if (clauseEnds.has(unit)) return false;
    }
    return false;
  }

  #endAt(text: string, end: number, last: number): boolean {
    const words = this.#byLast.get(last);
    return words?.some((word) => text.slice(end - word.length, end).toLowerCase() === word) ?? false;
  }
}
