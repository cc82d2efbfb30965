// One request to the engine that a person set off: busy, failed with words, or done and everything shown is fresh.
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { HandoverError } from '../../shared/domain/errors.ts';
import type { Problem } from '../../shared/domain/words/describe.ts';
import { useSession } from './session.ts';

export type Act<Input, Output> = {
  /** Never rejects: undefined when it failed, and `problem` then says why. */
  run(input: Input): Promise<Output | undefined>;
  readonly busy: boolean;
  readonly problem: Problem | undefined;
  forget(): void;
};

/** Any error as the words need it; what is not ours is a bug. */
export function toProblem(error: unknown): Problem {
  if (error instanceof HandoverError) return { code: error.code, where: { ...error.where }, facts: error.facts };
  return { code: 'bug', where: {}, facts: {} };
}

const longReads = new Set<unknown>(['compare', 'count', 'lists']);

/** `saves` says that the work leaves something in the data box, so that 已自动保存 is true. */
export function useAct<Input, Output>(
  work: (input: Input) => Promise<Output>,
  { saves = false }: { readonly saves?: boolean } = {},
): Act<Input, Output> {
  const client = useQueryClient();
  const { markSaved } = useSession();
  const [problem, setProblem] = useState<Problem>();
  const mutation = useMutation({
    mutationFn: work,
    onSuccess: () => (saves ? markSaved() : undefined),
    // A comparison reads all the data again, and nothing that a person does here changes it; a count and lists do too, and name what
    // they are of.
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => !longReads.has(queryKey[0]) }),
    gcTime: 0,
  });
  return {
    busy: mutation.isPending,
    problem,
    forget: () => setProblem(undefined),
    async run(input) {
      setProblem(undefined);
      try {
        return await mutation.mutateAsync(input);
      } catch (error) {
        const found = toProblem(error);
        // The door comes down over the screen by itself: no second message.
        if (found.code !== 'vault.locked') setProblem(found);
        return undefined;
      }
    },
  };
}
