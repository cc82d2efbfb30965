// Precision and recall of the detector by type, on texts and columns whose words are not its own (test/corpus/pi), with hard negatives.
import { describe, expect, test } from 'vitest';
import { scanColumn, scanText } from '../../shared/data/detect.ts';
import { labelledColumns } from '../corpus/pi/columns.ts';
import { measure, precision, recall } from '../corpus/pi/measure.ts';
import { quietTexts } from '../corpus/pi/quiet.ts';
import { quietNotes } from '../corpus/pi/quiet-notes.ts';
import { labelledTexts } from '../corpus/pi/texts.ts';

const seed = 20_261_122;
const measured = measure(labelledTexts(seed, 2200), scanText);

/** Numbers with check digits, names and addresses as the issue asks; the others as they must at least be. */
const floors: Readonly<Record<string, number>> = {
  ...{ cn_id18: 0.99, bank_card: 0.99, uscc: 0.99, cn_mobile: 0.99 },
  ...{ person_name: 0.95, address: 0.95 },
  ...{ cn_landline: 0.95, email: 0.98, ip: 0.95, plate: 0.98, wechat_id: 0.95, qq: 0.95, cn_passport: 0.95 },
  ...{ home_access: 0.95, credential: 0.95, birth_date: 0.95, minor_data: 0.95 },
};

describe('of 2,200 texts', () => {
  test('no type is found that is not in the labels', () => {
    expect([...measured.keys()].filter((type) => floors[type] === undefined)).toEqual([]);
  });

  test.each(Object.entries(floors))('%s: precision and recall of at least %d', (type, floor) => {
    const result = measured.get(type);
    if (result === undefined) throw new Error(`no text holds ${type}`);
    expect(result.right + result.missed).toBeGreaterThanOrEqual(20);
    const few = result.examples.slice(0, 5).join('\n');
    expect(precision(result), few).toBeGreaterThanOrEqual(floor);
    expect(recall(result), few).toBeGreaterThanOrEqual(floor);
  });
});

test('everyday texts are quiet', () => {
  const loud = [...quietTexts, ...quietNotes].flatMap((text) =>
    scanText(text).map(({ type, start, end }) => `${type} ${text.slice(start, end)}`),
  );
  expect(quietTexts.length).toBeGreaterThan(120);
  expect(loud).toEqual([]);
});

describe('of 240 columns', () => {
  const sure = 0.5;
  const columns = labelledColumns(seed, 240).map((column) => {
    const findings = scanColumn(column.name, column.values).filter(({ confidence }) => confidence >= sure);
    return { ...column, found: findings.map(({ type }) => type) };
  });

  test('at most one of a hundred is missed, and one of a hundred wrong', () => {
    const missed = columns.filter(({ types, found }) => types.some((type) => !found.includes(type)));
    const wrong = columns.filter(({ types, found }) => found.some((type) => !types.includes(type)));
    expect(missed.map(({ name, found }) => [name, ...found]).slice(2)).toEqual([]);
    expect(wrong.map(({ name, found }) => [name, ...found]).slice(2)).toEqual([]);
  });
});
