// Coarser dates and years, from the ways that customer files write them.
import { keptBack } from './hierarchy.ts';

type YearMonth = { readonly year: number; readonly month?: string };

/** 1990-05-02, 1990/5/2 8:30, 1990年5月; 19900502; 1990; the band 1990–1999 that a step before has made. */
const forms = [/^(\d{4})[-/.年](\d{1,2})(?!\d)/, /^(\d{4})(\d{2})\d{2}(?!\d)/, /^(\d{4})年?$/, /^(\d{4})–\d{4}$/];

function read(value: string): YearMonth | undefined {
  const [, year, month] = forms.map((form) => form.exec(value)).find((match) => match !== null) ?? [];
  if (year === undefined) return undefined;
  if (month === undefined) return { year: Number(year) };
  return Number(month) >= 1 && Number(month) <= 12 ? { year: Number(year), month: month.padStart(2, '0') } : undefined;
}

export function coarsenDate(value: string, to: 'month' | 'year'): string {
  const { year, month } = read(value) ?? {};
  if (year === undefined) return keptBack;
  return to === 'year' || month === undefined ? String(year) : `${year}-${month}`;
}

export function coarsenYears(value: string, width: number): string {
  const found = read(value);
  if (found === undefined) return keptBack;
  const first = Math.floor(found.year / width) * width;
  return `${first}–${first + width - 1}`;
}
