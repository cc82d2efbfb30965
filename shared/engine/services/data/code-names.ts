// Columns whose numbers name something, an order, a day or an hour: packages hold their sums as those of all numbers, to a person they say nothing.

const ends = [
  /(?:号|号码|编码|代码|条码|邮编|日期|时间|时刻|年份)$/,
  /(?:^|[^a-z])(?:id|no|code|date|time|timestamp|year)$/i,
  /[a-z](?:Id|ID|No|Code|Date|Time|Timestamp)$/,
];

/** Kinds whose digits name a person or a thing. */
const codeKinds =
  /^(?:cn_|hm|tw_|hkid|macau|foreign|mainland|driver|military|social|intl|qq|wechat|im_|postcode|bank|pay_|imei|ip|mac|device|user_id|plate|vin|uscc|org|service_no)/;

/** By its name. */
export function namesCode(column: string): boolean {
  const name = column.trim();
  return ends.some((end) => end.test(name));
}

/** By its name, or by its kind: an id of the catalogue, or `none`. */
export function isOfCodes({ name, pi }: { readonly name: string; readonly pi: string }): boolean {
  return namesCode(name) || codeKinds.test(pi);
}
