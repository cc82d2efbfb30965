// The caller's side of the contract: one method per channel, typed, over any transport.
import { type ErrorCode, errorCodes, type Facts, HandoverError, type Where } from '../domain/errors.ts';
import {
  type Channel,
  contract,
  type Failure,
  type Input,
  type Output,
  type Progress,
  type Reply,
} from './contract.ts';

/** What a host gives its caller: a request with a reply, and the one event. */
export type Bridge = {
  invoke(channel: string, input: unknown): Promise<Reply>;
  /** Returns its own off switch. */
  onProgress(listener: (progress: Progress) => void): () => void;
};

export type Api = { readonly [C in Channel]: (input: Input<C>) => Promise<Output<C>> };

/** The error as it was on the other side; an unknown code becomes `bug`. */
export function fromFailure(failure: Failure): HandoverError {
  const code: ErrorCode = Object.hasOwn(errorCodes, failure.code) ? (failure.code as ErrorCode) : 'bug';
  return new HandoverError(code, failure.where as Where, failure.facts as Facts);
}

export function createApi(bridge: Pick<Bridge, 'invoke'>): Api {
  const call = (channel: Channel) => async (input: unknown) => {
    const reply = await bridge.invoke(channel, input);
    if (!reply.ok) throw fromFailure(reply.error);
    return reply.value;
  };
  return Object.fromEntries((Object.keys(contract) as Channel[]).map((channel) => [channel, call(channel)])) as Api;
}
