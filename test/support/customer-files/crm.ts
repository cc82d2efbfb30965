// Customer relations: a list with a title above and a line that counts below, two kinds of numbers for one person, long records of calls.
import { drop, maskAddress, redact, toMonth } from './decisions.ts';
import { type CustomerFiles, goes, stays, type Table } from './kind.ts';
import { note } from './notes.ts';
import { chance, createRandom, day, made, people, written } from './people.ts';
import { xlsx } from './write.ts';

const random = createRandom(4101);

const customers: Table = {
  columns: [
    goes('客户编号', 'user_id'),
    goes('客户名称', 'person_name'),
    goes('手机', 'cn_mobile'),
    goes('微信号', 'wechat_id', drop),
    goes('生日', 'birth_date', drop),
    goes('所在地址', 'address', maskAddress),
    goes('客户来源', 'none'),
    stays('客户评级', 'none'),
    goes('跟进人', 'none'),
    goes('意向产品', 'none'),
    goes('建档日期', 'none', toMonth),
    stays('跟进记录', 'home_access', redact),
    goes('同意转移', 'none'),
    goes('勿扰', 'none', drop),
  ],
  rows: people(random, 120).map((one) => {
    const { text, secrets, wayIn } = note(random, ['waysIn', 'others', 'children']);
    const consent = random.pick(['是', '是', '是', '已同意', '否', '', '口头说可以']);
    const agreed = consent === '是' || consent === '已同意';
    const left = chance(random, 0.1) ? '是' : '';
    const reason = agreed ? 'no_contact' : 'no_consent';
    return {
      person: one.number,
      cells: {
        客户编号: `KH${String(20_240_000 + one.number)}`,
        客户名称: one.name,
        手机: written(one.mobile, random),
        微信号: chance(random, 0.5) ? made('wechat', random) : '',
        生日: chance(random, 0.6) ? one.birth : '',
        所在地址: one.address,
        客户来源: random.pick(['转介绍', '美团', '老客户', '扫码', '展会']),
        客户评级: random.pick(['A', 'B', 'C']),
        跟进人: random.pick(['小刘', '店长', '前台']),
        意向产品: random.pick(['深度保洁年卡', '开荒保洁', '月嫂', '10次卡']),
        建档日期: day(random, 2019, 6),
        跟进记录: text,
        同意转移: consent,
        勿扰: left,
      },
      wayIn,
      secrets,
      ...(agreed && left === '' ? {} : { stays: reason, isUnclear: consent.startsWith('口头') }),
    } as const;
  }),
  setApart: 2,
  rules: [
    { rule: 'no_consent', column: '同意转移', params: { accepted: '是|已同意' } },
    { rule: 'no_contact', column: '勿扰' },
  ],
};

export const crm: CustomerFiles = {
  kind: 'CRM',
  files: [
    xlsx('客户列表导出.xlsx', [
      {
        name: '客户',
        table: customers,
        above: [['青禾家政客户列表（2026-11-20 导出）']],
        below: [['合计：120 位客户']],
        days: ['建档日期'],
      },
    ]),
  ],
  tables: [customers],
};
