// Which columns say who a row is about: by themselves, or together with what others know of a person.
import type { Action } from '../../domain/vocabulary.ts';
import { piTypes } from '../pi-types.ts';
import { actionsFor } from '../redaction/actions.ts';

export type DecidedColumn = { readonly pi: string; readonly action: Action };

const types = new Map(piTypes.map((type) => [type.id, type]));

/** Names or reaches a person: what can be put in place of by a token, but for the numbers and names of companies. */
export function identifies(pi: string): boolean {
  const type = types.get(pi);
  return type !== undefined && type.cls !== 'N' && actionsFor(pi).includes('token');
}

/** A quasi-identifier of the catalogue (GB/T 37964-2019 3.8). */
export function isQuasi(pi: string): boolean {
  return types.get(pi)?.qi === true;
}

const rest: readonly Action[] = ['mask', 'generalise', 'band', 'round', 'shift'];

/** What others may know of it as it goes: a quasi-identifier, or what a mask leaves of a value that names somebody. */
function isKnownAsItGoes({ pi, action }: DecidedColumn): boolean {
  if (isQuasi(pi)) return action !== 'drop' && action !== 'token';
  return identifies(pi) && rest.includes(action);
}

/**
 * The columns that the risk of a table is measured by, by their places. None where somebody is still named or can be reached, as
 * nobody needs to guess there, nor where nothing was changed so that people are not recognised.
 */
export function quasiAsTheyGo(columns: readonly DecidedColumn[]): number[] {
  const isNamed = columns.some(({ pi, action }) => action === 'keep' && identifies(pi));
  const isChanged = columns.some(({ pi, action }) => action !== 'keep' && (identifies(pi) || isQuasi(pi)));
  if (isNamed || !isChanged) return [];
  return columns.flatMap((column, at) => (isKnownAsItGoes(column) ? [at] : []));
}

/** The same columns as they are in the source, and there also those quasi-identifiers that stay or give way to codes. */
export function quasiInSource(columns: readonly { readonly pi: string }[], asTheyGo: readonly number[]): number[] {
  return columns.flatMap(({ pi }, at) => (isQuasi(pi) || asTheyGo.includes(at) ? [at] : []));
}
