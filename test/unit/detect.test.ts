// The detector on texts: every type as notes write it, every check digit both ways, and what must not be taken for anything.
import { describe, expect, test } from 'vitest';
import { residentIdCheck } from '../../shared/data/checks.ts';
import { normalText } from '../../shared/data/detect/normal-text.ts';
import { scanText } from '../../shared/data/detect.ts';
import { piTypes } from '../../shared/data/pi-types.ts';
import { langs } from '../../shared/domain/lang.ts';
import { bannedWords, misfitPunctuation } from '../../shared/domain/words/banned-words.ts';
import { detectReasons, detectWords } from '../../shared/domain/words/detect-words.ts';

/** `type words` of every find, the words as they stand in the original. */
function found(text: string): string[] {
  return scanText(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`);
}

function isFound(text: string, type: string, words: string): void {
  expect(found(text)).toContain(`${type} ${words}`);
}

const nothing = (text: string): void => expect(found(text)).toEqual([]);

const id = `31990019900101001${residentIdCheck('31990019900101001')}`;

// Sources: law.md part b (GB 11643, GB 32100 and Hong Kong, Taiwan vectors); ISO 13616 registry examples; the VIN of ISO 3779's usual example; card test numbers of the issuers.
describe('check digits', () => {
  test.each([
    ['cn_id18', '110101199003074610', '110101199003074611'],
    ['cn_id18', '110101199003071233', '110101199003071234'],
    ['cn_id18', id, id.slice(0, 17) + ((Number(id.at(-1)) + 1) % 10)],
    ['hmt_residence', '810000199001010019', '810000199001010018'],
    ['hmt_residence', '830000199001010012', '830000199001010013'],
    ['uscc', '91350100M000100Y43', '91350100M000100Y44'],
    ['uscc', '91310101MA1FAKE00M', '91310101MA1FAKE00N'],
    ['bank_card', '6222021234567890128', '6222021234567890129'],
    ['bank_card', '4111111111111111', '4111111111111112'],
    ['bank_card', '5555 5555 5555 4444', '5555 5555 5555 4445'],
    ['bank_card', '378282246310005', '378282246310006'],
    ['hkid', 'A123456(3)', 'A123456(4)'],
    ['hkid', 'G123456(A)', 'G123456(9)'],
    ['tw_id', 'A123456789', 'A123456788'],
    ['vin', '1M8GDM9AXKP042788', '1M8GDM9A1KP042788'],
    ['bank_account', 'GB82 WEST 1234 5698 7654 32', 'GB82 WEST 1234 5698 7654 33'],
    ['bank_account', 'DE89370400440532013000', 'DE89370400440532013001'],
  ])('%s %s, not %s', (type, right, wrong) => {
    expect(scanText(`写着${right}。`)).toMatchObject([
      { type, start: 2, end: 2 + right.length, reason: 'check_digit' },
    ]);
    nothing(`写着${wrong}。`);
  });

  test('province and date count as much as the check sign', () => {
    nothing('700000199001010013');
    const first17 = '31990019900230001';
    nothing(first17 + residentIdCheck(first17));
  });

  test('a number in groups, in full width and with X', () => {
    const withX = [...Array(99).keys()]
      .map((index) => `319900199001010${String(index).padStart(2, '0')}`)
      .find((head) => residentIdCheck(head) === 'X');
    isFound(`证件${withX}x`, 'cn_id18', `${withX}x`);
    isFound(
      `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
      'cn_id18',
      `${id.slice(0, 6)} ${id.slice(6, 14)} ${id.slice(14)}`,
    );
    const wide = id.replace(/\d/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
    isFound(`😀${wide}`, 'cn_id18', wide);
  });

  test('a card that fails its sum is suspected where a word says card, and else nothing', () => {
    expect(scanText('银行卡6222021234567890129')).toMatchObject([{ type: 'bank_card', reason: 'suspected' }]);
  });
});

test('words of Latin letters stand alone: inside the sign of an order they tell nothing', () => {
  isFound('HIV阳性', 'health', 'HIV');
  isFound('is pregnant, asthmatic', 'health', 'asthmatic');
  nothing('7el5K1ChiVGLaDyJ');
  nothing('LOwrhIvERTXidjMP');
});

describe('an identity number with one wrong sign', () => {
  test("is somebody's all the same where a word says so", () => {
    for (const number of ['110101199003074611', '11010119900307123X']) {
      expect(scanText(`身份证号${number}`)).toMatchObject([
        { type: 'cn_id18', start: 4, end: 22, reason: 'suspected' },
      ]);
    }
    expect(scanText('证件：810000199001010018')).toMatchObject([{ type: 'hmt_residence', reason: 'suspected' }]);
  });

  test('is nothing without the word, without a date, or where it is said to be another number', () => {
    nothing('写着110101199003074611。');
    nothing('身份证号110101199002304611');
    nothing('身份证复印件订单号110101199003074611');
  });
});

