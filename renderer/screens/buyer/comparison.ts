// Expected against found, and what the buyer makes of it.
import type { Input, Output } from '../../../shared/ipc/contract.ts';

export type Comparison = Output<'package.compare'>;
export type Verdict = Pick<Input<'receipt.make'>, 'result' | 'defects' | 'cure'>;
