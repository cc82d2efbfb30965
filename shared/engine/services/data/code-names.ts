// Columns whose numbers name something, an order or a day: packages hold their sums as those of all numbers, to a person they say nothing.

const ends = [
  /(?:号|号码|编码|代码|条码|邮编|日期|年份)$/,
  /(?:^|[^a-z])(?:id|no|code|date|year)$/i,
  /[a-z](?:Id|ID|No|Code|Date)$/,
];

export function namesCode(column: string): boolean {
  const name = column.trim();
  return ends.some((end) => end.test(name));
}
