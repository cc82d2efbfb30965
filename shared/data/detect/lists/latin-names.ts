// Names in Latin letters: usual first names in English (SSA and ONS lists of given names), Chinese surnames in Pinyin, and words that are no part of a name.

const split = (text: string): string[] => text.trim().split(/\s+/);

export const firstNames: ReadonlySet<string> = new Set(
  split(`
Grace Lily Stella James John Robert Michael William David Richard Joseph Thomas Charles Christopher Daniel Matthew Anthony Mark Donald Steven Paul Andrew Joshua Kenneth Kevin Brian George Timothy Ronald Edward Jason Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott Brandon Benjamin Samuel Gregory Alexander Frank Patrick Raymond Jack Dennis Jerry Tyler Aaron Jose Adam Nathan Henry Douglas Zachary Peter Kyle Noah Ethan Jeremy Walter Keith Roger Terry Sean Gerald Carl Harold Dylan Arthur Lawrence Jesse Bryan Billy Bruce Gabriel Joe Logan Alan Juan Albert Willie Elijah Wayne Randy Vincent Mason Roy Ralph Bobby Russell Bradley Philip Eugene Liam Oliver Lucas Leo Tom Tony Simon Martin Ian Graham Stuart Neil Colin Nigel Derek Hugh Oscar Victor Felix Ben Sam Alex Chris Mike Dave Steve Jim Bob Bill Dan Matt Nick Rob Ed Ted Fred
Mary Patricia Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Lisa Nancy Betty Sandra Margaret Ashley Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Dorothy Rebecca Sharon Laura Cynthia Amy Kathleen Angela Shirley Brenda Emma Anna Pamela Nicole Samantha Katherine Christine Helen Debra Rachel Carolyn Janet Maria Catherine Heather Diane Olivia Julie Joyce Victoria Ruth Lauren Kelly Christina Joan Evelyn Judith Andrea Hannah Jacqueline Cheryl Megan Gloria Ann Anne Jean Alice Julia Judy Sophia Denise Doris Marilyn Danielle Beverly Isabella Theresa Diana Natalie Brittany Charlotte Marie Kayla Alexis Lori Jane Kate Lucy Ella Chloe Zoe Claire Fiona Sally Wendy Tina Vivian Cindy Jenny Linda Sophie Molly Eva Irene Ivy Mia Ava Peggy Maggie Tracy Sara Erin Holly Paula Monica Veronica Elena Nora Abigail Amelia Isla Freya
`),
);

export const pinyinSurnames: ReadonlySet<string> = new Set(
  split(
    'Wang Li Zhang Liu Chen Yang Zhao Huang Zhou Wu Xu Sun Hu Zhu Gao Lin Guo Ma Luo Liang Song Zheng Xie Han Tang Feng Yu Dong Xiao Cheng Cao Yuan Deng Fu Shen Zeng Peng Lu Su Jiang Cai Jia Ding Wei Xue Ye Yan Pan Du Dai Xia Zhong Tian Ren Fan Fang Shi Yao Tan Liao Zou Xiong Jin Hao Kong Bai Cui Kang Mao Qiu Qin Gu Hou Shao Meng Wan Duan Qian Yin Chang Qiao Lai Gong Pang Ouyang Situ Sima Zhuge',
  ),
);

export const notNameParts: ReadonlySet<string> = new Set(
  split(`
Street Road Avenue Lane Drive Boulevard Court Hotel Inn Resort Park Plaza Center Centre Tower Building House Hall Square Market Mall Store Shop School College University Hospital Clinic Bank Church Airport Station Island Lake River Hill Beach Bay City County State Country Company Inc Ltd Corp LLC Group Holdings Partners Associates Bros Sons Deere Hancock Walker Lewis' Morgan's Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September October November December Service Services Team Support Center Room Suite Order Number Phone Email Address Date Product Price Total Name Contact Customer Client The This That Please Thank Thanks Hello Hi And For With From Note Premium Standard Deluxe King Queen Twin Bed Coffee Tea Cafe Restaurant Bar Grill Kitchen Pizza Burger Black White Red Green Blue Gold Silver New North South East West United States Kingdom China Beijing Shanghai America International Global World Day Night Morning Johnson&Johnson Whitney Denim Jeans Lauren Klein Hilfiger Chase Daniels Apple Microsoft Google Series Edition Model Version Pro Plus Mini Ultra Card Gift Class Course Plan Package
`),
);
