// The ways in which secrets (class C) are written in free text: door codes, where the key lies, passwords, API keys, card security codes.
import { type Needs, signClass, upper } from './detect/signs.ts';
import { wordClass } from './detect/words/classes.ts';

// A room, a floor, a price or a date is no code, and eleven digits are a telephone.
const notACode = '(?![0-9]|[室号栋幢座楼层弄元块年月日点分平米]|单元|[-/.:：][0-9])';
/** Between a door word and its code: no end of the clause, no price, no time, no telephone, no size, no model. */
const gap = '[^，。；,;\\n费价款钱间话机券尺寸型]';
/** 482913# · 482 913 · 482-913 · 4 8 2 9 1 3 */
const code = '[0-9]{3,4} [0-9]{3,4}(?! ?[0-9])|[0-9#*]{4,10}|[0-9]{3}-[0-9]{3}(?!-)|[0-9](?: [0-9#*]){3,7}';
const doors =
  '密码锁|密码盒|密码箱|钥匙盒|钥匙箱|智能锁|指纹锁|电子锁|大门|门锁|门禁|门密码|楼门|单元门|楼栋门|大堂门|车库门|家门|房门|梯控|入户|开门|开锁|锁码|锁密码|报警|door ?code|gate ?code|entry ?code|alarm ?code|access ?code|lock ?box(?: ?code)?|door lock';
/** Digits as they are said: 六六八八, 幺二三四井号. */
const hanDigits = '零〇一二三四五六七八九幺两';
const hanCode = `[${hanDigits}]{4,10}(?:井号?|星号?)?(?![${hanDigits}十百千万个位楼号室])`;
/** Inside of an id the letters of a word stand by chance: behind a Latin word comes a sign, a space or nothing but digits. */
const passwords =
  '密码|口令|暗号|验证码|动态码|(?<![a-z0-9])pin码|(?<![a-z0-9])(?:password|passwd|passcode|pwd|pin ?code)(?=[\\s:：=是为改]|[0-9]{4,20}(?![a-z0-9_-]))';

/** A card that opens doors: shops, buses and banks have such cards, too. */
const accessCard =
  '(?<!会员|公交|银行|金融|社保|医保|健康|燃气|加油|购电|购水|学生|[饭水电气])(门卡|IC卡|感应卡|电梯卡|梯卡)';
/** As its chip is numbered: in digits, or hexadecimal. */
const chipNumber = '(?=[a-f]{0,7}[0-9])[0-9a-f]';
const aDay = '20[0-9]{2}(?:0[1-9]|1[0-2])[0-3][0-9](?![0-9a-f])';
const notACard = '(?![0-9a-z]| ?[元块张个次天人年月室号栋楼]|[.:-][0-9])';

/** A number that people know by heart anyway, and whose it is: 她生日, 业主的手机后四位. */
const whose =
  '(?:[她他我您你家]|\\p{Script=Han}{1,3}的)?(?:本人|孩子|宝宝|老公|老婆|妈妈|爸爸|儿子|女儿|业主|客户)?的?';
const remembered =
  '(?:生日|出生年?月日|手机号?|电话|身份证|门牌|房号|车牌|结婚(?:纪念)?日)(?:的?[前后末][0-9四五六八]位)?';

/** A way in which secrets are written. */
export interface SecretForm {
  readonly pi: 'home_access' | 'credential' | 'card_auth';
  readonly needs: Needs;
  /** Where it is less certain than others: as a column's only values it then counts for nothing. */
  readonly confidence?: number;
  /** Its first group is the word, its last the secret; without one the whole match is. */
  readonly pattern: RegExp;
}

const wayInSigns = signClass('锁门户警盒箱梯#*o');
const passwordSigns = signClass('码令暗保无热pf');
const keySign = signClass('钥');
const cardSigns = signClass('v码效');

