// Forms of address behind a name: 先生, 阿姨, 总; and in front of one in English.
import { matchesAt } from './matches.ts';
import { isSign, signClass } from './signs.ts';

const titles =
  '先生|女士|女仕|小姐姐?|太太|夫人|阿姨|师傅|师父|老师|总经理|经理|总监|主任|医生|大夫|教练|教授|律师|会计|护士|老板娘?|店长|校长|院长|局长|科长|处长|部长|书记|队长|班长|组长|工程师|设计师|同学|同志|师兄|师姐|小朋友|妈妈|爸爸|家长|管家|主管|助理|顾问|婆婆|奶奶|爷爷|大爷|大妈|大姐|大哥|大叔|大婶|大娘|叔叔|伯伯|伯母|伯父|婶婶|姑娘|' +
  '总(?![是共数价额计部统结体算量会得经裁])|工(?![作程具人厂地序资期艺费时商业装服位种])|姐(?![妹夫])|哥(?![们哥])|叔(?!叔)|姨(?![妈夫])|嫂(?!子)|婶|伯|爷(?!爷)|妈(?!妈)|爸(?!爸)';
const title = new RegExp(`(?:${titles})`, 'y');
/** The signs in which titles begin. */
export const titleSigns = signClass(
  '先女小太夫阿师老总经监主医大教律会护店校院局科处部书队班组工设同妈爸家管助顾婆奶爷叔伯婶姑姐哥姨嫂',
);

/** The end of a title that begins at this place. */
export function titleEnd(text: string, at: number): number | undefined {
  return isSign(text, at, titleSigns) && matchesAt(title, text, at) ? title.lastIndex : undefined;
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
