// Bills of Alipay: from the app with a page of explanations in front, from the web with every value padded, a merchant's with tabs.
import type { CorpusFile, ExpectedAside, Program } from '../corpus.ts';
import { customers } from '../customers.ts';
import { encodings, lines } from '../text.ts';

const aside = (first: number, last: number, kind: 'title' | 'foot'): ExpectedAside[] =>
  Array.from({ length: last - first + 1 }, (_, index) => [first + index, kind] as const);

const app: CorpusFile = (() => {
  const people = customers(911, 6, false);
  const columns = [
    '交易时间',
    '交易分类',
    '交易对方',
    '对方账号',
    '商品说明',
    '收/支',
    '金额',
    '收/付款方式',
    '交易状态',
    '交易订单号',
    '商家订单号',
    '备注',
  ];
  const rows = people.map((one, index) => [
    `${one.since} 08:00:0${index}`,
    '转账红包',
    one.name,
    `154******${one.mobile.slice(9)}`,
    '转账',
    '收入',
    one.balance,
    '余额宝',
    '交易成功',
    `202401032200140000000000${one.no}`,
    index === 0 ? `M${one.no}` : '',
    '',
  ]);
  const front = [
    '------------------------------------------------------------------------------------',
    '导出信息：',
    '姓名：欧阳娜娜',
    '支付宝账户：15400000000',
    '起始时间：[2024-01-01 00:00:00]    终止时间：[2024-03-31 23:59:59]',
    '导出交易类型：[全部]',
    '导出时间：[2024-04-01 09:00:00]',
    '共6笔记录',
    '收入：6笔 1000.00元',
    '支出：0笔 0.00元',
    '不计收支：0笔 0.00元',
    '特别提示：',
    '1.本回单内容可表明支付宝受理了相应支付交易申请，因系统原因或通讯故障等偶发因素导致本回单与实际交易结果不符时，以实际交易情况为准；',
    '2.请勿将本回单作为收款方发货的凭据使用；',
    '3.支付宝快捷支付等非余额支付方式可能既产生支付宝交易也同步产生银行交易，因此请勿使用本回单进行重复记账；',
    '------------------------支付宝（中国）网络技术有限公司  电子客户回单------------------------',
  ];
  return {
    name: 'alipay_record_20240401_090000.csv',
    // Each row of the app ends in a comma.
    bytes: () =>
      encodings.gb18030(
        lines(
          ...front,
          ...[columns, ...rows].map(
            (row, at) =>
              `${row.map((cell, column) => (at > 0 && [9, 10].includes(column) && cell !== '' ? `${cell}\t` : cell)).join(',')},`,
          ),
        ),
      ),
    expected: [
      {
        header: 17,
        columns,
        rows,
        encoding: 'gb18030',
        aside: aside(1, 16, 'title'),
        bill: true,
        rules: [
          ['交易订单号', 'tab', 6],
          ['商家订单号', 'tab', 1],
        ],
      },
    ],
  };
})();

const web: CorpusFile = (() => {
  const people = customers(912, 5, false);
  const columns = [
    '交易号',
    '商家订单号',
    '交易创建时间',
    '类型',
    '交易对方',
    '商品名称',
    '金额（元）',
    '收/支',
    '交易状态',
    '备注',
    '资金状态',
  ];
  const rows = people.map((one) => [
    `2019010122001${one.no}`,
    '',
    `${one.since} 12:30:00`,
    '支付宝担保交易',
    one.name,
    '家政服务',
    one.balance,
    '收入',
    '交易成功',
    '',
    '已收入',
  ]);
  const padded = (cells: readonly string[]) => [...cells.map((cell) => cell.padEnd(24)), ''].join(',');
  return {
    name: 'alipay_record_20190101.csv',
    bytes: () =>
      encodings.gb18030(
        lines(
          '支付宝交易记录明细查询',
          '账号:[owner@example.com]',
          '起始日期:[2019-01-01 00:00:00]    终止日期:[2020-01-01 00:00:00]',
          '---------------------------------交易记录明细列表------------------------------------',
          padded(columns),
          ...rows.map(padded),
          '------------------------------------------------------------------------------------',
          '共5笔记录',
          '已收入:5笔,1000.00元',
          '待收入:0笔,0.00元',
          '导出时间:[2020-01-01 12:00:00]    用户:欧阳娜娜',
        ),
      ),
    expected: [
      {
        header: 5,
        columns,
        rows,
        encoding: 'gb18030',
        aside: [...aside(1, 4, 'title'), ...aside(11, 15, 'foot')],
        bill: true,
      },
    ],
  };
})();

const merchant: CorpusFile = (() => {
  const people = customers(913, 5, false);
  const columns = [
    '支付宝交易号',
    '商户订单号',
    '业务类型',
    '商品名称',
    '创建时间',
    '完成时间',
    '门店编号',
    '对方账户',
    '订单金额（元）',
    '商家实收（元）',
    '备注',
  ];
  const rows = people.map((one, index) => [
    `20240103220014000000000${one.no}`,
    `service_${one.no}`,
    index === 4 ? '退款' : '交易',
    '日常保洁',
    `${one.since} 10:55:16`,
    `${one.since} 10:55:23`,
    'alipay_store',
    `*${one.name.at(-1)}(154****${one.mobile.slice(9)})`,
    `${index === 4 ? '-' : ''}${one.balance}`,
    `${index === 4 ? '-' : ''}${one.balance}`,
    '',
  ]);
  const tabbed = (cells: readonly string[]) =>
    cells.map((cell, column) => ([0, 1, 2, 6, 7].includes(column) ? `${cell}\t` : cell)).join(',');
  const rule = '-'.repeat(40);
  return {
    name: '20882020_20240103_业务明细.csv',
    bytes: () =>
      encodings.gb18030(
        lines(
          '#支付宝业务明细查询',
          '#账号：[20880000000000000156]',
          '#起始日期：[2024年01月03日 00:00:00]   终止日期：[2024年01月04日 00:00:00]',
          `#${rule}业务明细列表${rule}`,
          columns.join(','),
          ...rows.map(tabbed),
          `#${rule}业务明细列表结束${rule}`,
          '#交易合计：4笔，商家实收共1000.00元，商家优惠共0.00元',
          '#退款合计：1笔，商家实收退款共-10.00元，商家优惠退款共0.00元',
          '#导出时间：[2024年01月04日 05:46:49]',
        ),
      ),
    expected: [
      {
        header: 5,
        columns,
        rows,
        aside: [...aside(1, 4, 'title'), ...aside(11, 14, 'foot')],
        bill: true,
        rules: ['支付宝交易号', '商户订单号', '业务类型', '门店编号', '对方账户'].map(
          (column) => [column, 'tab', 5] as const,
        ),
      },
    ],
  };
})();

export const alipay: Program = { program: 'Alipay', files: [app, web, merchant] };
