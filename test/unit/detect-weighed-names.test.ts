// Names in running text that are weighed against words: those of rare form, from other languages, in lists, and words that look like names.
import { describe, expect, test } from 'vitest';
import { scanText } from '../../shared/data/detect.ts';
import { namedNotes } from '../corpus/pi/named-notes.ts';

const types = new Set(['person_name', 'minor_data']);

function placesIn(text: string): (readonly [number, number])[] {
  return scanText(text)
    .filter(({ type }) => types.has(type))
    .map(({ start, end }) => [start, end] as const);
}

const namesIn = (text: string): string[] => placesIn(text).map(([start, end]) => text.slice(start, end));

describe('names', () => {
  test.each([
    ['beside words of which no list knows', '优秀民警章炳魁不幸受伤', ['章炳魁']],
    [
      'one behind the other without a sign between',
      '名单：郭子涵林语嫣许博文何梓萱',
      ['郭子涵', '林语嫣', '许博文', '何梓萱'],
    ],
    ['from other languages, in front of an office', '美国总统奥斯顿会见了来宾', ['奥斯顿']],
    ['from other languages, behind a word for the person', '客户阿依努尔要三个馕', ['阿依努尔']],
    ['of two surnames', '张李玉兰女士要繁体的收据', ['张李玉兰']],
    ['of which a verb of one sign says something', '鲍晓春借林小丹二十万', ['鲍晓春', '林小丹']],
    ['that are said twice, where once would not be enough', '贺小满退卡，扣手续费后退贺小满八百', ['贺小满', '贺小满']],
  ])('%s', (_, text, names) => expect(namesIn(text)).toEqual(names));

  test.each([
    '防止患病，任何问题请联系客服处理',
    '陆军司令部和空军司令部都在',
    '技术科主管，安全科长，第五届董事',
    '毕业于华南理工大学，任副行长',
    '送了一瓶轩尼诗和一瓶马爹利',
    '哈根达斯、星巴克、肯德基都有券',
    '严格按照标准施工，严禁烟火',
    '江边那家店关门了，搬到石桥路',
    '高端款断货，高配还有，黄色不要',
    '给孩子开了奥司他韦和蒙脱石散',
    '胡辣汤两碗，马丁靴一双，雷诺轿车保养',
  ])('none in %s', (text) => expect(namesIn(text)).toEqual([]));
});

test('the confidence grows with what speaks for a name', () => {
  const [open] = scanText('了解赵致真，');
  const [sure] = scanText('客户赵致真来电，说已付款');
  expect(sure?.confidence).toBeGreaterThan(open?.confidence ?? 0);
});

test('of names that are words as well, and of such words, few are taken for the other', () => {
  const found = namedNotes.map(({ text }) => placesIn(text));
  const areRight = namedNotes.flatMap(({ names }, at) =>
    (found[at] ?? []).map(([start, end]) => names.some(([from, to]) => from < end && to > start)),
  );
  const right = areRight.filter(Boolean).length;
  const all = namedNotes.reduce((sum, { names }) => sum + names.length, 0);
  expect(namedNotes.length).toBeGreaterThan(200);
  expect(right / areRight.length).toBeGreaterThan(0.95);
  expect(right / all).toBeGreaterThan(0.6);
});
