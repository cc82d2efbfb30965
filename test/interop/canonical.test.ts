// Canonical JSON against two foreign writers: Python's json for values of our profile, and `jq`-free shell by hand as FORMAT.md 7.12 says.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { canonical } from '../../shared/format/canonical.ts';
import { writeJsonFile } from '../../shared/format/json-file.ts';
import { serialiseStatement } from '../../shared/format/statements/file.ts';
import { examples, signedTerms, termsId } from '../support/statements.ts';

function run(program: string, args: readonly string[], input: Uint8Array): string {
  const { error, status, stdout, stderr } = spawnSync(program, args, { input });
  if (error !== undefined) throw error;
  expect([status, stderr.toString()]).toEqual([0, '']);
  return stdout.toString();
}

/** Sorted by UTF-16 code units as RFC 8785 asks; in the profile member names are ASCII, where Python's own order is the same. */
const python =
  'import json,sys; sys.stdout.write(json.dumps(json.load(sys.stdin),sort_keys=True,separators=(",",":"),ensure_ascii=False))';

test.each(Object.values(examples))('Python writes $type the same', (statement) => {
  expect(run('python3', ['-X', 'utf8', '-c', python], writeJsonFile(statement))).toBe(canonical(statement));
});

test('Python writes hard strings and numbers the same', () => {
  const value = {
    a: ['"\\/\n', '䶮 · 阿依古丽·买买提', '\u{20000}\u{1f602}', '', 'é', '\u00a0\u3000'],
    b: [0, -1, Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER],
    c: { z: true, a: false, a_1: {}, a0: [] },
  };
  expect(run('python3', ['-X', 'utf8', '-c', python], writeJsonFile(value))).toBe(canonical(value));
});

/** FORMAT.md 7.12: the statement between its braces, without the last line end, has the id as its SHA-256. */
const byHand = String.raw`sed 's/^.*,"statement":\(.*\)}$/\1/' | tr -d '\n' | sha256sum | cut -c1-64`;

test('the statement id by hand, with sed and sha256sum', () => {
  const example = readFileSync(fileURLToPath(new URL('../example/case.terms', import.meta.url)));
  const expected = JSON.parse(readFileSync(new URL('../example/expected.json', import.meta.url), 'utf8'));
  expect(run('sh', ['-c', byHand], example).trim()).toBe(expected.terms);
  expect(run('sh', ['-c', byHand], serialiseStatement(signedTerms)).trim()).toBe(termsId);
});
