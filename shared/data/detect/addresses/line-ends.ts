// What an address that stands alone ends in, and what names end in that are made of places and are none: offices, shops, firms.

/** What addresses end in. */
const placeEnd =
  /(?:[路街道巷弄里村庄屯组队社镇乡区园苑城府都庭轩阁湾邸墅院厦楼寓场舍郡岸洲桥口门侧旁边角室层座台幢栋号户厂店铺行馆站所局校学部库仓厅堂坊房网处吧司港湖柜]|[院厂楼村区店园场城]内|中心|公司|专柜|前台|屋|集团|国际|酒店|工作室|对面|附近|隔壁|楼[上下]|传达室|超市|银行|商城|村委会?|居委会?|门面|店面|地下室|车间|办公室|门卫|网[吧咖]|丰巢|[代自]\p{Script=Han}点|工地|档口?|[摊商铺]位|[东南西北]\d{1,3}米|[\dA-Za-z)])$/u;
export const endsLikePlace = (text: string): boolean => placeEnd.test(text);

/** Firms are named by what they make or sell: 云州路12号宏基电器. */
const tradeEnd = new RegExp(
  `(?:${[
    '(?<![作就失毕创营开停专行事职副农工产])业|[茶酒布车商琴]行|[酒茶饭布山]庄|[服首灯]饰|[服童女男]装|[皮洁灯家玩文渔茶]具|[家毛针]纺|布艺|纺[织机]|针织|印[刷染花]|染整|绣品|制[衣品造药]|羊毛衫|箱包|鞋材|皮革',
    '机[电械]|五金|电[子器脑信商机气缆]|模具|轴承|阀门|橡[塑胶]|塑[料胶]|化工|涂料|建材|[钢石]材|合金|管件|陶瓷|卫浴|照明|仪[器表]|自动化|新材料|光[电伏]|能源|环保|印务|包装|纸箱|3D打印',
    '汽[车修配贸]|二手车|电动车|摩托车?|轮胎|通[讯信]|数码|科技|网络|软件|生物|医[药械]|传媒|广告|图文|文化|教育|商?贸易?|外贸|商务|医疗|电力|燃气|水务',
    '快[递运]|速[运递]|物流|货运|专线|托运|证券|人保|人寿|财险|联通|移动|房?地产|房产|置业|园林|装[饰潢]',
    '造型|美[容发甲]|发[艺型廊]|足[浴道]|推拿|养生|会[所馆]|瑜伽|婚[纱庆]|影楼|母婴|家[私政]|皮草|眼镜|鲜果|粮油|烟酒|饭馆|餐饮|火锅|烤[肉鱼鸭]|烧烤|私房菜|蛋糕|烘焙|咖啡|奶茶|大排档|口腔|牙科|大?药房|百货|杂货|彩票',
    '专卖|总台|架空层|[分总门经]部|直销|加盟|大卖场|营业[厅部所]|门市|分?[支分]行|经理?部|卫生[所室]|诊所',
  ].join('|')})$`,
);
export const endsLikeFirm = (text: string): boolean => tradeEnd.test(text);

/** Offices, shops and schools are named after where they are: 云州市樱桃区教育局, 紫云路店, 樱桃区第一小学. */
const office = /(?:局|政府|法院|检察院|委|[员理销览讨布协商工学]会|办事处|派出所|景区|学区|商圈|[手车]册)$/;
const shop =
  /(?:医院|卫生院|[中小]学|幼儿园|图书馆|服务中心|(?:[路街道区城园场]|中心|旗舰|直营|加盟|体验|专卖|[分门总])店|步行街|站|路口|号线)$/;
export const isNameOfOffice = (text: string): boolean => office.test(text);
export const isNameOfShop = (text: string): boolean => shop.test(text);

/** 塘下镇, 南坑镇双凤: hamlets are named by what the land looks like. */
const hamlet = /[岙坑塘岭坪沟溪浦圩埠埭垟坞坂畈堰浜潭垅寮厝埔墩冲垸沱坝峪洼崖渡滩山河头湾堤界墈台田下前后边家]$/;
export const endsLikeHamlet = (text: string): boolean => hamlet.test(text);
/** What estates end in. */
const estate = /\p{Script=Han}{2}[苑庭轩阁湾邸墅郡都]$|(?:花园|家园|公寓|山庄|新天地)$/u;
export const endsLikeEstate = (text: string): boolean => estate.test(text);
/** Firms named after their place. */
const works = /(?:公司|厂|所|集团)$/;
export const endsLikeWorks = (text: string): boolean => works.test(text);

/** 电联, 到了打电话 */
export const saysAtEnd = / ?(?:请?(?:提前|先|到了?)?(?:电联|电话联系|打电话|来电|致电|电话)[^\d]{0,4}|电)$/;
