// The schema of data/<case_uid>.db: a table is a header and blocks of rows, a file is chunks; what is staged has no id yet.
import type { Migrations } from '../migrations.ts';

const first = `
CREATE TABLE imports (
  ref INTEGER PRIMARY KEY,
  state TEXT NOT NULL CHECK (state IN ('staged', 'live')),
  started TEXT NOT NULL
) STRICT;

CREATE TABLE sources (
  ref INTEGER PRIMARY KEY,
  import_ref INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  record TEXT NOT NULL
) STRICT;
CREATE INDEX sources_by_import ON sources (import_ref);
CREATE INDEX sources_by_digest ON sources (sha256);

CREATE TABLE tables (
  ref INTEGER PRIMARY KEY,
  import_ref INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
  source_ref INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  id TEXT UNIQUE,
  name TEXT NOT NULL,
  columns TEXT NOT NULL,
  facts TEXT NOT NULL,
  next_row INTEGER NOT NULL DEFAULT 1,
  digest TEXT,
  dropped TEXT
) STRICT;
CREATE INDEX tables_by_import ON tables (import_ref);
CREATE INDEX tables_by_source ON tables (source_ref);

CREATE TABLE blocks (
  ref INTEGER PRIMARY KEY,
  table_ref INTEGER NOT NULL REFERENCES tables ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  first_row INTEGER NOT NULL,
  last_row INTEGER NOT NULL,
  rows INTEGER NOT NULL,
  csv_bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX block_list ON blocks (table_ref, ordinal, first_row, last_row, rows, csv_bytes, sha256);

CREATE TABLE refused (
  table_ref INTEGER NOT NULL REFERENCES tables ON DELETE CASCADE,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw BLOB NOT NULL
) STRICT;
CREATE INDEX refused_by_table ON refused (table_ref, line);

CREATE TABLE set_aside (
  table_ref INTEGER NOT NULL REFERENCES tables ON DELETE CASCADE,
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw BLOB NOT NULL
) STRICT;
CREATE INDEX set_aside_by_table ON set_aside (table_ref, line);

CREATE TABLE history (
  ref INTEGER PRIMARY KEY,
  table_ref INTEGER NOT NULL REFERENCES tables ON DELETE CASCADE,
  row INTEGER NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('correct', 'delete')),
  column_id TEXT,
  old TEXT,
  new TEXT,
  operator TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;
CREATE INDEX history_by_row ON history (table_ref, row);

CREATE TABLE files (
  ref INTEGER PRIMARY KEY,
  import_ref INTEGER NOT NULL REFERENCES imports ON DELETE CASCADE,
  source_ref INTEGER NOT NULL REFERENCES sources ON DELETE CASCADE,
  id TEXT UNIQUE,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  facts TEXT NOT NULL,
  dropped TEXT
) STRICT;
CREATE INDEX files_by_import ON files (import_ref);
CREATE INDEX files_by_source ON files (source_ref);

CREATE TABLE file_chunks (
  file_ref INTEGER NOT NULL REFERENCES files ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (file_ref, ordinal)
) STRICT;

CREATE TABLE outbox (
  ref INTEGER PRIMARY KEY,
  entry TEXT NOT NULL
) STRICT;
`;

/**
 * A row beside a table can become a row of it or be left out knowingly, so it needs a name and a state; what remains of an
 * import that was cut short is kept by path.
 */
const second = `
CREATE TABLE aside (
  ref INTEGER PRIMARY KEY,
  table_ref INTEGER NOT NULL REFERENCES tables ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('refused', 'set_aside')),
  line INTEGER NOT NULL,
  reason TEXT NOT NULL,
  raw BLOB NOT NULL,
  row INTEGER,
  note TEXT,
  operator TEXT,
  time TEXT
) STRICT;
INSERT INTO aside (table_ref, kind, line, reason, raw) SELECT table_ref, 'refused', line, reason, raw FROM refused;
INSERT INTO aside (table_ref, kind, line, reason, raw) SELECT table_ref, 'set_aside', line, reason, raw FROM set_aside;
CREATE INDEX aside_by_table ON aside (table_ref, kind, line);
CREATE INDEX aside_decided ON aside (table_ref, kind, reason) WHERE row IS NOT NULL OR note IS NOT NULL;
DROP TABLE refused;
DROP TABLE set_aside;

CREATE TABLE acts (
  ref INTEGER PRIMARY KEY,
  table_ref INTEGER NOT NULL REFERENCES tables ON DELETE CASCADE,
  row INTEGER NOT NULL,
  act TEXT NOT NULL CHECK (act IN ('correct', 'delete', 'mend')),
  column_id TEXT,
  old TEXT,
  new TEXT,
  operator TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT;
INSERT INTO acts SELECT ref, table_ref, row, act, column_id, old, new, operator, time FROM history;
DROP TABLE history;
ALTER TABLE acts RENAME TO history;
CREATE INDEX history_by_row ON history (table_ref, row);

CREATE TABLE pending (
  ref INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  choices TEXT NOT NULL
) STRICT;
`;

/** Tokens of a case are made with one key; `makeTokenKey` puts it in. */
const third = `
CREATE TABLE token_key (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  key BLOB NOT NULL
) STRICT;
`;

export const dataMigrations: Migrations = [first, second, third];
