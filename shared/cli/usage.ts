// The mistakes a command line can hold: one error code, `usage`, whose facts say which mistake it is.
import { type Facts, HandoverError } from '../domain/errors.ts';

export const problems = [
  'no_command',
  'unknown_command',
  'unknown_option',
  'option_missing',
  'value_missing',
  'value_bad',
  'operand_missing',
  'operand_extra',
  'not_together',
  'not_yet',
] as const;
export type Problem = (typeof problems)[number];

/** `member` names the option or word, never the value that was given for an option. */
export function usage(problem: Problem, member: string, facts: Facts = {}): HandoverError {
  return new HandoverError('usage', { member }, { ...facts, problem });
}

/** @returns the mistake that an error of this file speaks of, or undefined for any other error */
export function problemOf(error: HandoverError): Problem | undefined {
  return error.code === 'usage' ? problems.find((problem) => problem === error.facts.problem) : undefined;
}
