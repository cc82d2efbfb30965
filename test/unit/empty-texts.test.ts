// What is remembered of texts in which nothing was found: no other text is taken for one of them.
import { expect, test } from 'vitest';
import { EmptyTexts } from '../../shared/data/columns/empty-texts.ts';

const encoder = new TextEncoder();

function remembering(...texts: readonly string[]) {
  const empty = new EmptyTexts();
  for (const text of texts) {
    const bytes = encoder.encode(`x${text}x`);
    empty.add(bytes, 1, bytes.length - 1);
  }
  return (text: string) => {
    const bytes = encoder.encode(text);
    return empty.has(bytes, 0, bytes.length);
  };
}

test('a text is known wherever it stands, and only itself', () => {
  const has = remembering('别太早');
  expect(has('别太早')).toBe(true);
  expect(has('别太')).toBe(false);
  expect(has('别太晚')).toBe(false);
});

test('a later text may take the place of one before, and neither is taken for the other', () => {
  const texts = Array.from({ length: 2000 }, (_, index) => `第 ${index} 次上门`);
  const has = remembering(...texts);
  expect(has(texts.at(-1) ?? '')).toBe(true);
  const known = texts.filter(has);
  expect(known.length).toBeGreaterThan(10);
  expect(known.length).toBeLessThanOrEqual(64);
  for (const text of known) expect(has(`${text}。`)).toBe(false);
});

test('what is long is not remembered', () => {
  expect(remembering('长'.repeat(85))('长'.repeat(85))).toBe(true);
  expect(remembering('长'.repeat(86))('长'.repeat(86))).toBe(false);
});
