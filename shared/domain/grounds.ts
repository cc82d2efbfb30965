// The legal grounds a seller may record for a handover: what is asked in plain words, and the article that is written down.
import type { Lang } from './lang.ts';
import type { Route } from './vocabulary.ts';

export const grounds = ['consent', 'notice', 'entrust', 'company'] as const;
export type Ground = (typeof grounds)[number];

export const groundArticle = {
  consent: 'PIPL 23',
  notice: 'PIPL 22',
  entrust: 'PIPL 21',
  company: 'PIPL 13',
} as const satisfies Record<Ground, string>;

/** The articles as a person reads them; anything else stands as it was written. */
const articleNames: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  zh: {
    'PIPL 13': '《个人信息保护法》第十三条',
    'PIPL 21': '《个人信息保护法》第二十一条',
    'PIPL 22': '《个人信息保护法》第二十二条',
    'PIPL 23': '《个人信息保护法》第二十三条',
  },
  en: {
    'PIPL 13': 'Personal Information Protection Law, article 13',
    'PIPL 21': 'Personal Information Protection Law, article 21',
    'PIPL 22': 'Personal Information Protection Law, article 22',
    'PIPL 23': 'Personal Information Protection Law, article 23',
  },
};

export function articleName(article: string, lang: Lang): string {
  return articleNames[lang][article] ?? article;
}

/** The ground that a route usually rests on: offered first, never picked for the person. */
export const groundOf = {
  consent23: 'consent',
  notice22: 'notice',
  entrust21: 'entrust',
  company: 'company',
} as const satisfies Record<Route, Ground>;

export const groundWords: Readonly<Record<Lang, Readonly<Record<Ground, { name: string; text: string }>>>> = {
  zh: {
    consent: { name: '客户单独同意了', text: '交出去的客户，都已单独同意把资料交给接手的公司。' },
    notice: { name: '已经告知客户，用途不变', text: '已把接手公司的名称和联系方式告知客户，资料的用途和方式不变。' },
    entrust: { name: '有委托处理的合同', text: '只请对方按合同代为处理，做完归还或删除。' },
    company: { name: '公司还是原来的公司', text: '只换股东，处理客户资料的还是原来的公司。' },
  },
  en: {
    consent: {
      name: 'Customers agreed one by one',
      text: 'Every customer handed over has separately agreed that the data go to the company taking over.',
    },
    notice: {
      name: 'Customers were told, same purpose',
      text: 'Customers were told the name and contact of the company taking over; purpose and manner stay the same.',
    },
    entrust: {
      name: 'They work for us under contract',
      text: 'The other side only works on our behalf under contract, and returns or deletes the data afterwards.',
    },
    company: {
      name: 'The company stays the same',
      text: 'Only the shareholders change; the company that handles the data is the same.',
    },
  },
};
