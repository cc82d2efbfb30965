// Chinese sentences about what was found in tables.

export const scanZh = {
  share: '占比',
  certainty: '把握',
  reason: '依据',
  example: '例子（已打码）',
  certain: { sure: '很有把握', likely: '比较有把握', maybe: '可能是' },
  rows: (rows: string) => `${rows} 行`,
  less: '不到 1%',
  nothing: (columns: string) => `没有找到个人信息的列：${columns}`,
  empty: '没有可看的表。',
  notKept: '只看了，没有放进资料箱。',
  kept: '结果记在表上：handover policy show',
};

export type ScanText = typeof scanZh;
