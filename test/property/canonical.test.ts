import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUtf8, utf8 } from '../../shared/format/bytes.ts';
import { canonical } from '../../shared/format/canonical.ts';
import { isProfileText, type JsonValue, readJsonFile, writeJsonFile } from '../../shared/format/json-file.ts';
import { compareText } from '../../shared/format/schema.ts';
import { runs } from '../parameters.ts';

const unicode = fc.string({ unit: 'grapheme' });
const anyJson = fc.jsonValue({ stringUnit: 'grapheme', noUnpairedSurrogates: true } as fc.JsonSharedConstraints);

/** A value inside the profile of FORMAT.md section 1. */
const profileText = fc
  .string({ unit: 'binary' })
  .map((text) => text.normalize('NFC'))
  .filter(isProfileText);
const { value: profileValue } = fc.letrec<{ value: JsonValue; object: JsonValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    profileText,
    fc.maxSafeInteger().map((number) => number + 0),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 5 }),
    tie('object'),
  ),
  object: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,39}$/), tie('value'), { maxKeys: 6 }),
}));

test('canonical JSON keeps the value, and is its own canonical form', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const text = canonical(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonical(JSON.parse(text))).toBe(text);
      expect(text).toBe(canonicalize(value));
    }),
    { numRuns: runs },
  );
});

test('the order of members does not matter', () => {
  fc.assert(
    fc.property(fc.dictionary(unicode, fc.integer()), (value) => {
      const turned = Object.fromEntries(Object.entries(value).toReversed());
      expect(canonical(turned)).toBe(canonical(value));
    }),
    { numRuns: runs },
  );
});

test('a file in the profile comes back, and these are its only bytes', () => {
  fc.assert(
    fc.property(profileValue, (value) => {
      const bytes = writeJsonFile(value);
      expect(readJsonFile(bytes)).toEqual(value);
      expect(writeJsonFile(readJsonFile(bytes))).toEqual(bytes);
      expect(fromUtf8(bytes).endsWith('\n')).toBe(true);
    }),
    { numRuns: runs },
  );
});

test('pretty, shuffled or cut, it is no file', () => {
  const refused = expect.objectContaining({ code: 'json' });
  const object = fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), profileValue, { minKeys: 2, noNullPrototype: true });
  fc.assert(
    fc.property(object, fc.nat(), (value, at) => {
      const bytes = writeJsonFile(value);
      const turned = Object.fromEntries(Object.entries(value).toSorted(([left], [right]) => (left < right ? 1 : -1)));
      expect(() => readJsonFile(utf8(`${JSON.stringify(value, undefined, 1)}\n`))).toThrow(refused);
      expect(() => readJsonFile(utf8(`${JSON.stringify(turned)}\n`))).toThrow(refused);
      expect(() => readJsonFile(bytes.subarray(0, at % bytes.length))).toThrow(refused);
    }),
    { numRuns: runs },
  );
});

test('whatever bytes come, a file is read to a value that writes the same bytes, or refused as json', () => {
  const edited = fc.tuple(profileValue, fc.nat(), fc.nat({ max: 255 })).map(([value, at, byte]) => {
    const bytes = writeJsonFile(value);
    bytes[at % bytes.length] = byte;
    return bytes;
  });
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 40 }), edited), (bytes) => {
      let value: JsonValue;
      try {
        value = readJsonFile(bytes);
      } catch (error) {
        expect(error).toMatchObject({ code: 'json' });
        return;
      }
      expect([...writeJsonFile(value)]).toEqual([...bytes]);
    }),
    { numRuns: 5 * runs },
  );
});

test('byte order is the order of the UTF-8 bytes', () => {
  const text = fc.string({ unit: 'binary' });
  fc.assert(
    fc.property(text, text, (left, right) => {
      expect(Math.sign(compareText(left, right))).toBe(
        Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right))),
      );
    }),
    { numRuns: 5 * runs },
  );
});
