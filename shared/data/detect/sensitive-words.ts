// Words that tell something sensitive about a person: health, family, belief, record. The lists are short and said in everyday words.

import type { Detector } from './find.ts';
import { matches } from './matches.ts';
import { signClass } from './signs.ts';
import { wordClass } from './words/classes.ts';

const peoples =
  '汉|蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺';

const words: Readonly<Record<string, RegExp>> = {
  health:
    /对[\p{Script=Han}]{1,8}过敏|过敏(?:体质|史)|(?:青霉素|头孢|花粉|海鲜|芒果|花生|牛奶|酒精|鸡蛋|坚果|尘螨|乳糖|药物)过敏|糖尿病|高血压|低血糖|低血压|心脏病|冠心病|心脏搭桥|哮喘|癫痫|(?:肺|胃|肝|肠|乳腺|宫颈|甲状腺|淋巴)癌|肿瘤|白血病|乙肝|艾滋病?|梅毒|抑郁症?|焦虑症|精神分裂|自闭症|怀孕|孕妇(?![装枕裤款套])|孕(?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:周|个月)|哺乳期|流产|术后|骨折|腰椎间盘突出|甲亢|甲减|痛风|尿毒症|透析|化疗|中风|帕金森|老年痴呆|阿尔茨海默|起搏器|[做装]过?了?(?:心脏)?支架|坐轮椅|备孕|月经不调|华法林|胰岛素|(?:降压|降糖|抗抑郁|安眠)药|[肾胆]结石|剖[腹宫]产|(?:肝|胃|肺|肾|肠|关节|支气管|鼻|阑尾)炎(?![疫宁康])|[大小]三阳|脑(?:梗|出血|溢血|瘫)|心梗|心绞痛|肺结核|胃溃疡|类风湿|骨质疏松|颈椎病|荨麻疹|银屑病|白癜风|红斑狼疮|血友病|子宫肌瘤|不孕不育|试管婴儿|瘫痪|截肢|双相情感|躁狂|多动症|唐氏|癌症|放疗|血[糖脂压]偏?高|半身不遂|[偏截]瘫|躁郁症?|[甲丙]肝|肾(?:病|衰)|风湿(?:病|痛)|白内障|青光眼|贫血|湿疹|牛皮癣|肝硬化|脂肪肝|心律不齐|植物人|卧床|失禁|孕[早中晚]?期|孕\d{1,2}月|(?<![a-z0-9])(?:diabet(?:es|ic)|asthma(?:tic)?|epilep(?:sy|tic)|pregnan(?:t|cy)|hypertension|allergic to \w+|HIV)(?![a-z0-9])/giu,
  marital_status: /离异|离过?婚|单亲(?=[妈爸家])|丧偶|未婚|已婚|再婚/gu,
  political_status: /中共党员|预备党员|共青团员|民主党派/gu,
  ethnicity: new RegExp(
    `(?:${peoples})族(?!(?:\\p{Script=Han}{1,4}族){0,2}自治|区|风|村|馆|服|舞|菜|乡|文|特|银|刺|元|工|建|歌|节|医|药)`,
    'gu',
  ),
  religion: /佛教徒?|基督教徒?|天主教徒?|伊斯兰教|道教徒|信佛|信基督|信教|穆斯林|基督徒/gu,
  specific_identity:
    /残疾(?=证)证|残疾(?!人?(?:通道|卫生间|车位))|残障|低保户?|军烈属|烈属|优抚(?:对象)?|[退复]役军人|退伍军人|五保户?|失独|建档立卡|视障|听障|聋哑/gu,
  criminal_record: /前科|刑满释放|服刑|犯罪记录|判刑|缓刑|坐过?牢|取保候审|有案底|社区矫正|[吸戒]毒/gu,
  sexuality: /同性恋|双性恋/gu,
  credit_report:
    /征信(?:有|不好|不良|花|黑|逾期)[^,。;\n]{0,8}|芝麻(?:信用)?分?[: ]?\d{3}(?!\d)|(?:贷款|信用卡|花呗|网贷)逾期|失信被执行人/gu,
  absence_schedule:
    /(?:出国|出差|旅游|回老家)[^,。;\n\d]{0,3}(?:\d{1,2}|[一二两三四五六七八九十半]{1,2})个?(?:天|周|星期|月)/gu,
  income:
    /(?:月薪|年薪|工资|月收入|年收入|税后|存款|负债|月供|[房车]贷)[^,。;\n\d利%]{0,4}\d[\d.]{0,9}(?:万|千|k|w|元)?/giu,
};

