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

/** The matches that begin at these places; none of them overlaps another. @param pattern with flag `y` @param starts in order */
export function matchesFrom(pattern: RegExp, text: string, starts: readonly number[]): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let done = 0;
  for (const start of starts) {
    if (start < done) continue;
    const match = matchAt(pattern, text, start);
    if (match === undefined) continue;
    found.push(match);
    done = start + match[0].length;
  }
  return found;
}

/** True if the pattern matches right at this place; a look behind it sees what stands in front. @param pattern with flag `y` */
export function matchesAt(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at;
  return pattern.test(text);
}
