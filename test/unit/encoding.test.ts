import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../../shared/engine/demo/gb18030.ts';
import { openSource } from '../../shared/engine/readers/source.ts';
import { findEncoding } from '../../shared/engine/readers/text/encoding.ts';
import { correctionsFor } from '../../shared/engine/readers/text/gb18030.ts';
import { inFolder, readBytes, refusalOf, refusalOfBytes } from '../support/awkward-files.ts';

const text = '姓名,备注\n王䶮,"李𬭎,阿依古丽·买买提"\n';
const rows = [['王䶮', '李𬭎,阿依古丽·买买提']];

function utf16(content: string, big: boolean, mark: boolean): Buffer {
  const bytes = Buffer.from((mark ? '\ufeff' : '') + content, 'utf16le');
  return big ? bytes.swap16() : bytes;
}

describe('what the bytes say', () => {
  test.each([
    ['UTF-8', Buffer.from(text), 'utf-8', false],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'utf-8', true],
    ['GB18030', Buffer.from(encodeGb18030(text)), 'gb18030', false],
    [
      'GB18030 with its mark',
      Buffer.concat([Buffer.from([0x84, 0x31, 0x95, 0x33]), encodeGb18030(text)]),
      'gb18030',
      true,
    ],
    ['UTF-16LE with its mark', utf16(text, false, true), 'utf-16le', true],
    ['UTF-16BE with its mark', utf16(text, true, true), 'utf-16be', true],
    ['UTF-16LE without', utf16(text, false, false), 'utf-16le', false],
    ['UTF-16BE without', utf16(text, true, false), 'utf-16be', false],
  ])('%s', async (_, bytes, encoding, bom) => {
    const back = await readBytes(bytes);
    expect(back.record).toMatchObject({ encoding, bom });
    expect(back.columns).toEqual(['姓名', '备注']);
    expect(back.rows).toEqual(rows);
  });

  test('the whole file is asked, not its first block', async () => {
    const ascii = 'a,b\n1,2\n'.repeat(400_000);
    const back = await readBytes(Buffer.concat([Buffer.from(ascii), encodeGb18030('张三,李四\n')]));
    expect(back.record.encoding).toBe('gb18030');
    expect(back.rows.at(-1)).toEqual(['张三', '李四']);
  });

  test('characters cut by a chunk stay whole', async () => {
    // 1 MiB is no multiple of 3 or of 7: every chunk ends inside a character.
    const line = '张三丰,李时珍\n';
    const bytes = Buffer.from(`a,b\n${line.repeat(120_000)}`);
    const utf8 = await readBytes(bytes);
    const gb = await readBytes(encodeGb18030(`a,b\n${line.repeat(120_000)}`));
    for (const back of [utf8, gb]) {
      expect(back.rows).toHaveLength(120_000);
      expect(new Set(back.rows.map((row) => row.join()))).toEqual(new Set(['张三丰,李时珍']));
    }
  });

  test.each([
    ['a million empty lines beside it', '中文\n', '\n'.repeat(1_500_000)],
    ['nothing right in it', '\u00ff'.repeat(900_000), '\n'],
    ['each second byte wrong', '\u00ffA'.repeat(450_000), '\n'],
  ])('a damaged line costs its row and no hour: %s', async (_, line, behind) => {
    const sound = `编号\n${'汉字汉字汉字汉字汉字汉字\n'.repeat(1000)}`;
    const damaged = line === '中文\n' ? encodeGb18030(line) : Buffer.from(line, 'latin1');
    const back = await readBytes(Buffer.concat([Buffer.from(sound), damaged, Buffer.from(`${behind}2\n`)]));
    expect(back.record.counts).toMatchObject({ taken: 1001, refused: { bad_text: 1 } });
  });

  test('fe59 is U+9FB4 here, as GB18030-2022 has it', async () => {
    const back = await readBytes(Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xfe, 0x59]), Buffer.from(',x\n')]));
    expect(back.rows).toEqual([['\u9fb4', 'x']]);
  });

  test('private use characters are counted', async () => {
    const back = await readBytes('姓名\n王\ue81e\n\u{f0000}\n李\n');
    expect(back.record.notices).toEqual([{ code: 'private_use', count: 2 }]);
  });
});

describe('what a person says', () => {
  test.each([
    ['gbk', Buffer.from(encodeGb18030(text))],
    ['GB2312', Buffer.from(encodeGb18030(text))],
    ['UTF-16', utf16(text, true, true)],
  ])('%s', async (encoding, bytes) => {
    expect((await readBytes(bytes, { encoding })).rows).toEqual(rows);
  });

  test('Big5', async () => {
    const back = await readBytes(Buffer.from([0x61, 0x2c, 0x62, 0x0a, 0xa4, 0xa4, 0x2c, 0xa4, 0xe5, 0x0a]), {
      encoding: 'big5',
    });
    expect(back.rows).toEqual([['中', '文']]);
  });

  test('is checked, too', async () => {
    const refusal = await refusalOfBytes(Buffer.from(encodeGb18030(text)), 'f.csv', { encoding: 'utf-8' });
    expect(refusal.code).toBe('input.encoding');
    expect((await refusalOf(readBytes(text, { encoding: 'klingon' }))).code).toBe('usage');
  });
});

