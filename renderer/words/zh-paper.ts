// Chinese words of printed pages, with the standard lines of the law notes (part f).

export const zhPaper = {
  number: '编号 {id}',
  page: '第 {page} 页 共 {pages} 页',
  bind: ['装', '订', '线'],
  sign: '{role}签字',
  date: '日期',
  stamp: '盖章处',
  limits: '本文件由软件依据当事人填写内容生成，不构成法律意见，不证明处理活动合法。',
  recovery: {
    title: '恢复卡',
    for: '资料箱：{name}',
    text: '忘了口令时，用下面的字打开资料箱。收在抽屉或保险柜里，不要拍照，不要和电脑放在一起。',
  },
  terms: {
    number: '核对码',
    numberNone: '还没有',
  },
  slip: {
    title: '交接单',
    text: '移交方把下列封存包交给接收方。',
    kind: '种类',
    rows: '行数',
    columns: '交出的列',
    left: '没交的列',
    made: '封存时间（移交方电脑的钟）',
    annex: '附：文件指纹（全）',
    short: '短码',
  },
  policy: { text: '按移交方在程序里的决定打印，{when}，本机时钟。', table: '表：{name}' },
  result: { title: '核验结果', text: '由程序核对，{when}，本机时钟。' },
} as const;
