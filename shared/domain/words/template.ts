// Fills a sentence with values: `{name}` is a value, `[…]` is left out unless every value inside it is known.

export type Values = Readonly<Record<string, string | number | undefined>>;

const known = (values: Values, name: string): boolean => Object.hasOwn(values, name) && values[name] !== undefined;

function fillNames(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => (known(values, name) ? String(values[name]) : whole));
}

/** The names a sentence speaks of, in order. */
export function placeholders(text: string): string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
}

/** Bracketed parts whose values are missing disappear; a value is put in as it is, never read as a template again. */
export function fill(text: string, values: Values): string {
  const parts = text.split(/\[([^\]]*)\]/);
  return parts
    .map((part, index) => {
      const optional = index % 2 === 1;
      if (optional && placeholders(part).some((name) => !known(values, name))) return '';
      return fillNames(part, values);
    })
    .join('');
}
