// Reads Vitest's JSON report: totals by class of test, and everything that must not pass as a success.
import { relative, sep } from 'node:path';

/** Every class has to run at least one test. */
export const classes = ['unit', 'property', 'interop', 'fault', 'tamper', 'e2e'];

/** @typedef {{ status: string }} Assertion */
/** @typedef {{ name: string, status: string, startTime: number, endTime: number, assertionResults: Assertion[] }} TestFile */
/** @typedef {{ testResults: TestFile[] }} Report */
/** @typedef {{ passed: number, failed: number, seconds: number }} Count */

/** @param {TestFile} file @returns {Count} */
function count(file) {
  const passed = file.assertionResults.filter(({ status }) => status === 'passed').length;
  // A skipped test counts as failed, and so does a file that never came to its tests.
  const notPassed = file.assertionResults.length - passed;
  const failed = notPassed === 0 && file.status !== 'passed' ? 1 : notPassed;
  return { passed, failed, seconds: (file.endTime - file.startTime) / 1000 };
}

/**
 * @param {Report | undefined} report
 * @param {boolean} exitedWell
 * @param {string} root
 */
export function summarise(report, exitedWell, root) {
  /** @type {Map<string, Count>} */
  const found = new Map();
  for (const file of report?.testResults ?? []) {
    const name = relative(root, file.name).split(sep)[1] ?? '';
    const [sum, more] = [found.get(name) ?? { passed: 0, failed: 0, seconds: 0 }, count(file)];
    found.set(name, {
      passed: sum.passed + more.passed,
      failed: sum.failed + more.failed,
      seconds: sum.seconds + more.seconds,
    });
  }
  const total = (/** @type {'passed' | 'failed'} */ key) =>
    [...found.values()].reduce((sum, each) => sum + each[key], 0);
  const complaints = classes
    .filter((name) => (found.get(name)?.passed ?? 0) === 0)
    .map((name) => `no ${name} test passed`);
  if (!exitedWell && total('failed') === 0 && complaints.length === 0) complaints.push('an error outside every test');
  return { classes: found, complaints, passed: total('passed'), failed: total('failed') + complaints.length };
}
