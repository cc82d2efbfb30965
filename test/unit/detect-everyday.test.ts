// Names and addresses as everyday notes, chats, orders and files of other people write them: whole, not cut short, and nothing beside them.
import { describe, expect, test } from 'vitest';
import { scanText } from '../../shared/data/detect.ts';

/** What is found of a type, in the words of the text. */
function foundOf(type: string, text: string): string[] {
  return scanText(text)
    .filter((find) => find.type === type)
    .map(({ start, end }) => text.slice(start, end));
}

describe('names', () => {
  test.each([
    ['behind a trade', '骑手蒋涛送错了，送餐员马强也没到', ['蒋涛', '马强']],
    ['behind an office', '村支书武大带队，校长方文博签字后生效', ['武大', '方文博']],
    ['behind a part in a matter', '上诉人许强不服，见证人华明', ['许强', '华明']],
    ['behind a word of kin', '她婆婆尤桂花今年七十二', ['尤桂花']],
    ['in front of what a person does', '李强离职后客户转给陈静跟进', ['李强', '陈静']],
    ['in front of what a patient does', '石磊复查肝功能', ['石磊']],
    ['of an unusual sign between two such words', '导购汪肺请假', ['汪肺']],
    ['in a list, by those beside them', '高翔、马超、吕布三人同行', ['高翔', '马超', '吕布']],
  ])('%s', (_, text, names) => expect(foundOf('person_name', text)).toEqual(names));

  test.each([
    '石榴、李子、杨桃、毛桃上新',
    '高清、白天、黄金、方桃都有',
    '员工离职后工资七日内结清，送货员电话打不通',
    '司机马虎造成剐蹭，患者石膏拆除后复查',
    '孩子时常发烧，财务方面没有问题，证人应到庭',
  ])('none in %s', (text) => expect(foundOf('person_name', text)).toEqual([]));
});

describe('addresses in English, whole', () => {
  test.each([
    ['221B Baker Street, London NW1 6XE', 'of the United Kingdom'],
    ['10 Downing Street, London SW1A 2AA', 'with a letter inside the postcode'],
    ['18 Orchard Road, #05-12, Singapore 238841', 'of Singapore'],
    ['Blk 123 Ang Mo Kio Avenue 3, #08-1234, Singapore 560123', 'with a block and the number of an avenue'],
    ['Flat 3B, 12/F, Block C, Kowloon Tong', 'of a building, without a street'],
    ["88 Queen's Road Central, Hong Kong", 'with a part of the street'],
    ['Unit 7, 22 George Street, Parramatta NSW 2150', 'of Australia'],
    ['Room 1502, Tower B, Wanda Plaza, No. 93 Jianguo Road, Chaoyang District, Beijing', 'from the room outwards'],
    ['P.O. Box 4521, Dubai', 'of a post office'],
  ])('%s: %s', (address) => {
    expect(foundOf('address', `Please send it to ${address}, Mr. Smith will sign.`)).toEqual([address]);
  });

  test.each([
    'Floor 12 is under repair; use block C stairs',
    'Unit price 22, Suite of 3 tables, Room 5, Floor 2 were full',
    'Baker Street series tea set, 6 pieces, made in Hong Kong',
  ])('none in %s', (text) => expect(scanText(text)).toEqual([]));
});
