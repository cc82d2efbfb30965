// An appointment book: who comes to whom and when, how to get in, what is asked for; one customer has several appointments.
import { drop, maskAddress, maskName, redact, shift, token } from './decisions.ts';
import { type CustomerFiles, goes, stays, type Table } from './kind.ts';
import { doorCode, note } from './notes.ts';
import { createRandom, day, made, people, written } from './people.ts';
import { text } from './write.ts';

const random = createRandom(4105);
const persons = people(random, 70);

const visits: Table = {
  columns: [
    goes('预约单号', 'none'),
    goes('客户姓名', 'person_name', maskName),
    goes('电话', 'cn_mobile', token()),
    goes('服务地址', 'address', maskAddress),
    goes('服务项目', 'none'),
    stays('预约时间', 'absence_schedule', shift(182)),
    goes('服务人员', 'none', drop),
    stays('入户方式', 'home_access'),
    stays('服务要求', 'credential', redact),
    goes('状态', 'none'),
    goes('短信退订', 'none', drop),
  ],
  rows: Array.from({ length: 180 }, (_, index) => {
    const one = persons[index % persons.length];
    if (one === undefined) throw new RangeError('"persons" expected at least one');
    const { text: wish, secrets } = note(random, ['passwords', 'children', 'others']);
    const code = doorCode(random);
    const way = random.pick([`密码锁 ${code}`, '按门铃', '客户在家', '找物业开门', `${code} 进门左转`]);
    const isOptOut = index % persons.length < 6;
    return {
      person: one.number,
      cells: {
        预约单号: `YY2026${String(index + 1).padStart(6, '0')}`,
        客户姓名: one.name,
        电话: written(one.mobile, random),
        服务地址: one.address,
        服务项目: made('service', random),
        预约时间: `${day(random, 2025, 1)} ${random.pick(['09:00', '14:30', '16:00'])}`,
        服务人员: random.pick(['王阿姨', '李师傅', '小陈']),
        入户方式: way,
        服务要求: wish,
        状态: random.pick(['已完成', '已完成', '已取消', '待上门']),
        短信退订: isOptOut ? '已退订' : '',
      },
      wayIn: way.includes(code),
      secrets: way.includes(code) ? [...secrets, code] : secrets,
      ...(isOptOut ? { stays: 'no_contact' } : {}),
    } as const;
  }),
  personBy: '电话',
  rules: [{ rule: 'no_contact', column: '短信退订' }],
};

export const appointments: CustomerFiles = {
  kind: 'appointment book',
  files: [text('预约记录.csv', visits, 'gb18030', { quotes: 'needed' })],
  tables: [visits],
};
