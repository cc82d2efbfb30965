// Bills of WeChat Pay and Alipay as they are handed out: parts told apart, what was put around values taken off by rules that are counted.
import { describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { readBytes } from '../support/awkward-files.ts';

const wechat = `微信支付账单明细,,,,,,,,
微信昵称：[测试],,,,,,,,
起始时间：[2024-01-01 00:00:00] 终止时间：[2024-03-31 23:59:59],,,,,,,,
导出类型：[全部],,,,,,,,
,,,,,,,,
共2笔记录,,,,,,,,
注：,,,,,,,,
1. 本明细仅供个人对账使用,,,,,,,,
----------------------微信支付账单明细列表--------------------,,,,,,,,
交易时间,交易类型,交易对方,商品,收/支,金额(元),支付方式,当前状态,交易单号,商户单号,备注
2024-03-31 21:35:09,微信红包,/,"/",支出,¥100.00,零钱,支付成功,1000039501180331000123456789012\t,10000395012018033112345678901\t,"/"
2024-03-30 21:35:09,转账,某人,"/",收入,¥1.00,零钱,已收钱,1000039501180331000123456789013\t,"/","/"
`;
const wechatMerchant = `交易时间,公众账号ID,商户号,特约商户号,微信订单号,商户订单号,交易状态,应结订单金额
\`2026-07-27 16:08:08,\`wx9e8,\`1700000000,\`0,\`4200001,\`WY2026,\`SUCCESS,\`2.50
\`2026-07-27 16:09:08,\`wx9e8,\`1700000000,\`0,\`4200002,\`WY2027,\`SUCCESS,\`2.50
总交易单数,应结订单总金额,退款总金额
\`2,\`5.00,\`0.00
`;
const alipay = `支付宝交易记录明细查询
账号:[x@example.com]
起始日期:[2023-01-26 00:00:00]    终止日期:[2023-02-01 00:00:00]
---------------------------------交易记录明细列表------------------------------------
交易号                  ,商家订单号               ,交易创建时间              ,金额（元）   ,收/支     ,
2023012822001400001 \t,PO20230128 \t,2023-01-28 10:00:00 ,12.00   ,支出        ,
2023012822001400002 \t, \t,2023-01-29 10:00:00 ,13.00   ,收入        ,
------------------------------------------------------------------------------------
共2笔记录
已收入:1笔,13.00元
导出时间:[2023-02-01 17:52:57]    用户:某人
`;
const alipayMerchant = `#支付宝业务明细查询
#账号：[20880000000000000156]
#-----------------------------------------业务明细列表----------------------------------------
支付宝交易号,商户订单号,业务类型,商品名称,订单金额（元）,备注
2019091622001458860515315453\t,service_1\t,交易\t,下单,0.01,\t
2019091622001458860515315454\t,service_2\t,交易\t,下单,0.01,\t
#-----------------------------------------业务明细列表结束------------------------------------
#交易合计：2笔，商家实收共0.02元，商家优惠共0.00元
#导出时间：[2019年09月17日 10:00:00]
`;

describe('each is known, and its parts', () => {
  test.each([
    ['wechat', wechat, { title: 8, blank: 1 }, ['2024-03-31 21:35:09', '微信红包', '/', '/', '支出', '¥100.00']],
    ['wechat_merchant', wechatMerchant, { total: 2 }, ['2026-07-27 16:08:08', 'wx9e8', '1700000000', '0', '4200001']],
    [
      'alipay',
      encodeGb18030(alipay),
      { title: 4, separator: 1, note: 2, total: 1 },
      ['2023012822001400001', 'PO20230128'],
    ],
    [
      'alipay_merchant',
      alipayMerchant,
      { title: 3, separator: 1, total: 2 },
      ['2019091622001458860515315453', 'service_1', '交易', '下单'],
    ],
  ] as const)('%s', async (bill, text, aside, first) => {
    const { rows, refused, record } = await readBytes(text);
    expect(record.bill).toBe(bill);
    expect(refused).toEqual([]);
    expect(rows).toHaveLength(2);
    expect(rows[0]).toEqual(expect.arrayContaining([...first]));
    expect(record.counts.aside).toEqual(aside);
    expect(record.columns.every(({ complete }) => complete)).toBe(true);
  });
});

describe('rules', () => {
  test('are counted by column', async () => {
    const { record } = await readBytes(wechat);
    expect(record.rules).toEqual([
      { column: '交易单号', rule: 'tab', count: 2 },
      { column: '商户单号', rule: 'tab', count: 1 },
    ]);
    const merchant = (await readBytes(wechatMerchant)).record;
    expect(merchant.rules).toHaveLength(8);
    expect(merchant.rules.every(({ rule, count }) => rule === 'backtick' && count === 2)).toBe(true);
  });

  test('take off what keeps Excel from numbers, in any table', async () => {
    const text = '卡号,名\n="0012",张\n"=""0013""",王\n\'0014,\'Abc\n0015\t,x\n';
    const { rows, record } = await readBytes(text);
    expect(rows.map(([code]) => code)).toEqual(['0012', '0013', '0014', '0015']);
    expect(record.rules).toEqual([
      { column: '卡号', rule: 'formula', count: 2 },
      { column: '卡号', rule: 'apostrophe', count: 1 },
      { column: '卡号', rule: 'tab', count: 1 },
    ]);
  });

  test('take them off names, too, and off what stands behind a closing quote', async () => {
    const text = '="姓名",="手机",金额\n="张三",="15400000000","-1,099.14"\t\n="李四",="15400000001","5"\n';
    const { columns, rows, record } = await readBytes(text);
    expect(columns).toEqual(['姓名', '手机', '金额']);
    expect(rows).toEqual([
      ['张三', '15400000000', '-1,099.14'],
      ['李四', '15400000001', '5'],
    ]);
    expect(record.rules).toEqual([
      { column: '姓名', rule: 'formula', count: 2 },
      { column: '手机', rule: 'formula', count: 2 },
      { column: '金额', rule: 'padding', count: 1 },
    ]);
    expect(record.quoting).toBe('double');
  });

  test('leave all else as it is', async () => {
    const kept = ['`x', "'Abc", '=1+1', '="a""b"', ' a ', '备注\t', '=SUM(A1)', "'", '="'];
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const { rows, record } = await readBytes(`姓名,值\n${kept.map((text) => `张三,${cell(text)}\n`).join('')}`);
    expect(rows.map(([, value]) => value)).toEqual(kept);
    expect(record.rules).toEqual([]);
  });

  test('a table that only speaks of bills is none', async () => {
    const { record, rows } = await readBytes('交易时间,交易类型,交易单号\n2024-01-01,`a,1\n微信支付账单明细,b,2\n');
    expect(record.bill).toBeUndefined();
    expect(rows[0]?.[1]).toBe('`a');
  });
});
