// The account of an import as text: persons, rows by reason, damaged numbers, totals, newer exports, rows beside a table.
import type { Output } from '../../ipc/contract.ts';
import { align, grouped, pairs } from './layout.ts';
import type { Texts } from './zh.ts';

type Data = Output<'policy.show'>;
type Table = Data['tables'][number];
type Newer = Output<'table.compare'>;
type Aside = Output<'rows.aside'>;

/** `约 6,900 人，按手机号`: about how many people the rows are of. */
function personsText({ account, comma }: Texts, { persons }: Table): string | undefined {
  if (persons === undefined) return undefined;
  const by = persons.by.map((key) => account.personsBy[key]);
  const unknown = persons.unknown === 0 ? [] : [account.unknown(grouped(persons.unknown))];
  return [account.persons(grouped(persons.persons)), ...by, ...unknown].join(comma);
}

function reasonsText(words: Texts, rows: Table['refused_by']): string | undefined {
  const parts = rows.map(({ reason, rows: count }) => words.account.by(words.importWord(reason), grouped(count)));
  return parts.length === 0 ? undefined : parts.join(words.comma);
}

function damageLines(words: Texts, table: Table): string[] {
  const damaged = table.columns.filter(({ complete }) => !complete);
  const lines = damaged.flatMap(({ name, damage }) =>
    damage.map(
      ({ kind, count, samples }) =>
        `${table.id}  △ ${words.account.damaged(name, words.importWord(kind), grouped(count), samples.join(words.comma))}`,
    ),
  );
  return lines.length === 0 ? [] : [...lines, `${table.id}  ${words.account.damageMend}`];
}

/** What stands beside the equation of a table: whose rows they are, why some are none of it, the totals to hold against one's own. */
export function accountLines(words: Texts, tables: readonly Table[]): string[] {
  const { account, data } = words;
  return tables.flatMap((table) => {
    const sums = table.columns.flatMap(({ name, sum }) => (sum === undefined ? [] : [[name, sum] as const]));
    const unsummed = table.columns.flatMap(({ name, uncounted }) =>
      uncounted === undefined ? [] : [account.uncounted(name, grouped(uncounted))],
    );
    const facts = [
      personsText(words, table),
      table.refused_by.length === 0
        ? undefined
        : `${data.refused}${words.colon}${reasonsText(words, table.refused_by)}`,
      table.set_apart_by.length === 0
        ? undefined
        : `${data.setApart}${words.colon}${reasonsText(words, table.set_apart_by)}`,
      table.mended === 0 ? undefined : account.mended(grouped(table.mended)),
      table.left === 0 ? undefined : account.left(grouped(table.left)),
      ...sums.map(([name, sum]) => `${account.sum}${words.colon}${name} ${sum}`),
      ...unsummed.map((line) => `△ ${line}`),
    ].filter((line) => line !== undefined);
    return [...facts.map((fact) => `${table.id}  ${fact}`), ...damageLines(words, table)];
  });
}

/** What an import that was cut short left out, and how to go on. */
export function waitingLines({ account }: Texts, { waiting }: Data['account']): string[] {
  return waiting === 0 ? [] : [`△ ${account.pending(grouped(waiting))}`, `  ${account.resume}`];
}

/** `合计  8,003 = 7,993 + 7 + 3`, where there is more than one table. */
export function accountTotal(
  words: Texts,
  { tables, rows_read, taken, refused, set_apart }: Data['account'],
): string[] {
  if (tables < 2) return [];
  return [`${words.account.all}  ${grouped(rows_read)} = ${[taken, refused, set_apart].map(grouped).join(' + ')}`];
}

export function newerLines({ account }: Texts, newer: readonly Newer[]): string[] {
  return newer.flatMap(({ table, older, key, added, changed, gone, unchanged }) => [
    account.newer(table, older),
    `  ${key === undefined ? account.wholeRows : account.key(key.name)}`,
    ...pairs(
      [
        [account.added, grouped(added)],
        [account.changed, grouped(changed)],
        [account.gone, grouped(gone)],
        [account.unchanged, grouped(unchanged)],
      ],
      '  ',
    ),
  ]);
}

/** One line a row: its name beside the table, its line in the source, why, what became of it, and the row as it stands there. */
export function asideLines(words: Texts, { rows, total }: Aside): string[] {
  if (total === 0) return [words.account.noRows];
  const shown = rows.map(({ ref, line, reason, state, note, raw }) => [
    String(ref),
    words.data.line(line),
    words.importWord(reason),
    [words.account.states[state], note].filter((part) => part !== undefined && part !== '').join(words.comma),
    raw,
  ]);
  return [...align(shown), ...(rows.length < total ? [words.account.more(grouped(total))] : [])];
}
