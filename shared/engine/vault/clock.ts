// Times as the format writes them.

/** `YYYY-MM-DDThh:mm:ssZ` */
export function utcOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
