// The order of the test files: a fresh clone knows no durations, so the long ones are named, and no worker is left alone with one at the end.
import { relative, resolve, sep } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const longest = [
  'e2e/look',
  'interop/cli-handover',
  'e2e/interruptions',
  'fault/import',
  'e2e/handover',
  'e2e/policy',
  'e2e/data',
  'fault/seal',
  'fault/open',
  'interop/cli-bad-input',
];
/** The classes after them, by how long one file of theirs takes. */
const classes = ['e2e', 'fault', 'property', 'interop', 'unit', 'tamper'];
const tests = resolve(import.meta.dirname, '..');

function rankOf({ moduleId }: TestSpecification): number {
  const [name = '', file = ''] = relative(tests, moduleId).split(sep);
  const place = longest.indexOf(`${name}/${file.replace('.test.ts', '')}`);
  return place >= 0 ? place : longest.length + classes.indexOf(name);
}

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const byName = files.toSorted((left, right) => (left.moduleId < right.moduleId ? -1 : 1));
    return byName.sort((left, right) => rankOf(left) - rankOf(right));
  }
}
