// Branches outside the mainland, and those whose files came by strange ways: Big5, texts spoilt on the way, Word's own signs.
import type { CorpusFile, Program } from '../corpus.ts';
import { csv, encodings } from '../text.ts';

const taiwan: CorpusFile = (() => {
  const columns = ['客戶編號', '姓名', '電話', '地址', '備註'];
  const rows = [
    ['T0001', '陳小明', '02-00000001', '臺北市信義區松仁路一號', '週三下午'],
    ['T0002', '許功蓋', '02-00000002', '新北市板橋區文化路二段', '會員'],
    ['T0003', '林淑娟', '02-00000003', '臺中市西屯區臺灣大道', '請先電話聯絡'],
    ['T0004', '黃國樑', '02-00000004', '高雄市前鎮區中山路', '櫃檯收款'],
  ];
  return {
    name: '客戶資料.csv',
    bytes: () => encodings.big5(csv([columns, ...rows])),
    expected: [{ header: 1, columns, rows, encoding: 'big5' }],
  };
})();

/** UTF-8 that a program once read as GBK: what is gone is gone, and must be told. */
const spoilt: CorpusFile = (() => {
  const columns = ['姓名', '手机'];
  const rows = [
    ['王䶮', '15400000051'],
    ['李\ufffd', '15400000052'],
    ['\ufffd\ufffd\ufffd', '15400000053'],
  ];
  return {
    name: '乱码.csv',
    bytes: () => encodings.utf8(csv([columns, ...rows])),
    expected: [{ header: 1, columns, rows, notices: { lost_characters: true } }],
  };
})();

/** Full-width commas, as an input method writes them. */
const wide: CorpusFile = {
  name: '手打名单.txt',
  bytes: () =>
    encodings.utf8(
      '姓名，电话，小区\n王䶮，15400000061，青禾新村\n李四，15400000062，望舒公寓\n陈㛃，15400000063，南枝雅居\n',
    ),
  expected: [
    {
      header: 1,
      columns: ['姓名', '电话', '小区'],
      rows: [
        ['王䶮', '15400000061', '青禾新村'],
        ['李四', '15400000062', '望舒公寓'],
        ['陈㛃', '15400000063', '南枝雅居'],
      ],
      delimiter: '，',
    },
  ],
};

export const branches: Program = { program: 'branches elsewhere', files: [taiwan, spoilt, wide] };
