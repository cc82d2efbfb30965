// What a check of the vault has found: one line each, told by words of a closed list.
import { type ErrorCode, type Facts, HandoverError, type Where } from '../../domain/errors.ts';
import { fromSqlite } from './database/sqlite-errors.ts';

export const doctorChecks = [
  'epoch',
  'settings',
  'pages',
  'log',
  'cases',
  'tables',
  'files',
  'leftovers',
  'modes',
  'synced_folder',
  'space',
] as const;
export type DoctorCheck = (typeof doctorChecks)[number];

export type Finding = {
  readonly check: DoctorCheck;
  readonly result: 'pass' | 'warn' | 'fail';
  /** What a command would have failed with; absent when passed. */
  readonly code?: ErrorCode;
  readonly where: Where;
  readonly facts: Facts;
};

export function passed(check: DoctorCheck, where: Where = {}, facts: Facts = {}): Finding {
  return { check, result: 'pass', where, facts };
}

export function warned(check: DoctorCheck, code: ErrorCode, where: Where = {}, facts: Facts = {}): Finding {
  return { check, result: 'warn', code, where, facts };
}

/** Runs one check; an error of ours becomes its finding. @param where what is looked at, if the error doesn't say */
export function look(check: DoctorCheck, where: Where, work: () => Facts | undefined): Finding {
  try {
    return passed(check, where, work() ?? {});
  } catch (caught) {
    const error = fromSqlite(caught, where);
    if (!(error instanceof HandoverError)) throw error;
    return { check, result: 'fail', code: error.code, where: { ...where, ...error.where }, facts: error.facts };
  }
}
