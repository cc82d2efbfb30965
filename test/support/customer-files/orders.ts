// Orders of a shop on a platform, and the shop's own list of buyers: joined by nothing but the telephone number, written in many ways.
import { drop, keep, maskAddress, maskName, redact, round, token, toMonth } from './decisions.ts';
import { type CustomerFiles, goes, stays, type Table } from './kind.ts';
import { note } from './notes.ts';
import { chance, createRandom, made, moment, money, people, written } from './people.ts';
import { stayWith } from './same-customer.ts';
import { text } from './write.ts';

const random = createRandom(4107);
const persons = people(random, 80);

const buyers: Table = {
  columns: [
    goes('买家姓名', 'person_name', maskName),
    goes('手机号码', 'cn_mobile', token()),
    goes('邮箱', 'email', drop),
    stays('客户标签', 'none'),
    goes('首次购买', 'none'),
    goes('拒绝营销', 'none', drop),
  ],
  rows: persons.map((one) => {
    const refused = chance(random, 0.1) ? '拒绝' : '';
    return {
      person: one.number,
      cells: {
        买家姓名: one.name,
        手机号码: written(one.mobile, random),
        邮箱: chance(random, 0.4) ? made('email', random) : '',
        客户标签: random.pick(['高价值', '爱退货', '']),
        首次购买: one.since,
        拒绝营销: refused,
      },
      ...(refused === '' ? {} : { stays: 'no_contact' }),
    } as const;
  }),
  rules: [{ rule: 'no_contact', column: '拒绝营销' }],
};

const orders: Table = {
  columns: [
    goes('订单编号', 'none'),
    goes('下单时间', 'none', toMonth),
    goes('收货人姓名', 'person_name', drop),
    goes('收货人手机', 'cn_mobile', token()),
    goes('收货地址', 'address', maskAddress),
    goes('宝贝标题', 'none'),
    goes('数量', 'none'),
    stays('实付金额', 'transaction', round('0.1')),
    goes('物流单号', 'none'),
    stays('买家留言', 'home_access', redact),
    stays('订单状态', 'transaction', keep),
  ],
  rows: stayWith(
    buyers.rows,
    '手机号码',
    Array.from({ length: 200 }, () => {
      const one = random.pick(persons);
      const { text: message, secrets, wayIn } = note(random, ['waysIn', 'others']);
      return {
        person: one.number,
        cells: {
          订单编号: `2${random.digits(18)}`,
          下单时间: moment(random, 2024, 2),
          收货人姓名: one.name,
          收货人手机: written(one.mobile, random),
          收货地址: one.address,
          宝贝标题: made('goods', random),
          数量: String(1 + random.below(3)),
          实付金额: money(random, 900),
          物流单号: made('parcel', random),
          买家留言: message,
          订单状态: random.pick(['交易成功', '交易成功', '已退款']),
        },
        wayIn,
        secrets,
      };
    }),
    '收货人手机',
  ),
};

export const orderBook: CustomerFiles = {
  kind: 'orders',
  files: [text('买家.csv', buyers, 'utf8Bom'), text('订单报表.csv', orders, 'gb18030', { quotes: 'all' })],
  tables: [buyers, orders],
  joins: [
    [
      { table: 0, column: '手机号码' },
      { table: 1, column: '收货人手机' },
    ],
  ],
};
