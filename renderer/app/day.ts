// A day as people type it: 2026-07-17, 2026.7.17, 2026年7月17日, 20260717; or nothing.

const forms = [/^(\d{4})\D+(\d{1,2})\D+(\d{1,2})\D*$/, /^(\d{4})(\d{2})(\d{2})$/];

/** `YYYY-MM-DD`, an empty string for an empty one, or undefined for what is no day of the calendar. */
export function parseDay(typed: string): string | undefined {
  const text = typed.normalize('NFKC').trim();
  if (text === '') return '';
  const found = forms.map((form) => form.exec(text)).find((match) => match !== null);
  if (found === undefined || found === null) return undefined;
  const [year, month, day] = found.slice(1).map(Number);
  const date = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day));
  const real = date.getUTCFullYear() === year && date.getUTCMonth() + 1 === month && date.getUTCDate() === day;
  return real ? date.toISOString().slice(0, 10) : undefined;
}
