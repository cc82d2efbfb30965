// Text that is not all of its encoding: rows refused one by one, or the file, whether it is gone through before it is read or not.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { openSource } from '../../shared/engine/readers/source.ts';
import { findEncoding } from '../../shared/engine/readers/text/encoding.ts';
import { inFolder, readBytes, refusalOfBytes } from '../support/awkward-files.ts';

describe('a few damaged bytes', () => {
  const lines = Array.from({ length: 100 }, (_, index) => `张三丰,${index}`);
  const whole = `姓名,电话\n${lines.join('\n')}\n`;

  test.each([
    ['UTF-8', Buffer.from(whole), 'utf-8', 0xff],
    ['GB18030', Buffer.from(encodeGb18030(whole)), 'gb18030', 0xff],
  ])('%s: the row is refused by its line, the others are taken', async (_, bytes, encoding, damage) => {
    const at = bytes.indexOf('\n', bytes.length / 2) + 1;
    const damaged = Buffer.from(bytes);
    damaged[at] = damage;
    const line = 1 + damaged.subarray(0, at).filter((byte) => byte === 0x0a).length;
    const { rows, refused, record } = await readBytes(damaged);
    expect(refused.map((row) => [row.line, row.reason])).toEqual([[line, 'bad_text']]);
    expect(rows).toHaveLength(99);
    expect(rows.flat().join('')).not.toContain('\ufffd');
    expect(record).toMatchObject({ encoding, counts: { read: 100, taken: 99, refused: { bad_text: 1 } } });
  });

  test('one line of GB18030 in a text of UTF-8: it alone is refused, and can be read', async () => {
    const [before, behind] = [`姓名,电话\n${lines.slice(0, 1).join('\n')}\n`, `${lines.slice(1).join('\n')}\n`];
    const foreign = encodeGb18030('李时珍住在很长很长很长的一条街上,"200"\n');
    const { rows, refused, record } = await readBytes(
      Buffer.concat([Buffer.from(before), foreign, Buffer.from(behind)]),
    );
    expect(rows.map(([, number]) => Number(number))).toEqual([...lines.keys()]);
    expect(refused).toEqual([{ line: 3, reason: 'bad_text', raw: '\ufffd李时珍住在很长很长很长的一条街上,"200"' }]);
    expect(record.encoding).toBe('utf-8');
  });

  test('a byte of no text in ASCII', async () => {
    const good = 'name,phone\nanna,1\n'.repeat(20);
    const { rows, refused, record } = await readBytes(
      Buffer.concat([Buffer.from(good), Buffer.from('b\xe9,2\n', 'latin1')]),
    );
    expect(rows.length).toBeGreaterThan(19);
    expect(refused).toEqual([{ line: 41, reason: 'bad_text', raw: 'b\ufffd,2' }]);
    expect(record.encoding).toBe('utf-8');
  });

  test('stray NULs in ASCII are no UTF-16', async () => {
    const { columns, rows, refused, record } = await readBytes('a,b,c\n1,2,3\n1,\u0000 2,3\n');
    expect([columns, rows]).toEqual([['a', 'b', 'c'], [['1', '2', '3']]]);
    expect(refused).toEqual([{ line: 3, reason: 'nul', raw: '1,\u0000 2,3' }]);
    expect(record.encoding).toBe('utf-8');
  });

  test('U+FFFD that stood in the file is counted: what it stands for was lost before', async () => {
    const { record, rows } = await readBytes('姓名\n王\ufffd\n李四\n');
    expect(rows).toEqual([['王\ufffd'], ['李四']]);
    expect(record.notices).toEqual([{ code: 'lost_characters', count: 1 }]);
  });
});

describe('a file whose beginning leaves no doubt', () => {
  const rows = 40_000;
  const whole = `姓名,电话\n${Array.from({ length: rows }, (_, index) => `张三丰,${index}`).join('\n')}\n`;
  const forms = [
    ['UTF-8', Buffer.from(whole), {}, 'utf-8'],
    ['GB18030 that a person chose', Buffer.from(encodeGb18030(whole)), { encoding: 'gbk' }, 'gb18030'],
  ] as const;

  /** With one wrong byte at the beginning of so many lines, evenly, far behind the head. */
  function withDamage(bytes: Buffer, count: number): { readonly damaged: Buffer; readonly first: number } {
    const damaged = Buffer.from(bytes);
    const places = Array.from(
      { length: count },
      (_, index) => bytes.indexOf('\n', bytes.length * (0.7 + (0.3 * index) / count)) + 1,
    );
    for (const place of places) damaged[place] = 0xff;
    return { damaged, first: 1 + damaged.subarray(0, places[0]).filter((byte) => byte === 0x0a).length };
  }

  async function foundAtFirst(bytes: Uint8Array, encoding?: string) {
    return inFolder(async (folder) => {
      await writeFile(join(folder, '表.csv'), bytes);
      const source = await openSource(join(folder, '表.csv'));
      const found = await findEncoding(source, encoding, undefined, 'met');
      await source.close();
      return found;
    });
  }

  test.each(forms)('%s is not gone through before it is read', async (_, bytes, options, encoding) => {
    const { damaged } = withDamage(bytes, 1);
    const reason = 'encoding' in options ? 'chosen' : 'well_begun';
    const chosen = 'encoding' in options ? options.encoding : undefined;
    expect(await foundAtFirst(damaged, chosen)).toMatchObject({ encoding, damaged: undefined, reason });
  });

  test.each(forms)('%s: a damaged line is met, and its row alone refused', async (_, bytes, options, encoding) => {
    const { damaged, first } = withDamage(bytes, 1);
    const back = await readBytes(damaged, options);
    expect(back.refused.map(({ line, reason }) => [line, reason])).toEqual([[first, 'bad_text']]);
    expect(back.record).toMatchObject({ encoding, counts: { taken: rows - 1, refused: { bad_text: 1 } } });
  });

  test.each(forms)('%s: more than a few are too many, and the first is named', async (_, bytes, options) => {
    const { damaged, first } = withDamage(bytes, 200);
    const { code, error } = await refusalOfBytes(damaged, 'f.csv', options);
    expect([code, error.where.row]).toEqual(['input.encoding', first]);
  });

  test('a file that was cut within a character is refused', async () => {
    const cut = Buffer.from(whole).subarray(0, -Buffer.from('丰,39999\n').length - 1);
    const { code, error } = await refusalOfBytes(cut, 'f.csv');
    expect([code, error.where.row]).toEqual(['input.encoding', rows + 1]);
  });

  test('a beginning in ASCII alone says nothing', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n1,2\n'.repeat(50_000)), encodeGb18030('张三,李四\n'.repeat(9))]);
    expect(await foundAtFirst(bytes)).toMatchObject({ encoding: 'gb18030', damaged: 0, reason: 'no_utf8' });
  });
});
