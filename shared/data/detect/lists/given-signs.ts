// Signs of Chinese given names: those that stand in names more than in words, and those that stand in both (reports of the Ministry of Public Security on given names).

const strong =
  '伟芳娜敏静丽强磊洋艳勇杰娟涛霞刚玲燕彬鹏浩宇轩梓涵欣怡萱诗雨俊秀英华慧巧雅芝玉萍红娥芬婷雁蓓薇琴兰洁梅琳素瑞凡佳嘉琼勤珍贞莉桂娣璧璐娅琦晶妍茜黛青倩婉娴瑾颖露瑶婵菊翠馨媛爽瑗琰韵融园艺咏卿聪澜纯毓悦昭' +
  '冰茗羽希欢霭馥枝菲凝晓蕊滢筠柔竹霜影娇颜琪雯晴睿泽晨翔鑫旭凯淑珊莹莲佩倪姝婧嫣妮娆曼妙岚苑蓉荷芸荣菁蕾薛仪丹蓝婕姣姗娉榕彤淼炜烨煜焕煊熙璇琛珂瑛琬瑄璟珺玥珏玮琨瑜珣泓泊浚淇渊湘滨潇澄灏沁沛汐沅洛润淳峰' +
  '峻岩崇嵘岳巍嵩旻昊昱晖晗晟景晔曜翰翊诚谦谨谕诺诣贤赟辉迪逸遥邦郁钧铭锋锐锦钰铮钊铠镇霖霆震雷靖韬颢飙骏骁骞鸿鹤鹃麒麟龙彪彦彰志忠念思恒恩悌惠愉憬懿承振捷敬斌斐昌政曙朗杉松柏栋梁桐棋楠榆樊欧武殿毅民永沐' +
  '泰洪济浦淮源滔潮澎炎焱照煌熠牧牟玄璋瓒甫疆盛祖祥祺禄福禹秉秋穆端笑筱简粟绍绮维绪继缨罡群翼耀聿肃胜胤舒航良艾芃芊芮苒若茂茵荃莎莘菡萌葳蓁蔓薏藜虎虹蝶裕誉豪贝赫超跃轶远迅逊运道郎野钦银铁锡闯阔阳陶隆雄雪' +
  '霄顺颂飞香骥魁鲁黎尧奕妤姿娈媚嫄嫦孜宁宏宗宛宸宽宾容寅寿尉尊屹岑岱崎峥崧巩帆帅帛康庆庚廷建弈弘弛彧徽忆怀怜恬悠愫慈戈戎成扬挺揆敦旎昀昕昙暄暖曦朔朵杏杭枫柯柳栩桃桑梦棠森楷槐樱歆汝沂沫泉波洲浪淏渝渲渺湛' +
  '溪溢漪漫澍濠瀚灿炫炳烈烽焰煦熹燊爱牛玫珈琅琢琮瑀璞瓅甜甯畅登皓皖睦瞳硕碧礼祎祯禧秦稷穗竣笛筝箫籽紫纤纬织绫绿缘罗羚翎耘聆胡腾舟艇芙芷芹苇茉茹莺莓菀萤葵蒙蔚蕴薰藤虞蜜衡袁裳觅诏谊豫贺赋赞辰辛迎迦逍逢遇邈' +
  '邵郝酥醇釜钗铃铎锌键镜闵阅陆霏霓靓韶顾颐飒骄骅魏魄鱼鲲鸣鸥鸽鸾鹂鹰默齐龄凤栓旺兵才伦仁信义俐侠儒兆克冬冠冲凌励勃勋勉博卫厚启君哲唯善喜喆圣坚坤墨壮奇奎奋妃姬娃婴孝宜寒川巨广庭延德忍恺愿慎琍偉強麗靜國華' +
  '榮傑輝鵬飛龍鳳蘭蓮聰穎賢慶興學義寶貴鴻達勝維綱緯紅鋒銘鈞錦鎮瓊瑩瑋婭嫻恆儀倫億凱劍勛啟嘯堅壽夢嬌嬋寧岡島嵐憶應懷戰揚曉東樂樺歡澤淵潔濤濱瀟燦爾瑤碩祿禎穀競筆節紹絲綺羅義聖肅蔣藝蘊貞賀賦進運遠遙鄉鍾鐘關' +
  '陽際雙雲靈韻順頌顏願駿驊鶴鷹';
