// The error of every malformed age file: code `age`, with the part of the file that is wrong and why, in developers' words.
import { HandoverError } from '../../domain/errors.ts';

export type AgePart = 'armor' | 'header' | 'payload';

/** `reason` names the rule that was broken, never a value of the file. */
export function malformed(part: AgePart, reason: string, cause?: unknown): HandoverError {
  return new HandoverError('age', { member: part }, { reason }, cause === undefined ? undefined : { cause });
}