describe('types by their form or the words beside them', () => {
  test.each([
    ['身份证319900900101001', 'cn_id15', '319900900101001'],
    ['联系15400000001找人', 'cn_mobile', '15400000001'],
    ['154 0000 0001 2个', 'cn_mobile', '154 0000 0001'],
    ['(+86)154-0000-0001', 'cn_mobile', '154-0000-0001'],
    ['+86 15400000001', 'cn_mobile', '+86 15400000001'],
    ['1 5 4 0 0 0 0 0 0 0 1', 'cn_mobile', '1 5 4 0 0 0 0 0 0 0 1'],
    ['１５４００００\u200b０００１', 'cn_mobile', '１５４００００\u200b０００１'],
    ['电话一五四零零零零零零零幺', 'cn_mobile', '一五四零零零零零零零幺'],
    ['手机一五四二三四五六七八九', 'cn_mobile', '一五四二三四五六七八九'],
    ['生日农历八月初五', 'birth_date', '农历八月初五'],
    ['015400000001', 'cn_mobile', '015400000001'],
    ['联系15400000001/15400000002', 'cn_mobile', '15400000002'],
    ['15400000001/0571-88886666', 'cn_landline', '0571-88886666'],
    ['0571-88886666/88887777', 'cn_landline', '88887777'],
    ['15400000001vx同号', 'cn_mobile', '15400000001'],
    ['座机0571-88886666-801', 'cn_landline', '0571-88886666-801'],
    ['(021)6888 6666', 'cn_landline', '(021)6888 6666'],
    ['电话：6688 1234', 'cn_landline', '6688 1234'],
    ['客服400-000-1234', 'service_no', '400-000-1234'],
    ['call +44 20 7946 0958', 'intl_phone', '+44 20 7946 0958'],
    ['(415) 555-0132', 'intl_phone', '(415) 555-0132'],
    ['发到 lin.x@mail.example.cn。', 'email', 'lin.x@mail.example.cn'],
    ['登录203.0.113.7', 'ip', '203.0.113.7'],
    ['来自2001:db8::8a2e:370:7334', 'ip', '2001:db8::8a2e:370:7334'],
    ['00:1B:44:11:3A:B7', 'mac', '00:1B:44:11:3A:B7'],
    ['沪A·12345停在门口', 'plate', '沪A·12345'],
    ['新能源粤BD12345', 'plate', '粤BD12345'],
    ['微信号：nana_2020', 'wechat_id', 'nana_2020'],
    ['加v: lucky888', 'wechat_id', 'lucky888'],
    ['QQ 12345678', 'qq', '12345678'],
    ['护照E12345678', 'cn_passport', 'E12345678'],
    ['passport no. X1234567', 'foreign_passport', 'X1234567'],
    ['回乡证H12345678', 'hm_home_return', 'H12345678'],
    ['台胞证12345678', 'tw_mtp', '12345678'],
    ['港澳通行证C12345678', 'mainland_exit', 'C12345678'],
    ['永居证ABC123456789012', 'cn_foreign_pr', 'ABC123456789012'],
    ['军官证南字第1234567号', 'military_id', '南字第1234567号'],
    ['驾照档案编号310012345678', 'driver_licence', '310012345678'],
    ['His SSN is 078-05-1120', 'social_security', '078-05-1120'],
    ['邮编310000', 'postcode', '310000'],
    ['开户账号 3301 0401 6000 1234 5', 'bank_account', '3301 0401 6000 1234 5'],
    ['门锁密码135790#', 'home_access', '135790#'],
    ['王姐家密码锁1234#，下午3点后', 'home_access', '1234#'],
    ['钥匙放在奶箱里，别敲门', 'home_access', '钥匙放在奶箱里'],
    ['the key is under the mat', 'home_access', 'key is under the mat'],
    ['wifi密码:home8888', 'credential', 'home8888'],
    ['password: Tulip-2024', 'credential', 'Tulip-2024'],
    ['CVV 123', 'card_auth', '123'],
    ['女儿6岁在XX小学', 'minor_data', '女儿6岁'],
    ['女儿6岁在XX小学', 'minor_data', 'XX小学'],
    ['宝宝叫王子墨', 'minor_data', '王子墨'],
    ['张小宝（8岁）', 'minor_data', '张小宝'],
    ['her son, aged 7', 'minor_data', 'son, aged 7'],
    ['生日1990年3月5日', 'birth_date', '1990年3月5日'],
    ['DOB: 01/15/1990', 'birth_date', '01/15/1990'],
    ['今年35岁', 'age', '35岁'],
    ['对花生过敏', 'health', '对花生过敏'],
  ])('%s', (text, type, words) => isFound(text, type, words));
});

