// Why a value is taken for personal information: the closed list of reasons, in words.
import type { Lang } from '../lang.ts';

const zh = {
  check_digit: '校验位算得对',
  form: '写法就是这一种',
  label: '旁边写着是什么',
  suspected: '旁边写着是什么，但有的校验位不对',
  title: '后面跟着称呼',
  surname: '姓氏加常用的名字',
  likely_name: '放在这里，当作人名比当作词语更通',
  nickname: '像“小李”这样叫人',
  dotted_name: '中间有点的人名',
  first_name: '常见的英文名',
  house_number: '写到了门牌或房号',
  address_label: '旁边写着是地址',
  secret_word: '旁边写着是密码或开门的办法',
  key_place: '写了钥匙放在哪里',
  key_form: '密钥的写法',
  child: '说的是孩子',
  birth_word: '旁边写着是生日',
  word: '有这一类的词',
  column_name: '列名这么写',
  column_values: '这一列大多是这样的值',
} as const satisfies Record<string, string>;

/** A code of the closed list. */
export type DetectReason = keyof typeof zh;

const en = {
  check_digit: 'its check digit is right',
  form: 'it is written like one',
  label: 'a word beside it says so',
  suspected: 'a word beside it says so, but the check digit of some is wrong',
  title: 'a form of address follows',
  surname: 'a surname and a usual given name',
  likely_name: 'here it is likelier a name than words',
  nickname: 'a familiar way to call a person',
  dotted_name: 'a name of parts with a dot between',
  first_name: 'a usual English first name',
  house_number: 'it goes down to the house or the room',
  address_label: 'a word beside it says address',
  secret_word: 'a word beside it says password or how to get in',
  key_place: 'it tells where the key lies',
  key_form: 'it is written like a secret key',
  child: 'it is about a child',
  birth_word: 'a word beside it says birthday',
  word: 'it has a word of this kind',
  column_name: 'the name of the column says so',
  column_values: 'most values of the column are like this',
} as const satisfies Record<DetectReason, string>;

export const detectWords: Readonly<Record<Lang, Readonly<Record<DetectReason, string>>>> = { zh, en };

export const detectReasons = Object.keys(zh) as readonly DetectReason[];
