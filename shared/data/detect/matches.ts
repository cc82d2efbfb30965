// The matches of a shared pattern in a text, without the copy of the pattern that `matchAll` makes for every text.

/** @param pattern with flag `g`; it may be in use elsewhere at the same time */
export function* matches(pattern: RegExp, text: string): Iterable<RegExpExecArray> {
  for (let at = 0; ; ) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match === null) return;
    at = match.index + Math.max(1, match[0].length);
    yield match;
  }
}
