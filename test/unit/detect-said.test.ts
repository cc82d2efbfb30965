// Values as offices and shops write them: e-mail with the sign spelled, parts of identity numbers, device codes, deeds, schools; and columns of several kinds of values.
import { describe, expect, test } from 'vitest';
import { residentIdCheck } from '../../shared/data/checks.ts';
import { classifyColumn } from '../../shared/data/columns/classify.ts';
import { placeWith } from '../../shared/data/columns/place.ts';
import { scanColumn, scanText } from '../../shared/data/detect.ts';

const found = (text: string): string[] =>
  scanText(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);

describe('a word in front tells', () => {
  test.each([
    ['邮箱是 wang.lei @ mail.example.com，发票发这里', 'email wang.lei @ mail.example.com'],
    ['邮箱 liuyang#126.com（#换成@）', 'email liuyang#126.com'],
    ['email: li.na at example dot com', 'email li.na at example dot com'],
    ['身份证后六位283917', 'cn_id18 283917'],
    ['身份证号末6位 28391X', 'cn_id18 28391X'],
    ['MAC：a45e60-c21d7f', 'mac a45e60-c21d7f'],
    ['网卡 a45e.60c2.1d7f 绑定', 'mac a45e.60c2.1d7f'],
    ['产权证：云房地浦字（2012）第012345号', 'property 云房地浦字（2012）第012345号'],
    ['国籍：加拿大', 'nationality 加拿大'],
    ['证件 E12345678', 'cn_passport E12345678'],
    ['出生年月1975.08', 'birth_date 1975.08'],
    ['年龄43，想减肥', 'age 43'],
    ['登录口令：芝麻开门2020', 'credential 芝麻开门2020'],
    ['密保问题：母亲姓陈', 'credential 母亲姓陈'],
    ['API key sk-9f8e7d6c5b4a39281706', 'credential sk-9f8e7d6c5b4a39281706'],
    ['邮箱授权码qxwzlmnbvcasdfgh', 'credential qxwzlmnbvcasdfgh'],
    ['征信有两次逾期，银行没批', 'credit_report 征信有两次逾期'],
    ['芝麻信用689', 'credit_report 芝麻信用689'],
    ['国庆出国十天，快递放驿站', 'absence_schedule 出国十天'],
    ['装了心脏起搏器', 'health 起搏器'],
    ['四年级3班，放学接', 'minor_data 四年级3班'],
    ['车架号后八位 DA012345', 'vin DA012345'],
    ['职业：律师，寒暑假忙', 'occupation 律师'],
    ['学历：硕士', 'education 硕士'],
    ['出生：90.5.17', 'birth_date 90.5.17'],
    ['病历号 0012345', 'user_id 0012345'],
    ['薇芯 mei2021', 'wechat_id mei2021'],
    ['纬度30.274151 经度120.155150', 'geo_point 纬度30.274151 经度120.155150'],
    ['GPS：E121.473701 N31.230416', 'geo_point E121.473701 N31.230416'],
    ['照片 zhangsan_face.jpg 已上传', 'biometric zhangsan_face.jpg'],
    ['指纹 fp_0021_r.bmp', 'biometric fp_0021_r.bmp'],
    ['建设银行云州文三路支行 6217001234567890', 'bank_card 6217001234567890'],
    ['负债80万，想买房', 'income 负债80万'],
    ['取保候审期间', 'criminal_record 取保候审'],
    ['智能锁临时密码 8823 1102', 'home_access 8823 1102'],
    ['备用钥匙地垫下', 'home_access 钥匙地垫下'],
    ['WiFi: TP-LINK_5G / 88886666', 'credential 88886666'],
    ['IC卡号0012345678，两张', 'home_access 0012345678'],
    ['ic卡编号：0A1B2C3D', 'home_access 0A1B2C3D'],
    ['小区IC卡 00123456 已开通', 'home_access 00123456'],
    ['门卡号是 98123456，丢了要补', 'home_access 98123456'],
    ['电梯卡号0098123', 'home_access 0098123'],
    ['周一到周五没人在家', 'absence_schedule 周一到周五没人在家'],
    ['白天家里没人，快递放门口', 'absence_schedule 白天家里没人'],
    ['家里白天没人', 'absence_schedule 家里白天没人'],
    ['工作日家里没人，周末可以', 'absence_schedule 工作日家里没人'],
    ['平时不在家，周末来', 'absence_schedule 平时不在家'],
    ['晚上8点后才有人在家', 'absence_schedule 晚上8点后才有人在家'],
    ['春节期间家中无人', 'absence_schedule 春节期间家中无人'],
    ['nobody is home on weekdays', 'absence_schedule nobody is home on weekdays'],
    ['钥匙在门卫处', 'home_access 钥匙在门卫处'],
  ])('%s', (text, find) => expect(found(text)).toContain(find));

  test.each([
    '身份证后四位核对过，身份证尾号0316',
    '中国国籍，无境外居留权',
    '年龄18-25岁的客户多，年龄30以上有折扣',
    '密码：忘记2次了，口令不对',
    'API 文档第12页，token 过期',
    '征信报告模板，芝麻酱3瓶',
    '适合三年级，四年级数学教材',
    '肺炎疫苗到货',
    'surface.png 与 preface_2.jpg，interface.bin',
    '存款利率2.1%，职业培训，学历提升班',
    '门锁密码区 1203室 1204室',
    'IC卡一张 10元，IC卡押金 1000元，IC卡充值1000',
    'IC卡号在前台登记，IC卡 20240512 办的',
    '会员IC卡号 12345678，公交IC卡号 12345678',
    '周一到周五营业，周末没人值班',
    '没人接电话，白天店里没人，晚上打电话没人',
    '上次去家里没人，到了没人在家，客户不在家没做成',
    '晚上家里没人做饭，平时家里没人照顾老人',
    '周末在家吃，平时不在家吃',
    '白天家里有人，晚上8点才接电话',
    '钥匙在哪？钥匙在不在？钥匙放哪里了',
  ])('nothing in %s', (text) => expect(found(text)).toEqual([]));
});

