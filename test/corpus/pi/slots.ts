// What a template's slots are filled with: values that carry a label, and the hard negatives that carry none.
import * as lists from './lists.ts';
import { bankCard, creditCode, dayOf, mobile, type Random, residentId } from './random.ts';

interface Slot {
  /** The type a find must have; none: nothing may be found here. */
  readonly type?: string;
  readonly make: (random: Random) => string;
}

const han = (random: Random): string => {
  const roll = random.below(40);
  if (roll === 0) return random.pick(lists.rareNames);
  if (roll === 1) return random.pick(lists.dottedNames);
  return random.pick(lists.familyNames) + random.pick(lists.givenNames);
};

const house = (random: Random): string =>
  random.pick([
    () => `${1 + random.below(400)}号`,
    () =>
      `${1 + random.below(400)}号${1 + random.below(30)}栋${1 + random.below(4)}单元${1 + random.below(20)}0${1 + random.below(4)}室`,
    () => `${1 + random.below(900)}弄${1 + random.below(60)}号${1 + random.below(18)}0${1 + random.below(6)}室`,
    () =>
      `${1 + random.below(300)}号${random.pick(lists.estates)}${1 + random.below(20)}幢${1 + random.below(9)}0${1 + random.below(4)}`,
  ])();

const address = (random: Random): string =>
  random.pick([
    () => random.pick(lists.cityParts) + random.pick(lists.streets) + house(random),
    () => random.pick(lists.streets) + house(random),
    () =>
      `${random.pick(lists.estates)}${1 + random.below(30)}栋${1 + random.below(4)}单元${1 + random.below(20)}0${1 + random.below(4)}`,
    () => `${random.pick(lists.estates)}${1 + random.below(30)}号楼${1 + random.below(20)}0${1 + random.below(4)}室`,
    () =>
      `${random.pick(lists.cityParts)}${random.pick(lists.estates)}${1 + random.below(30)}-${1 + random.below(4)}-${1 + random.below(20)}0${1 + random.below(4)}`,
  ])();

const wide = (text: string): string =>
  text.replace(/[0-9]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
const writtenMobile = (random: Random): string => {
  const number = mobile(random);
  const groups = [number.slice(0, 3), number.slice(3, 7), number.slice(7)];
  return random.pick([
    number,
    number,
    number,
    groups.join(' '),
    groups.join('-'),
    `+86 ${number}`,
    `+86${number}`,
    `86-${number}`,
    wide(number),
    `${number.slice(0, 5)}\u200b${number.slice(5)}`,
    [...number].join(' '),
  ]);
};
const writtenCard = (random: Random): string => {
  const number = bankCard(random);
  return random.pick([number, number, number.replace(/(.{4})(?=.)/g, '$1 '), number.replace(/(.{4})(?=.)/g, '$1-')]);
};
const date = (random: Random): string => {
  const [year, month, day] = dayOf(random, 2019, 7);
  return random.pick([
    `${year}-${month}-${day}`,
    `${year}年${month}月${day}日`,
    `${year}/${month}/${day}`,
    `${month}月${day}日`,
  ]);
};
const birth = (random: Random): string => {
  const [year, month, day] = dayOf(random, 1950, 50);
  return random.pick([`${year}-${month}-${day}`, `${year}年${month}月${day}日`, `${year}.${month}.${day}`]);
};

export const slots = {
  name: { type: 'person_name', make: han },
  mobile: { type: 'cn_mobile', make: writtenMobile },
  id: { type: 'cn_id18', make: residentId },
  card: { type: 'bank_card', make: writtenCard },
  address: { type: 'address', make: address },
  uscc: { type: 'uscc', make: creditCode },
  landline: {
    type: 'cn_landline',
    make: (random) =>
      random.pick([
        `0571-8${random.digits(7)}`,
        `(021)6${random.digits(7)}`,
        `010 8${random.digits(7)}`,
        `0512-6${random.digits(7)}-80${random.below(9)}`,
      ]),
  },
  email: {
    type: 'email',
    make: (random) =>
      `${random.pick(['lin', 'wu.q', 'shop_a', 'm-chen'])}${random.digits(3)}@${random.pick(['example.com', 'mail.example.cn', 'example.org'])}`,
  },
  ip: { type: 'ip', make: (random) => `203.0.113.${random.below(256)}` },
  plate: {
    type: 'plate',
    make: (random) =>
      random.pick([
        `沪A${random.digits(5)}`,
        `苏E·${random.digits(4)}K`,
        `粤BD${random.digits(5)}`,
        `浙A D${random.digits(5)}`,
      ]),
  },
  wechat: {
    type: 'wechat_id',
    make: (random) => `${random.pick(['nana', 'sunny_', 'lb-', 'xiaoyu'])}${random.digits(4)}`,
  },
  qq: { type: 'qq', make: (random) => `${1 + random.below(9)}${random.digits(5 + random.below(5))}` },
  code: { type: 'home_access', make: (random) => random.digits(4 + random.below(3)) + random.pick(['', '#', '*']) },
  password: {
    type: 'credential',
    make: (random) => random.pick([`home${random.digits(4)}`, random.digits(8), `Ab${random.digits(6)}!`]),
  },
  birth: { type: 'birth_date', make: birth },
  childAge: {
    type: 'minor_data',
    make: (random) => `${random.pick(['女儿', '儿子', '孩子', '宝宝'])}${2 + random.below(10)}岁`,
  },
  school: { type: 'minor_data', make: (random) => random.pick(lists.schools) },
  passport: { type: 'cn_passport', make: (random) => `E${random.digits(8)}` },
  english: {
    type: 'person_name',
    make: (random) => `${random.pick(lists.englishFirst)} ${random.pick(lists.englishLast)}`,
  },
  order: {
    make: (random) =>
      random.pick([
        `202${random.digits(15)}`,
        `SO-2024${random.digits(6)}`,
        `154${random.digits(8)}`,
        `DD${random.digits(12)}`,
      ]),
  },
  parcel: {
    make: (random) => random.pick([`SF${random.digits(13)}`, `YT${random.digits(13)}`, `773${random.digits(12)}`]),
  },
  amount: { make: (random) => `${random.below(20_000)}${random.pick(['元', '.00元', '块', '.50元'])}` },
  date: { make: date },
  time: {
    make: (random) =>
      random.pick([
        `${8 + random.below(12)}:${random.pick(['00', '30', '15'])}`,
        `下午${1 + random.below(6)}点`,
        '周三上午',
        '明天傍晚',
        '周末',
      ]),
  },
  sku: {
    make: (random) => random.pick([`SKU${random.digits(8)}`, `HB-${random.digits(4)}-XL`, `69${random.digits(11)}`]),
  },
  version: { make: (random) => `${1 + random.below(9)}.${random.below(20)}.${random.below(9)}.${random.below(9)}` },
  goods: { make: (random) => random.pick(lists.goods) },
  firm: { make: (random) => random.pick(lists.firms) },
  place: { make: (random) => random.pick(lists.placesAlone) },
  service: { make: (random) => random.pick(lists.services) },
  room: { make: (random) => random.pick(lists.roomKinds) },
  count: { make: (random) => String(1 + random.below(99)) },
} as const satisfies Record<string, Slot>;

export type SlotName = keyof typeof slots;

export function fillSlot(name: string, random: Random): { value: string; type: string | undefined } {
  const slot: Slot = slots[name as SlotName];
  return { value: slot.make(random), type: slot.type };
}
