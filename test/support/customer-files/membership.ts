// Members of a pool for families, with stored value: cards and balances on a page, what was spent by card number in a text.
import { band, drop, keep, maskMobile, maskName, redact, shift, token } from './decisions.ts';
import { type CustomerFiles, goes, stays, type Table } from './kind.ts';
import { note } from './notes.ts';
import { chance, createRandom, day, made, money, people } from './people.ts';
import { stayWith } from './same-customer.ts';
import { text, webPage } from './write.ts';

const random = createRandom(4106);
const persons = people(random, 100);
const card = (number: number): string => `8820${String(number).padStart(6, '0')}`;
/** Below 14 on any day of 2026 and a few years on. */
const youngBirth = (): string => day(random, 2018, 5);

const members: Table = {
  columns: [
    goes('会员卡号', 'user_id', token()),
    goes('会员姓名', 'person_name', maskName),
    goes('手机号', 'cn_mobile', maskMobile),
    goes('会员生日', 'birth_date', drop),
    stays('宝宝姓名', 'minor_data'),
    stays('宝宝生日', 'minor_data'),
    goes('开卡日期', 'none'),
    goes('有效期', 'none'),
    stays('储值余额', 'prepaid_balance', band()),
    stays('剩余次数', 'prepaid_balance', keep),
    stays('查询密码', 'credential'),
    goes('开卡门店', 'none'),
    stays('备注', 'free_text', redact),
    goes('会员状态', 'none'),
    goes('退订', 'none', drop),
  ],
  rows: persons.map((one) => {
    const { text: remark, secrets } = note(random, ['children', 'others']);
    const isYoung = one.number % 20 === 0;
    const left = chance(random, 0.06) ? '是' : '';
    const password = random.digits(6);
    const baby = made('name', random);
    const reason = isYoung ? 'minor' : 'no_contact';
    return {
      person: one.number,
      cells: {
        会员卡号: card(one.number),
        会员姓名: one.name,
        手机号: one.mobile,
        会员生日: isYoung ? youngBirth() : day(random, 1970, 30),
        宝宝姓名: baby,
        宝宝生日: youngBirth(),
        开卡日期: one.since,
        有效期: day(random, 2027, 2),
        储值余额: money(random, 12_000),
        剩余次数: String(random.below(30)),
        查询密码: password,
        开卡门店: random.pick(['城东店', '万达店']),
        备注: remark,
        会员状态: random.pick(['正常', '正常', '过期']),
        退订: left,
      },
      secrets: [...secrets, password, baby],
      ...(isYoung || left !== '' ? { stays: reason } : {}),
    } as const;
  }),
  setApart: 2,
  rules: [
    { rule: 'minor', column: '会员生日', params: { by: 'birth_date' } },
    { rule: 'no_contact', column: '退订' },
  ],
};

const spending: Table = {
  personBy: '会员卡号',
  columns: [
    goes('流水号', 'none'),
    goes('会员卡号', 'user_id', token()),
    stays('消费时间', 'transaction', shift(30)),
    goes('项目', 'none'),
    stays('消费金额', 'transaction', keep),
    goes('操作员', 'none', drop),
  ],
  rows: stayWith(
    members.rows,
    '会员卡号',
    Array.from({ length: 200 }, () => ({
      cells: {
        流水号: `2025${random.digits(14)}`,
        会员卡号: card(1 + random.below(persons.length)),
        消费时间: `${day(random, 2025, 1)} ${10 + random.below(9)}:${random.pick(['05', '30', '55'])}`,
        项目: random.pick(['亲子游泳', '单次票', '泳圈', '年卡续费']),
        消费金额: money(random, 500),
        操作员: random.pick(['001', '002']),
      },
    })),
  ),
};

export const membership: CustomerFiles = {
  kind: 'membership with balances',
  files: [
    webPage('会员资料.xls', '会员资料导出', members, ['合计', '', '', '', '', '', '', '', '591860.50', '1400']),
    text('消费流水.csv', spending, 'utf8'),
  ],
  tables: [members, spending],
  joins: [
    [
      { table: 0, column: '会员卡号' },
      { table: 1, column: '会员卡号' },
    ],
  ],
};
