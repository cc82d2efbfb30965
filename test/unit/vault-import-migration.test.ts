// A case's data of the first schema: what was refused, set apart and corrected is all there after the step to the second.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { noSteps } from '../../shared/engine/files/fail-points.ts';
import { openMigrated, schemaVersion } from '../../shared/engine/vault/database/migrations.ts';
import { dataMigrations } from '../../shared/engine/vault/database/schema/data-db.ts';
import { readAside } from '../../shared/engine/vault/rows/aside-store.ts';
import { readHistory } from '../../shared/engine/vault/rows/row-changes.ts';
import { tempFolder } from '../support/vault-fixture.ts';

const rows = `
INSERT INTO imports VALUES (1, 'live', '2026-11-21T12:00:00Z');
INSERT INTO sources VALUES (1, 1, '客户.csv', 1, 'a', '{}');
INSERT INTO tables VALUES (1, 1, 1, 't01', '客户', '[]', '{}', 4, 'd', NULL);
INSERT INTO refused VALUES (1, 7, 'nul', x'61'), (1, 3, 'bad_quotes', x'62');
INSERT INTO set_aside VALUES (1, 9, 'total', x'63');
INSERT INTO history VALUES (5, 1, 2, 'correct', 'c01', '甲', '乙', 'o1', '2026-11-21T12:00:00Z');
`;

test('the second schema keeps all that the first one held', () => {
  const path = join(tempFolder(), 'data.db');
  const key = randomBytes(32);
  const options = { commit: 'data', steps: noSteps } as const;
  const first = openMigrated(path, key, { ...options, create: true, migrations: dataMigrations.slice(0, 1) });
  first.exec(rows);
  first.close();
  const db = openMigrated(path, key, { ...options, create: false, migrations: dataMigrations });
  expect(schemaVersion(db)).toBe(dataMigrations.length);
  expect(readAside(db, 'refused', 1, 0, 9)).toMatchObject([
    { line: 3, reason: 'bad_quotes', state: 'open' },
    { line: 7, reason: 'nul', state: 'open' },
  ]);
  expect(readAside(db, 'set_aside', 1, 0, 9)).toMatchObject([{ line: 9, reason: 'total' }]);
  expect(readHistory(db, 1)).toMatchObject([{ row: 2, act: 'correct', old: '甲', new: '乙' }]);
  expect(db.pragma('quick_check', { simple: true })).toBe('ok');
  db.close();
});
