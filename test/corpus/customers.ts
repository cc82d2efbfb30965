// Made-up customers for the corpus: the first ones have names that break programs, all are the same for the same seed.
import { day, homeAddress, identityNumber, mobileNumber, personName } from '../../shared/engine/demo/people.ts';
import { createRandom } from '../../shared/engine/demo/random.ts';

export interface Customer {
  /** Five digits, the first of them 0. */
  readonly no: string;
  readonly name: string;
  readonly mobile: string;
  /** 18 signs, the last of them X for every fifth customer. */
  readonly identity: string;
  readonly address: string;
  readonly since: string;
  /** An amount with two decimals that are not 0. */
  readonly balance: string;
  readonly visits: string;
}

/** In GBK. */
const plainNames = ['欧阳娜娜', '阿依古丽·买买提', '司马相如一', '吕玥'];
/** Beyond GBK: of the later blocks, of plane 2. */
export const rareNames = ['王䶮', '李𬭎', '㐂田', '龚鿍'];

function identity(random: ReturnType<typeof createRandom>, endsInX: boolean): string {
  for (;;) {
    const number = identityNumber(random);
    if (number.endsWith('X') === endsInX) return number;
  }
}

/** @param rare whether the first names lie outside GBK */
export function customers(seed: number, count: number, rare = true): Customer[] {
  const random = createRandom(seed);
  const awkward = rare ? [...rareNames, ...plainNames] : plainNames;
  const ordinary = () => {
    for (;;) {
      const name = personName(random);
      if (/^[\u4e00-\u9fa5]{2,3}$/.test(name)) return name;
    }
  };
  return Array.from({ length: count }, (_, index) => ({
    no: String(index + 1).padStart(5, '0'),
    name: awkward[index] ?? ordinary(),
    mobile: mobileNumber(random),
    identity: identity(random, index % 5 === 4),
    address: homeAddress(random).replaceAll(',', ''),
    since: day(random, 2015, 2024),
    balance: `${random.whole(10, 9999)}.${random.whole(1, 9)}${random.whole(1, 9)}`,
    visits: String(random.whole(1, 40)),
  }));
}

/** The sum of a column as people write it: exact, two decimals. */
export function sumOf(list: readonly Customer[], of: (customer: Customer) => string): string {
  return (list.reduce((sum, customer) => sum + Math.round(Number(of(customer)) * 100), 0) / 100).toFixed(2);
}
