// Chinese words of 看样: the seller makes a sample in which nobody is named, the buyer looks at it.

export const zhPreview = {
  preview: {
    title: '先给买方看样',
    text: '签约定之前，让买方看看是什么样的资料：抽几行，名字、号码换成代号，别的写粗，再加一张统计。',
    known: '别人可能知道的几列',
    noneKnown: '没有看出哪一列是别人会知道的。您觉得有，就勾上，再算一遍。',
    alike: '至少几行一样',
    alikeText: '每一行至少和另外 {n} 行一样，凑不够的不抽。',
    alone: '{rows}凭{by}就能单独认出来。',
    smallest: '最小的一组',
    group: '几行一样',
    rows: '一共',
    look: '看有几个人可能被认出来',
    lookAgain: '再算一遍',
    act: '做看样',
    made: '看样做好了：{rows}，{columns}。',
    seen: '看样',
    seenLead: '移交方抽了几行给您看，不带姓名；最后一张表是全部资料的统计，* 是不显示的数。',
    seenText: '这只是样子，不是正式移交。名字和号码换成了代号，别的写粗了。',
    out: '导出来看',
    onward: '接着办移交',
  },
} as const;
