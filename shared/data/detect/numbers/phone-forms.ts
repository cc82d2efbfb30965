// Telephone numbers with brackets, country codes and extensions, and those spelled in words.
import { isMobile } from '../../checks.ts';
import type { Detector, Find } from '../find.ts';
import { isAreaCode } from '../lists/area-codes.ts';
import { matches, matchesFrom } from '../matches.ts';
import { signClass } from '../signs.ts';
import { isOtherNumber, standsAlone } from '../surroundings.ts';
import { unitTable } from '../words/unit-table.ts';
import { type DigitGroup, groupStarts } from './digit-windows.ts';
import { clearPhoneWords, phoneWords } from './phones.ts';

/** (0571) 8888 8888-801, 010-88888888, +86 21 5888 8888 */
const landline =
  /(?<![\d.])(?:\+?86[ -]?)?\(?(0?\d{2,3})\)?[ -]{0,3}([2-8]\d{2,3}[ -]?\d{4})(?:(?:转| ?ext\.? ?|-)\d{1,6})?(?![\d.]\d|\d)/y;

function findLandlines(text: string, starts: readonly number[], finds: Find[]): void {
  for (const { 0: whole, 1: area = '', 2: local = '', index: start } of matchesFrom(landline, text, starts)) {
    const end = start + whole.length;
    const code = area.startsWith('0') ? area : whole.startsWith('+') || whole.startsWith('86') ? `0${area}` : '';
    if (!isAreaCode(code) || !standsAlone(text, start, end)) continue;
    const isNamed = phoneWords.standBefore(text, start);
    const isJoined = /^0\d+$/.test(whole) && local.length < 8 && code.length === 3;
    if (!isNamed && (isJoined || isOtherNumber(text, start))) continue;
    const [confidence, reason] = isNamed ? ([0.95, 'label'] as const) : ([0.88, 'form'] as const);
    finds.push({ type: 'cn_landline', start, end, confidence, reason });
  }
}

const american = /(?<![\d.-])(?:\+?1[ .-]?)?(?:\(([2-9]\d\d)\) ?|([2-9]\d\d)[.-])([2-9]\d\d)[ .-](\d{4})(?![\d.-]?\d)/y;
/** E.164 behind + or 00; mainland numbers have detectors of their own. */
const withCountryCode =
  /(?<![\d+])(?:\+|00(?=852|853|886|81|82|44|65|1 ))(?!86)[1-9]\d{0,2}[ -]?\(?\d\)?(?:[ -]?\(?\d\)?){5,12}(?!\d)/y;

function findAmerican(text: string, starts: readonly number[], finds: Find[]): void {
  for (const { 0: whole, index: start } of matchesFrom(american, text, starts)) {
    const end = start + whole.length;
    if (/^[48]00-/.test(whole) || isOtherNumber(text, start) || !standsAlone(text, start, end)) continue;
    finds.push({ type: 'intl_phone', start, end, confidence: 0.8, reason: 'form' });
  }
}

function findAbroad(text: string, starts: readonly number[], finds: Find[]): void {
  for (const { 0: whole, index: start } of matchesFrom(withCountryCode, text, starts)) {
    if (whole.replace(/\D/g, '').length > 15 || isOtherNumber(text, start)) continue;
    finds.push({ type: 'intl_phone', start, end: start + whole.length, confidence: 0.9, reason: 'form' });
  }
}

const zero = 0x30;
const six = 0x36;
const eight = 0x38;
const plus = 0x2b;
const one = 0x31;
const fewestOfLandline = 9;
const fewestOfAmerican = 10;
/** Area codes: of towns here with their 0, of America alone and behind its 1. */
const fewestOfArea = 3;
const americanArea = 3;
const marksBehind = unitTable(').-');

/** 212 in 212-555-0100, or 1 and 1212 in front of it. */
function mayBeginAmerican(first: number, length: number): boolean {
  return first === one ? length === 1 || length === 1 + americanArea : length === americanArea;
}

/** A form is looked for if groups of digits may begin it: with the 0 of an area or 86, in front of a bracket, dot or dash, with a plus or 00. */
export function formedPhones(text: string, groups: readonly DigitGroup[], finds: Find[]): void {
  let digits = 0;
  let isLandline = false;
  let isAmerican = false;
  let isMarked = false;
  let isAbroad = false;
  for (const { start, end } of groups) {
    const first = text.charCodeAt(start);
    const second = text.charCodeAt(start + 1);
    digits += end - start;
    isLandline ||= (first === zero && end - start >= fewestOfArea) || (first === eight && second === six);
    isAmerican ||= mayBeginAmerican(first, end - start);
    isMarked ||= marksBehind[text.charCodeAt(end)] === 1;
    isAbroad ||= text.charCodeAt(start - 1) === plus || (first === zero && second === zero);
  }
  isLandline &&= digits >= fewestOfLandline;
  isAmerican &&= isMarked && digits >= fewestOfAmerican;
  if (!(isLandline || isAmerican || isAbroad)) return;
  const starts = groupStarts(text, groups);
  if (isLandline) findLandlines(text, starts, finds);
  if (isAmerican) findAmerican(text, starts, finds);
  if (isAbroad) findAbroad(text, starts, finds);
}

const spelledSigns = '〇零○洞幺一壹二贰三叁四肆五伍六陆七柒八捌九玖';
const spelledValues = '00001112233445566778899';
const spelled = new RegExp(
  `(?<![${spelledSigns}\\d])(?:[${spelledSigns}\\d][ -]?){10}[${spelledSigns}\\d](?![${spelledSigns}\\d])`,
  'gu',
);

function digitOf(sign: string): string {
  const at = spelledSigns.indexOf(sign);
  return at < 0 ? sign : spelledValues.charAt(at);
}

const numerals = unitTable(`${spelledSigns}0123456789`);
const between = unitTable(' -');
const spelledLength = 11;

/** So many numerals stand in a row: in few texts. */
function mayBeSpelled(text: string): boolean {
  let count = 0;
  for (let at = 0; at < text.length && count < spelledLength; at += 1) {
    const unit = text.charCodeAt(at);
    if (numerals[unit] === 1) count += 1;
    else if (between[unit] !== 1) count = 0;
  }
  return count === spelledLength;
}

/** 一五四零零…: eleven numerals are a telephone if a word says so. */
export const spelledMobile: Detector = {
  needs: { own: signClass(spelledSigns) },
  find(text, finds) {
    if (!mayBeSpelled(text)) return;
    for (const { 0: whole, index: start } of matches(spelled, text)) {
      const digits = [...whole.replace(/[ -]/g, '')].map(digitOf).join('');
      if (/^[\d -]+$/.test(whole) || !isMobile(digits) || !clearPhoneWords.standBefore(text, start)) continue;
      finds.push({ type: 'cn_mobile', start, end: start + whole.length, confidence: 0.85, reason: 'label' });
    }
  },
};
