// Chinese surnames by how surely they are one: the order of frequency follows the reports of the Ministry of Public Security on surnames (2018 to 2021).

/** Frequent, and rarely the first sign of another word. */
const sure =
  '王李张刘陈杨赵吴徐孙朱胡郭林罗郑梁谢宋唐韩邓冯曹彭曾肖董潘袁蔡蒋杜魏苏吕丁卢姚沈钟姜崔谭陆汪廖韦贾邹熊孟秦邱侯尹薛闫阎黎贺陶郝龚邵覃莫戴汤詹樊颜倪殷聂庞俞蓝骆翟柯欧岳齐尚葛翁芦辛兰涂窦柴蒙鲍岑耿阮娄裴' +
  '焦伍项霍祁蔺邢舒屈凌冉隋麻桑褚仇栾甄佘缪蒲晏卞鄢闵臧佟荀谌邬鲁冼植纪喻敖桂晁虞滕逯檀茅牟卓郜郎巩宓亓阙腾邝骞郗麦章施康毕戚郁苑惠储刁仝張劉陳楊趙吳孫鄭謝許韓鄧馮蕭蔣葉蘇呂盧鍾譚陸賈鄒閻賀龔嚴湯胥';
/** Frequent, and the first sign of some words too; or seldom, and of none. */
const fair =
  '黄周马高何于余任石金夏付方白江段雷龙史毛顾万武钱严叶田程许范傅洪童阚靳狄瞿鞠芮冀匡庾奚寇尤戎柏柳符穆茹荆莘裘费赖邰邸隗庄宗尉常孔安季游温甘祝乐申盛华宫池谷屠向姬商连简迟席苗应卫米楚栗牛文' +
  '艾乔萧巫雍黃馬龍萬錢顧';
/** Seldom, or the first sign of many words: more must speak for a name. */
const wordy =
  '嵇郇郏郧鄂酆暴蔚羿糜芈昝苟苻鞏蕲訾璩琚甯濮潭濯淳浦沙沃汲毋楼栋晋斐揭拓扈幸帅宿宦娥妫夔墨堵国厉卿佴佀丛乜竺竹笪籍綦缑翦聊肇舍莱萨薄藏蹇车辜逄郄鄞释钮隆霜须顓颛飞首鬲鲜麴邴於亢伊佐候冶凤利劳勾区卜占吉' +
  '宛尧展山巢干幺庆库庚弓弘强彦操敬无景曲桓梅永沐洛淡清湛湾满漆烟焉牧狐甫盘祖福禹粟素羊羌舜花英茂茆蒯蓬蓟蛮蝶衣西计访诸谈谯豆贵赛路逢酒钊钭长闻阳雀雅雪霄零霭革韶鱼岩成全包关水和明平云党宁左古海冷寒易' +
  '解支管燕印年农火双官原美查危贲代相木由伏仰仲乌封杭束溥从饶空养丰权益公初晓荣井鹿练班司师房边单时';

export const compoundSurnames: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 夏侯 尉迟 皇甫 令狐 慕容 司徒 公孙 轩辕 宇文 长孙 鲜于 闻人 端木 东方 独孤 南宫 西门 ' +
    '百里 呼延 东郭 公冶 澹台 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 赫连 拓跋 纳兰 完颜 叶赫 第五 左丘 谷梁 ' +
    '司空 梁丘 公羊 段干 微生 羊舌 万俟 闾丘 亓官 司寇 巫马 乐正 漆雕 壤驷 公良 夹谷 宰父 爱新觉罗'
  ).split(' '),
);

/** 1 for a sure surname, down to 0.35 for one that begins many words; none: no surname. */
export const surnameWeight: ReadonlyMap<string, number> = new Map([
  ...[...wordy].map((sign) => [sign, 0.35] as const),
  ...[...fair].map((sign) => [sign, 0.65] as const),
  ...[...sure].map((sign) => [sign, 1] as const),
]);
