import { describe, expect, test } from 'vitest';
import { utf8 } from '../../shared/format/bytes.ts';
import { buildDescriptor, countedParts, headerFields } from '../../shared/format/package/descriptor.ts';
import { readDescriptor, writeDescriptor } from '../../shared/format/package/descriptor-check.ts';
import { customers, makeDraft } from '../support/package-draft.ts';

const parse = (bytes: Uint8Array) => JSON.parse(new TextDecoder().decode(bytes));

describe('the file', () => {
  test('is a Frictionless Data Package of one resource for each part and file', async () => {
    const { manifest, descriptor } = await makeDraft({ files: { '照片/门口.png': utf8('x') } });
    const file = parse(buildDescriptor(manifest, descriptor));
    expect(Object.keys(file)).toEqual(['handover', 'name', 'profile', 'resources']);
    expect(file.name).toBe(manifest.name.toLowerCase());
    expect(file.handover).toEqual(descriptor);
    const fields = [
      { name: '_row', type: 'integer' },
      { name: '姓名', type: 'string' },
      { name: '地址', type: 'string' },
      { name: '余额', type: 'string' },
    ];
    expect(file.resources).toEqual([
      ...['t01-00001', 't01-00002'].map((name, index) => ({
        bytes: manifest.tables[0]?.parts[index]?.csv_bytes,
        encoding: 'utf-8',
        format: 'csv',
        mediatype: 'text/csv',
        name,
        path: `${name}.csv`,
        profile: 'tabular-data-resource',
        schema: { fields },
        title: '客户',
      })),
      {
        bytes: 1,
        hash: `sha256:${descriptor.files[0]?.sha256}`,
        name: 'f00001',
        path: 'f00001',
        title: '照片/门口.png',
      },
    ]);
  });

  test.each(['trial', 'preview', 'full'] as const)('of a %s is read back as it was written', async (kind) => {
    const { manifest, descriptor } = await makeDraft({ kind });
    expect(readDescriptor(writeDescriptor(descriptor, manifest), manifest)).toEqual(descriptor);
  });

  test('of a supplement, too', async () => {
    const { manifest, descriptor } = await makeDraft({
      kind: 'supplement',
      base: 'ab'.repeat(32),
      tables: [{ ...customers, deleted: [2, 9] }],
    });
    expect(readDescriptor(writeDescriptor(descriptor, manifest), manifest).tables[0]?.deleted).toEqual([2, 9]);
  });

  test('is not written when a reader would refuse it', async () => {
    const { manifest, descriptor } = await makeDraft();
    const wrong = { ...descriptor, seq: 2 };
    expect(() => writeDescriptor(wrong, manifest)).toThrow(/^descriptor/);
    const control = { ...descriptor, tables: descriptor.tables.map((table) => ({ ...table, name: 'a\u0007' })) };
    expect(() => writeDescriptor(control, manifest)).toThrow(/^json/);
  });
});

describe('counts', () => {
  test('come from handover.json, in a preview from the descriptor', async () => {
    for (const kind of ['full', 'preview'] as const) {
      const { manifest, descriptor } = await makeDraft({ kind });
      const [of] = manifest.tables;
      const [named] = descriptor.tables;
      if (of === undefined || named === undefined) throw new Error('a table expected');
      expect(countedParts(of, named).map(({ first_row, rows }) => [first_row, rows])).toEqual([
        [1, 2],
        [3, 1],
      ]);
      expect(headerFields(named)).toEqual(['_row', '姓名', '地址', '余额']);
    }
  });
});
