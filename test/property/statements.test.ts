import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isProfileText } from '../../shared/format/json-file.ts';
import { isLabel, newLabel } from '../../shared/format/labels.ts';
import { safetyNumber, shortForm } from '../../shared/format/numbers.ts';
import { parseStatement, serialiseStatement, statementId } from '../../shared/format/statements/file.ts';
import { completeness, mergeStatements } from '../../shared/format/statements/signing.ts';
import type { Terms } from '../../shared/format/statements/types.ts';
import { runs } from '../parameters.ts';
import { buyer, recipients, seller, signed, signedTerms, terms } from '../support/statements.ts';

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((value) => value.normalize('NFC'))
  .filter((value) => isProfileText(value) && !value.includes('\n'));
const day = fc
  .date({ min: new Date('2000-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

/** Terms with any text, any dates, any number of purposes. */
const anyTerms = fc
  .record({
    conditions: fc.array(text, { maxLength: 20 }),
    cross_border: fc.boolean(),
    cutoff: day,
    deal: fc.constantFrom('D1', 'D5', 'D8'),
    declared_ok: fc.boolean(),
    failure: text,
    method: fc.tuple(text, text).map((lines) => lines.join('\n')),
    purposes: fc.array(text, { minLength: 1, maxLength: 50 }),
    retention: text,
  })
  .map((members) => ({ ...terms, ...members }) as Terms);

test('statements go out and come in again, whoever signed', () => {
  fc.assert(
    fc.property(anyTerms, fc.boolean(), fc.boolean(), (value, bySeller, byBuyer) => {
      const parties = [...(bySeller ? [seller] : []), ...(byBuyer ? [buyer] : [])];
      const file = signed(value, ...parties);
      const read = parseStatement(serialiseStatement(file));
      expect(read).toEqual(file);
      expect(statementId(read.statement)).toBe(statementId(value));
      expect(completeness(read).complete).toBe(bySeller && byBuyer);
      expect(mergeStatements(read, signed(value, seller, buyer))).toEqual(signed(value, seller, buyer));
    }),
    { numRuns: Math.ceil(runs / 4) },
  );
});

test('another statement has another id', () => {
  fc.assert(
    fc.property(anyTerms, anyTerms, (left, right) => {
      const isSame = JSON.stringify(left) === JSON.stringify(right);
      expect(statementId(left) === statementId(right)).toBe(isSame);
    }),
    { numRuns: runs },
  );
});

test('any edit of a signed file is refused', () => {
  const bytes = serialiseStatement(signedTerms);
  const edit = fc.record({
    at: fc.nat({ max: bytes.length - 1 }),
    remove: fc.nat({ max: 3 }),
    insert: fc.uint8Array({ maxLength: 3 }),
  });
  fc.assert(
    fc.property(edit, ({ at, remove, insert }) => {
      const edited = Uint8Array.from([...bytes.subarray(0, at), ...insert, ...bytes.subarray(at + remove)]);
      fc.pre(Buffer.compare(edited, bytes) !== 0);
      expect(() => parseStatement(edited)).toThrow(expect.objectContaining({ name: 'HandoverError' }));
    }),
    { numRuns: 5 * runs },
  );
});

test('labels of any year and any random bytes are labels', () => {
  const bytes = fc.array(fc.nat({ max: 247 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.integer({ min: 2000, max: 2099 }), bytes, (year, list) => {
      const rest = [...list];
      expect(isLabel(newLabel(year, () => Uint8Array.of(rest.shift() ?? 0)))).toBe(true);
    }),
    { numRuns: runs },
  );
});

test('short forms are 8 groups of 5 digits, safety numbers 12, in any order of the parties', () => {
  const id = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes).toString('hex'));
  fc.assert(
    fc.property(id, (hex) => {
      expect(shortForm(hex)).toMatch(/^([0-9]{5} ){7}[0-9]{5}$/);
    }),
    { numRuns: runs },
  );
  const parties = fc
    .uniqueArray(id, { minLength: 2, maxLength: 4 })
    .map((keys) => keys.map((key) => ({ key, recipient: recipients[0] })));
  fc.assert(
    fc.property(parties, (list) => {
      const number = safetyNumber(list);
      expect(number).toMatch(/^([0-9]{5} ){11}[0-9]{5}$/);
      expect(safetyNumber(list.toReversed())).toBe(number);
      expect(safetyNumber(list.slice(1))).not.toBe(number);
    }),
    { numRuns: Math.ceil(runs / 20) },
  );
});
