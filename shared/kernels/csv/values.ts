// Counts the values of columns whose first ones were looked at (shared/data/columns/counted-values.ts), and lists those that have to be
// looked at one by one.
import { columns } from './row.ts';
import { text } from './scan.ts';
import { ascii, digit, letterX, rare } from './signs.ts';

/** No number that we know is longer: `longestNumber` of shared/data/columns/counted-values.ts. */
const longest: i32 = 40;
/** Excel keeps so many digits of a number. */
const kept: i32 = 15;
const idLength: i32 = 18;
/** 1927-05-18 and 2099-12-31 as Excel counts days. */
const firstDay: i32 = 10000;
const lastDay: i32 = 73050;

const zero: u8 = 0x30;
const point: u8 = 0x2e;
const letterE: u8 = 0x65;

// `knownPlace` of shared/data/columns/counted-values.ts: the digits of a number are a place of their own.
const sample: i32 = 0;
const serial: i32 = 41;
const knownPlaces: i32 = 42;

// `countWord` of shared/data/columns/counted-values.ts
const valuesWord: i32 = 0;
const bytesWord: i32 = 1;
const withXWord: i32 = 2;
const serialsWord: i32 = 3;
const lengthsWord: i32 = 4;
const zeroLedWord: i32 = lengthsWord + longest + 1;
const countWords: i32 = zeroLedWord + longest + 1;

/** For each column 1 where values need only be counted: all of them; numbers of so many digits; days as Excel counts them. */
export const known: usize = memory.data(knownPlaces * columns, 16);
/** For each column what was counted. */
export const counts: usize = memory.data(4 * countWords * columns, 16);

/** Values that are listed, at most. */
const mostOthers: i32 = 16 * 1024;
const otherBytes: i32 = 12;
/** Those to be looked at: where each begins and ends in the text, and its column, with its classes from the seventeenth bit on. */
export const others: usize = memory.data(otherBytes * mostOthers, 16);
export let otherCount: i32 = 0;

/** Of so many columns nothing is known or counted yet. */
export function clear(width: i32): void {
  memory.fill(known, 0, knownPlaces * width);
  memory.fill(counts, 0, 4 * countWords * width);
}

/** Forgets what the last run listed. */
export function forget(): void {
  otherCount = 0;
}

/** Whether the values of one more row can be listed. */
export function hasRoom(width: i32): bool {
  return otherCount + width <= mostOthers;
}

/** Of the column in hand. */
let knownOf: usize = 0;
let countsOf: usize = 0;

/** Counts the value of a column, or lists it. */
export function see(column: i32, start: usize, end: usize, classes: u32): void {
  knownOf = known + column * knownPlaces;
  countsOf = counts + column * countWords * 4;
  const length = <i32>(end - start);
  if (!isKnown(sample) || (classes & rare) !== 0 || !counted(start, length, classes)) {
    list(column, start, end, classes);
    return;
  }
  add(valuesWord, 1);
  add(bytesWord, length);
}

function list(column: i32, start: usize, end: usize, classes: u32): void {
  const target = others + otherCount * otherBytes;
  store<i32>(target, <i32>(start - text()));
  store<i32>(target, <i32>(end - text()), 4);
  store<i32>(target, column | (classes << 16), 8);
  otherCount += 1;
}

function isKnown(place: i32): bool {
  return load<u8>(knownOf + place) !== 0;
}

function add(word: i32, more: i32): void {
  const place = countsOf + (word << 2);
  store<i32>(place, load<i32>(place) + more);
}

/** As `ValueTally` tells numbers. @returns false for one to be looked at */
function counted(start: usize, length: i32, classes: u32): bool {
  if (classes === digit) return countedDigits(start, length);
  if (classes === (digit | ascii)) return countedMixed(start, length);
  if (classes === (digit | letterX) && length === idLength) add(withXWord, 1);
  return true;
}

function countedDigits(start: usize, length: i32): bool {
  if (length > longest) return true;
  if (!isKnown(length) || mayBeDamaged(start, length)) return false;
  if (length === 5 && isDay(start)) {
    if (!isKnown(serial)) return false;
    add(serialsWord, 1);
  }
  add(lengthsWord + length, 1);
  if (load<u8>(start) === zero) add(zeroLedWord + length, 1);
  return true;
}

/** A telephone number without its zero, an identity number without its last digit, zeros behind the digits that Excel keeps. */
function mayBeDamaged(start: usize, length: i32): bool {
  if (length === 10) return load<u8>(start) > zero + 1 || load<u8>(start, 1) === zero;
  return length === 17 || (length > kept && load<u8>(start + kept) === zero && load<u8>(start + length - 1) === zero);
}

function countedMixed(start: usize, length: i32): bool {
  if (length < 5) return true;
  if (length > 5 && load<u8>(start, 5) === point) {
    if (length > longest || !isFraction(start + 6, start + length) || !isDay(start)) return true;
    if (!isKnown(serial)) return false;
    add(serialsWord, 1);
    return true;
  }
  // The length of a mobile number with .0 or .00
  if (length > 11 && load<u8>(start, 11) === point) return length !== 13 && length !== 14;
  return !mayBeENotation(start, length);
}

function mayBeENotation(start: usize, length: i32): bool {
  if (load<u8>(start) > zero + 9) return false;
  return (load<u8>(start + length - 4) | 0x20) === letterE || (load<u8>(start + length - 3) | 0x20) === letterE;
}

/** Five digits that may be a day as Excel counts them. */
function isDay(start: usize): bool {
  let days: i32 = 0;
  for (let at = start; at < start + 5; at += 1) {
    if (!isDigit(at)) return false;
    days = 10 * days + load<u8>(at) - zero;
  }
  return days >= firstDay && days <= lastDay;
}

function isFraction(start: usize, end: usize): bool {
  for (let at = start; at < end; at += 1) if (!isDigit(at)) return false;
  return end > start;
}

function isDigit(at: usize): bool {
  return <u8>(load<u8>(at) - zero) < 10;
}
