import { describe, expect, test } from 'vitest';
import { residentIdCheck } from '../../shared/data/checks.ts';
import { ColumnObserver, classifyColumn } from '../../shared/data/columns/classify.ts';
import { placeWith } from '../../shared/data/columns/place.ts';
import { scanColumn } from '../../shared/data/detect.ts';
import { encodeScratch } from '../../shared/data/utf8-scratch.ts';
import { lookedThrough } from '../support/looked-through.ts';

function times<T>(count: number, make: (index: number) => T): T[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** Numbers of a place that GB/T 2260 cannot give (3199). */
function id(index: number): string {
  const first17 = `31990019900101${String(index % 1000).padStart(3, '0')}`;
  return first17 + residentIdCheck(first17);
}

const mobile = (index: number) => `154${String(index).padStart(8, '0')}`;

describe('by name alone', () => {
  test.each([
    ['门锁密码', 'home_access', 'C'],
    ['入户方式', 'home_access', 'C'],
    ['备用钥匙位置', 'home_access', 'C'],
    ['小区门禁', 'home_access', 'C'],
    ['CVV', 'card_auth', 'C'],
    ['信用卡有效期', 'card_auth', 'C'],
    ['登录密码', 'credential', 'C'],
    ['userPassword', 'credential', 'C'],
    ['ACCESS_CODE', 'home_access', 'C'],
    ['api-token', 'credential', 'C'],
    ['身份证号', 'cn_id18', 'S*'],
    ['ID Card', 'cn_id18', 'S*'],
    ['IDCard', 'cn_id18', 'S*'],
    ['身份证照片', 'id_photo', 'S'],
    ['银行卡号', 'bank_card', 'S'],
    ['会员卡号', 'user_id', 'G'],
    ['手 机 号（必填）', 'cn_mobile', 'G'],
    ['Ｐｈｏｎｅ', 'cn_mobile', 'G'],
    ['Mobile Phone', 'cn_mobile', 'G'],
    ['余额(元)', 'prepaid_balance', 'S*'],
    ['订单金额', 'transaction', 'S*'],
    ['备注', 'free_text', 'S*'],
    ['宝宝姓名', 'minor_data', 'M'],
    ['宝宝身份证号', 'minor_data', 'M'],
    ['孩子出生日期', 'minor_data', 'M'],
    ['children', 'minor_data', 'M'],
    ['kid_birthday', 'minor_data', 'M'],
    ['Baby Name', 'minor_data', 'M'],
    ['会员昵称', 'im_account', 'G'],
    ['微信昵称', 'im_account', 'G'],
    ['nickName', 'im_account', 'G'],
    ['过敏史', 'health', 'S'],
    ['健康状况', 'health', 'S'],
    ['身体情况', 'health', 'S'],
    ['宗教信仰', 'religion', 'S'],
    ['婚育情况', 'marital_status', 'S*'],
    ['伤残等级', 'specific_identity', 'S'],
    ['客户编码', 'user_id', 'G'],
    ['会员ID', 'user_id', 'G'],
    ['系统账号', 'user_id', 'G'],
    ['孩子姓名', 'minor_data', 'M'],
    ['家长电话', 'minor_data', 'M'],
    ['进门方式', 'home_access', 'C'],
    ['门禁密码', 'home_access', 'C'],
    ['Wi-Fi', 'credential', 'C'],
    ['MIMA', 'credential', 'C'],
    ['kh_menjin', 'home_access', 'C'],
    ['HYMM', 'credential', 'C'],
    ['zfmm', 'card_auth', 'C'],
    ['yzm', 'credential', 'C'],
    ['XB', 'gender', 'G'],
    ['KHXM', 'person_name', 'G'],
    ['lxdh', 'cn_mobile', 'G'],
    ['csrq', 'birth_date', 'G'],
    ['SFZHM', 'cn_id18', 'S*'],
    ['BeiZhu', 'free_text', 'S*'],
    ['跟进记录', 'free_text', 'S*'],
    ['买家留言', 'free_text', 'S*'],
    ['健康证有效期', 'card_auth', 'C'],
  ])('%s is %s', (name, pi, cls) => {
    const verdict = classifyColumn(name, []);
    expect([verdict.pi, verdict.class]).toEqual([pi, cls]);
  });

  test.each([
    ['联系人手机', 'cn_mobile'],
    ['收货人地址', 'address'],
    ['紧急联系人电话', 'cn_mobile'],
    ['订单备注', 'free_text'],
    ['其他', 'free_text'],
    ['其他 备注', 'free_text'],
    ['其他 客户等级', 'none'],
    ['消费积分', 'prepaid_balance'],
    ['工资卡号', 'bank_card'],
    ['contact_email', 'email'],
    ['邮箱地址', 'email'],
    ['Email地址', 'email'],
    ['登录IP地址', 'ip'],
    ['电话（微信同号）', 'cn_mobile'],
    ['手机/微信', 'cn_mobile'],
    ['company_name', 'occupation'],
    ['家庭住址电话', 'cn_mobile'],
  ])('of %s the last word says what it holds: %s', (name, pi) => {
    expect(classifyColumn(name, []).pi).toBe(pi);
  });

  test.each(['卡号', '卡号（必填）', 'card_no'])('%s of a shop’s own cards is a number of customers', (name) => {
    const own = times(20, (index) => (index % 2 === 0 ? `8000${1000 + index}` : `VIP${100 + index}`));
    expect(classifyColumn(name, own)).toMatchObject({ pi: 'user_id', class: 'G', action: 'keep' });
  });

  test.each([
    ['卡号', []],
    ['卡号', ['80000001', '6222****0123']],
    ['卡号', ['80000001', '6.22202E+18']],
    ['卡号', ['0123', '4567']],
    ['银行卡号', ['80000001']],
    ['持卡人银行 卡号', ['80000001']],
  ])('%s of %j stays that of bank cards', (name, values) => {
    expect(classifyColumn(name, values)).toMatchObject({ pi: 'bank_card', class: 'S', action: 'drop' });
  });

  describe('a column mm', () => {
    test.each([
      ['mm', ['qw3e!r', 'abc123', 'P@ss2020', '', 'hello9']],
      [' MM ', ['482913', '000000', '123456789']],
      ['mm', ['e10adc3949ba59abbe56e057f20f883e', '25d55ad283aa400af464c76d713c07ad']],
    ])('of passwords is one of passwords: %s %j', (name, values) => {
      expect(classifyColumn(name, values)).toMatchObject({ pi: 'credential', class: 'C', action: 'drop' });
      expect(scanColumn(name, values)).toMatchObject([{ type: 'credential', share: 1, examples: ['****'] }]);
    });

    test.each([
      ['mm', ['120', '35.5', '1200', '8', '0.35']],
      ['mm', ['120mm', '1.2m', '100x200', '100*200mm', 'M8x20', 'D120']],
      ['MM', ['1', '02', '12', '11']],
      ['mm', ['202401', '202412', '20240131']],
      ['mm', ['Jan-24', 'August', 'Sep2024', '2024-05', '05/24']],
      ['mm', ['1,200', '3,500.5', '12-15']],
      ['mm', ['三个月', '半年', '洗澡']],
      ['mm', []],
      ['width_mm', ['abc123', 'zx9981']],
      ['mm_dd', ['abc123', 'zx9981']],
    ])('of lengths or months is none, nor is one that is named otherwise: %s %j', (name, values) => {
      expect(classifyColumn(name, values)).toMatchObject({ pi: 'none', class: 'N', action: 'keep' });
      expect(scanColumn(name, values)).toEqual([]);
    });

    test('of lengths, two of which could be passwords, is one of lengths', () => {
      const values = [...times(60, (index) => String(100 + 7 * index)), 'abc123', '900000'];
      expect(classifyColumn('mm', values)).toMatchObject({ pi: 'none' });
    });
  });

  test.each([
    ['sjh', times(30, mobile), 'cn_mobile'],
    ['dh', times(30, mobile), 'cn_mobile'],
    ['sfz', times(30, id), 'cn_id18'],
    ['yx', times(30, (index) => `user${index}@mail.example`), 'email'],
    ['dz', times(30, (index) => `上海市黄浦区听潮街${index + 1}号302室`), 'address'],
    [
      'xm',
      times(30, (index) => `${['欧阳', '司马', '王', '李'][index % 4]}${['听雨', '望舒', '小桥'][index % 3]}`),
      'person_name',
    ],
    ['dz', times(30, (index) => `单证${index}`), 'none'],
    ['xm', times(30, (index) => ['深层清洁', '油烟机清洗', '地板打蜡'][index % 3] ?? ''), 'none'],
    ['yx', times(30, (index) => (index % 2 === 0 ? '是' : '否')), 'none'],
  ] as const)('the values of %s tell what its initials are: %j %s', (name, values, pi) => {
    const found = scanColumn(name, values).map((finding) => ({
      ...finding,
      whole: values.length,
      inside: 0,
      examined: values.length,
    }));
    expect(placeWith(classifyColumn(name, values), found).pi).toBe(pi);
  });

  test('a certificate that is valid to a day is a certificate still', () => {
    const days = times(20, (index) => `2027-03-${10 + index}`);
    expect(classifyColumn('健康证有效期', days)).toMatchObject({ pi: 'health', class: 'S', action: 'drop' });
  });

  test.each(['套餐', '次数', 'filename', 'hotel', 'platform', 'gzip', 'surface', '订单编号', 'order_id', '服务项目'])(
    '%s is nothing personal',
    (name) => {
      expect(classifyColumn(name, ['a', 'b'])).toMatchObject({
        pi: 'none',
        class: 'N',
        action: 'keep',
        reason: 'necessary',
      });
    },
  );

  test.each(['客户标签', '评分', 'risk_score', 'Tags', '客户画像'])('%s is a score and stays', (name) => {
    expect(classifyColumn(name, ['A', 'B'])).toMatchObject({ pi: 'none', action: 'drop', reason: 'score' });
  });

  test.each([
    ['门锁密码', 'drop', 'class_c'],
    ['身份证号', 'drop', 'sensitive'],
    ['儿童年级', 'drop', 'sensitive'],
    ['现场照片', 'drop', 'photo'],
    ['姓名', 'keep', 'necessary'],
    ['手机', 'keep', 'necessary'],
    ['套餐', 'keep', 'necessary'],
  ])('%s: %s, %s', (name, action, reason) => {
    expect(classifyColumn(name, [])).toMatchObject({ action, reason });
  });
});

describe('by values', () => {
  test('a column of identity numbers under any name', () => {
    const verdict = classifyColumn('编号', times(50, id));
    expect(verdict).toMatchObject({
      pi: 'cn_id18',
      class: 'S*',
      action: 'drop',
      reason: 'sensitive',
    });
  });

  test('the stricter of name and values holds, both ways', () => {
    expect(classifyColumn('手机', times(50, id))).toMatchObject({ pi: 'cn_id18', class: 'S*' });
    expect(classifyColumn('身份证号', times(50, mobile))).toMatchObject({ pi: 'cn_id18', class: 'S*' });
  });

  test('mobile numbers with and without separators, cards, e-mail', () => {
    expect(classifyColumn('a', times(9, mobile))).toMatchObject({ pi: 'cn_mobile', action: 'keep' });
    expect(classifyColumn('a', ['154-0000-0000', '+86 154 0000 0001'])).toMatchObject({ pi: 'cn_mobile' });
    expect(classifyColumn('a', ['１５４００００００００'])).toMatchObject({ pi: 'cn_mobile' });
    expect(classifyColumn('a', ['6222021234567890128'])).toMatchObject({ pi: 'bank_card', class: 'S' });
    expect(classifyColumn('a', ['6222 0212 3456 7890 128'])).toMatchObject({ pi: 'bank_card' });
    expect(classifyColumn('a', ['li.si@example.com', 'wang@mail.example.cn'])).toMatchObject({
      pi: 'email',
    });
    expect(classifyColumn('a', ['请发到 li.si@example.com 谢谢'])).toMatchObject({ pi: 'none' });
    for (const wrong of ['.a@example.com', 'a..b@example.com', 'a@example', 'a@.com', '@example.com']) {
      expect(classifyColumn('a', [wrong]).pi, wrong).not.toBe('email');
    }
  });

  test('one identity number in a thousand remarks makes the column sensitive', () => {
    const values = (place: number) => times(1500, (index) => (index === place ? `开票用 ${id(7)} 谢谢` : '好的'));
    const verdict = classifyColumn('评价', values(400));
    expect(verdict).toMatchObject({ pi: 'complaint_text', class: 'S*', action: 'drop' });
    const expected = { pi: 'complaint_text', class: 'S*', action: 'drop' };
    for (const place of [0, 400, 1400])
      expect(lookedThrough('评价', values(place)), `${place}`).toMatchObject(expected);
  });

  test('what most values are counts, whatever the name and the first ones say', () => {
    const cards = times(3000, () => '6222021234567890128');
    const firstMobiles = (rest: string[]) => [...times(1100, mobile), ...rest];
    expect(classifyColumn('手机', firstMobiles(times(3000, id)))).toMatchObject({ pi: 'cn_mobile', class: 'G' });
    expect(lookedThrough('手机', firstMobiles(times(3000, id)))).toMatchObject({
      pi: 'cn_id18',
      class: 'S*',
      action: 'drop',
    });
    expect(lookedThrough('手机', firstMobiles(cards))).toMatchObject({ pi: 'bank_card', class: 'S', action: 'drop' });
    expect(lookedThrough('编码', [...times(1100, String), ...times(3000, id)])).toMatchObject({
      pi: 'cn_id18',
      class: 'S*',
    });
    expect(lookedThrough('手机', times(4000, mobile))).toMatchObject({ pi: 'cn_mobile', class: 'G', action: 'keep' });
  });

  test.each(['好的', '1054', 'SKU-17'])(
    'a few numbers with check digits among values like %s, first or late, do',
    (other) => {
      const values = (number: string, place: number) => times(1500, (index) => (index === place ? number : other));
      for (const place of [400, 1400]) {
        expect(lookedThrough('其它', values(id(7), place))).toMatchObject({ class: 'S*', action: 'drop' });
        expect(lookedThrough('手机', values(id(7), place))).toMatchObject({ class: 'S*', action: 'drop' });
        expect(lookedThrough('其它', values('6222021234567890128', place))).toMatchObject({
          class: 'S',
          action: 'drop',
        });
      }
    },
  );

  test('numbers that have the form of a card by chance do not', () => {
    const serials = times(1000, (index) => `6200000000${String(index).padStart(6, '0')}`);
    expect(classifyColumn('流水', serials)).toMatchObject({ pi: 'none', action: 'keep' });
    expect(lookedThrough('流水', serials)).toMatchObject({ pi: 'none', action: 'keep' });
    expect(lookedThrough('流水', [...times(1200, String), ...serials])).toMatchObject({ pi: 'none', action: 'keep' });
  });

  test('a date-like validity is a membership, month and year are a bank card', () => {
    expect(
      classifyColumn(
        '有效期',
        times(20, () => '2027-03-01'),
      ),
    ).toMatchObject({ pi: 'none', action: 'keep' });
    expect(
      classifyColumn(
        '有效期',
        times(20, () => '03/27'),
      ),
    ).toMatchObject({ pi: 'card_auth', action: 'drop' });
    const memberships = ['2027-03-01', '永久', '长期有效', '2026年12月31日', '12个月', '2027.3.1'];
    expect(classifyColumn('有效期', memberships)).toMatchObject({ pi: 'none', action: 'keep' });
    for (const card of ['0327', '12/2027', '3/27']) {
      expect(classifyColumn('有效期至', ['永久', card])).toMatchObject({ pi: 'card_auth', action: 'drop' });
    }
  });

  test('long text that no name explains stays, as nobody can place it', () => {
    const story = '客户住在南边那栋楼,平时白天不在,喜欢周末下午过来看看进度怎么样了';
    expect(
      classifyColumn(
        '情况',
        times(30, () => story),
      ),
    ).toMatchObject({ pi: 'free_text', action: 'drop', reason: 'unplaced' });
  });
});

describe('secrets inside notes make the column class C', () => {
  test.each([
    ['门锁密码135790#', 'home_access'],
    ['密码锁 1357#,先敲门', 'home_access'],
    ['入户请按 8812#', 'home_access'],
    ['门禁：１２３４', 'home_access'],
    ['钥匙放在奶箱里', 'home_access'],
    ['备用钥匙留在物业', 'home_access'],
    ['wifi密码:home8888', 'credential'],
    ['密码是 246810', 'credential'],
    ['cvv 123', 'card_auth'],
    ['卡有效期 03/27', 'card_auth'],
    ['AKIAABCDEFGHIJKLMNOP', 'credential'],
    ['-----BEGIN OPENSSH PRIVATE KEY-----', 'credential'],
  ])('%s', (note, pi) => {
    const verdict = classifyColumn('备注', [...times(200, () => '家里有猫'), note]);
    expect(verdict).toMatchObject({ pi, class: 'C', action: 'drop', reason: 'class_c' });
    const late = lookedThrough('备注', [...times(1200, () => '家里有猫'), note]);
    expect(late).toMatchObject({ class: 'C', action: 'drop', reason: 'class_c' });
  });

  test.each([
    '东门 12号楼1201室',
    '小区门禁旁边1201室',
    '入户前请打 15400000000',
    '开门红活动 2024年开始',
    '入户时间 2024-05-01',
    '密码忘了',
    '钥匙扣一个',
    '会员有效期 2027-03-01',
    'oKq5PwdhUBVptYriz21KNcjVt0zQ',
    'oHlzzXheJzg_2rb0iKCvvis345_K',
    'pWd-f6WuqMpeG6FdsYCHYIhFGXNXwqnQBOsA',
    'PWD0EHLZ8ZV7',
    'o3wcVnW635uT-GgHGdv_t_mvc5qR',
  ])('%s is none', (note) => {
    expect(classifyColumn('地址', [note]).class).toBe('G');
  });
});

describe('values made to take long', () => {
  const million = 1_000_000;
  test.each([
    ['tokens', 'eyJ'.repeat(million / 3)],
    ['dots', `eyJ${'a.'.repeat(million / 2)}`],
    ['signs of addresses', '中'.repeat(million / 3)],
    ['signs of e-mail', 'a@'.repeat(million / 2)],
    ['labels', `a@${'b.'.repeat(million / 2)}`],
    ['digits', '1'.repeat(million)],
    ['groups', '1380 '.repeat(million / 5)],
    ['key words', '门锁'.repeat(million / 6)],
    ['pass words', '密码 '.repeat(million / 7)],
    ['dashes', '-----BEGIN A '.repeat(million / 13)],
    ['spaces', `a${' '.repeat(million)}b`],
  ])('%s', (_, value) => {
    // A detector that looked at every pair of places would never end here.
    expect(['S*', 'C']).toContain(classifyColumn('备注', [value, value, value]).class);
  });
});

describe('text into bytes', () => {
  test('is what TextEncoder makes of it', () => {
    const encoder = new TextEncoder();
    for (const text of ['', 'abc', 'é߿ࠀ中\uffff', '𬭎x', '\ud800', '字'.repeat(5000), 'x'.repeat(9000)]) {
      const { bytes, length } = encodeScratch(text);
      expect(bytes.slice(0, length)).toEqual(encoder.encode(text));
    }
  });
});

describe('values as they come', () => {
  test('empty values are no values, and bytes are read as text is', () => {
    const observer = new ColumnObserver('备注');
    const bytes = new TextEncoder().encode('x,门锁密码135790#,  ');
    observer.add('');
    observer.addUtf8(bytes, 2, bytes.length - 3);
    observer.addUtf8(bytes, bytes.length - 2, bytes.length);
    expect(observer.verdict()).toMatchObject({ class: 'C' });
  });

  test('a column named after persons that holds their telephone numbers is one of telephone numbers', () => {
    expect(classifyColumn('推荐人', times(50, mobile))).toMatchObject({ pi: 'cn_mobile', class: 'G' });
    expect(classifyColumn('推荐人', ['王小明', mobile(1), '李大伟'])).toMatchObject({ pi: 'person_name' });
    expect(classifyColumn('身份证号', times(50, mobile))).toMatchObject({ pi: 'cn_id18' });
  });

  test('private use characters are counted', () => {
    const observer = new ColumnObserver('姓名');
    for (const name of ['王\ue81e', '\u{f0000}', '张\uf8ff\ue000', '李四', '𬭎']) observer.add(name);
    expect(observer.privateUse).toBe(4);
  });
});
