// Optional members of a request: what is undefined or empty is left out, as the contract wants it.

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

export function given<T extends Record<string, unknown>>(members: T): Given<T> {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(kept) as Given<T>;
}
