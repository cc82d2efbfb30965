// What says that rows, of one table or of several, are of one person: a number or an address whose tokens would be equal.
import { mobilesIn, mobilesWithExtension, nationalMobile } from './normal-form.ts';
import type { Change } from './params.ts';
import { normalValue, tokenType } from './token-forms.ts';

/** A column with such values; `at`: its place in the table, from 0. */
export interface KeyColumn {
  readonly type: string;
  readonly at: number;
}

const identity = ['cn_id18', 'cn_id15', 'hmt_residence', 'cn_foreign_pr', 'cn_passport', 'foreign_passport'];
const travel = ['hm_home_return', 'tw_mtp', 'hkid', 'macau_id', 'tw_id'];
const keyTypes = new Set(['user_id', ...identity, ...travel, 'cn_mobile', 'wechat_id', 'email']);

/** A column is known by its type, and by the type as which a person has its tokens made. */
export function keyColumns(columns: readonly { readonly pi: string; readonly change: Change }[]): KeyColumn[] {
  return columns.flatMap(({ pi, change }, at) => {
    const types = [pi, ...(change.action === 'token' ? [change.as] : [])].filter((type) => keyTypes.has(type));
    return [...new Set(types.map(tokenType))].map((type) => ({ type, at }));
  });
}

const mobileSigns = 11;
/** Of the shortest passport. */
const fewestSigns = 6;

/** 无, -, 未知 and 00000000000 stand for no number: whoever has one of them would be everybody. A member number may be short. */
function tells(type: string, normal: string): boolean {
  if (type === 'user_id' && /\d/.test(normal) && /[^0]/.test(normal)) return true;
  return normal.length >= fewestSigns && !/^(.)\1*$/u.test(normal);
}

/** The same for the same person, however the value is written; none for a cell that names nobody, several for one with two numbers. */
export function personKeys({ type }: KeyColumn, value: string): readonly string[] {
  if (value === '') return [];
  const numbers = type === 'cn_mobile' && nationalMobile(value) === undefined ? mobilesIn(value) : [];
  const values = numbers.length === 0 ? [value] : numbers;
  return values.flatMap((one) => personKey(type, one) ?? []);
}

/**
 * By these a row is of a person: the number in front of an extension too. It says of nobody else who they are, since several may share
 * it.
 */
export function askedKeys(column: KeyColumn, value: string): readonly string[] {
  const keys = personKeys(column, value);
  const shared = column.type === 'cn_mobile' && value.length > mobileSigns ? mobilesWithExtension(value) : [];
  return shared.length === 0 ? keys : [...keys, ...shared.flatMap((one) => personKey(column.type, one) ?? [])];
}

function personKey(type: string, value: string): string | undefined {
  const normal = normalValue(type, value);
  if (!tells(type, normal)) return undefined;
  // Many have their mobile number as their WeChat id.
  const isMobile = type === 'wechat_id' && nationalMobile(normal) !== undefined;
  return `${isMobile ? 'cn_mobile' : type}\0${normal}`;
}
