// Coarser values: what each hierarchy makes of what customer files hold, level by level.
import { describe, expect, test } from 'vitest';
import { coarsen } from '../../shared/data/risk/coarsen.ts';
import * as catalogue from '../../shared/data/risk/hierarchies/catalogue.ts';
import { type Hierarchy, heightOf } from '../../shared/data/risk/hierarchies/hierarchy.ts';

const levels = (value: string, hierarchy: Hierarchy) =>
  Array.from({ length: heightOf(hierarchy) }, (_, level) => coarsen(value, hierarchy, level + 1));

describe('a date', () => {
  test.each(['1990-05-02', '1990/5/2 8:30', '1990年5月2日', '19900502', '１９９０.５.２', '1990-05'])(
    'is read as %s',
    (written) => {
      expect(levels(written, catalogue.date)).toEqual(['1990-05', '1990', '1990–1999', '*']);
    },
  );

  test('that is only a year stays a year', () => {
    expect(levels('1990', catalogue.date)).toEqual(['1990', '1990', '1990–1999', '*']);
  });

  test.each(['1990-13-01', '45123', '02.05.1990', '去年', '199'])('%s can not be read and is kept back', (written) => {
    expect(levels(written, catalogue.date)).toEqual(['*', '*', '*', '*']);
  });

  test('of birth goes to five and ten years', () => {
    expect(levels('1993-01-02', catalogue.birth)).toEqual(['1993', '1990–1994', '1990–1999', '*']);
    expect(levels('1999', catalogue.birth)).toEqual(['1999', '1995–1999', '1990–1999', '*']);
  });
});

describe('a number', () => {
  test.each([
    ['34', ['30–34', '30–39', '*']],
    ['35岁', ['35–39', '30–39', '*']],
    ['0', ['0–4', '0–9', '*']],
    ['79', ['75–79', '70–79', '*']],
    ['80', ['80+', '80+', '*']],
    ['103', ['80+', '80+', '*']],
    ['三十', ['*', '*', '*']],
  ])('age %s', (written, expected) => {
    expect(levels(written, catalogue.age)).toEqual(expected);
  });

  test.each([
    ['1,234.50', ['1200–1299', '1000–1999', '0–9999', '*']],
    ['￥99.5元', ['0–99', '0–999', '0–9999', '*']],
    ['-50', ['-100–-1', '-1000–-1', '-10000–-1', '*']],
    ['123456', ['123400–123499', '123000–123999', '100000+', '*']],
    ['1,23', ['*', '*', '*', '*']],
  ])('amount %s', (written, expected) => {
    expect(levels(written, catalogue.amount)).toEqual(expected);
  });
});

describe('an address', () => {
  test.each([
    ['上海市浦东新区听潮路100号', ['上海市浦东新区', '上海市', '上海市']],
    ['浙江省杭州市西湖区听潮路1号', ['浙江省杭州市西湖区', '浙江省杭州市', '浙江省']],
    ['江苏省苏州市昆山市听潮路', ['江苏省苏州市昆山市', '江苏省苏州市', '江苏省']],
    ['山东省青岛市市南区听潮路', ['山东省青岛市市南区', '山东省青岛市', '山东省']],
    ['湖北省荆州市沙市区听潮路', ['湖北省荆州市沙市区', '湖北省荆州市', '湖北省']],
    [
      '新疆维吾尔自治区伊犁哈萨克自治州伊宁市听潮路',
      ['新疆维吾尔自治区伊犁哈萨克自治州伊宁市', '新疆维吾尔自治区伊犁哈萨克自治州', '新疆维吾尔自治区'],
    ],
    [
      '内蒙古自治区锡林郭勒盟锡林浩特市',
      ['内蒙古自治区锡林郭勒盟锡林浩特市', '内蒙古自治区锡林郭勒盟', '内蒙古自治区'],
    ],
    ['吉林省吉林市昌邑区', ['吉林省吉林市昌邑区', '吉林省吉林市', '吉林省']],
    ['广东省东莞市听潮街道', ['广东省东莞市', '广东省东莞市', '广东省']],
    ['杭州市西湖区', ['杭州市西湖区', '杭州市', '*']],
    ['浦东新区听潮路1号', ['浦东新区', '*', '*']],
    ['北京朝阳区', ['北京朝阳区', '北京', '北京']],
  ])('%s', (written, expected) => {
    expect(levels(written, catalogue.address)).toEqual([...expected, '*']);
  });

  test.each(['听潮街1号', '阳光小区3栋502室', '永辉超市对面', '3号楼'])(
    'without a place is kept back: %s',
    (written) => {
      expect(levels(written, catalogue.address)).toEqual(['*', '*', '*', '*']);
    },
  );

  test.each(['杭州市阳光小区3栋502室', '上海市听潮社区12号'])(
    'never keeps an estate, a house or a room: %s',
    (written) => {
      expect(levels(written, catalogue.address)[0]).toBe(written.slice(0, 3));
    },
  );
});

describe('a code', () => {
  test('postcode', () => {
    expect(levels('200120', catalogue.postcode)).toEqual(['2001**', '200***', '20****', '*']);
    expect(levels('2001', catalogue.postcode)).toEqual(['*', '*', '*', '*']);
  });

  test.each(['990101199001010020', '99010119900101002x', '990101900101002'])('the region of ID %s', (id) => {
    expect(levels(id, catalogue.idRegion)).toEqual(['990101', '9901**', '99****', '*']);
  });

  test('the region of a masked ID is not guessed', () => {
    expect(levels('990***********0020', catalogue.idRegion)).toEqual(['*', '*', '*', '*']);
  });
});

test('a table of groups; what it lacks is kept back', () => {
  const jobs: Hierarchy = { name: 'job', steps: [{ do: 'table', groups: { 护士: '医护', 医生: '医护' } }] };
  expect(['护士', '医生', '教师', 'toString'].map((job) => coarsen(job, jobs, 1))).toEqual(['医护', '医护', '*', '*']);
});

test.each(catalogue.hierarchies)(
  '$name leaves level 0 as it is, an empty value empty until all are one',
  (hierarchy) => {
    expect(coarsen(' x ', hierarchy, 0)).toBe(' x ');
    expect(new Set(levels('', hierarchy).slice(0, -1))).toEqual(new Set(heightOf(hierarchy) > 1 ? [''] : []));
    expect(levels('', hierarchy).at(-1)).toBe('*');
  },
);

test.each([-1, 1.5, 5])('level %d is refused', (level) => {
  expect(() => coarsen('x', catalogue.date, level)).toThrow(
    expect.objectContaining({ code: 'usage', where: { member: 'level' } }),
  );
});
