// Masks example values, so that a finding can be shown without showing the customer.

const longestExample = 20;

/** Letters and digits of any script become `*`, but `head` at the front and `tail` at the end. */
function cover(text: string, head: number, tail: number): string {
  const signs = [...text];
  return signs
    .map((sign, index) => (index < head || index >= signs.length - tail || !/[\p{L}\p{N}]/u.test(sign) ? sign : '*'))
    .join('');
}

/** An example of a matched value: a long number keeps 3 + 4 signs (138****5678), anything else its first one. */
export function maskExample(value: string): string {
  const shown = [...value].slice(0, longestExample).join('');
  return /^[+\d][\d -]{9,}[\dXx]$/.test(shown) ? cover(shown, 3, 4) : cover(shown, 1, 0);
}
