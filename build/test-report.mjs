// Reads Vitest's JSON report: totals by class of test, and everything that must not pass as a success.
import { relative, sep } from 'node:path';

/** Every class has to run at least one test. */
export const classes = ['unit', 'property', 'interop', 'fault', 'tamper', 'e2e'];

/** At most so many failed tests are named: whoever keeps only the end of a log still reads the totals. */
const mostNamed = 20;

/** @typedef {{ status: string, fullName: string, failureMessages?: string[] }} Assertion */
/** @typedef {{ name: string, status: string, message: string, startTime: number, endTime: number, assertionResults: Assertion[] }} TestFile */
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

/** @param {string} [text] */
const firstLine = (text = '') => text.trim().split('\n', 1)[0] ?? '';

/** @param {TestFile} file @param {string} root @returns {string[]} */
function failuresOf({ name, status, message, assertionResults }, root) {
  const path = relative(root, name).split(sep).join('/');
  const notPassed = assertionResults.filter((test) => test.status !== 'passed');
  if (notPassed.length === 0) return status === 'passed' ? [] : [`${path}: ${firstLine(message)}`];
  return notPassed.map(
    ({ fullName, status: found, failureMessages = [] }) =>
      `${path} > ${fullName}: ${firstLine(failureMessages[0]) || found}`,
  );
}

/**
 * One line for each test that did not pass: its file, its name, and the first line of why.
 * @param {Report | undefined} report
 * @param {string} root
 */
export function failures(report, root) {
  const lines = (report?.testResults ?? []).flatMap((file) => failuresOf(file, root));
  const more = lines.length - mostNamed;
  return more > 0 ? [...lines.slice(0, mostNamed), `and ${more} more`] : lines;
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
