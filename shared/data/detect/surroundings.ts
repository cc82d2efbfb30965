// What stands around a number: whether it is a number of its own, and which words in front of it say what it is.

/** So far back a word still speaks of a number. */
const reach = 18;

/** Words for numbers that are no person's: orders, parcels, goods, papers. */
const otherNumbers =
  /(?:订单|单号|单据|运单|快递|物流|包裹|面单|流水|编[号码]|货号|款号|条形?码|批号|批次|合同|发票|型号|序列|料号|工单|凭证|票号|版本|规格|商品|产品|sku|isbn|issn|ean|upc|order|tracking|invoice|waybill|serial|batch|model|version|part|item|s\/?n|p\/?o|ref|no\.? of)[^,。;、!?\n\d]{0,7}$/iu;
const otherBehind = /^[A-Z]{0,2}[\d -]{5,28} ?\((?:订单|单号|运单|快递|流水|货号|编号)/u;
const unitsAfter = /^(?:\.\d|\s?(?:元|块|万|千|亿|%|‰|kg|ml|mm|cm|rmb|cny|usd|个|件|台|套|平米|平方|公斤|斤|㎡|吨))/iu;
/** Latin words that may touch a number. */
const touching =
  /(?:^|[^a-z])(?:tel|phone|mobile|mob|cell|call|fax|qq|q|wx|vx|v|wechat|weixin|id|no|card|ssn|to|t|m|p)$/iu;
const touchingAfter = /^(?:vx|wx|v|q|qq|wechat|weixin)(?![a-z0-9])/iu;

export function textBefore(text: string, at: number, signs = reach): string {
  return text.slice(Math.max(0, at - signs), at);
}

/** True if a word of the pattern stands in front of this place, in the same clause. The pattern ends in `$`. */
export function isAfter(text: string, at: number, pattern: RegExp): boolean {
  return pattern.test(textBefore(text, at));
}

/** A pattern for `isAfter`: one of these words, and at most `gap` signs of no clause end and no digit behind it. */
export function wordsBefore(words: string, gap = 6): RegExp {
  return new RegExp(`(?:${words})[^,。;!?\\n\\d]{0,${gap}}$`, 'iu');
}

/** An order, a parcel, an article: the word stands in front of the number, or in brackets behind it. */
export function isOtherNumber(text: string, start: number): boolean {
  return otherNumbers.test(textBefore(text, start)) || otherBehind.test(text.slice(start, start + 40));
}

/** The number is not a part of a code, a decimal, an amount or a web address. */
export function standsAlone(text: string, start: number, end: number): boolean {
  const before = textBefore(text, start, 10);
  if (/[¥$€£￥_%&]$/u.test(before) || /\d[./]$/.test(before)) return false;
  if (/[A-Za-z]-?$/.test(before) && !touching.test(before.replace(/-$/, ''))) return false;
  const after = text.slice(end, end + 8);
  if (/^[A-Za-z]/.test(after) && !touchingAfter.test(after)) return false;
  return !/^[_\d]/.test(after) && !/^-[A-Za-z]/.test(after) && !unitsAfter.test(after);
}
