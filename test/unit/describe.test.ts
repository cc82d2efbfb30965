// Errors in words: what happened, where, what to do; with and without the values that a thrower knew.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ErrorCode, errorCodes, HandoverError } from '../../shared/domain/errors.ts';
import { langs } from '../../shared/domain/lang.ts';
import { describeError } from '../../shared/domain/words/describe.ts';
import { fill } from '../../shared/domain/words/template.ts';
import { toFailure } from '../../shared/ipc/dispatch.ts';

const codes = Object.keys(errorCodes) as ErrorCode[];

describe('describeError', () => {
  test('names the place in the order from the file down to the row', () => {
    const error = new HandoverError('input.damaged', { row: 7, column: '手机', file: '客户.csv' });
    expect(describeError(error, 'zh').where).toBe('文件 客户.csv，列 手机，第 7 行');
    expect(describeError(error, 'en').where).toBe('file 客户.csv, column 手机, row 7');
  });

  test('has no place where none is known', () => {
    expect(describeError(new HandoverError('io.full'), 'zh')).not.toHaveProperty('where');
  });

  test('puts in the facts that are known and leaves out the part that needs others', () => {
    expect(describeError(new HandoverError('trial.code', {}, { tries_left: 2 }), 'zh').what).toBe(
      '六位数不对，还可以试 2 次。',
    );
    expect(describeError(new HandoverError('trial.code'), 'zh').what).toBe('六位数不对。');
  });

  test('tells what is missing in words, not by the names of gates', () => {
    const blocked = new HandoverError('blocked', {}, { missing: ['terms', 'trial_confirmed', 'reason'] });
    expect(describeError(blocked, 'zh').what).toBe('现在还办不了，还差：约定、六位数、一个交出去的理由。');
    expect(describeError(blocked, 'en').what).toContain('terms, six digits, a reason');
  });

  test('a code that this version does not know is told as a mistake of the program', () => {
    const foreign = { code: 'toString', where: {}, facts: {} };
    expect(describeError(foreign, 'zh')).toEqual(describeError(new HandoverError('bug'), 'zh'));
  });

  test('an error reads the same on both sides of the bridge', () => {
    const error = new HandoverError('blocked', { file: 'a' }, { missing: ['data'] });
    expect(describeError(toFailure(error), 'zh')).toEqual(describeError(error, 'zh'));
  });

  test.each(langs)('in %s no template sign is left over for any code, with or without facts', (lang) => {
    const facts = fc.dictionary(
      fc.constantFrom('tries_left', 'missing', 'limit_bytes', 'columns', 'limit', 'service', 'characters', 'words'),
      fc.nat(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...codes), facts, (code, known) => {
        const { what, mend } = describeError(new HandoverError(code, {}, known), lang);
        expect(what + mend).not.toMatch(/[{}[\]]/);
        expect(what).not.toBe('');
        expect(mend).not.toBe('');
      }),
    );
  });
});

describe('fill', () => {
  test('a value is never read as a template', () => {
    expect(fill('文件 {file}[，第 {row} 行]', { file: '{row}[x]' })).toBe('文件 {row}[x]');
  });

  test('an inherited name is no value', () => {
    expect(fill('a[ {constructor}]', {})).toBe('a');
  });
});
