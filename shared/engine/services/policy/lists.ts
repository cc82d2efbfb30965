// Lists made in place of what stays: which customers' door codes are to be asked again (without the codes), and who is not to be contacted.
import { drop, type Selection, withChanges } from '../../../data/redaction/table-plan.ts';
import type { Action } from '../../../domain/vocabulary.ts';
import { type ListCode, listNames } from '../../../domain/words/list-names.ts';
import { lastFile } from '../../../format/package/paths.ts';
import type { ListToSeal } from '../../seal/seal-list.ts';
import type { ColumnToSeal, TableToSeal } from '../../seal/seal-table.ts';

/** What a customer is found by. */
const contactTypes = [
  'person_name',
  'business_contact',
  'user_id',
  'cn_mobile',
  'cn_landline',
  'service_no',
  'intl_phone',
  'wechat_id',
  'email',
  'address',
];
const nameSigns = 40;

/** As they go in the table: a list says no more of anybody than the table would. */
const listed: readonly Action[] = ['keep', 'mask', 'token'];

const isContact = ({ action, pi }: ColumnToSeal) => listed.includes(action) && contactTypes.includes(pi);

/** By tokens alone nobody knows whom a list is about, but the tables that they join; and those have lists of their own. */
const names = (column: ColumnToSeal) => isContact(column) && column.action !== 'token';

/** Codes stay with their column, or are taken out of a text. */
const losesCodes = ({ action, pi }: ColumnToSeal) => action === 'redact' || (action === 'drop' && pi === 'home_access');

type Wanted = {
  readonly code: ListCode;
  readonly selection: Selection;
};

function doorCodes({ columns }: TableToSeal): Wanted[] {
  const places = columns.flatMap((column, index) => (losesCodes(column) ? [index] : []));
  return places.length === 0 ? [] : [{ code: 'door_codes', selection: { of: 'door_codes', columns: places } }];
}

const asksForNoContact = ({ plan }: TableToSeal) => plan.rules.some(({ rule }) => rule === 'no_contact');

const isAsItIs = (column: ColumnToSeal) => isContact(column) && column.action === 'keep';

/** By a rule of its own, or since it names, as they are, people who said so in another one: masks of these would only say it again. */
function noContact(table: TableToSeal, all: readonly TableToSeal[]): Wanted[] {
  const isNamed = table.columns.some(isAsItIs) && table.plan.heldBack !== undefined && all.some(asksForNoContact);
  return isNamed || asksForNoContact(table) ? [{ code: 'no_contact', selection: { of: 'no_contact' } }] : [];
}

/** Their ids count down from the last one, so that attachments brought in later have room. A table that hands no contact over, or tokens alone, has none. */
export function listsOf(tables: readonly TableToSeal[]): ListToSeal[] {
  const wanted = tables.flatMap((table) =>
    table.columns.some(names)
      ? [...doorCodes(table), ...noContact(table, tables)].map((list) => ({ table, ...list }))
      : [],
  );
  return wanted.map(({ table, code, selection }, index) => {
    const { blocks, columns, id: of, name, tokenKey } = table;
    const plan = withChanges(table.plan, ({ change }, at) => (columns[at] && isContact(columns[at]) ? change : drop));
    const isOnly = wanted.filter((list) => list.code === code).length === 1;
    return {
      id: `f${lastFile - index}`,
      name: `${isOnly ? listNames[code] : `${listNames[code]} ${of} ${harmless(name)}`}.csv`,
      code,
      of,
      columnNames: columns.map((column) => column.name),
      plan: { ...plan, selection },
      tokenKey,
      blocks,
    };
  });
}

/** As a part of a file's name (FORMAT.md 7.5). */
function harmless(name: string): string {
  return [...name.replace(/[\\/:*?"<>|]/g, '_')]
    .slice(0, nameSigns)
    .join('')
    .replace(/[ .]+$/, '');
}
