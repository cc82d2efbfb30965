// What the record of a table says that was in its file besides rows. Records of other program versions may say it otherwise.

export type Notice = { readonly code: string; readonly count: number; readonly names: readonly string[] };

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function noticeOf(value: unknown): Notice[] {
  if (!isObject(value)) return [];
  const { code, count, names } = value;
  if (typeof code !== 'string' || typeof count !== 'number') return [];
  return [{ code, count, names: Array.isArray(names) ? names.filter((name) => typeof name === 'string') : [] }];
}

/** Nothing if there is no record yet, or none that is understood. */
export function noticesOf(record: Readonly<Record<string, unknown>> | undefined): Notice[] {
  const notices = record?.notices;
  return Array.isArray(notices) ? notices.flatMap(noticeOf) : [];
}
