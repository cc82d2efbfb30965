// The names inside a preview's table of counts: in both languages, since nobody knows who reads them.
export const previewNames = {
  table: '统计 Counts',
  columns: ['表 Table', '列 Column', '值 Value', '行数 Rows'],
  /** All rows of a table, whatever they hold. */
  all: '全部 all',
  /** A cell of a column of which codes go: whether there is anything in it. */
  given: '有 given',
  empty: '空 empty',
  /** Values that too few rows have, together. */
  others: '其他 others',
  /** A number that is not shown. */
  hidden: '*',
} as const;
