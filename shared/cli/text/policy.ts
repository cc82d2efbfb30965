// The policy of a case as text: rules for rows, counts before sealing, rows before and after.
import type { Lang } from '../../domain/lang.ts';
import { isInForce, isWaived, openRules } from '../../domain/row-rules.ts';
import { lawWords } from '../../domain/words/law-words.ts';
import { fill } from '../../domain/words/template.ts';
import type { Output } from '../../ipc/contract.ts';
import { align, grouped } from './layout.ts';
import type { Texts } from './zh.ts';

type Table = Output<'policy.show'>['tables'][number];
type Ground = NonNullable<Table['rules'][number]['ground']>;
type Checked = Output<'policy.check'>;
type Previewed = Output<'policy.preview'>;

/** As many as tell papers of one case apart. */
const fingerprintSigns = 16;

function paramsText({ policy, comma }: Texts, params: Table['rules'][number]['params'] = {}): string {
  return Object.entries(params)
    .map(([name, value]) => policy.params(name, String(value)))
    .join(comma);
}

function groundText({ policy, aside }: Texts, { name, note, sha256 }: Ground): string {
  return `${policy.ground(name ?? sha256.slice(0, fingerprintSigns))}${note === undefined ? '' : aside(note)}`;
}

function ruleRow(words: Texts, { columns, id }: Table, { rule, column, ground, params }: Table['rules'][number]) {
  return [
    `${id}.${column}`,
    columns.find((one) => one.id === column)?.name ?? '',
    words.words.reason[rule],
    paramsText(words, params),
    ground === undefined ? '' : groundText(words, ground),
  ];
}

/** One line a rule, of tables that have some: those in use, those waived, then those that a person has to answer. */
export function ruleLines(words: Texts, tables: readonly Table[]): string[] {
  const rows = (isWanted: (rule: Table['rules'][number]) => boolean) =>
    tables.flatMap((table) => table.rules.filter(isWanted).map((rule) => ruleRow(words, table, rule)));
  const used = rows(isInForce);
  const waived = rows(isWaived);
  const open = tables.flatMap((table) => openRules(table).map((rule) => ruleRow(words, table, rule)));
  return [
    ...(used.length === 0 ? [] : [words.policy.rule, ...align(used), '']),
    ...(waived.length === 0 ? [] : [words.policy.waived, ...align(waived), '']),
    ...(open.length === 0 ? [] : [words.policy.openRules, ...align(open), '']),
  ];
}

/** One line an exception from the search before sealing: whose values may stand where. */
export function exceptionLines(words: Texts, tables: readonly Table[]): string[] {
  const place = (table: string, column: string) => {
    const name = tables.find(({ id }) => id === table)?.columns.find(({ id }) => id === column)?.name ?? '';
    return `${table}.${column} ${name}`.trimEnd();
  };
  const rows = tables.flatMap(({ allowed, id }) =>
    allowed.map(({ column, from, reason }) => [
      place(from.table, from.column),
      `→ ${place(id, column)}`,
      words.words.reason[reason],
    ]),
  );
  return rows.length === 0 ? [] : [words.policy.allowed, ...align(rows), ''];
}

/** One line a column that was taken for secrets, and why a person says that it holds none. */
export function statedLines(words: Texts, tables: readonly Table[]): string[] {
  const rows = tables.flatMap(({ columns, id }) =>
    columns.flatMap(({ id: column, name, not_secret: because }) =>
      because === undefined ? [] : [[`${id}.${column}`, name, because]],
    ),
  );
  return rows.length === 0 ? [] : [words.policy.notSecret, ...align(rows), ''];
}

type Waived = Checked['tables'][number]['waived'][number];

/** How many go against the word of their customers. */
function againstLine({ comma, policy, words }: Texts, { column, persons, rows, rule, unreadable }: Waived): string {
  const unread = unreadable === 0 ? [] : [policy.againstUnread(grouped(unreadable))];
  const whose = persons === undefined ? [] : [policy.againstPersons(grouped(persons))];
  const what = policy.against(words.reason[rule], column);
  return `  ${what}${[policy.rows(grouped(rows)), ...whose, ...unread].join(comma)}`;
}

function tableLines(words: Texts, table: Checked['tables'][number]): string[] {
  const { goes, id, left_out: leftOut, name, waived } = table;
  const { policy, colon, comma } = words;
  const stays = leftOut.map(({ reason, rows, unreadable }) => {
    const unread = unreadable === 0 ? [] : [policy.unreadable(grouped(unreadable))];
    return `  ${policy.stays}${colon}${[words.words.reason[reason], policy.rows(grouped(rows)), ...unread].join(comma)}`;
  });
  return [
    `${id}  ${name}`,
    `  ${policy.goes}${colon}${policy.rows(grouped(goes))}`,
    ...stays,
    ...waived.map((one) => againstLine(words, one)),
  ];
}

function counterLines(words: Texts, lang: Lang, counters: Checked['counters']): string[] {
  const known = lawWords[lang] as Readonly<Record<string, { readonly name: string; readonly reached: string }>>;
  const rows = counters.map(({ code, count, most, state }) => [
    known[code]?.name ?? code,
    `${grouped(count)} / ${grouped(most)}`,
    words.policy.states[state],
  ]);
  const reached = counters.flatMap(({ code, most, state }) =>
    state === 'reached' ? [`△ ${fill(known[code]?.reached ?? '', { most: grouped(most) })}`] : [],
  );
  return rows.length === 0 ? [] : ['', words.policy.counters, ...align(rows), ...reached];
}

/** How much goes and stays, whose it is, the lists made in place of what stays, and what the law counts. */
export function checkLines(words: Texts, lang: Lang, { tables, persons, counters, lists }: Checked): string[] {
  const { policy, colon, comma } = words;
  const unknown = persons === undefined || persons.unknown === 0 ? [] : [policy.unknown(grouped(persons.unknown))];
  return [
    ...tables.flatMap((table) => tableLines(words, table)),
    ...(persons === undefined ? [] : [[policy.persons(grouped(persons.persons)), ...unknown].join(comma)]),
    ...lists.map(({ code, rows, table }) => {
      const name = code === 'no_contact' ? policy.list.no_contact : policy.list.door_codes;
      return `${table}  ${name}${colon}${policy.rows(grouped(rows))}`;
    }),
    ...counterLines(words, lang, counters),
  ];
}

export function previewLines(words: Texts, { columns, rows }: Previewed): string[] {
  const { policy } = words;
  return rows.flatMap(({ row, stays, cells }) => {
    const changes = columns.map(({ name, action }, index) => {
      const { before = '', after } = cells[index] ?? {};
      const goes = before === '' ? '' : (after ?? policy.nothing);
      return [name, words.words.action[action], before, stays === undefined ? goes : policy.nothing];
    });
    const whole = stays === undefined ? [] : [policy.wholeRow(words.words.reason[stays])];
    return [policy.row(grouped(row)), ...whole, ...align(changes), ''];
  });
}
