// The thresholds of the law that the program counts against, in words: what is counted, and what it means once the line is reached.
import type { Lang } from '../lang.ts';

const zh = {
  records_50: {
    name: '行踪、财产、征信、通信内容',
    reached: '没有同意也没有别的依据就把 {most} 人以上的这类资料交出去，可能要负刑事责任。',
  },
  records_500: {
    name: '住宿、健康、交易、通信记录',
    reached: '没有同意也没有别的依据就把 {most} 人以上的这类资料交出去，可能要负刑事责任。',
  },
  records_5000: {
    name: '其他个人信息',
    reached: '没有同意也没有别的依据就把 {most} 人以上的这类资料交出去，可能要负刑事责任。',
  },
  records_together: {
    name: '几类合起来（百分数）',
    reached: '各类按比例加起来，到了门槛。',
  },
  small_processor: {
    name: '全部客户：小企业的门槛',
    reached: '到了 {most} 人，就不能再用给小企业的简化办法。',
  },
  officer: {
    name: '全部客户：设负责人的门槛',
    reached: '到了 {most} 人，要指定个人信息保护负责人，并报给网信部门。',
  },
} as const;

/** A code of the closed list of thresholds. */
export type LawCounterCode = keyof typeof zh;

const en = {
  records_50: {
    name: 'Movements, property, credit, contents of messages',
    reached:
      'Giving away such data of {most} people or more without consent or another ground can be a criminal offence.',
  },
  records_500: {
    name: 'Lodging, health, purchases, lists of calls',
    reached:
      'Giving away such data of {most} people or more without consent or another ground can be a criminal offence.',
  },
  records_5000: {
    name: 'Other personal data',
    reached:
      'Giving away such data of {most} people or more without consent or another ground can be a criminal offence.',
  },
  records_together: {
    name: 'All kinds together, in per cent',
    reached: 'Each kind counted by its share, together they reach the threshold.',
  },
  small_processor: {
    name: 'All customers, for a small business',
    reached: 'From {most} people on the short forms for small businesses can no longer be used.',
  },
  officer: {
    name: 'All customers, for naming an officer',
    reached: 'From {most} people on an officer for personal data must be named and reported to the authority.',
  },
} as const satisfies Record<LawCounterCode, { readonly name: string; readonly reached: string }>;

/** `name`: what is counted; `reached`: what holds from the threshold on, to be filled with `{most}` (`template.ts`). */
export type LawText = { readonly name: string; readonly reached: string };

export const lawWords: Readonly<Record<Lang, Readonly<Record<LawCounterCode, LawText>>>> = { zh, en };
