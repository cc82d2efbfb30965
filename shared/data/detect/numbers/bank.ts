// Bank card numbers by issuer range and Luhn's sum, account numbers by the words beside them, IBAN by its check digits.

import { isCardShapedAt, isIdShapedAt, isLuhnAt } from '../../digits.ts';
import type { Detector, Find } from '../find.ts';
import { ibanLengths } from '../lists/iban-lengths.ts';
import { matches, matchesAt } from '../matches.ts';
import { upper } from '../signs.ts';
import { isOtherNumber, standsAlone } from '../surroundings.ts';
import { Cues } from '../words/cues.ts';
import type { DigitWindow } from './digit-windows.ts';

const cardWords = new Cues(
  '银行卡 卡号 储蓄卡 借记卡 信用卡 工资卡 收款 打款 转账 银联 工行 农行 建行 中行 交行 招行 邮储 银行 支行 分行 信用社 card visa mastercard pan unionpay amex',
);
const memberCards = new Cues('会员卡 储值卡 贵宾卡 门禁卡 购物卡 加油卡 充值卡 member_card gift_card');
/** 6222… 工行卡, 6222…（银行卡）, 6222… 是他的卡号; how something is paid names no number: 订单 6222… 银行卡支付. */
const cardBehind =
  / ?[(,:]? ?(?:是|为)?\p{Script=Han}{0,4}?(?:银行卡号?|储蓄卡号?|借记卡号?|信用卡号?|工资卡号?|[工农建中交招]行卡?号?|卡号(?!\D?\d)|(?:bank|debit|credit) card)(?=$|[^\p{L}\p{N}])/iuy;
const accountWords = new Cues('账号 帐号 账户 帐户 户头 存折 account account_no account_number acct', 8);
const companyWords = new Cues('对公 公户 公司 基本户 税号 微信 qq 抖音 登录 支付宝 会员 游戏', 10);
/** Groups as cards print them. */
const cardShapes = /^(?:1[5-9]|4-4-4-[34]|4-4-4-4-[1-3]|6-1[0-3]|4-6-[45]|6-[46]-[4-6]|[4-6]-5-5|8-8|4-1[1-5])$/;

function card(text: string, { start, end, digits, ascii, shape }: DigitWindow, finds: Find[]): void {
  if (!isCardShapedAt(ascii, 0, digits.length) || !cardShapes.test(shape)) return;
  // One identity number in ten passes Luhn's sum, a mistyped one too.
  if (isIdShapedAt(ascii, 0, digits.length) || !standsAlone(text, start, end)) return;
  const isNamed = cardWords.standBefore(text, start) && !memberCards.standBefore(text, start);
  if (isLuhnAt(ascii, 0, digits.length)) {
    if (!isNamed && isOtherNumber(text, start) && !matchesAt(cardBehind, text, end)) return;
    finds.push({ type: 'bank_card', start, end, confidence: isNamed ? 0.99 : 0.9, reason: 'check_digit' });
  } else if (isNamed) {
    finds.push({ type: 'bank_card', start, end, confidence: 0.6, reason: 'suspected' });
  }
}

function account(text: string, { start, end }: DigitWindow, finds: Find[]): void {
  if (!accountWords.standBefore(text, start) || companyWords.standBefore(text, start)) return;
  if (standsAlone(text, start, end))
    finds.push({ type: 'bank_account', start, end, confidence: 0.75, reason: 'label' });
}

export function bankNumber(text: string, window: DigitWindow, finds: Find[]): void {
  if (!window.isWhole || window.digits.length < 9) return;
  if (window.digits.length > 14) card(text, window, finds);
  account(text, window, finds);
}

/** ISO 13616: the first four signs go to the end, letters become numbers from A = 10, and the rest of 97 is 1. */
function isIban(text: string): boolean {
  if (ibanLengths[text.slice(0, 2)] !== text.length) return false;
  let rest = 0;
  for (const sign of text.slice(4) + text.slice(0, 4)) {
    const value = Number.parseInt(sign, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const ibanForm = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{1,4}){3,8}(?![A-Za-z0-9])/g;

export const ibans: Detector = {
  needs: { own: upper, digits: 10 },
  find(text, finds) {
    for (const match of matches(ibanForm, text)) {
      const start = match.index;
      // Words in capitals may follow: the country says how long the number is.
      let end = start;
      let plain = '';
      const length = ibanLengths[match[0].slice(0, 2)] ?? 0;
      for (; plain.length < length && end < start + match[0].length; end += 1) plain += text.charAt(end).trim();
      if (isIban(plain)) finds.push({ type: 'bank_account', start, end, confidence: 0.99, reason: 'check_digit' });
    }
  },
};
