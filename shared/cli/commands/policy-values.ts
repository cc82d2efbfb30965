// What the options of `policy set` say: columns, folders, parameters and rules as they are written on a command line.
import { withRule } from '../../domain/row-rules.ts';
import { rowReasons } from '../../domain/vocabulary.ts';
import type { Output } from '../../ipc/contract.ts';
import { usage } from '../usage.ts';

type Table = Output<'policy.show'>['tables'][number];
type Rule = Table['rules'][number];
type Params = NonNullable<Rule['params']>;

/** Parameters that are whole numbers; all others are words. */
const integers = ['months', 'reach', 'top', 'width'];

/** `t01.c03` → table and column. @throws usage */
export function parseColumn(given: string, option = '--column'): { table: string; column: string } {
  const [, table, column] = /^(t[0-9]{2})\.(c[0-9]{2,4})$/.exec(given) ?? [];
  if (table === undefined || column === undefined) throw usage('value_bad', option, { choices: ['t01.c03'] });
  return { table, column };
}

/** @throws usage */
export function parseFolder(given: string): { folder: string } {
  if (!/^s[0-9]{2,6}$/.test(given)) throw usage('value_bad', '--folder', { choices: ['s01'] });
  return { folder: given };
}

/** `form=tail_4`, `months=36` → parameters. @throws usage */
export function parseParams(given: readonly string[], option: string): Params {
  const pairs = given.map((text) => {
    const [, name, value] = /^([a-z_]{1,20})=(.{1,400})$/su.exec(text) ?? [];
    if (name === undefined || value === undefined) throw usage('value_bad', option, { choices: ['form=tail_4'] });
    if (!integers.includes(name)) return [name, value] as const;
    if (!/^[0-9]{1,9}$/.test(value)) throw usage('value_bad', option, { choices: [`${name}=12`] });
    return [name, Number(value)] as const;
  });
  return Object.fromEntries(pairs);
}

/** Behind a rule: it is waived. */
const goesAllTheSame = 'go';

/** What a `--rule` wants; without a rule, those of the column are taken off. */
export type WantedRule = { readonly table: string; readonly column: string; readonly rule: Rule | undefined };

/** `t01.c09=no_consent,accepted=是|已同意`, `t01.c09=expired,months=36`, `t01.c09=no_contact,go`, `t01.c09=off`. @throws usage */
export function parseRule(given: string): WantedRule {
  const bad = () =>
    usage('value_bad', '--rule', { choices: [...rowReasons.map((rule) => `t01.c09=${rule}`), 't01.c09=off'] });
  const [, place = '', name = '', rest = ''] = /^([^=]+)=([a-z_]+)(?:,(.*))?$/su.exec(given) ?? [];
  if (!/^t[0-9]{2}\.c[0-9]{2,4}$/.test(place)) throw bad();
  const { table, column } = parseColumn(place);
  if (name === 'off') return { table, column, rule: undefined };
  const rule = rowReasons.find((one) => one === name);
  if (rule === undefined) throw bad();
  const parts = rest === '' ? [] : rest.split(',');
  const told = parts.filter((part) => part !== goesAllTheSame);
  const params = told.length === 0 ? {} : { params: parseParams(told, '--rule') };
  const waived = told.length < parts.length ? { waived: true as const } : {};
  return { table, column, rule: { rule, column, ...params, ...waived } };
}

/** The rules of a table with one more, or without those of a column. */
export function withWanted(rules: readonly Rule[], { column, rule }: WantedRule): readonly Rule[] {
  return rule === undefined ? rules.filter((one) => one.column !== column) : withRule(rules, rule);
}