/** Each of them holds one of these signs; most texts with one hold none of the words all the same. */
const signsOfWords = signClass(
  '征芝逾失亲取案矫存负贷供架轮经出旅回起华胰药结剖炎三脑心溃类颈荨银斑肌试瘫截双躁多唐退五独档敏血尿脏冠哮癫癌瘤肝艾毒郁焦裂闭孕哺流术骨腰甲痛析疗风帕呆茨异丧婚党青族教佛督主伊徒穆残障低烈优聋前刑罪牢恋薪资入税遂肾障眼疹癣律植卧禁bhyg',
);
/** Each of them holds one of these words too. */
const partsOfWords = wordClass(
  '征信 芝麻 逾期 失信被执行人 出国 出差 旅游 老家 搏器 华法林 胰岛素 降压药 降糖药 抗抑郁药 安眠药 肾结石 胆结石 剖腹产 剖宫产 肝炎 胃炎 肺炎 肾炎 肠炎 关节炎 支气管炎 鼻炎 大三阳 小三阳 脑梗 脑出血 脑溢血 脑瘫 心梗 心绞痛 肺结核 胃溃疡 类风湿 骨质疏松 颈椎病 荨麻疹 银屑病 白癜风 红斑狼疮 血友病 子宫肌瘤 不孕不育 试管婴儿 瘫痪 截肢 双相情感 躁狂 动症 唐氏 疗 血糖 血脂 血压 退役军人 复役军人 退伍军人 五保 失独 建档立卡 过敏 糖尿病 高血压 低血糖 低血压 心脏 冠心病 哮喘 癫痫 癌 肿瘤 白血病 乙肝 艾滋 梅毒 抑郁 焦虑症 精神分裂 自闭症 孕 哺乳期 流产 术后 骨折 腰椎间盘突出 甲亢 甲减 痛风 尿毒症 透析 化疗 中风 帕金森 老年痴呆 阿尔茨海默 半身不遂 偏瘫 截瘫 躁郁 甲肝 丙肝 肾病 肾衰 风湿 白内障 青光眼 贫血 湿疹 牛皮癣 肝硬化 脂肪肝 心律不齐 植物人 卧床 失禁 diabet asthma epilep pregnan hypertension allergic hiv ' +
    '离异 离婚 丧偶 未婚 已婚 再婚 党员 团员 党派 族 佛教 基督 天主教 伊斯兰教 道教徒 信佛 信教 穆斯林 残疾 残障 低保 烈属 优抚 视障 听障 聋哑 前科 刑满释放 服刑 犯罪记录 判刑 缓刑 坐过牢 坐牢 取保候审 案底 矫正 吸毒 戒毒 离过婚 单亲 支气管 阑尾炎 支架 轮椅 备孕 月经 存款 负债 月供 贷 同性恋 双性恋 月薪 年薪 工资 月收入 年收入 税后',
);
const anyWord = new RegExp(
  Object.values(words)
    .map(({ source }) => source)
    .join('|'),
  'iu',
);

export const sensitiveWords: Detector = {
  needs: { own: signsOfWords, words: partsOfWords },
  find(text, finds) {
    if (!anyWord.test(text)) return;
    for (const [type, pattern] of Object.entries(words)) {
      for (const { 0: word, index: start } of matches(pattern, text)) {
        finds.push({ type, start, end: start + word.length, confidence: 0.65, reason: 'word' });
      }
    }
  },
};
