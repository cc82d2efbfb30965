// Pages of Access as the library gets them: an odd number of bytes is never decoded as UTF-16, which Node can't do safely.
import { expect, test } from 'vitest';
import { pageOf } from '../../shared/engine/readers/access/page-buffer.ts';

test('half a sign at the end is left out, wherever the bytes are cut from', () => {
  const page = pageOf(Buffer.from('x甲乙丙', 'utf16le'));
  const odd = page.slice(1, 8).slice(1, 6);
  expect(odd).toHaveLength(5);
  expect(odd.toString('ucs-2')).toBe('甲乙');
  expect(odd.toString('utf16le', 0, 3)).toBe('甲');
  expect(page.slice(2, 6).toString('ucs2')).toBe('甲乙');
  expect(page.slice(0, 1).toString('latin1')).toBe('x');
});
