// The one contract between a host and the engine: channel → what goes in, what comes out. Both ends' types are computed from it.
import * as v from 'valibot';
import { caseChannels } from './case-channels.ts';
import { importChannels } from './import-channels.ts';
import { packageChannels } from './package-channels.ts';
import { policyChannels } from './policy-channels.ts';
import { count, job, text } from './values.ts';
import { vaultChannels } from './vault-channels.ts';
import type { failure } from './views.ts';

export const contract = {
  ...vaultChannels,
  ...caseChannels,
  ...importChannels,
  ...policyChannels,
  ...packageChannels,
} as const;

export type Contract = typeof contract;
export type Channel = keyof Contract;
export type Input<C extends Channel> = v.InferInput<Contract[C]['input']>;
export type Output<C extends Channel> = v.InferOutput<Contract[C]['output']>;
export type Handlers = { readonly [C in Channel]: (input: v.InferOutput<Contract[C]['input']>) => Promise<Output<C>> };

export type Failure = v.InferOutput<typeof failure> & { readonly message: string };
export type Reply = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly error: Failure };

/** The one event: `done` of `total` `unit`s of a job; `total` is absent while unknown. */
export const progress = v.strictObject({
  job,
  stage: text(20),
  done: count,
  total: v.optional(count),
  unit: v.picklist(['bytes', 'rows', 'files', 'steps']),
});
export type Progress = v.InferOutput<typeof progress>;
