// The corpus's own words, written for it and shared with no detector: whole names, streets, estates, goods, firms.

const split = (text: string): readonly string[] => text.trim().split(/\s+/);

export const familyNames = split(
  '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 林 罗 高 郑 梁 谢 宋 唐 许 韩 邓 冯 曹 彭 曾 肖 田 董 潘 袁 蔡 蒋 余 于 杜 叶 程 魏 苏 吕 丁 任 卢 姚 沈 钟 姜 崔 谭 陆 范 汪 廖 石 金 韦 贾 夏 付 方 白 邹 熊 孟 秦 邱 侯 江 尹 薛 闫 段 雷 龙 黎 史 陶 贺 毛 郝 顾 龚 邵 万 覃 武 钱 戴 严 莫 孔 向 常 汤 欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 慕容 殷 施 洪 安 庞 颜 章 聂 翟 梅 鲁 葛 伍 岳 倪 柯',
);
export const givenNames = split(
  '建军 国庆 桂英 秀兰 淑珍 玉梅 海燕 志远 文博 子涵 雨桐 梓萱 浩然 思琪 俊杰 晓峰 丽华 红霞 春梅 永强 宏伟 振国 爱民 立新 亚男 佳怡 诗涵 一诺 欣妍 嘉豪 天佑 明轩 子墨 若曦 语嫣 梦瑶 婉清 静怡 雪莲 小红 小军 大勇 庆华 德福 福生 有才 富贵 来娣 招娣 金凤 银花 翠萍 巧云 月娥 素芬 惠敏 美玲 艳丽 晶晶 婷婷 莉莉 萌萌 圆圆 伟 强 磊 洋 勇 军 杰 涛 超 明 刚 平 辉 鹏 华 飞 鑫 波 斌 宇 浩 凯 健 俊 帆 帅 旭 宁 龙 林 欢 阳 芳 娜 敏 静 丽 艳 娟 霞 秀 燕 玲 桂 丹 萍 红 颖 琳 雪 倩 晶 婷 悦 洁 莹 瑶 璐 薇',
);
export const rareNames = split('王䶮 李𬭎 张㛃 陈㼆 赵𣲗 刘䒟 周𬀩 吴㸌');
export const dottedNames = split(
  '阿依古丽·买买提 古丽娜尔·艾合买提 买买提江·吐尔逊 阿布都热依木·卡德尔 迪丽努尔·阿不都拉 扎西·多吉 其其格·巴特尔 叶尔江·努尔兰 艾力·库尔班 玛依拉·沙塔尔',
);
export const cityParts = split(
  '江苏省南京市鼓楼区 上海市浦东新区 北京市朝阳区 广东省深圳市南山区 浙江省杭州市余杭区 四川省成都市武侯区 湖北省武汉市洪山区 山东省青岛市市南区 陕西省西安市雁塔区 河南省郑州市金水区 福建省厦门市思明区 辽宁省大连市沙河口区 湖南省长沙市岳麓区 重庆市渝北区 天津市和平区 安徽省合肥市蜀山区 云南省昆明市五华区 广州市天河区 苏州市姑苏区 宁波市鄞州区 佛山市顺德区 无锡市滨湖区 嘉兴市桐乡市 河北省石家庄市长安区',
);
export const streets = split(
  '幸福路 人民中路 解放大道 建设街 文昌巷 学府路 青年路 滨河南路 迎宾大道 光华路 桃园街 振兴路 望江东路 花溪大道 柳荫街 科创二路 长宁路 南湖西路 凤凰山路 五一路 育才路 新民胡同 石牌坊巷 和平里 团结村',
);
export const estates = split(
  '阳光花园 翠湖苑 金色家园 万科城 碧水湾 锦绣华庭 学府名邸 东方雅苑 紫荆小区 江南公寓 华府豪庭 书香苑 龙泉小区 荷塘月色小区 香樟园 橡树湾 玫瑰园 滨江壹号院 水岸名都小区 福禄里小区',
);
export const goods = split(
  '红富士苹果 山核桃 保温杯 羊绒围巾 空气净化器 电动牙刷 真皮沙发 蚕丝被 玻尿酸面膜 高丽参 龙井茶 黄焖鸡 白萝卜 马桶刷 钱包 石英钟 金骏眉 方便面 水晶吊灯 毛巾架 夏凉被 花露水 牛仔裤 雷达表 万能胶 高压锅 孔雀蓝瓷砖 常温奶 江小白 李宁跑鞋 周大福金条 王老吉凉茶 张小泉剪刀 老干妈辣酱',
);
export const firms = split(
  '鑫源商贸有限公司 张记面馆 金华火腿专卖店 刘一手火锅 高盛装饰公司 王府酒店 陈氏药房 安居物业 方圆地产 白云宾馆 李记烧烤 马可幼教集团 黄山旅行社 顺达物流公司 成都分公司 何家小院餐厅',
);
export const placesAlone = split(
  '上海市浦东新区 杭州西湖 张家界 石家庄 王府井大街 徐家汇 马鞍山市 南京路 人民广场 高新区 万达广场 五一广场 北京西站 黄山景区 常州市 温州 安庆 金华',
);
export const services = split(
  '日常保洁 油烟机清洗 空调维修 月嫂服务 产后修复 肩颈按摩 美甲 染发 私教课 瑜伽课 钢琴课 游泳卡 洗车 窗帘安装 甲醛检测 开荒保洁 地板打蜡',
);
export const schools = split('阳光小学 实验小学 蓝天幼儿园 红星幼儿园 育英小学 XX小学 第三小学 小太阳幼儿园');
export const roomKinds = split('大床房 双床房 豪华江景房 行政套房 亲子房 钟点房 单人间 标准间');
export const englishFirst = split('James Mary Robert Linda Emily Michael Grace Daniel Sophie Kevin Helen Thomas');
export const englishLast = split(
  'Carter Bennett Foster Hughes Palmer Sullivan Whitfield Marsh Donovan Keller Vaughn Ashby',
);