describe('names', () => {
  test.each([
    ['客户张伟明天下午来', '张伟'],
    ['昨天王建国没来', '王建国'],
    ['麻烦交给前台孙丽', '孙丽'],
    ['联系欧阳娜娜拿货', '欧阳娜娜'],
    ['王䶮女士要求周三来', '王䶮'],
    ['收货人：李𬭎', '李𬭎'],
    ['姓名：阿依古丽·买买提', '阿依古丽·买买提'],
    ['请找阿依古丽•买买提', '阿依古丽•买买提'],
    ['联系人：逄增伟 电话', '逄增伟'],
    ['李总的司机来取', '李总'],
    ['张阿姨介绍来的', '张阿姨'],
    ['找小李拿钥匙', '小李'],
    ['老张说可以', '老张'],
    ['张三\t李四\t王五', '李四'],
    ['赵四维的朋友', '赵四维'],
    ["Ship to: Michael O'Brien", "Michael O'Brien"],
    ['Mr. Whitfield is here', 'Whitfield'],
    ['ask for Emily Carter today', 'Emily Carter'],
    ['Name: Zhang Wei', 'Zhang Wei'],
  ])('%s', (text, name) => isFound(text, 'person_name', name));
});

describe('addresses', () => {
  test.each([
    ['幸福路12号3单元502室', '幸福路12号3单元502室'],
    ['送到上海市浦东新区张江路665号 2号楼301，放门口', '上海市浦东新区张江路665号 2号楼301'],
    [
      '地址：江苏省南京市鼓楼区中山北路88号金城花园3栋2单元502室，张伟收',
      '江苏省南京市鼓楼区中山北路88号金城花园3栋2单元502室',
    ],
    ['住翠湖苑12-301', '翠湖苑12-301'],
    ['万科翡翠3栋502有狗', '万科翡翠3栋502'],
    ['家住阳光花园', '阳光花园'],
    ['业主吴先生，住3-2-1102', '3-2-1102'],
    ['内蒙古呼和浩特市赛罕区鄂尔多斯东街', '内蒙古呼和浩特市赛罕区鄂尔多斯东街'],
    ['{"name":"张伟","addr":"成都市锦江区春熙路8号"}', '成都市锦江区春熙路8号'],
    ['lives at 12 Main Street, Apt 4B, Springfield, IL 62704.', '12 Main Street, Apt 4B, Springfield, IL 62704'],
  ])('%s', (text, address) => isFound(text, 'address', address));
});

describe('near misses', () => {
  test.each([
    '订单号15400012345，运单154000123456，快递SF1234567890123',
    '15400012345（订单编号）',
    '金额15400000001元，¥15400000001，15400000001.50',
    '编码AB15400000001，批次15400000001A',
    '2024-01-15 10:30，8月12号下午3点半，203包间',
    'ISBN 978-7-111-12345-6，条码6901234567892，货号123456789',
    '版本1.2.3.4，内网192.168.1.20，Windows 10.0.19045.1',
    '尺码 15 16 17 18 19 20，尺寸120*200cm',
    '上海市浦东新区，南京路，去北京出差，张家界两日游',
    '3号线坐到头，2号出口，会议室在3楼302',
    '周大福的黄金项链，李宁运动鞋，王老吉凉茶，康师傅方便面',
    '金额三百，黄金周期间高级套房马上满房，方便时联系客服',
    '何时安装，任何问题，石材水管都包含，温度适合，万一下雨',
    '鑫源商贸有限公司，张记面馆，王府酒店，陈氏药房',
    '豪华大床房，高端定制，白色款，常规保养',
    '门锁坏了，门禁卡工本费5000，开门时间0900，密码忘了，钥匙扣一个',
    '适合3-6岁，12岁以下半价，实验小学旁边',
    'King Size Bed, Black Friday, Golden Gate Bridge, Ralph Lauren shirt',
    '一五四零零零零零零零幺',
    'A123456789012，H12345678，E12345678',
  ])('%s', nothing);
});

describe('what the detector gives back', () => {
  const text = `王䶮女士😀电话１５４－００００－０００１，门锁密码2468#，${id}，幸福路12号3单元502室`;

  test('types of the catalogue, reasons of the closed list, confidence from 0 to 1, in order and apart', () => {
    const finds = scanText(text);
    expect(finds.length).toBeGreaterThanOrEqual(5);
    let last = 0;
    for (const { type, start, end, confidence, reason } of finds) {
      expect(piTypes.map((each) => each.id)).toContain(type);
      expect(detectReasons).toContain(reason);
      expect(confidence > 0 && confidence <= 1).toBe(true);
      expect(start >= last && end > start && end <= text.length).toBe(true);
      last = end;
    }
  });

  test('one number has one type', () => {
    expect(found(`身份证${id}`)).toEqual([`cn_id18 ${id}`]);
    expect(found('微信15400000001')).toEqual(['cn_mobile 15400000001']);
  });

  test('the normal form leads back to the original', () => {
    const { text: plain, spanOf } = normalText('a\u00ad１\ufe0f\u20e3𝟐—龚\u{e0100}');
    expect(plain).toBe('a12-龚');
    expect(spanOf(1, 3)).toEqual({ start: 2, end: 7 });
  });

  test.each(langs)('every reason has plain words in %s', (lang) => {
    for (const reason of detectReasons) {
      const words = detectWords[lang][reason];
      expect(words).not.toBe('');
      expect([...bannedWords(words, lang), ...(lang === 'zh' ? misfitPunctuation(words) : [])]).toEqual([]);
    }
  });
});
