// Chinese words of the seller's screens before the data.

export const zhSeller = {
  start: {
    title: '今天要做什么',
    lead: '选一件事。办到一半可以关掉，下次接着办。',
    rehearse: { text: '没办过？', act: '先用演示数据走一遍' },
    sell: { name: '移交', text: '把客户资料封好，交给接手的公司。', time: '分三次，共约 2 小时', act: '我要移交' },
    receive: { name: '接收', text: '先做收件卡；拿到U盘后核对、打开、签收。', time: '约 40 分钟', act: '我要接收' },
    check: {
      name: '核验',
      text: '看封存包改没改过、谁封的、封给谁。看不到客户的内容。',
      time: '约 5 分钟',
      act: '我来核验',
    },
    list: '进行中和已完成的',
    empty: '还没有交接。办的每一次都会排在这里。',
    locked: '资料箱锁着，打开才看得到进行中的交接。',
    unlock: '打开资料箱',
  },
  deal: {
    title: '交给谁，怎么交',
    lead: '四个问题。前两个先答，后两个没想好可以空着。',
    who: '交给谁',
    whoHint: '先写个称呼，例如：北京乙舍家政',
    what: '卖的是什么',
    ground: '凭什么可以交',
    groundNone: '还没定',
    groundText: '用一句话说明',
    day: '哪天交接',
    act: '记下，放资料',
    actSettle: '记下',
    slip: '要先办的事',
    slipEmpty: '选了卖的是什么，这里写要先办的事。',
    first: {
      consent23: ['逐个问客户，同意把资料交给接手的公司', '没回复不算同意，他们的资料留下', '敏感的列，挑了理由才交'],
      notice22: ['把接手公司的名称和联系方式告知客户', '用途和方式不能变', '敏感的列，挑了理由才交'],
      entrust21: ['先签好委托合同：做什么、做多久、做完归还或删除', '对方不能再转给别人'],
      company: ['公司没变，资料留在公司', '收件人写本公司的新负责人'],
    },
    abroad: '交到境外，还要另外办手续，先问律师',
    nobody: { what: '没人接手，就没有移交', mend: '客户资料要归还或删除，并告知客户。请选别的情况，或先不办。' },
  },
} as const;
