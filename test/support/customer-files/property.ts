// Property management: owners by building and room with identity numbers and families, parking places in a text beside them.
import { drop, keep, maskIdentity, maskMobile, maskName, redact, toMonth } from './decisions.ts';
import { type CustomerFiles, goes, stays, type Table } from './kind.ts';
import { doorCode, note } from './notes.ts';
import { chance, createRandom, made, money, people } from './people.ts';
import { text, xlsx } from './write.ts';

const random = createRandom(4104);
const persons = people(random, 90);
const room = (number: number): string => `${1 + Math.floor(number / 12)}-${1 + (number % 6)}0${1 + (number % 2)}`;

const owners: Table = {
  columns: [
    goes('楼栋', 'none'),
    goes('房号', 'address', keep),
    goes('业主姓名', 'person_name', maskName),
    goes('业主电话', 'cn_mobile', maskMobile),
    stays('身份证号', 'cn_id18', maskIdentity),
    goes('建筑面积', 'none'),
    stays('入住日期', 'lodging', toMonth),
    goes('家庭成员', 'family_member', drop),
    stays('欠费金额', 'transaction', keep),
    stays('门禁密码', 'home_access'),
    goes('紧急联系人', 'family_member', drop),
    stays('备注', 'home_access', redact),
    goes('反对转移', 'none', drop),
  ],
  rows: persons.map((one) => {
    const { text: remark, secrets, wayIn } = note(random, ['waysIn', 'children', 'others']);
    const code = chance(random, 0.7) ? doorCode(random) : '';
    const objected = random.pick(['', '', '', '', '', '', '反对', '无异议', '再和家里商量']);
    return {
      person: one.number,
      cells: {
        楼栋: `${1 + Math.floor(one.number / 12)}号楼`,
        房号: room(one.number),
        业主姓名: one.name,
        业主电话: one.mobile,
        身份证号: one.identity,
        建筑面积: `${60 + random.below(90)}.${1 + random.below(9)}`,
        入住日期: one.since,
        家庭成员: chance(random, 0.5) ? `妻${made('name', random)}、子${made('name', random)}` : '',
        欠费金额: chance(random, 0.2) ? money(random, 4000) : '0.00',
        门禁密码: code,
        紧急联系人: `${made('name', random)} ${made('mobile', random)}`,
        备注: remark,
        反对转移: objected,
      },
      wayIn: wayIn || code !== '',
      secrets: code === '' ? secrets : [...secrets, code],
      ...(objected === '反对' || objected.startsWith('再')
        ? { stays: 'objected', isUnclear: objected !== '反对' }
        : {}),
    } as const;
  }),
  setApart: 1,
  rules: [{ rule: 'objected', column: '反对转移' }],
};

const parking: Table = {
  columns: [
    goes('车位号', 'none'),
    goes('房号', 'address', keep),
    goes('车牌号', 'plate', drop),
    goes('到期日', 'none'),
  ],
  rows: persons
    .filter(({ number }) => number % 2 === 0)
    .map((one) => ({
      cells: {
        车位号: `B1-${String(one.number).padStart(3, '0')}`,
        房号: room(one.number),
        车牌号: made('plate', random),
        到期日: `2026年${1 + random.below(12)}月${1 + random.below(28)}日`,
      },
    })),
};

export const property: CustomerFiles = {
  kind: 'property management',
  files: [
    xlsx('业主台账.xlsx', [
      { name: '业主', table: owners, above: [['青禾新村一期业主台账']], numbers: ['建筑面积'], days: ['入住日期'] },
    ]),
    text('车位登记.csv', parking, 'gb18030'),
  ],
  tables: [owners, parking],
  joins: [
    [
      { table: 0, column: '房号' },
      { table: 1, column: '房号' },
    ],
  ],
};
