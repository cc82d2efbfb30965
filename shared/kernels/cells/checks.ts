// The check digits of numbers that are a cell as a whole, as shared/data/digits.ts looks at them.

const zero: u32 = 0x30;
const signs = '1X864209753';

/** 1 for each place with which a number begins. */
const provinces: usize = memory.data(100, 16);
const places = '1112131415212223313233343536374142434445465051525354616263646571818283';
for (let at = 0; at < places.length; at += 2) {
  store<u8>(provinces + 10 * (places.charCodeAt(at) - zero) + places.charCodeAt(at + 1) - zero, 1);
}

/** The number of two digits. */
function two(at: usize): u32 {
  return 10 * (load<u8>(at) - zero) + load<u8>(at, 1) - zero;
}

function daysIn(year: u32, month: u32): u32 {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** A date of the calendar, from 1900 to `today`. */
function isPastDay(at: usize, today: u32): bool {
  const year = two(at) * 100 + two(at + 2);
  const month = two(at + 4);
  const day = two(at + 6);
  if (month - 1 >= 12 || year < 1900 || year * 10_000 + month * 100 + day > today) return false;
  return day >= 1 && day <= daysIn(year, month);
}

/** A resident identity number. @param today YYYYMMDD */
export function isResidentId(start: usize, end: usize, today: u32): bool {
  const first = <u32>load<u8>(start);
  if (end - start !== 18 || first === zero) return false;
  let sum: u32 = 0;
  for (let at = start; at < start + 17; at += 1) {
    const digit = <u32>load<u8>(at) - zero;
    if (digit > 9) return false;
    sum = 2 * sum + digit;
  }
  const last = <u32>load<u8>(start, 17);
  const sign = last > zero + 9 ? last & ~0x20 : last;
  if (sign !== <u32>signs.charCodeAt(sum % 11)) return false;
  if (first !== zero + 9 && load<u8>(provinces + two(start)) === 0) return false;
  return isPastDay(start + 6, today);
}

/** The sum of Luhn, of whatever stands there. */
export function isLuhn(start: usize, end: usize): bool {
  let sum: i32 = 0;
  let weight = 1;
  for (let at = end; at > start; at -= 1) {
    const value = weight * (<i32>load<u8>(at - 1) - zero);
    sum += value > 9 ? value - 9 : value;
    weight ^= 3;
  }
  return end > start && sum % 10 === 0;
}
