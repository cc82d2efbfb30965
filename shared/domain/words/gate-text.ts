// What is still missing before sealing, and how to mend it: words for every gate, in both languages.
import type { Gate } from '../gates.ts';
import type { Lang } from '../lang.ts';

/** `short` fits into a list, `missing` is a line of its own, `mend` says what to do. */
export type GateText = { readonly short: string; readonly missing: string; readonly mend: string };

const zh = {
  ground: { short: '依据', missing: '还没写明凭什么可以交', mend: '选一个依据，用一句话说明' },
  data: { short: '资料', missing: '还没放资料', mend: '放进 Excel 或别的表格' },
  buyer_card: { short: '对方的收件卡', missing: '还没有对方的收件卡', mend: '请对方做一张，放进来' },
  buyer_verified: { short: '核对码', missing: '核对码还没和对方对过', mend: '当面或打电话，念一遍' },
  terms: { short: '约定', missing: '约定还没写', mend: '写好约定，自己先签' },
  terms_signed: { short: '约定的签名', missing: '约定还没两边都签', mend: '交给对方签，签好放回来' },
  terms_match: { short: '约定和现在一致', missing: '约定和现在的情况不一致', mend: '对方或日期改过，请重写约定' },
  trial: { short: '试封袋', missing: '还没做试封袋', mend: '做一个，请对方打开' },
  trial_confirmed: { short: '六位数', missing: '对方还没念六位数', mend: '请对方打开试封袋，念给您听' },
  suite: { short: '加密方式', missing: '两边收件卡的加密方式不一样', mend: '请对方用同一版程序重做收件卡' },
  nothing_kept: { short: '要交的列', missing: '没有一列要交', mend: '至少留一列要交的' },
  customers_said: {
    short: '客户意愿的决定',
    missing: '有的列记着客户自己的意思（不同意、勿扰），还没定这些人交不交',
    mend: '不交这些人，或者照样交，定一个',
  },
} as const satisfies Record<Gate, GateText>;

const en = {
  ground: {
    short: 'ground',
    missing: 'It is not written down why you may hand this over',
    mend: 'Pick a ground and say it in one sentence',
  },
  data: { short: 'data', missing: 'There are no data yet', mend: 'Bring in Excel or other tables' },
  buyer_card: {
    short: 'their card',
    missing: 'Their recipient card is not here yet',
    mend: 'Ask them to make one and bring it in',
  },
  buyer_verified: {
    short: 'check number',
    missing: 'The check number was not compared',
    mend: 'Read it out in person or by phone',
  },
  terms: { short: 'terms', missing: 'The terms are not written', mend: 'Write them and sign first' },
  terms_signed: {
    short: 'signatures',
    missing: 'The terms are not signed by both sides',
    mend: 'Have them signed and bring them back',
  },
  terms_match: {
    short: 'new terms',
    missing: 'The terms no longer fit this handover',
    mend: 'A party or date has changed; write the terms again',
  },
  trial: { short: 'trial envelope', missing: 'No trial envelope was made', mend: 'Make one and have it opened' },
  trial_confirmed: {
    short: 'six digits',
    missing: 'The six digits have not come back',
    mend: 'Have them open the envelope and read them to you',
  },
  suite: {
    short: 'encryption',
    missing: 'The two cards use different encryption',
    mend: 'Ask them to make their card with the same version',
  },
  nothing_kept: {
    short: 'a column',
    missing: 'No column is handed over',
    mend: 'Keep at least one column',
  },
  customers_said: {
    short: 'your decision',
    missing: 'A column says what customers want (no consent, do not contact), and nobody has said whether they go',
    mend: 'Decide: they stay, or they go all the same',
  },
} as const satisfies Record<Gate, GateText>;

export const gateWords: Record<Lang, Record<Gate, GateText>> = { zh, en };

/** What `blocked` may name besides gates. */
export const lackWords: Readonly<Record<Lang, Readonly<Record<string, string>>>> = {
  zh: {
    class_c: '这一列是秘密，从来不交',
    named_secret: '这一列的名字就是秘密，里面的也像',
    reason: '一个交出去的理由',
  },
  en: {
    class_c: 'this column is a secret and never goes',
    named_secret: 'the column is named for secrets, and its values look like them',
    reason: 'a reason for handing it over',
  },
};
