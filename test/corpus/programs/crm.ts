// Exports of programs for customer relations: everything quoted, notes with line ends, numbers dressed so that Excel leaves them alone.
import { book } from '../book.ts';
import type { CorpusFile, Program } from '../corpus.ts';
import { customers } from '../customers.ts';
import { csv, encodings, lines } from '../text.ts';

const dressed: CorpusFile = (() => {
  const people = customers(301, 9);
  const columns = ['客户编号', '客户名称', '手机', '跟进记录', '证件号'];
  const notes = [
    '',
    '说"价格太高"',
    '一、周一致电\n二、周三上门',
    '住址：云桥路，3号',
    '👨‍👩‍👧 三口之家',
    '-',
    '=HYPERLINK("x")',
    '  ',
    '0',
  ];
  const rows = people.map((one, index) => [one.no, one.name, one.mobile, notes[index] ?? '', one.identity]);
  const written = rows.map(([no = '', name = '', mobile = '', note = '', identity = '']) => [
    `="${no}"`,
    name,
    mobile,
    note,
    `'${identity}`,
  ]);
  return {
    name: '客户导出_20240301.csv',
    bytes: () => encodings.utf8Bom(csv([columns, ...written], { quotes: 'all' })),
    expected: [
      {
        header: 1,
        columns,
        rows,
        encoding: 'utf-8',
        rules: [
          ['客户编号', 'formula', 9],
          ['证件号', 'apostrophe', 9],
        ],
      },
    ],
  };
})();

/** Somebody edited the text: a comma that nobody quoted, a field that is missing, a quote in the wrong place. */
const edited: CorpusFile = {
  name: 'leads.csv',
  bytes: () =>
    lines(
      'Id,Last Name,Phone,Email,Status',
      '00Q5g00000AbCdE001,王䶮,15400000001,wang@example.com,Open',
      '00Q5g00000AbCdE002,李四,15400000002,云桥路,3号,li@example.com,Open',
      '00Q5g00000AbCdE003,张三,15400000003',
      '00Q5g00000AbCdE004,"周"强,15400000004,zhou@example.com,Open',
      '00Q5g00000AbCdE005,吴刚,15400000005,,Closed',
      '00Q5g00000AbCdE006,郑爽\0,15400000006,,Closed',
      '00Q5g00000AbCdE007,冯明,15400000007,,Closed,,',
    ),
  expected: [
    {
      header: 1,
      columns: ['Id', 'Last Name', 'Phone', 'Email', 'Status'],
      rows: [
        ['00Q5g00000AbCdE001', '王䶮', '15400000001', 'wang@example.com', 'Open'],
        ['00Q5g00000AbCdE005', '吴刚', '15400000005', '', 'Closed'],
        ['00Q5g00000AbCdE007', '冯明', '15400000007', '', 'Closed'],
      ],
      refused: [
        [3, 'too_many_fields'],
        [4, 'too_few_fields'],
        [5, 'bad_quotes'],
        [7, 'nul'],
      ],
    },
  ],
};

/** 企业微信 → 客户联系 → 导出: what the file is about above the table, tags as further columns. */
const weCom: CorpusFile = (() => {
  const people = customers(302, 6);
  const columns = [
    '客户名称',
    '描述',
    '添加人',
    '添加人账号',
    '添加人所属部门',
    '添加时间',
    '来源',
    '手机',
    '企业',
    '标签组-客户等级',
  ];
  const nicknames = ['阳光☀️', '王䶮', 'A0保洁小李', '~ 静 ~', 'ღ龙𬭎ღ', '.'];
  const rows = people.map((one, index) => [
    nicknames[index] ?? '',
    '',
    '小陈',
    'XiaoChen',
    '云桥家政/客服部',
    `${one.since} 09:30:12`,
    '扫描二维码',
    index % 2 === 0 ? one.mobile : '',
    '',
    index === 3 ? '重要,老客户' : '普通',
  ]);
  return {
    name: '企业微信客户.xlsx',
    bytes: () =>
      book([
        {
          name: '客户列表',
          rows: [['客户列表'], ['导出时间：2024-03-01 10:00:00'], ['企业：云桥家政'], [], columns, ...rows],
        },
      ]),
    expected: [
      {
        header: 5,
        columns,
        rows,
        aside: [
          [1, 'title'],
          [2, 'title'],
          [3, 'title'],
        ],
      },
    ],
  };
})();

export const crm: Program = { program: 'customer relations (CRM), 企业微信', files: [dressed, edited, weCom] };
