// What a table's record says of its rows: columns, counts, rules used, damage, notices; complete when the rows have been read.

import type { Damage, ImportRecord, Notice, RuleUse } from '../record.ts';
import type { RowCollector } from './collector.ts';
import type { Layout } from './header.ts';

export type Account = Pick<
  ImportRecord,
  | 'bill'
  | 'header_row'
  | 'header_rows'
  | 'first_row'
  | 'last_row'
  | 'columns'
  | 'counts'
  | 'rules'
  | 'damage'
  | 'notices'
>;

function damageOf({ columns, observers }: RowCollector): Damage[] {
  return columns.flatMap((column, index) =>
    (observers[index]?.damage() ?? []).map((damage) => ({ column, ...damage })),
  );
}

/** Told in a look, from the rows looked at, and in the record, from all. */
export function otherHeadersOf({ otherHeaders }: RowCollector): Notice[] {
  if (otherHeaders.length === 0) return [];
  return [{ code: 'other_headers', count: otherHeaders.length, names: otherHeaders.map(String) }];
}

function noticesOf(collector: RowCollector): Notice[] {
  const { observers } = collector;
  const privateUse = observers.reduce((sum, observer) => sum + observer.privateUse, 0);
  const lost = observers.reduce((sum, observer) => sum + observer.lostCharacters, 0);
  const notices: Notice[] = [
    { code: 'private_use', count: privateUse },
    { code: 'lost_characters', count: lost },
  ];
  return [...notices.filter(({ count }) => count > 0), ...otherHeadersOf(collector)];
}

/** The rules that changed values so far, by the names of their columns. */
export function rulesUsed({ columns, rules }: RowCollector): RuleUse[] {
  return rules.uses().map(({ column, rule, count }) => ({ column: columns[column] ?? '', rule, count }));
}

export function accountOf(collector: RowCollector, layout: Layout): Account {
  const { columns } = collector;
  const damage = damageOf(collector);
  const damaged = new Set(damage.map(({ column }) => column));
  return {
    ...(layout.bill === undefined ? {} : { bill: layout.bill.kind }),
    header_row: layout.headerLine,
    header_rows: layout.headerLines.length,
    ...(layout.bodyFrom > layout.firstLine ? { first_row: layout.bodyFrom } : {}),
    ...(Number.isFinite(layout.bodyTo) ? { last_row: layout.bodyTo } : {}),
    columns: columns.map((name, index) => ({
      name,
      original: layout.header[index] ?? '',
      complete: !damaged.has(name),
    })),
    counts: collector.counts(),
    rules: rulesUsed(collector),
    damage,
    notices: noticesOf(collector),
  };
}