const shared =
  '丰满子一云仙伊佑依俏保冉冀初创千半南卓占吉周唐喻图地夏守宪尚岁岛州常幸应彩律恋悟扎拓效教敢新方日旦星春晚普智月木末术林果染桥楚正步毛气沙清游灵炼然特王理生由白益相真石神科空童精纪纳练经美职花苹草莫行途' +
  '遵邻铜锁闲闻阿陈随隐顶风魂鸟鹿黄黑鼎东世业中主久乐乔书乾人亚京亮今仲余俭修偲健养兴卉厅古台均坊坦垚塔声夜季尔尘岗崔大小天多好家心水山平年开城得会实定少学明全和光海金西高国言通元长江达安立语太夫宝友进先' +
  '情性音富贵化升功力利如微知门堂甲财弟妹文军根柱招备幂歌晋战亭令佐优羡名迁慕采男休易本以吟画茶疏净温意惜舞曲庄恭威众识深原伯田豹权章砚非剑纲培啸舜桓肇襄昆树臣允征曾亦宣献嗣辅仕惟显渠存耕钟之士驹萧彭彝藩奉';
/** 张三, 李四: as people are called in examples. */
const numerals = '三四五六七';
/** Words of their own, and now and then the middle of a name: 于和伟, 苏有朋. */
const seldom = '和有可能会来从与儿';
const functionSigns =
  '的了是在不我你他她它们这那哪没也都就还要着过给把被让或跟到去说吗呢吧啊呀哦嗯很太再又只区县市镇街躺坐站';

/** Of the dishes, diseases and limbs. */
const noNames = '焖煲烩煨馄饨馕蛏蚝鳗鳕鲈鲷鲑鳝疸痣疹痔癣痱腩腱腓胯髋踝跤莴苣榔榴柚柠檬蘑菇氽笋箸馊饪饴饺糍糌麸';

/** In which words for things end, and names hardly ever. */
export const things =
  '汤靴鞋袜裤裙衫袄帽鸡鸭鹅肉饭面粥饼锅菜酱醋盐糖饺糕酒茶机器箱柜桌椅床垫枕被巾杯碗盘瓶桶罐盒袋卡券票证款件套式店馆厅楼站厂校街路桥巷们组队部科局处区县市镇村';

/** The signs of level 2 of GB/T 2312-1980, rows 56 to 87: few everyday words have them, many names do. */
function secondLevel(): string {
  const bytes: number[] = [];
  for (let row = 0xd8; row <= 0xf7; row += 1) {
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  }
  const signs = new TextDecoder('gb18030').decode(Uint8Array.from(bytes));
  return [...signs].filter((sign) => !noNames.includes(sign)).join('');
}

/** 1 for a sign of names, 0.6 for one of names and words alike, 0.7 for one of few words, 0.4 for a numeral, -1.5 for a function word; undefined: not usual in names. */
export const givenWeight: ReadonlyMap<string, number> = new Map([
  ...[...strong].map((sign) => [sign, 1] as const),
  ...[...secondLevel()].map((sign) => [sign, 0.7] as const),
  ...[...seldom].map((sign) => [sign, 0.1] as const),
  ...[...numerals].map((sign) => [sign, 0.4] as const),
  ...[...shared].map((sign) => [sign, 0.6] as const),
  ...[...functionSigns].map((sign) => [sign, -1.5] as const),
]);

const sounds =
  '阿艾依古丽买提木江努尔巴吐热孜亚森卡德哈米力吾甫玛合苏来曼拉帕娜姆沙伊布音麦赛迪吉达瓦扎西卓嘎次仁尼多杰格桑央金旦增洛白索朗才让罗顿珠平措强其美普琼斯克特约翰史密安汤威廉亨利詹伯彼得保迈大卫劳伦爱莎凡' +
  '诺夫娃柯耶维奇谢盖弗基历山鲁塔娅奥蒙别叶肯马穆义开那日图雅乌云毕宝萨高朝孟和勒黑托凯逊居排莱肉再比汗祖农库班都丁海加里芒茜妮雷杜贝蒂琳黛琪费雪皮埃科赫汉莫辛戴菲查理路易温乔治恩沃文哥什';

/** Signs in which names from other languages are written: Uyghur, Tibetan, Mongol, western. */
export const soundSigns: ReadonlySet<string> = new Set(sounds);
