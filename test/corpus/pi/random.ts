// Seeded random numbers and the made-up numbers of the corpus, with check digits computed here a second time, by the standards' own words.

export interface Random {
  /** 0 to below `limit`. */
  below(limit: number): number;
  pick<T>(list: readonly T[]): T;
  digits(count: number): string;
}

/** mulberry32 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    pick: <T>(list: readonly T[]): T => list[below(list.length)] as T,
    digits: (count) => Array.from({ length: count }, () => below(10)).join(''),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

export function dayOf(random: Random, from: number, years: number): [year: number, month: number, day: number] {
  return [from + random.below(years), 1 + random.below(12), 1 + random.below(28)];
}

/** GB 11643-1999: the sum of 2^(18-i) times sign i, and the check sign, is 1 modulo 11. Place 3199 does not exist. */
export function residentId(random: Random): string {
  const [year, month, day] = dayOf(random, 1945, 60);
  const first17 = `3199${two(random.below(100))}${year}${two(month)}${two(day)}${random.digits(3)}`;
  let sum = 0;
  for (const [index, sign] of [...first17].entries()) sum += Number(sign) * (2 ** (17 - index) % 11);
  const check = (12 - (sum % 11)) % 11;
  return first17 + (check === 10 ? 'X' : check);
}

/** ISO/IEC 7812-1 annex B. */
export function bankCard(random: Random): string {
  const [prefix, length] = random.pick([
    ['622299', 19],
    ['6299', 16],
    ['4000', 16],
    ['5199', 16],
    ['622299', 17],
  ] as const);
  const head = prefix + random.digits(length - 1 - prefix.length);
  for (let last = 0; ; last += 1) {
    const doubled = [...head, String(last)]
      .reverse()
      .map((sign, index) => (index % 2 === 1 ? 2 * Number(sign) : Number(sign)));
    if (doubled.reduce((sum, value) => sum + Math.floor(value / 10) + (value % 10), 0) % 10 === 0) return head + last;
  }
}

/** GB 32100-2015, place 3199. */
export function creditCode(random: Random): string {
  const signs = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const head = `9131990${random.digits(1)}MA${Array.from({ length: 7 }, () => random.pick([...signs])).join('')}`;
  let sum = 0;
  for (const [index, sign] of [...head].entries()) sum += signs.indexOf(sign) * (3 ** index % 31);
  return head + signs.charAt((31 - (sum % 31)) % 31);
}

export const mobile = (random: Random): string => `154${random.digits(8)}`;
