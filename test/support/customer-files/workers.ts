// A list of workers on a site: identity numbers, bank cards, wages, health certificates, relatives; not customers, and the most sensitive of all.

import { bankCard } from '../../corpus/pi/random.ts';
import { band, bandAge, drop, keep, maskIdentity, maskName, redact, token, toLevel } from './decisions.ts';
import { type CustomerFiles, goes, stays, type Table } from './kind.ts';
import { note } from './notes.ts';
import { chance, createRandom, day, made, people } from './people.ts';
import { xlsx } from './write.ts';

const random = createRandom(4110);

const workers: Table = {
  columns: [
    goes('工号', 'none'),
    goes('姓名', 'person_name', maskName),
    goes('性别', 'gender'),
    goes('年龄', 'age', bandAge),
    goes('民族', 'ethnicity', drop),
    goes('学历', 'education', toLevel),
    stays('身份证号码', 'cn_id18', maskIdentity),
    goes('手机号', 'cn_mobile', token()),
    stays('班组', 'worker_realname', keep),
    goes('工种', 'none'),
    stays('工资卡号', 'bank_card', drop),
    stays('日工资', 'income', band('200|300|400|500')),
    stays('入职日期', 'staff_record', drop),
    stays('健康证编号', 'health', drop),
    goes('紧急联系人', 'family_member', drop),
    goes('紧急联系电话', 'cn_mobile', drop),
    goes('户籍地址', 'address', drop),
    stays('备注', 'free_text', redact),
    goes('收回同意', 'none', drop),
  ],
  rows: people(random, 80).map((one) => {
    const { text, secrets } = note(random, ['others']);
    const withdrawn = chance(random, 0.1) ? day(random, 2026, 1) : '';
    return {
      person: one.number,
      cells: {
        工号: `GR${String(one.number).padStart(4, '0')}`,
        姓名: one.name,
        性别: random.pick(['男', '男', '女']),
        年龄: String(20 + random.below(40)),
        民族: random.pick(['汉', '汉', '回', '彝', '苗']),
        学历: random.pick(['初中', '高中', '中专', '大专', '小学', '本科']),
        身份证号码: one.identity,
        手机号: one.mobile,
        班组: random.pick(['木工一班', '钢筋班', '水电班']),
        工种: random.pick(['木工', '钢筋工', '电工', '杂工']),
        工资卡号: bankCard(random),
        日工资: String(180 + 10 * random.below(40)),
        入职日期: day(random, 2024, 2),
        健康证编号: `JK${random.digits(10)}`,
        紧急联系人: made('name', random),
        紧急联系电话: made('mobile', random),
        户籍地址: one.address,
        备注: text,
        收回同意: withdrawn,
      },
      secrets,
      ...(withdrawn === '' ? {} : { stays: 'withdrawn' }),
    } as const;
  }),
  setApart: 2,
  rules: [{ rule: 'withdrawn', column: '收回同意' }],
};

export const workerList: CustomerFiles = {
  kind: 'worker list',
  files: [
    xlsx('实名制花名册.xlsx', [
      {
        name: '花名册',
        table: workers,
        above: [['锦帆名邸二期项目部农民工实名制花名册'], ['填报单位：松溪建筑劳务']],
        numbers: ['年龄', '日工资'],
        days: ['入职日期'],
      },
    ]),
  ],
  tables: [workers],
};
