// Looks a channel up, parses the input, calls the use case and parses the output too, so that nothing leaks by accident.
import * as v from 'valibot';
import { HandoverError } from '../domain/errors.ts';
import { type Channel, contract, type Failure, type Handlers, type Reply } from './contract.ts';

/** The envelope of an error: errors are copied over a bridge and lose their class there. */
export function toFailure(error: unknown): Failure {
  const known = error instanceof HandoverError ? error : new HandoverError('bug', {}, {}, { cause: error });
  return {
    code: known.code,
    message: known.message,
    where: { ...known.where },
    facts: Object.fromEntries(
      Object.entries(known.facts).map(([name, value]) => [name, typeof value === 'object' ? [...value] : value]),
    ),
  };
}

function parseInput<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, input);
  if (parsed.success) return parsed.output;
  // Only the member's place: its value may be a passphrase.
  throw new HandoverError('usage', { member: placeOf(parsed.issues[0]) ?? 'input' });
}

/** Of an input that fits none of several shapes, the first thing that is wrong with the first shape it nearly has. */
function placeOf(issue: v.BaseIssue<unknown>): string | undefined {
  const path = v.getDotPath(issue);
  return path ?? issue.issues?.map(placeOf).find((place) => place !== undefined);
}

/** One function for every host: never throws, answers with an envelope. `onBug` sees what is not a HandoverError. */
export function createDispatcher(handlers: Handlers, onBug: (error: unknown) => void = () => {}) {
  return async (channel: string, input: unknown): Promise<Reply> => {
    try {
      if (!Object.hasOwn(contract, channel)) throw new HandoverError('usage', { member: 'channel' });
      const known = channel as Channel;
      const handler = handlers[known] as (parsed: unknown) => Promise<unknown>;
      const value = await handler(parseInput(contract[known].input, input));
      return { ok: true, value: v.parse(contract[known].output, value) };
    } catch (error) {
      if (!(error instanceof HandoverError)) onBug(error);
      return { ok: false, error: toFailure(error) };
    }
  };
}
