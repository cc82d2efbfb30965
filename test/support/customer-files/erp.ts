// A program for stock and sales: customers with bank accounts and tax numbers in one sheet, documents by customer code in the next.
import { drop, keep, maskAddress, maskName, redact, round, shift, token } from './decisions.ts';
import { type CustomerFiles, goes, stays, type Table } from './kind.ts';
import { note } from './notes.ts';
import { chance, createRandom, day, made, money, people } from './people.ts';
import { xls } from './write.ts';

const random = createRandom(4103);
const persons = people(random, 60);
const code = (number: number): string => `C${String(number).padStart(4, '0')}`;

const customers: Table = {
  columns: [
    goes('客户编码', 'user_id', token()),
    goes('客户全称', 'none', token()),
    goes('联系人', 'person_name', maskName),
    goes('联系电话', 'cn_mobile', drop),
    goes('税号', 'invoice_title'),
    stays('开户行及账号', 'bank_account', drop),
    goes('信用额度', 'none', round('1000')),
    goes('送货地址', 'address', maskAddress),
    goes('建档日期', 'none'),
    stays('备注', 'home_access', redact),
  ],
  rows: persons.map((one) => {
    const { text, secrets, wayIn } = note(random, ['waysIn', 'others']);
    const company = chance(random, 0.5);
    return {
      person: one.number,
      cells: {
        客户编码: code(one.number),
        客户全称: company ? made('firm', random) : `${one.name}（个人）`,
        联系人: one.name,
        联系电话: chance(random, 0.8) ? one.mobile : made('landline', random),
        税号: company ? made('uscc', random) : '',
        开户行及账号: company ? `工行${random.pick(['城东', '开发区'])}支行 1202${random.digits(15)}` : '',
        信用额度: String(500 * random.below(40)),
        送货地址: one.address,
        建档日期: one.since,
        备注: text,
      },
      wayIn,
      secrets: company ? secrets : [...secrets, one.name],
    };
  }),
};

const documents: Table = {
  personBy: '客户编码',
  columns: [
    goes('单据编号', 'none'),
    goes('单据日期', 'none', shift(182)),
    goes('客户编码', 'user_id', token()),
    goes('商品名称', 'none'),
    goes('规格型号', 'none'),
    goes('数量', 'none'),
    goes('单价', 'none'),
    stays('金额', 'transaction', keep),
    goes('经手人', 'none', drop),
  ],
  rows: Array.from({ length: 150 }, (_, index) => {
    const amount = 1 + random.below(40);
    const price = money(random, 300);
    return {
      cells: {
        单据编号: `XSD-2024-${String(index + 1).padStart(6, '0')}`,
        单据日期: day(random, 2023, 3),
        客户编码: code(1 + random.below(persons.length)),
        商品名称: made('goods', random),
        规格型号: made('sku', random),
        数量: String(amount),
        单价: price,
        金额: (amount * Number(price)).toFixed(2),
        经手人: random.pick(['小周', '仓管老李']),
      },
    };
  }),
};

export const erp: CustomerFiles = {
  kind: 'ERP',
  files: [
    xls('进销存导出.xls', [
      { name: '客户资料', table: customers },
      { name: '销售单明细', table: documents },
    ]),
  ],
  tables: [customers, documents],
  joins: [
    [
      { table: 0, column: '客户编码' },
      { table: 1, column: '客户编码' },
    ],
  ],
};
