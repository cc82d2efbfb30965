// Known answers that this very runtime must give, at start-up and on demand: a host whose cryptography differs is found out before it seals.
import { HandoverError } from '../../domain/errors.ts';
import { type KnownAnswer, knownAnswers } from './known-answers.ts';

export type TestResult = { readonly name: string; readonly passed: boolean; readonly source: string };

async function passes(test: KnownAnswer): Promise<boolean> {
  try {
    return await test.run();
  } catch (error) {
    // A primitive that is missing or refuses a right value fails its test; it must not hide the others.
    return error instanceof HandoverError && test.refusal === error.code;
  }
}

export async function runSelftest(): Promise<TestResult[]> {
  const results: TestResult[] = [];
  for (const test of knownAnswers) results.push({ name: test.name, passed: await passes(test), source: test.source });
  return results;
}
