// One pair of parties for the tests of a file: making vaults is slow, so the tests share them and make a case each.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { HandoverError } from '../../shared/domain/errors.ts';
import type { Suite } from '../../shared/domain/vocabulary.ts';
import { awkwardTables, writeTables } from './awkward-rows.ts';
import { closePair, makePair, type Pair } from './handover-run.ts';

export type PairFixture = Pair & {
  /** CSV files of two linked tables: 20 and 40 rows. */
  readonly sources: readonly string[];
};

export const sourceRows = 20;

/** To be called once, at the top of a test file; the getter is good inside its tests. */
export function pairForFile(suite: Suite = 'x25519'): () => PairFixture {
  let fixture: PairFixture | undefined;
  beforeAll(async () => {
    const dir = mkdtempSync(join(tmpdir(), 'handover-pair-'));
    const sources = await writeTables(join(dir, 'source'), awkwardTables(sourceRows));
    fixture = { ...(await makePair(dir, suite)), sources };
  });
  afterAll(async () => {
    if (fixture === undefined) return;
    await closePair(fixture);
    expect([...fixture.seller.bugs, ...fixture.buyer.bugs]).toEqual([]);
    rmSync(fixture.dir, { recursive: true });
  });
  return () => {
    if (fixture === undefined) throw new Error('the pair is made before the tests');
    return fixture;
  };
}

export type Refusal = Pick<HandoverError, 'code' | 'where' | 'facts'>;

/** The refusal that `work` ends with. @throws Error if it does not end so */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  try {
    await work;
  } catch (error) {
    if (error instanceof HandoverError) return { code: error.code, where: error.where, facts: error.facts };
    throw error;
  }
  throw new Error('expected a refusal');
}
