// Answers of programming interfaces, saved by somebody: lists within envelopes, numbers too long for JavaScript, objects in objects.
import type { CorpusFile, Program } from '../corpus.ts';
import { customers } from '../customers.ts';

const envelope: CorpusFile = (() => {
  const people = customers(1401, 6);
  const records = people.map(
    (one, index) =>
      `{"userId":9007199254740${993 + index},"nickName":${JSON.stringify(one.name)},"mobile":"${one.mobile}","balance":${one.balance},` +
      `"vip":${index % 2 === 0},"address":{"city":"上海","detail":${JSON.stringify(one.address)}},"tags":["老客户",${index}],"remark":null}`,
  );
  return {
    name: 'members.json',
    format: 'json',
    bytes: () => `{"code":0,"msg":"ok","data":{"total":6,"list":[${records.join(',\n')}]}}`,
    expected: [
      {
        columns: ['userId', 'nickName', 'mobile', 'balance', 'vip', 'address.city', 'address.detail', 'tags', 'remark'],
        rows: people.map((one, index) => [
          `9007199254740${993 + index}`,
          one.name,
          one.mobile,
          one.balance,
          String(index % 2 === 0),
          '上海',
          one.address,
          `["老客户",${index}]`,
          '',
        ]),
        notices: { lists_in_cells: 6, null_values: 6, values_outside: true },
      },
    ],
  };
})();

/** One object a line; not every one has every member; one line is cut, one is no object; empty lines are no records. */
const jsonLines: CorpusFile = {
  name: 'export.jsonl',
  format: 'json',
  bytes: () =>
    [
      '{"_id":{"$oid":"507f1f77bcf86cd799439011"},"name":"王䶮","openid":"oAbc"}',
      '{"_id":{"$oid":"507f1f77bcf86cd799439012"},"name":"李\\ud872\\udf4e","phone":"15400000041"}',
      '',
      '{"_id":{"$oid":"507f1f77bcf86cd799439013"},"name":"陈㛃","phone":',
      '"只是一句话"',
      '{"_id":{"$oid":"507f1f77bcf86cd799439014"},"name":"=1+1\\n换行","phone":"015400000042"}',
    ].join('\n'),
  expected: [
    {
      columns: ['_id', 'name', 'openid', 'phone'],
      rows: [
        ['507f1f77bcf86cd799439011', '王䶮', 'oAbc', ''],
        ['507f1f77bcf86cd799439012', '李𬭎', '', '15400000041'],
        ['507f1f77bcf86cd799439014', '=1+1\n换行', '', '015400000042'],
      ],
      refused: [
        [4, 'broken_record'],
        [5, 'not_a_record'],
      ],
      notices: { wrapped_values: 3 },
    },
  ],
};

const lists: CorpusFile = (() => {
  const people = customers(1402, 5);
  const columns = ['name', 'mobile', 'visits'];
  return {
    name: 'sheet.json',
    format: 'json',
    bytes: () =>
      JSON.stringify([columns, ...people.map((one) => [one.name, one.mobile, Number(one.visits)])], undefined, 2),
    expected: [{ columns, rows: people.map((one) => [one.name, one.mobile, one.visits]) }],
  };
})();

const several: CorpusFile = (() => {
  const [people, others] = [customers(1403, 4), customers(1404, 3)];
  const record = ({ name, mobile }: (typeof people)[number]) => ({ name, mobile });
  return {
    name: 'backup.json',
    format: 'json',
    bytes: () => JSON.stringify({ version: 2, customers: people.map(record), workers: others.map(record) }),
    expected: [
      {
        name: 'customers',
        columns: ['name', 'mobile'],
        rows: people.map((one) => [one.name, one.mobile]),
        notices: { values_outside: true },
      },
      {
        name: 'workers',
        columns: ['name', 'mobile'],
        rows: others.map((one) => [one.name, one.mobile]),
        notices: { values_outside: true },
      },
    ],
  };
})();

export const webApi: Program = { program: 'programming interface', files: [envelope, jsonLines, lists, several] };
