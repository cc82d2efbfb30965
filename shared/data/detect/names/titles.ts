// Forms of address behind a name: 先生, 阿姨, 总; and in front of one in English.
import { isSign, signClass } from '../signs.ts';
import { WordsBut } from '../words/but.ts';

const long =
  '先生 女士 女仕 小姐 小姐姐 太太 夫人 阿姨 师傅 师父 老师 总经理 经理 总监 主任 医生 大夫 教练 教授 律师 会计 会计师 经济师 护士 老板 老板娘 店长 校长 院长 局长 主席 总理 总统 首相 院士 博士 大使 政委 司令 上将 将军 委员 委员长 秘书长 秘书 总书记 总工程师 总工 总编 总教练 总指挥 总设计师 总会计师 市长 省长 部长 检察长 董事 科长 处长 书记 所长 站长 园长 村长 镇长 乡长 县长 厂长 行长 会长 董事长 总裁 警官 法官 教官 掌柜 护士长 队长 班长 组长 工程师 设计师 同学 同志 师兄 师姐 小朋友 妈妈 爸爸 家长 管家 主管 助理 顾问 婆婆 奶奶 爷爷 大爷 大妈 大姐 大哥 大叔 大婶 大娘 叔叔 伯伯 伯母 伯父 婶婶 姑娘'.split(
    ' ',
  );
/** Those of one sign, each with the signs behind it that make another word of it. */
const short =
  '总是共数价额计部统结体算量会得经裁指公支理工书局之总 工作程具人厂地序资期艺费时商业装服位种师段会学农控 姐妹夫 哥们哥 叔叔 姨妈夫 嫂子 婶 伯 爷爷 妈妈 爸爸'.split(
    ' ',
  );
const titles = new WordsBut(long, short);
/** The signs in which titles begin. */
export const titleSigns = signClass([...long, ...short].map((title) => title.charAt(0)).join(''));

/** The end of a title that begins at this place. */
export function titleEnd(text: string, at: number): number | undefined {
  const length = isSign(text, at, titleSigns) ? titles.lengthAt(text, at) : 0;
  return length === 0 ? undefined : at + length;
}

/** Where titles stand in a text. */
export function titlesIn(text: string): { readonly start: number; readonly end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let start = 0; start < text.length; start += 1) {
    const end = titleEnd(text, start);
    if (end === undefined) continue;
    found.push({ start, end });
    start = end - 1;
  }
  return found;
}
