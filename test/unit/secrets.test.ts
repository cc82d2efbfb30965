// Ways in and passwords as people write them into notes, and what only looks like them.
import { describe, expect, test } from 'vitest';
import { scanText } from '../../shared/data/detect.ts';
import { redactText } from '../../shared/data/redaction/text.ts';
import { findSecret } from '../../shared/data/secrets.ts';
import { createRandom } from '../corpus/pi/random.ts';

const secretTypes = ['home_access', 'credential', 'card_auth'];
const secretsIn = (text: string) => scanText(text).filter(({ type }) => secretTypes.includes(type));

describe('what is a secret is taken out of the note', () => {
  test.each([
    ['车库门 482913', '482913'],
    ['楼栋门：2580#', '2580'],
    ['大堂门2580，上楼左转', '2580'],
    ['门口密码盒4829', '4829'],
    ['小区门禁卡没有，按 8213# 保安会开', '8213'],
    ['没人应就输1204#', '1204'],
    ['锁 482913#', '482913'],
    ['*73190212#', '73190212'],
    ['门锁482-913', '482-913'],
    ['门锁密码 4 8 2 9 1 3', '4 8 2 9 1 3'],
    ['密码6个8', '6个8'],
    ['密码是六个八', '六个八'],
    ['钥匙：脚垫下', '脚垫'],
    ['钥匙给了对门邻居', '对门'],
    ['钥匙压花盆下面', '花盆'],
    ['pwd8899', '8899'],
    ['登录 pwd: Ab8899xy', 'Ab8899xy'],
    ['wifi:home8821abc', 'home8821abc'],
    ['WiFi 12345678a', '12345678a'],
    ['无线网 asdf1234', 'asdf1234'],
    ['密码是她生日 0812', '0812'],
    ['wifi密码：孩子生日0615', '0615'],
    ['密码是手机后四位 8821', '8821'],
    ['路由器 admin/admin888', 'admin888'],
    ['ADMIN/ADMIN888', 'ADMIN888'],
    ['后台登录 root / Qz_7731', 'Qz_7731'],
    ['pw: hunter22', 'hunter22'],
    ['PASS=Lucky2019', 'Lucky2019'],
    ['先按#再按482913', '482913'],
    ['按*键，然后输 2580', '2580'],
    ['到门口按482913再按#', '482913'],
    ['大门密码六六八八', '六六八八'],
    ['门禁按幺二三四井号', '幺二三四'],
    ['密码：八八二幺', '八八二幺'],
    ['保险箱密码左3右15左7', '右15'],
    ['密码左转3，右转15', '右转15'],
    ['密码没变，还是老的0801', '0801'],
    ['密码不变 482913', '482913'],
    ['PIN码5566', '5566'],
    ['门口花盆底下有备用钥匙', '花盆'],
    ['电表箱里放着一把钥匙', '电表箱'],
    ['信用卡背面三位 123', '123'],
    ['签名栏后三位数321', '321'],
  ])('%s', (note, secret) => {
    const redacted = redactText(note, secretsIn(note), { with: 'label', lang: 'zh' });
    expect(redacted).not.toContain(secret);
  });
});

test.each([
  '送到12#楼1204室',
  '3#1204 按门铃',
  '按1204室门铃',
  '机油5W40#，92#汽油加满',
  '6063#铝材 304#不锈钢',
  '货号:100200#',
  '色号 100200#',
  '身份证319900********1234',
  '卡号622299******0128',
  '尺寸120000*3',
  '门锁型号8821',
  '大门尺寸 210-095',
  '请打400-820-8820开门',
  '入户时间 2024-05-01',
  '无线路由器AX3000',
  '无线耳机2024款',
  'WiFi6路由器 1台',
  'wifi信号不好',
  '密码8个字符以上',
  'admin/department 两级权限',
  '账号类型 admin/user',
  '目录 /var/admin/logs2024/app',
  'http://shop.example/admin/page12345',
  'admin/2024-05-01 更新',
  '密码锁已换',
  '密码忘了，生日 0812',
  '请在密码页填生日',
  'pw: 2200W 功率',
  'pass: 2024年会员',
  'bypass: relay22',
  '先按1再按2转人工',
  '按1204室门铃再按#',
  '订单 482913 再按流程走',
  '钥匙盒 1个',
  '大门周一二三四开',
  '密码四位数字',
  '密码一二三四楼通用',
  '密码还是没收到，话费1000',
  '密码没变，2024年再改',
  '商场里面有配钥匙的',
  '包里面有钥匙扣三个',
  '背面三位老师 123',
  '左3右5两间房',
  '钥匙插不进去，换锁芯',
])('%s is no secret', (note) => {
  expect(secretsIn(note)).toEqual([]);
});

test('words that stand by chance in ids of random signs are none: one of them would keep back a whole column', () => {
  const random = createRandom(7);
  const signs = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'];
  const ids = Array.from({ length: 100_000 }, () => Array.from({ length: 28 }, () => random.pick(signs)).join(''));
  expect(ids.filter((id) => findSecret(id) !== undefined)).toEqual([]);
});
