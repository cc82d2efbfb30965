// Appointment books: the day stands once for all its rows, times are fractions of a day.
import { book, moment, style, styled } from '../book.ts';
import type { CorpusFile, Program } from '../corpus.ts';
import { customers } from '../customers.ts';
import { encodings, lines } from '../text.ts';

/** Cells merged downwards belong to every row that they cover. */
const shifts: CorpusFile = (() => {
  const people = customers(601, 6);
  const columns = ['日期', '阿姨', '时间', '客户', '电话'];
  const days = ['2024-03-01', '2024-03-02'];
  const body = people.map((one, index) => [
    index % 3 === 0 ? moment(days[index / 3] ?? '') : undefined,
    index % 3 === 0 ? '张阿姨' : undefined,
    styled(0.375 + (index % 3) / 8, style.time),
    one.name,
    one.mobile,
  ]);
  const times = ['09:00:00', '12:00:00', '15:00:00'];
  return {
    name: '排班预约本.xlsx',
    bytes: () =>
      book([
        { name: '三月', rows: [['三月排班'], columns, ...body], merged: ['A1:E1', 'A3:A5', 'A6:A8', 'B3:B5', 'B6:B8'] },
      ]),
    expected: [
      {
        header: 2,
        columns,
        rows: people.map((one, index) => [
          days[Math.trunc(index / 3)] ?? '',
          '张阿姨',
          times[index % 3] ?? '',
          one.name,
          one.mobile,
        ]),
        aside: [[1, 'title']],
        notices: { merged_values: 8 },
      },
    ],
  };
})();

/** An old program of a salon: semicolons, single quotes around texts that hold one, CR LF. */
const salon: CorpusFile = {
  name: 'termine.csv',
  bytes: () =>
    encodings.utf8(
      lines(
        '编号;客户;电话;项目;时间',
        "'A001';'王䶮';'15400000011';'洗剪吹;护理';'2024-03-01 10:00'",
        "'A002';'李''小姐''';'15400000012';'烫发';'2024-03-01 11:30'",
        "'A003';'陈先生';'';'剪发';'2024-03-01 13:00'",
        "'A004';'周;吴';'15400000014';'染发';'2024-03-01 14:30'",
      ),
    ),
  expected: [
    {
      header: 1,
      columns: ['编号', '客户', '电话', '项目', '时间'],
      rows: [
        ['A001', '王䶮', '15400000011', '洗剪吹;护理', '2024-03-01 10:00'],
        ['A002', "李'小姐'", '15400000012', '烫发', '2024-03-01 11:30'],
        ['A003', '陈先生', '', '剪发', '2024-03-01 13:00'],
        ['A004', '周;吴', '15400000014', '染发', '2024-03-01 14:30'],
      ],
      delimiter: ';',
    },
  ],
};

export const appointments: Program = { program: 'appointment book', files: [shifts, salon] };
