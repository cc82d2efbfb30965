// The measures of who could be recognised, in words that a shop owner knows. `{by}` names the columns, as in 出生年、区、性别.
import type { Lang } from '../lang.ts';

const zh = {
  alone: {
    name: '能单独认出来的人',
    says: '只凭{by}，这份名单里有 {rows} 行是独一份的，占 {share}。知道这几样的人，就能认出是谁。',
  },
  smallest: {
    name: '最小的一组',
    says: '{by}都一样的算一组。最小的一组有 {k} 行：只凭这几样去猜是哪一行，最多 {k} 次猜中一次。',
  },
  groups: { name: '组的大小', says: '一共 {classes} 组：{size} 行一组的有 {count} 组。' },
  empty: { name: '空着的格子', says: '有 {rows} 行空着一格以上。空着也算一种写法，单独成组，这样不会把风险算小。' },
  prosecutor: {
    name: '找熟人',
    says: '有人知道某个人在名单里，想找出是哪一行：最容易找的一行，猜中的可能是 {highest}；平均 {average}。超过 {threshold} 的有 {rows} 行。',
  },
  journalist: {
    name: '随便找一个人',
    says: '有人拿别处的名册来对，想认出随便哪一个人：最多 {highest}。没有那本名册，就按名单里的人来算，只会算大。',
  },
  marketer: { name: '整份拿去对', says: '有人把整份名单拿去和别处的对，平均 100 行里能对中 {rows} 行。' },
  distinct: {
    name: '最少几种',
    says: '每一组里，“{column}”至少有 {distinct} 种。只有 1 种的组，不用认出哪一行，也知道他的“{column}”。',
  },
  entropy: { name: '匀下来几种', says: '有的写法多，有的写法少；匀下来，最少的一组相当于 {entropy} 种“{column}”。' },
  closeness: {
    name: '和整体差多少',
    says: '差得最多的一组，“{column}”和整份名单相差 {t}（0 是一样，1 是完全不同）。差得多，知道在哪一组就猜得到。',
  },
  coarser: {
    name: '下一步改哪一列',
    says: '把“{column}”写粗一级，最小的一组就有 {k} 行，独一份的剩 {rows} 行。',
  },
  coarserAbout: {
    name: '下一步改哪一列',
    says: '把“{column}”写粗一级，最小的一组最多 {k} 行，独一份的大约剩 {rows} 行（组太多，抽着数的）。',
  },
  reached: { name: '改到够为止', says: '照这样写粗，再拿掉 {rows} 行，每一组至少有 {k} 行；少说了 {loss}。' },
  notReached: { name: '做不到', says: '人太少，怎么写粗也凑不够每组 {k} 行。' },
  hidden: { name: '不显示的数', says: '少于 {limit} 的数不显示，能把它算出来的数也一起不显示。' },
  rounded: { name: '取整', says: '数都取整到 {base} 的倍数，加起来和总数可能差一点。' },
  before: { name: '原来的资料', says: '一共 {rows} 行。' },
  after: { name: '按现在定的交出去', says: '交出去 {rows} 行。' },
  nothingKnown: { name: '没有可认的', says: '交出去的里面，没有别人可能知道的列，凭这些认不出哪一行是谁。' },
  bandAlone: { name: '独一份', says: '{rows} 行' },
  band: { name: '{from} 到 {to} 行一组', says: '{rows} 行' },
  bandLarge: { name: '{from} 行以上一组', says: '{rows} 行' },
  limits: {
    name: '这些数说不到的',
    says: '只算了列出来的这几列。还知道别的事的人，能认出更多。写粗了、拿掉了，也仍然是个人信息。',
  },
} as const;