describe('addresses abroad and in Latin letters', () => {
  test.each([
    'Lane 958 Xinsong Road No.32, Rm 502, Minhang',
    '1600 Harbour Parkway, Mountain View, CA 94043',
    'zhejiang sheng hangzhou shi xihu qu wensan lu 478 hao',
    'Wensan Lu 478 Hao',
    "5F, No. 270, Sec. 4, Zhongxiao E. Rd., Da'an Dist., Taipei City",
  ])('%s', (address) => expect(found(`ship to ${address}`)).toEqual([`address ${address}`]));
});

describe('in traditional signs', () => {
  test.each([
    ['寄台中市西屯區台灣大道三段99號，謝謝', 'address 台中市西屯區台灣大道三段99號'],
    ['新竹縣竹北市光明六路10巷5號3樓', 'address 新竹縣竹北市光明六路10巷5號3樓'],
    ['電話 2580#，密碼：8823', 'credential 8823'],
    ['門鎖2580#', 'home_access 2580#'],
    ['護照 E12345678', 'cn_passport E12345678'],
    ['😀出生年月：1990年5月，電話0571-88888888', 'cn_landline 0571-88888888'],
  ])('%s', (text, find) => expect(found(text)).toContain(find));
});

describe('where parcels wait', () => {
  test.each([
    ['送到城西银泰后面的菜鸟驿站，晚上自己拿', '城西银泰后面的菜鸟驿站'],
    ['放3幢楼下丰巢柜', '3幢楼下丰巢柜'],
    ['南门快递站取', '南门快递站'],
  ])('%s', (text, address) => expect(found(text)).toEqual([`address ${address}`]));

  test('but not any of them', () => expect(found('快递放驿站，放楼下快递柜，丰巢满了，驿站取件')).toEqual([]));
});

describe('a column', () => {
  const rows = [...new Array(60).keys()];
  const id = (row: number): string => {
    const first = `319900199001${String(10 + (row % 18))}${String(100 + row)}`;
    return `${first}${residentIdCheck(first)}`;
  };

  test('of three kinds of values is told for each of them', () => {
    const values = rows.map((row) => {
      if (row % 3 === 0) return `154${String(10_000_001 + row)}`;
      return row % 3 === 1 ? id(row) : `user${row}@mail.example`;
    });
    const types = scanColumn('列1', values).map(({ type }) => type);
    expect(types.toSorted()).toEqual(['cn_id18', 'cn_mobile', 'email']);
  });

  test('of numbers most of which are identities keeps its telephones', () => {
    const values = rows.map((row) => (row % 4 === 0 ? `154${String(10_000_001 + row)}` : id(row)));
    expect(scanColumn('字段3', values).map(({ type }) => type)).toEqual(['cn_id18', 'cn_mobile']);
  });

  test('of order numbers shows the card in a remark, whether its word stands before or behind it; orders stay free', () => {
    const orders = rows.map((row) => (row % 2 === 0 ? `DD2024${100_000 + row}` : `62220210001122${30_000 + row}`));
    const card = '6222021000112233449';
    const found = (value: string) => scanColumn('订单号', [...orders, value]).map(({ type }) => type);
    const remarks = [`退回卡号${card}`, `${card}（银行卡）`, `${card} 工行卡`, `6222 0210 0011 2233 449 是客户的卡号`];
    for (const remark of remarks) expect(found(remark), remark).toEqual(['bank_card']);
    const others = [card, `${card}-1`, `${card} 银行卡支付`, `${card} 工行转账`, `${card}(补单)`, `${card} 卡号 8821`];
    for (const other of others) expect(found(other), other).toEqual([]);
  });

  test('named after IC cards is as likely one of a shop’s own: a person is told, and it is no secret for that', () => {
    const cards = rows.map((row) => String(10_000_019 + 7919 * row).padStart(10, '0'));
    const counts = { whole: cards.length, inside: 0, examined: cards.length };
    const findings = scanColumn('IC卡号', cards).map((finding) => ({ ...finding, ...counts }));
    expect(findings.map(({ type }) => type)).toEqual(['home_access', 'user_id']);
    expect(placeWith(classifyColumn('IC卡号', cards), findings)).toMatchObject({ pi: 'user_id' });
  });

  test('whose name could begin its values does not hide them', () => {
    expect(scanColumn('f3', ['A4:5E:60:C2:1D:7F', 'A4:5E:60:BD:DE:7F'])).toMatchObject([{ type: 'mac', share: 1 }]);
    expect(scanColumn('ip6', ['2408:8207:2410:9f30::1a2b'])).toMatchObject([{ type: 'ip', share: 1 }]);
  });
});
