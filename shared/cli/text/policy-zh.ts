// Chinese sentences about what goes and stays: rules for rows, counts before sealing, rows before and after.

export const policyZh = {
  rule: '哪些行不交',
  waived: '客户自己说过，您定了照样交的',
  openRules: '△ 请您定：这几列记着客户自己的意思，定了才能封存。不交：policy set --rule；照样交：在规则后面加 ,go',
  ground: (paper: string) => `凭 ${paper}`,
  allowed: '不交，但可以在别处整格出现的',
  notSecret: '您说不是秘密的列',
  sure: (place: string) => `${place} 里的以后不再当秘密，可以交出去。确定吗？输入 y 确定，其他不变：`,
  none: '没有',
  params: (name: string, value: string) => `${name}=${value}`,
  goes: '交',
  stays: '不交',
  rows: (rows: string) => `${rows} 行`,
  unreadable: (rows: string) => `其中 ${rows} 行看不懂，按不交算`,
  against: (reason: string, column: string) => `照样交（${reason}，看 ${column}）：`,
  againstPersons: (persons: string) => `约 ${persons} 人`,
  againstUnread: (rows: string) => `其中 ${rows} 行没写清楚`,
  persons: (persons: string) => `交出去的约 ${persons} 人`,
  unknown: (rows: string) => `另有 ${rows} 行看不出是谁`,
  list: { door_codes: '要重新登记门禁的客户（不带密码）', no_contact: '不得联系的客户' },
  counters: '法律上要数的',
  states: { below: '没到', near: '快到', reached: '到了' },
  row: (row: string) => `第 ${row} 行`,
  nothing: '（不交）',
  wholeRow: (reason: string) => `整行不交：${reason}`,
};

type Widened<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Widened<T[K]> };

/** What every language must say. */
export type PolicyText = Widened<typeof policyZh>;
