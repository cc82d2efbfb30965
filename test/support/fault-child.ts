// A process that is killed: performs one stage on a prepared vault, tells every step it reaches, and dies where it was told to.
import { writeSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import type { Step, Steps } from '../../shared/engine/files/fail-points.ts';
import { type Order, openContext, perform } from './fault-stages.ts';

/** In the one argument, as JSON. `dieAt` counts occurrences of the step from 1, or is the moment after the work was reported as done. */
export type FatalOrder = Order & { readonly dieAt: { readonly step: Step; readonly occurrence: number } | 'done' };

const order = JSON.parse(process.argv[2] ?? '') as FatalOrder;
const { dieAt } = order;
const reached = new Map<Step, number>();

const steps: Steps = {
  reach(name) {
    const occurrence = (reached.get(name) ?? 0) + 1;
    reached.set(name, occurrence);
    say(`step ${name}`);
    if (dieAt !== 'done' && dieAt.step === name && dieAt.occurrence === occurrence)
      process.kill(process.pid, 'SIGKILL');
  },
};

/** Written at once: whatever was said has been said when the process dies. */
function say(line: string): void {
  writeSync(1, `${line}\n`);
}

const context = openContext(order, steps);
const result = await perform(context, order);
say(`done ${JSON.stringify(result)}`);
// What was compiled serves the next child: a killed process keeps none of it.
flushCompileCache();
process.kill(process.pid, 'SIGKILL');