/** Words that the forms begin with, or what those begin with. */
const doorWords = wordClass(
  [...doors.split('|').map((door) => door.replace(/ .*/, '')), '门卡', 'ic卡', '感应卡', '电梯卡', '梯卡'].join(' '),
);
const passwordWords = wordClass(
  '密码 口令 暗号 密保 验证码 动态码 pass pwd pw psw pin api secret access token 密钥 秘钥 授权码',
);
const wifiWords = wordClass('wifi wi-fi 无线 热点');
const adminWords = wordClass('admin root guest superuser');
const cardWords = wordClass('cvv cvc cvn 安全码 有效期 背面 签名栏 签名条');
const keyWords = wordClass('key');

export const secretForms: readonly SecretForm[] = [
  {
    pi: 'home_access',
    needs: { digits: 1, beside: wayInSigns, words: doorWords },
    pattern: new RegExp(`(${doors})${gap}{0,8}?[:： ]?(?<![0-9])(${code})${notACode}`, 'gi'),
  },
  {
    pi: 'home_access',
    needs: { beside: wayInSigns, words: doorWords },
    pattern: new RegExp(`(${doors})${gap}{0,4}?[:： ]?(?<![周期拜${hanDigits}])(${hanCode})`, 'gi'),
  },
  // IC卡号：0A1B2C3D · 门卡编号 00123456
  {
    pi: 'home_access',
    confidence: 0.8,
    needs: { digits: 4, words: doorWords },
    pattern: new RegExp(`${accessCard}(?:的?卡?号码?|的?编号|id)[:：是为 ]{0,3}(${chipNumber}{4,12})${notACard}`, 'gi'),
  },
  // 小区IC卡 00123456, not 20240512
  {
    pi: 'home_access',
    confidence: 0.8,
    needs: { digits: 4, words: doorWords },
    pattern: new RegExp(`${accessCard}[:： ]\\s?(?!${aDay})(${chipNumber}{8,10})${notACard}`, 'gi'),
  },
  // A keypad asks for # or *: 按 8213# 开门; and 482913# alone, unless it is the number of something.
  {
    pi: 'home_access',
    needs: { digits: 1, own: wayInSigns },
    pattern: /(按|输入?|摁|键入)[^，。；,;\n0-9#*]{0,4}((?=[0-9*#]{0,9}[#*])[0-9*#]{5,10})(?![0-9室房])/g,
  },
  // 先按#再按482913 · 按482913再按#
  {
    pi: 'home_access',
    needs: { digits: 4, own: wayInSigns },
    pattern:
      /([按摁输])[*#](?:[号键]|[号]键)?[,，]?\s?(?:再|然后|接着|后)(?:按|摁|输入?)?\s?([0-9]{4,10})(?![0-9室房号栋楼层])/g,
  },
  {
    pi: 'home_access',
    needs: { digits: 4, own: wayInSigns },
    pattern: /([按摁输]入?)\s?([0-9]{4,10})(?=[,，]?\s?(?:再|然后|接着|最后|加)(?:按|摁|输入?)?\s?[*#])/g,
  },
  {
    pi: 'home_access',
    needs: { digits: 6, own: wayInSigns },
    pattern: /(?<![0-9A-Za-z#*]|[码号][: ]?)(?=[*#]?[0-9]{6,8}([#*]))([*#]?[0-9]{6,8}[#*])(?![0-9A-Za-z#*号楼栋房室])/g,
  },
  {
    pi: 'home_access',
    needs: { own: keySign },
    pattern:
      /(钥匙)(?![扣圈链包])[^，。；,;\n]{0,4}(?:放|藏|在|留|塞|挂|搁|寄存|交|给|托|压|埋)(?!在?哪|[吗呢谁没不?？])[^，。；,;\n]{0,16}/g,
  },
  {
    pi: 'home_access',
    needs: { own: keySign },
    pattern: /(钥匙)(?:位置)?[:：][^，。；,;\n]{0,8}[垫盆箱柜盒袋栓鞋缝台][^，。；,;\n]{0,6}/g,
  },
  // 备用钥匙地垫下
  {
    pi: 'home_access',
    needs: { own: keySign },
    pattern: /(钥匙)(?![扣圈链包])[^，。；,;\n]{0,3}[垫盆箱柜盒袋栓鞋缝台](?:底下|下面?|里面?|上面?|后面?)/g,
  },
  // 花盆底下有备用钥匙
  {
    pi: 'home_access',
    needs: { own: keySign },
    pattern:
      /(?=[^，。；,;\n]{3,20}(钥匙))[^，。；,;\n]{0,6}[垫盆箱柜盒袋栓鞋缝台](?:底下|下面?|里面?|上面?|后面?|旁边?|内)(?:有|放|藏|压|塞|留|挂)[^，。；,;\n]{0,6}钥匙(?![扣圈链包])/g,
  },
  {
    pi: 'home_access',
    needs: { words: keyWords },
    pattern: /(keys?) (?:is |are )?(?:under|behind|in|inside|with|above|on top of) the [^,.;\n]{1,24}/gi,
  },
  {
    pi: 'credential',
    needs: { digits: 1, beside: passwordSigns, words: passwordWords },
    pattern: new RegExp(
      `(${passwords})\\s{0,2}(?:是|为|改为|改成|is|[:：=])?\\s{0,2}((?=[A-Za-z#*@_!.$%&-]{0,19}[0-9])[0-9A-Za-z#*@_!.$%&-]{4,20})(?![位元年月日])`,
      'gi',
    ),
  },
  // 密码是她生日 0812 · 密码：手机后四位 8821
  {
    pi: 'credential',
    needs: { digits: 4, beside: passwordSigns, words: passwordWords },
    pattern: new RegExp(
      `(密码|口令)(?:是|为|用|就是|设成|改成|[:：])\\s?${whose}${remembered}[\\s:：是(]{0,2}([0-9]{4,8})(?![0-9年月日号])`,
      'gu',
    ),
  },
  // 登录口令：芝麻开门2020 · 密保问题：母亲姓陈
  {
    pi: 'credential',
    needs: { beside: passwordSigns, words: passwordWords },
    pattern:
      /((?:密码|口令|暗号)(?=(?:是|为|[:：])\s?\p{Script=Han}{2,8}[0-9]{3,8}(?![0-9位年月日号元点]))|密保(?:问题|答案)?(?=[:：]))(?:是|为|[:：])\s?(\p{Script=Han}[^，。；,;\n]{1,19})/gu,
  },
  // API key sk-9f8e… · 授权码 qxwz…
  {
    pi: 'credential',
    needs: { run: 12, words: passwordWords },
    pattern:
      /((?<![a-z])(?:api[ _-]?key|access[ _-]?key|secret(?:[ _-]?key)?|(?:access[ _-]?)?token)|密钥|秘钥|授权码)\s{0,2}(?:是|为|is|[:：=])?\s{0,2}((?=[^\s]{0,40}[0-9]|[a-z]{16}(?![a-z]))[0-9A-Za-z_.+/=-]{12,200})/gi,
  },
  // 密码没变，还是老的0801
  {
    pi: 'credential',
    needs: { digits: 4, beside: passwordSigns, words: passwordWords },
    pattern:
      /(密码|口令|暗号)(?:没有?[变换改]|不变|照旧|还是|仍是|依旧)[^。；;\n0-9费价款钱话]{0,8}?([0-9]{4,8})(?![0-9年月日号元点])/g,
  },
  // 密码六六八八 · 口令：幺二三四井号
  {
    pi: 'credential',
    needs: { beside: passwordSigns, words: passwordWords },
    pattern: new RegExp(`(密码|口令|暗号)(?:是|为|改为|改成|[:：])?\\s?(${hanCode})`, 'g'),
  },
  // 保险箱密码左3右5左7
  {
    pi: 'credential',
    needs: { digits: 2, beside: passwordSigns, words: passwordWords },
    pattern:
      /(密码)[^，。；,;\n0-9左右]{0,6}?([左右][转旋拧]?[0-9]{1,3}(?:[,，、\s]?[左右][转旋拧]?[0-9]{1,3}){1,5})(?![0-9])/g,
  },
  // pw: hunter22: letters first, or it is a price, a power or a size.
  {
    pi: 'credential',
    needs: { digits: 1, beside: passwordSigns, run: 4, words: passwordWords },
    pattern:
      /(?<![a-z0-9_-])(pw|psw|pass)\s{0,2}[:：=]\s{0,2}((?=[a-z@_!]{2})(?=[^0-9\s]{2,19}[0-9])[0-9a-z#*@_!.$%&-]{6,20})(?![0-9a-z])/gi,
  },
  // admin/admin888: not a path, not a date.
  {
    pi: 'credential',
    needs: { digits: 1, run: 4, words: adminWords },
    pattern:
      /(?<![\w/.@-])(admin|administrator|root|guest|superuser)\s?[/|]\s?((?=[^0-9\s]{0,18}[0-9])[0-9a-z#*@_!$%&]{5,20})(?![\w/.-])/gi,
  },
  // 密码6个8 · 六个八
  {
    pi: 'credential',
    needs: { beside: passwordSigns, words: passwordWords },
    pattern: /(密码)(?:是|为|[:：])?\s?((?:[2-9]|[二两三四五六七八九])个[0-9零一二三四五六七八九])/g,
  },
  // Eight signs at least, letters and digits among them.
  {
    pi: 'credential',
    needs: { digits: 1, beside: passwordSigns, words: wifiWords },
    pattern:
      /((?<![a-z])wi-?fi|无线(?:网络|网)?|热点)(?:密码|名称?)?[:：= ]{1,3}((?=[^0-9]{0,19}[0-9])(?=[^A-Za-z]{0,19}[A-Za-z])[0-9A-Za-z@_!.$%&#*-]{8,20})/gi,
  },
  // WiFi: its name / its password
  {
    pi: 'credential',
    needs: { beside: passwordSigns, words: wifiWords },
    pattern:
      /((?<![a-z])wi-?fi|无线(?:网络|网)?)[:：= ]{1,3}[^\s/|,，:：]{2,24}\s?[/|]\s?([0-9A-Za-z@_!.$%&#*-]{8,20})(?![0-9A-Za-z])/gi,
  },
  {
    pi: 'card_auth',
    needs: { digits: 3, beside: cardSigns, words: cardWords },
    pattern: /((?<![a-z0-9_-])(?:cvv|cvc|cvn)2?(?![a-z])|安全码)[^0-9\n]{0,6}([0-9]{3,4})(?![0-9])/gi,
  },
  // 信用卡背面三位 123
  {
    pi: 'card_auth',
    needs: { digits: 3, words: cardWords },
    pattern: /((?:背面|签名[栏条])的?(?:最?[后末])?三位(?:数字?|码)?)[:：是为 ]{0,3}([0-9]{3})(?![0-9])/g,
  },
  {
    pi: 'card_auth',
    needs: { digits: 4, beside: cardSigns, words: cardWords },
    pattern: /(有效期)[^0-9\n]{0,3}((?:0[1-9]|1[0-2])\s?\/?\s?[0-9]{2})(?![0-9]|\s?[-/.年月])/g,
  },
  // Private keys, AWS keys, JSON web tokens, bcrypt hashes: the catalogue's pattern, its tokens from their start on only, so that it stays linear.
  {
    pi: 'credential',
    needs: { own: upper, run: 7 },
    pattern:
      /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----|AKIA[0-9A-Z]{16}|(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]*|^\$2[aby]\$\d{2}\$[A-Za-z0-9./]*/g,
  },
];