const en = {
  alone: {
    name: 'People who can be told apart',
    says: 'In this list, {rows} rows ({share}) can be told apart by {by} alone. Whoever knows these things knows who it is.',
  },
  smallest: {
    name: 'The smallest group',
    says: 'Rows with the same {by} are one group. The smallest has {k} rows: by these alone a guess at the row is right once in {k} times at most.',
  },
  groups: { name: 'Size of the groups', says: '{classes} groups in all: {count} of {size} rows each.' },
  empty: {
    name: 'Empty cells',
    says: '{rows} rows have at least one empty cell. Empty counts as an answer of its own, so the risk is not made to look smaller.',
  },
  prosecutor: {
    name: 'Looking for somebody they know',
    says: 'Somebody knows that a person is in the list and looks for the row: for the easiest row the guess is right with {highest}, on average with {average}. {rows} rows are above {threshold}.',
  },
  journalist: {
    name: 'Looking for just anybody',
    says: 'Somebody compares the list with a register from elsewhere to recognise anyone at all: {highest} at most. Without that register the people in the list stand for it, which can only make the figure larger.',
  },
  marketer: {
    name: 'Matching the whole list',
    says: 'Somebody matches the whole list with another one: on average {rows} rows of 100 are matched rightly.',
  },
  distinct: {
    name: 'Fewest different answers',
    says: 'In every group “{column}” has at least {distinct} different answers. In a group with only 1, everybody’s “{column}” is known without finding the row.',
  },
  entropy: {
    name: 'Answers, evened out',
    says: 'Some answers are common and some rare; evened out, the poorest group is worth {entropy} answers for “{column}”.',
  },
  closeness: {
    name: 'How far from the whole list',
    says: 'In the group that differs most, “{column}” is {t} away from the whole list (0 is the same, 1 is quite different). The farther, the more the group alone gives away.',
  },
  coarser: {
    name: 'Which column next',
    says: 'If “{column}” is written one step coarser, the smallest group has {k} rows, and {rows} rows can still be told apart.',
  },
  coarserAbout: {
    name: 'Which column next',
    says: 'If “{column}” is written one step coarser, the smallest group has {k} rows at most, and about {rows} rows can still be told apart (there are so many groups that a sample of them was counted).',
  },
  reached: {
    name: 'Coarser until it is enough',
    says: 'Written this coarsely, and with {rows} rows left out, every group has at least {k} rows; the list says {loss} less.',
  },
  notReached: {
    name: 'Not possible',
    says: 'There are too few people: however coarse, the groups do not reach {k} rows.',
  },
  hidden: {
    name: 'Numbers not shown',
    says: 'Numbers below {limit} are not shown, nor those from which they could be worked out.',
  },
  rounded: {
    name: 'Rounded',
    says: 'All numbers are rounded to multiples of {base}; their sums may differ a little from the totals.',
  },
  before: { name: 'The data as it is', says: '{rows} rows in all.' },
  after: { name: 'As it would be handed over now', says: '{rows} rows go.' },
  nothingKnown: {
    name: 'Nothing to go by',
    says: 'What goes has no column that others may know, so nothing in it says which row is whose.',
  },
  bandAlone: { name: 'Alone', says: '{rows} rows' },
  band: { name: 'Groups of {from} to {to}', says: '{rows} rows' },
  bandLarge: { name: 'Groups of {from} and more', says: '{rows} rows' },
  limits: {
    name: 'What these figures do not say',
    says: 'Only the columns named here are counted. Somebody who knows more can recognise more people. Coarser or shorter, it is still personal information.',
  },
} as const satisfies Record<keyof typeof zh, { readonly name: string; readonly says: string }>;

/** `name` heads a figure, `says` is the sentence, to be filled (`template.ts`). */
export type RiskText = { readonly name: string; readonly says: string };
export type RiskWord = keyof typeof zh;

export const riskWords: Readonly<Record<Lang, Readonly<Record<RiskWord, RiskText>>>> = { zh, en };

/** What one step coarser would bring, counted or from a sample. */
export const coarserWord = (isExact: boolean): RiskWord => (isExact ? 'coarser' : 'coarserAbout');
