// A shop within WeChat: openids, nicknames, what was spent and where people come from, numbers with a tab behind them against Excel.
import { band, drop, keep, maskMobile, redact, round, shift, token, toMonth } from './decisions.ts';
import { anySecret, type CustomerFiles, goes, stays, type Table } from './kind.ts';
import { note } from './notes.ts';
import { createRandom, made, moment, money, people, type Random } from './people.ts';
import { stayWith } from './same-customer.ts';
import { text } from './write.ts';

const random = createRandom(4102);
const signs = [...'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz0123456789_-'];
const openId = (from: Random, start: string): string =>
  start + Array.from({ length: 28 - start.length }, () => from.pick(signs)).join('');
const nicknames = ['一路向北', '小太阳🌞', 'Momo', '平安是福', '=^_^=', '用户已注销', '木木', '不吃香菜'];

const users: Table = {
  columns: [
    goes('用户openid', 'wechat_id', token()),
    goes('unionid', 'wechat_id', drop),
    goes('昵称', 'im_account', drop),
    goes('手机号', 'cn_mobile', maskMobile),
    goes('性别', 'gender'),
    goes('注册时间', 'none', toMonth),
    stays('累计消费金额', 'transaction', round('10')),
    stays('积分', 'prepaid_balance', band()),
    goes('收货地址', 'address', drop),
    goes('最后登录IP', 'ip', drop),
    goes('设备号', 'imei', drop),
    stays('买家留言', anySecret, redact),
    goes('撤回同意', 'none', drop),
  ],
  rows: people(random, 150).map((one) => {
    const { text: message, secrets, wayIn } = note(random, ['waysIn', 'passwords']);
    const withdrawn = random.pick(['', '', '', '', '否', '否', '2026-05-02 10:11:12', '是']);
    return {
      person: one.number,
      cells: {
        用户openid: openId(random, 'oKq5'),
        unionid: openId(random, 'oT7x'),
        昵称: random.pick(nicknames),
        手机号: one.mobile,
        性别: random.pick(['男', '女', '未知']),
        注册时间: moment(random, 2020, 5),
        累计消费金额: money(random, 6000),
        积分: String(random.below(12_000)),
        收货地址: one.address,
        最后登录IP: made('ip', random),
        设备号: `86${random.digits(13)}`,
        买家留言: message,
        撤回同意: withdrawn,
      },
      wayIn,
      secrets,
      ...(withdrawn === '' || withdrawn === '否' ? {} : { stays: 'withdrawn' }),
    } as const;
  }),
  rules: [{ rule: 'withdrawn', column: '撤回同意' }],
};

/** The program names the openid otherwise here: the seller says that it is one. */
const orders: Table = {
  personBy: '下单人',
  columns: [
    goes('订单号', 'none'),
    goes('下单人', 'none', token('wechat_id')),
    goes('支付时间', 'none', shift(14)),
    goes('商品', 'none'),
    stays('支付金额', 'transaction', keep),
  ],
  rows: stayWith(
    users.rows,
    '用户openid',
    Array.from({ length: 120 }, () => ({
      cells: {
        订单号: `WX${random.digits(16)}`,
        下单人: random.pick(users.rows).cells.用户openid ?? '',
        支付时间: moment(random, 2024, 2),
        商品: made('service', random),
        支付金额: money(random, 800),
      },
    })),
    '下单人',
  ),
};

export const miniProgram: CustomerFiles = {
  kind: 'mini-program',
  files: [
    text('用户导出_20261120.csv', users, 'utf8Bom', { quotes: 'all', end: '\n' }),
    text('订单_20261120.csv', orders, 'utf8', { end: '\n' }),
  ],
  tables: [users, orders],
  joins: [
    [
      { table: 0, column: '用户openid' },
      { table: 1, column: '下单人' },
    ],
  ],
};
