// An error on its way out of a worker: code, place and facts; of its cause no message, which might quote a value.
import { type ErrorCode, type Facts, HandoverError, type Where } from '../../domain/errors.ts';
import { fromErrno } from '../files/errors.ts';
import { type BugNote, bugNote } from './messages.ts';

export type Failure = {
  readonly code: ErrorCode;
  readonly where: Where;
  readonly facts: Facts;
  readonly note: BugNote;
};

export function toFailure(error: unknown): Failure {
  const { code, where, facts } = fromErrno(error, {});
  return { code, where, facts, note: bugNote(error) };
}

export function fromFailure({ code, where, facts, note }: Failure): HandoverError {
  const cause = new Error(note.name);
  cause.stack = [note.name, ...note.frames].join('\n');
  return new HandoverError(code, where, facts, { cause });
}
