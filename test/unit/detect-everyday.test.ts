// Names and addresses as everyday notes, chats, orders and files of other people write them: whole, not cut short, and nothing beside them.
import { describe, expect, test } from 'vitest';
import { scanText } from '../../shared/data/detect.ts';

/** What is found of a type, in the words of the text. */
function foundOf(type: string, text: string): string[] {
  return scanText(text)
    .filter((find) => find.type === type)
    .map(({ start, end }) => text.slice(start, end));
}

describe('names', () => {
  test.each([
    ['behind a trade', '骑手蒋涛送错了，送餐员马强也没到', ['蒋涛', '马强']],
    ['behind an office', '村支书武大带队，校长方文博签字后生效', ['武大', '方文博']],
    ['behind a part in a matter', '上诉人许强不服，见证人华明', ['许强', '华明']],
    ['behind a word of kin', '她婆婆尤桂花今年七十二', ['尤桂花']],
    ['in front of what a person does', '李强离职后客户转给陈静跟进', ['李强', '陈静']],
    ['in front of what a patient does', '石磊复查肝功能', ['石磊']],
    ['of an unusual sign between two such words', '导购汪肺请假', ['汪肺']],
    ['behind a trade that no list knows', '烫染师范大成夜里脱岗，访问员陶小燕', ['范大成', '陶小燕']],
    ['with an office for a title', '李所长批示，佟掌柜赊账', ['李所长', '佟掌柜']],
    ['of a compound surname', '周六上官婉儿的课', ['上官婉儿']],
    ['in Latin letters behind a Chinese word for the person', '雇主Linda想换人，转给Kevin', ['Linda', 'Kevin']],
    ['in Latin letters behind an English word for the person', 'Receptionist Laura Palmer', ['Laura Palmer']],
    ['in Pinyin of three words', 'Tan Wei Ming will pick up', ['Tan Wei Ming']],
    ['without the verb behind it', '客服专员陶然已回电，班由彭飞代', ['陶然', '彭飞']],
    ['in front of a gender', '王醒：男，汉族；陆环，女，本科', ['王醒', '陆环']],
    ['with an elder for the first sign of the given name', '经办人陈伯钧，张伯说明天来', ['陈伯钧', '张伯']],
    ['beside words of news', '记者周德生、许立本报道，作者钱小舟坦言', ['周德生', '许立本', '钱小舟']],
    ['that begin with a word', '请把资料给于丽华，和任志新确认，3楼的曾敏女士', ['于丽华', '任志新', '曾敏']],
    ['of such a surname alone', '到店的于女士要退卡，方姐，明天来，曾老师，改周三', ['于女士', '方姐', '曾老师']],
    ['of 任 where more speaks for a person', '找任经理，任经理说可以', ['任经理', '任经理']],
    ['in front of a title that begins with a sign of names', '何珊小姐已付定金', ['何珊']],
    ['that end in what begins a word for a firm', '客户王学，联系人李家', ['王学', '李家']],
    ['in a list, by those beside them', '高翔、马超、吕布三人同行', ['高翔', '马超', '吕布']],
  ])('%s', (_, text, names) => expect(foundOf('person_name', text)).toEqual(names));

  test.each([
    '石榴、李子、杨桃、毛桃上新',
    '班主任签字，由律师见证，王者荣耀',
    '高清、白天、黄金、方桃都有',
    '物质文明和精神文明，总统和夫人，对于群众的反映，毕业于西安，由专家负责，向主任委员汇报',
    '在某公司任经理；任副总经理，担任财务总监，副主任会计师，首席法官，公安部长，会计师职称',
    '常务副总经理、纪委书记、党总支书记、高级政工师、商学院教授、机械工程总公司',
    '先到墨西哥和洛杉矶，再去温哥华与马德里',
    '方圆律师事务所、黄岩会计师事务所、华辰化工、万裕（集团）',
    '一张地图，两项宏大的计划，三段文字，第五名',
    '同志们、家长们好，种类林林总总',
    '连日来形势严峻，双方相信，去年秋天，有远见卓识',
    '高个，男，三十岁；白衣，女',
    '员工离职后工资七日内结清，送货员电话打不通',
    '司机马虎造成剐蹭，患者石膏拆除后复查',
    '孩子时常发烧，财务方面没有问题，证人应到庭',
  ])('none in %s', (text) => expect(foundOf('person_name', text)).toEqual([]));
});

