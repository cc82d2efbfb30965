// Made-up personal values in the forms of their types, and other ways of writing them.
import fc from 'fast-check';

const pick = (...patterns: RegExp[]) => fc.oneof(...patterns.map((pattern) => fc.stringMatching(pattern)));

/** Values of the form of each type, so that masks have something to show. */
export const formed: Readonly<Record<string, fc.Arbitrary<string>>> = {
  person_name: pick(
    /^[张李欧][阳一二三]{1,3}$/,
    /^[A-Z][a-z]{2,6} [A-Z][a-z]{2,6}$/,
    /^阿[依古丽]{1,3}·买[提买]{1,2}$/,
  ),
  cn_id18: pick(/^3199\d{2}19\d{2}0[1-9]1\d{4}[0-9X]$/),
  cn_mobile: pick(/^154\d{8}$/, /^\+86 154-\d{4}-\d{4}$/),
  cn_landline: pick(/^0(21|571)-[2-8]\d{3} \d{4}$/),
  intl_phone: pick(/^\+852 \d{4} \d{4}$/),
  email: pick(/^[a-z]{1,9}@(example|mail)\.com$/),
  wechat_id: pick(/^[a-z][a-z0-9_]{5,15}$/),
  qq: pick(/^[1-9]\d{7,10}$/),
  address: pick(/^上海市浦东新区[听潮]{1,3}路\d{1,3}号\d{1,3}室$/, /^[万科城]{1,4}[市区路]\d{1,3}号$/),
  bank_card: pick(/^6222 \d{4} \d{4} \d{4}$/),
  bank_account: pick(/^\d{9,20}$/),
  foreign_passport: pick(/^[A-Z0-9]{6,12}$/),
  plate: pick(/^沪A·?[0-9]{5}$/),
  transaction: pick(/^\d{1,11}\.\d{2}$/, /^2026-0[1-9]-1\d$/),
  income: pick(/^\d{1,7}$/),
  ip: pick(/^203\.0\.113\.\d{1,2}$/),
  hkid: pick(/^[A-Z]{1,2}\d{6}\([0-9A]\)$/),
};
/** Full-width signs and invisible ones between, which change nothing. */
export const noise = (value: string) =>
  fc.array(fc.nat(3), { minLength: value.length, maxLength: value.length }).map((choices) =>
    [...value]
      .map((sign, at) => {
        const isVisible = sign > ' ' && sign <= '~';
        if (choices[at] === 1 && isVisible) return String.fromCodePoint(sign.charCodeAt(0) + 0xfee0);
        return choices[at] === 2 ? `${sign}\u200b` : sign;
      })
      .join(''),
  );