describe('refused, not guessed', () => {
  test('UTF-8 that breaks off is not taken for GB18030, nor for whole', async () => {
    const long = Buffer.from(`姓名\n${'张三丰\n'.repeat(50)}`);
    const { code, error } = await refusalOfBytes(long.subarray(0, long.length - 3), 'f.csv');
    expect(code).toBe('input.encoding');
    expect(error.where.row).toBe(51);
  });

  test('two encodings in one file: the place where the first ends', async () => {
    const utf8 = `姓名,电话\n${'张三丰,1\n'.repeat(60)}`;
    const { code, error } = await refusalOfBytes(Buffer.concat([Buffer.from(utf8), encodeGb18030(utf8)]), 'f.csv');
    expect(code).toBe('input.encoding');
    expect(error.where.row).toBe(62);
    expect(error.facts).toEqual({ encoding: 'utf-8', offset: Buffer.byteLength(utf8) });
  });

  test('bytes that are neither', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b\n'), Buffer.from([0xff, 0xff, 0x2c, 0x41, 0x0a])]);
    expect((await refusalOfBytes(bytes, 'f.csv')).code).toBe('input.encoding');
  });
});

describe('letters with accents without being told', () => {
  const text = 'Name,City\nJosé Müller,Málaga\nÉlodie Crème,Orléans\nJürgen Groß,Köln – Süd\n';
  const latin = Buffer.from(text.replace('–', '\u0096'), 'latin1');

  test('are Windows-1252, not the rare characters of GB18030 or Big5 that they would make', async () => {
    const { rows, record } = await readBytes(latin);
    expect(record.encoding).toBe('windows-1252');
    expect(rows).toEqual([
      ['José Müller', 'Málaga'],
      ['Élodie Crème', 'Orléans'],
      ['Jürgen Groß', 'Köln – Süd'],
    ]);
  });

  test('a person may say so, and may say that it is not so', async () => {
    expect((await readBytes(latin, { encoding: 'latin1' })).record.encoding).toBe('windows-1252');
    expect((await refusalOfBytes(latin, 'f.csv', { encoding: 'gbk' })).code).toBe('input.encoding');
  });

  test('text of Japan that is well formed in GB18030 is no more than a guess', async () => {
    const shiftJis = Buffer.from('96bc914f2c8f5a8f8a0a8e5293632c938c8b9e0a', 'hex');
    await inFolder(async (folder) => {
      await writeFile(join(folder, '表.csv'), shiftJis);
      const source = await openSource(join(folder, '表.csv'));
      expect(await findEncoding(source)).toMatchObject({ encoding: 'gb18030', sure: 'guess' });
      await source.close();
    });
  });
});

describe('Big5 without being told', () => {
  const big5 = Buffer.from('a96d41572cb971b8dc0ab169a4542c31300aa7f5a57c2c31310a'.replace('4157', 'a657'), 'hex');

  test('by its second bytes', async () => {
    const back = await readBytes(big5);
    expect(back.record.encoding).toBe('big5');
    expect([back.columns, back.rows[0]]).toEqual([
      ['姓名', '電話'],
      ['張三', '10'],
    ]);
  });

  test('GB18030 with rare characters is none', async () => {
    const text = `姓名,备注\n${'王䶮,住在丂亾路\n'.repeat(3)}李四,普通的地址和普通的备注都在这里写着\n`;
    expect((await readBytes(encodeGb18030(text))).record.encoding).toBe('gb18030');
  });
});

describe('the table of GB18030', () => {
  test('a runtime that has the older one is corrected', () => {
    const older = new Map([
      ['fe59', '\ue81e'],
      ['a6d9', '\ue78d'],
      ['a8bc', '\ue7c7'],
    ]);
    const decoder = new TextDecoder('gb18030');
    const decode = (bytes: Uint8Array) => older.get(Buffer.from(bytes).toString('hex')) ?? decoder.decode(bytes);
    expect(correctionsFor(decode)).toEqual(
      new Map([
        ['\ue78d', '\ufe10'],
        ['\ue7c7', '\u1e3f'],
        ['\ue81e', '\u9fb4'],
      ]),
    );
    expect(correctionsFor((bytes) => decoder.decode(bytes)).size).toBe(0);
  });

  test('six signs stay in the private use area, and are counted', async () => {
    const bytes = Buffer.concat([
      Buffer.from('a,b\n'),
      Buffer.from('fe51fe52fe53fe6cfe76fe91', 'hex'),
      Buffer.from(',x\n'),
    ]);
    const back = await readBytes(bytes, { encoding: 'gb18030' });
    expect(back.rows[0]?.[0]).toBe('\ue816\ue817\ue818\ue831\ue83b\ue855');
    expect(back.record.notices).toEqual([{ code: 'private_use', count: 6 }]);
  });
});
