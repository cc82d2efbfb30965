// Remarks in which secrets stand are told from a column of secrets: out of the one they can be taken, the other never goes.
import { describe, expect, test } from 'vitest';
import { isTextWithSecrets } from '../../shared/engine/services/policy/texts-with-secrets.ts';

const found = (whole: number, inside: number, examined: number, reasons: string[] = ['secret_word']) =>
  ({
    type: 'home_access',
    class: 'C',
    confidence: 0.92,
    share: 0.2,
    whole,
    inside,
    examined,
    reasons,
    examples: [],
  }) as const;

const isText = (...findings: ReturnType<typeof found>[]) =>
  isTextWithSecrets({
    class: 'C',
    findings: findings.map((one) => ({ ...one, reasons: [...one.reasons], examples: [] })),
  });

describe('remarks', () => {
  test.each([
    ['codes stand inside sentences', found(0, 20, 100)],
    ['as many say nothing but where the key lies', found(12, 12, 96, ['secret_word', 'key_place'])],
    ['a few more of these than of the others', found(9, 4, 200, ['key_place'])],
  ])('%s', (_, finding) => {
    expect(isText(finding)).toBe(true);
  });
});

describe('a column of secrets', () => {
  test.each([
    ['is named so', found(0, 20, 100, ['secret_word', 'column_name'])],
    ['most values are one', found(60, 12, 96)],
    ['no value says anything else', found(5, 0, 96)],
  ])('%s', (_, finding) => {
    expect(isText(finding)).toBe(false);
  });

  test('nothing was found in it', () => {
    expect(isText()).toBe(false);
  });
});
