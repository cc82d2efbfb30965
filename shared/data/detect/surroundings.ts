// What stands around a number: whether it is a number of its own, and which words say that it is no person's.

import { matchesAt } from './matches.ts';
import { Cues } from './words/cues.ts';
import { latinLetters, spaces, unitTable } from './words/unit-table.ts';

/** Words for numbers that are no person's: orders, parcels, goods, papers. */
const otherNumbers = new Cues(
  '订单 单号 单据 运单 快递 物流 包裹 面单 流水 编号 编码 货号 款号 条码 条形码 批号 批次 合同 发票 型号 序列 料号 工单 凭证 票号 版本 规格 商品 产品 ' +
    'sku isbn issn ean upc order tracking invoice waybill serial batch model version part item sn s/n po p/o ref no_of no._of',
  7,
);
const longestBehind = 31;
const otherBehind = /[A-Z]{0,2}[\d -]{5,28} ?\((?:订单|单号|运单|快递|流水|货号|编号)/uy;

const numberSigns = unitTable('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -');

/** A bracket opens behind the number that begins here: few have one. */
function isBracketed(text: string, start: number): boolean {
  let at = start;
  while (at < start + longestBehind && numberSigns[text.charCodeAt(at)] === 1) at += 1;
  return text.charAt(at) === '(';
}

/** An order, a parcel, an article: the word stands in front of the number, or in brackets behind it. */
export function isOtherNumber(text: string, start: number): boolean {
  return otherNumbers.standBefore(text, start) || (isBracketed(text, start) && matchesAt(otherBehind, text, start));
}

/** Behind a slash a second telephone may stand: 15400000001/15400000002. */
const amountBefore = /(?<=[¥$€£￥_%&]|\d\.|(?<!\d{6})\d\/)/uy;
/** A letter touches the number that ends no word for one. */
const letterBefore =
  /(?<=[a-z]-?)(?<!(?<![a-z])(?:tel|phone|mobile|mob|cell|call|fax|qq|q|wx|vx|v|wechat|weixin|id|no|card|ssn|to|t|m|p)-?)/iy;
const joinedAfter = /[_\d]|-[a-z]|(?!(?:vx|wx|v|q|qq|wechat|weixin)(?![a-z0-9]))[a-z]/iy;
const unitAfter = /\.\d|\s?(?:元|块|万|千|亿|%|‰|kg|ml|mm|cm|rmb|cny|usd|个|件|台|套|平米|平方|公斤|斤|㎡|吨)/iy;

/** Most numbers have none of these signs beside them and need no closer look. */
const mayTouchBefore = unitTable(`${latinLetters}-./¥$€£￥_%&`);
const mayTouchAfter = unitTable(`${latinLetters}${spaces}0123456789-._元块万千亿%‰个件台套平公斤㎡吨`);

function isTouched(text: string, start: number): boolean {
  if (mayTouchBefore[text.charCodeAt(start - 1)] !== 1) return false;
  return matchesAt(amountBefore, text, start) || matchesAt(letterBefore, text, start);
}

function goesOn(text: string, end: number): boolean {
  if (mayTouchAfter[text.charCodeAt(end)] !== 1) return false;
  return matchesAt(joinedAfter, text, end) || matchesAt(unitAfter, text, end);
}

/** The number is not a part of a code, a decimal, an amount or a web address. */
export function standsAlone(text: string, start: number, end: number): boolean {
  return !isTouched(text, start) && !goesOn(text, end);
}
