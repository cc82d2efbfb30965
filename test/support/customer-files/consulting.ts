// Projects of consultants: companies and the people there, fees, what was advised, and the accounts that were lent for the work.
import { drop, maskMobile, redact, round, shift } from './decisions.ts';
import { anySecret, type CustomerFiles, goes, stays, type Table } from './kind.ts';
import { note, password } from './notes.ts';
import { chance, createRandom, day, made, people } from './people.ts';
import { xlsx } from './write.ts';

const random = createRandom(4109);

const projects: Table = {
  columns: [
    goes('项目编号', 'none'),
    goes('客户公司', 'none'),
    goes('统一社会信用代码', 'uscc'),
    goes('联系人', 'person_name'),
    goes('职务', 'occupation'),
    goes('Email', 'email'),
    goes('手机', 'cn_mobile', maskMobile),
    goes('项目名称', 'none'),
    stays('合同金额', 'transaction', round('1000')),
    goes('签约日期', 'none', shift(60)),
    goes('结束日期', 'none', drop),
    stays('咨询记录', 'advice_file', redact),
    goes('系统账号', 'user_id', drop),
    stays('登录密码', 'credential'),
    stays('备注', anySecret, redact),
  ],
  rows: people(random, 40).map((one) => {
    const { text, secrets, wayIn } = note(random, ['passwords', 'others', 'waysIn']);
    const advice = note(random, ['others']);
    const login = chance(random, 0.6) ? password(random) : '';
    const isOld = one.number % 8 === 0;
    return {
      person: one.number,
      cells: {
        项目编号: `PRJ-${2020 + random.below(5)}-${String(one.number).padStart(3, '0')}`,
        客户公司: made('firm', random),
        统一社会信用代码: made('uscc', random),
        联系人: one.name,
        职务: random.pick(['财务总监', '总经理', '人事经理', '采购']),
        Email: made('email', random),
        手机: one.mobile,
        项目名称: random.pick(['薪酬体系优化', '内控梳理', 'ERP选型', '流程再造二期']),
        合同金额: String(1000 * (20 + random.below(300)) + random.pick([0, 500])),
        签约日期: day(random, 2021, 4),
        结束日期: isOld ? day(random, 2015, 3) : day(random, 2025, 1),
        咨询记录: advice.text,
        系统账号: chance(random, 0.6) ? `consult${random.digits(3)}` : '',
        登录密码: login,
        备注: text,
      },
      wayIn,
      secrets: [...secrets, ...advice.secrets, ...(login === '' ? [] : [login])],
      ...(isOld ? { stays: 'expired' } : {}),
    } as const;
  }),
  setApart: 1,
  rules: [{ rule: 'expired', column: '结束日期', params: { months: 60 } }],
};

export const consulting: CustomerFiles = {
  kind: 'consulting projects',
  files: [
    xlsx('项目台账.xlsx', [
      {
        name: '项目',
        table: projects,
        above: [['望舒咨询项目台账']],
        numbers: ['合同金额'],
        days: ['签约日期', '结束日期'],
      },
    ]),
  ],
  tables: [projects],
};
