// The matches of a shared pattern in a text, without the copy of the pattern that `matchAll` makes for every text.

const none: readonly RegExpExecArray[] = [];

/** @param pattern with flag `g` */
export function matches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return none;
  const found: RegExpExecArray[] = [];
  for (; match !== null; match = pattern.exec(text)) {
    found.push(match);
    pattern.lastIndex = match.index + Math.max(1, match[0].length);
  }
  return found;
}

/** The match right at this place. @param pattern with flag `y` */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** True if the pattern matches right at this place; a look behind it sees what stands in front. @param pattern with flag `y` */
export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
