// The tests that every stage has in common: killed at each step, and refused by the system at each step.
import { existsSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Step } from '../../shared/engine/files/fail-points.ts';
import { full } from '../parameters.ts';
import {
  expectAllOrNothing,
  expectEnd,
  expectRecovery,
  expectSoundVault,
  expectWholeOrAbsent,
  performAgain,
} from './fault-checks.ts';
import { canFail, codeOfErrno, errnos, failing, type Occurrence, occurrencesOf, runChild } from './fault-runs.ts';
import { closeBulk, type Order, openContext, perform, type Stage } from './fault-stages.ts';
import { makeWorld, type World } from './fault-world.ts';
import { codeOf } from './vault-fixture.ts';

/** To be called once, at the top of a test file: the vaults before each stage up to `last`. */
export function worldForFile(last: Stage): () => World {
  let world: World | undefined;
  beforeAll(async () => {
    world = await makeWorld(last);
  });
  afterAll(async () => {
    await closeBulk();
    world?.clear();
  });
  return () => {
    if (world === undefined) throw new Error('the world is made before the tests');
    return world;
  };
}

/** A copy is some hundred KiB: it goes when its test is over. */
export async function withOrder(world: World, stage: Stage, use: (order: Order) => Promise<void>): Promise<void> {
  const order = world.order(stage);
  try {
    await use(order);
  } finally {
    rmSync(dirname(order.vault), { recursive: true });
  }
}

export type FaultOptions = {
  /** Another stage goes through the same steps: without `npm run test:full` only commits and renames are struck here. */
  readonly sparse?: boolean;
  /** Another stage is refused at the same steps: without `npm run test:full` only the first and the last of them are here. */
  readonly fewRefusals?: boolean;
};

const isDecisive = (step: Step) => /\.(?:commit|rename)\./.test(step);

/** @param distinct the steps that the stage reaches, in the order of their first occurrence */
export function describeFaults(
  world: () => World,
  stage: Stage,
  distinct: readonly Step[],
  { sparse = false, fewRefusals = false }: FaultOptions = {},
): void {
  const struck = sparse && !full ? distinct.filter(isDecisive) : distinct;
  describe(`${stage}`, () => {
    let places: readonly Occurrence[] = [];

    test('reaches these steps, and is done when it says so', async () => {
      await withOrder(world(), stage, async (order) => {
        const { done, steps } = runChild({ ...order, dieAt: 'done' });
        expect(done).toBe(true);
        places = occurrencesOf(steps);
        expect([...new Set(steps)]).toEqual(distinct);
        await expectDone(order);
      });
    });

    test.each(struck)('killed at %s', async (step) => {
      const here = places.filter((place) => place.step === step);
      expect(here.length).toBeGreaterThan(0);
      for (const dieAt of here) {
        await withOrder(world(), stage, async (order) => {
          expect(runChild({ ...order, dieAt })).toMatchObject({ killed: true, done: false });
          await expectRecovery(order);
        });
      }
    });

    const refused = struck.filter(canFail);
    describeRefusals(world, stage, fewRefusals && !full ? [...refused.slice(0, 1), ...refused.slice(-1)] : refused);
  });
}

/** What was reported as done is there, though the process was killed in the same moment. */
async function expectDone(order: Order): Promise<void> {
  const context = openContext(order);
  await expectEnd(context, order);
  await expectSoundVault(context);
  await context.close();
  await expectWholeOrAbsent(order);
  const writesFile = order.stage !== 'import' && order.stage !== 'try' && order.stage !== 'open';
  expect(existsSync(order.out)).toBe(writesFile);
}

/** The system refuses once; this process lives on, and the next try is its own. */
function describeRefusals(world: () => World, stage: Stage, steps: readonly Step[]): void {
  test.each(steps.map((step, index) => ({ step, index })))('refused at $step', async ({ step, index }) => {
    for (const errno of full ? errnos : errnos.slice(index % errnos.length, (index % errnos.length) + 1)) {
      await withOrder(world(), stage, async (order) => {
        const context = openContext(order, failing(step, errno));
        try {
          expect(await codeOf(perform(context, order)), errno).toBe(codeOfErrno[errno]);
          await expectWholeOrAbsent(order);
          await expectAllOrNothing(context, order);
          await performAgain(context, order);
          await expectEnd(context, order);
          await expectSoundVault(context);
        } finally {
          await context.close();
        }
      });
    }
  });
}
