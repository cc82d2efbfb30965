// Columns that are named as amounts or counts: whatever stands in them was meant to be added up.

/** 金额（元）, 剩余次数; not 金额大写, 费用说明. */
const han =
  /(?:额|价|价格|价钱|款|金|费|费用|工资|薪资|收入|支出|成本|利润|数量|次数|张数|件数|笔数|人数|份数|台数|课时|积分|应收|实收|应付|实付|已付|未付|合计|总计|小计)$/;
const latin =
  /(?:^|[^a-z])(?:amount|amt|price|balance|fee|fees|cost|total|subtotal|qty|quantity|money|paid|payment|salary|points|visits)$/i;
const camel = /[a-z](?:Amount|Price|Balance|Fee|Cost|Total|Qty|Quantity|Points)$/;

export function namesAmount(column: string): boolean {
  const name = column.trim().replace(/\s*[（(][^（()）]{0,10}[)）]$/u, '');
  return [han, latin, camel].some((form) => form.test(name));
}