describe('addresses in English, whole', () => {
  test.each([
    ['221B Baker Street, London NW1 6XE', 'of the United Kingdom'],
    ['10 Downing Street, London SW1A 2AA', 'with a letter inside the postcode'],
    ['18 Orchard Road, #05-12, Singapore 238841', 'of Singapore'],
    ['Blk 123 Ang Mo Kio Avenue 3, #08-1234, Singapore 560123', 'with a block and the number of an avenue'],
    ['Flat 3B, 12/F, Block C, Kowloon Tong', 'of a building, without a street'],
    ["88 Queen's Road Central, Hong Kong", 'with a part of the street'],
    ['Unit 7, 22 George Street, Parramatta NSW 2150', 'of Australia'],
    ['Room 1502, Tower B, Wanda Plaza, No. 93 Jianguo Road, Chaoyang District, Beijing', 'from the room outwards'],
    ['P.O. Box 4521, Dubai', 'of a post office'],
  ])('%s: %s', (address) => {
    expect(foundOf('address', `Please send it to ${address}, Mr. Smith will sign.`)).toEqual([address]);
  });

  test.each([
    'Floor 12 is under repair; use block C stairs',
    'Unit price 22, Suite of 3 tables, Room 5, Floor 2 were full',
    'Baker Street series tea set, 6 pieces, made in Hong Kong',
  ])('none in %s', (text) => expect(scanText(text)).toEqual([]));
});

describe('addresses, whole', () => {
  test.each([
    ['解放东路88号锦绣江南12-3-602', 'with the numbers behind a building of any name'],
    ['新街口外大街19号北师大励耘学苑2号楼', 'with a house behind the name of an estate'],
    ['沿河西路甲12号水岸名都5栋1单元', 'with a house behind any name that a street number stands in front of'],
    ['华夏路16号富力盈凯广场4501-4506', 'with rooms from one to another'],
    ['碧桂园·天玺湾6座2704', 'with the builder in front of a dot'],
    ['绿地21城E区19幢602', 'with digits in the name and a part of the estate'],
    ['A区3栋B单元501', 'from the part of an estate on'],
    ['经济技术开发区科创十四街99号', 'from levels that no list knows on'],
    ['海门市三厂镇工业园区大庆路4号', 'from an unknown town on'],
    ['江城市江岸区中山大道1166号', 'from an unknown city in front of a known district on'],
    ['翡翠城三期，5号楼东单元601', 'over a comma behind the estate'],
    ['恒大名都一期3号楼，2单元，1105室', 'over commas between its levels'],
    ['银泰城写字楼T3-2106', 'with a tower and a room'],
    ['龙湖滟澜山12-2', 'behind the name of a builder'],
    ['同济新村123号甲', 'with a letter of the house'],
    ['朝阳北路101号朝阳大悦城8F-12', 'with a floor and a room behind a building of any name'],
    ['锦业路125号半导体产业园202', 'with a room in a park of firms'],
    ['多宝路63号之二', 'with a part of the house'],
    ['解放路与人民路交叉口东南角', 'at a crossing'],
    ['云州县柳河乡青山村村委会对面', 'of three levels without a number'],
  ])('%s: %s', (address) => {
    for (const text of [`送到${address}，放门口`, `地址改成${address}。`, address])
      expect(foundOf('address', text), text).toEqual([address]);
  });

  test.each([
    '5号楼停水，6号楼停电，12栋楼的电梯坏了3天',
    '1号店3层打折，2号店2层清仓，商场B1-B2层停车免费',
    '中心9-12点营业，公寓12-18个月起租，保利演唱会门票380-1280',
    '1号甲方验收，2号乙方付款，买3座沙发送2层床垫',
    '小区1-3期均已交付，每栋2单元，宿舍6-8人间',
    '共3栋12个单元，路口左转，进花园，3号楼对面就是',
  ])('none in %s', (text) => expect(foundOf('address', text)).toEqual([]));
});
