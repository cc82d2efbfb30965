// The schema of vault.db: all that is no customer's data. Bytes of cards and statements are kept as they were received.
import type { Migrations } from '../migrations.ts';

const first = `
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE identity (
  card_id TEXT PRIMARY KEY,
  seed BLOB NOT NULL,
  age_identity TEXT NOT NULL,
  card BLOB NOT NULL,
  added TEXT NOT NULL,
  retired TEXT
) STRICT;
CREATE UNIQUE INDEX identity_in_force ON identity (retired IS NULL) WHERE retired IS NULL;

CREATE TABLE parties (
  card_id TEXT PRIMARY KEY,
  card BLOB NOT NULL,
  key TEXT NOT NULL,
  name TEXT NOT NULL,
  trust TEXT NOT NULL CHECK (trust IN ('unknown', 'declared')),
  added TEXT NOT NULL
) STRICT;
CREATE INDEX parties_by_key ON parties (key);
CREATE INDEX parties_by_name ON parties (name);

CREATE TABLE cases (
  case_uid TEXT PRIMARY KEY,
  label TEXT NOT NULL,
  title TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('seller', 'buyer', 'witness', 'holder')),
  deal TEXT,
  settings TEXT NOT NULL,
  has_data INTEGER NOT NULL DEFAULT 0 CHECK (has_data IN (0, 1)),
  added TEXT NOT NULL
) STRICT;
CREATE INDEX cases_by_label ON cases (label);

CREATE TABLE case_parties (
  case_uid TEXT NOT NULL REFERENCES cases ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('seller', 'buyer', 'witness', 'holder')),
  position INTEGER NOT NULL CHECK (position BETWEEN 1 AND 8),
  card_id TEXT NOT NULL,
  PRIMARY KEY (case_uid, role, position)
) STRICT;

CREATE TABLE verified_cards (
  case_uid TEXT NOT NULL REFERENCES cases ON DELETE CASCADE,
  card_id TEXT NOT NULL,
  safety_number TEXT NOT NULL,
  added TEXT NOT NULL,
  PRIMARY KEY (case_uid, card_id)
) STRICT;

CREATE TABLE artefacts (
  case_uid TEXT NOT NULL REFERENCES cases ON DELETE CASCADE,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  bytes BLOB NOT NULL,
  added TEXT NOT NULL,
  PRIMARY KEY (case_uid, id)
) STRICT;
CREATE INDEX artefacts_by_kind ON artefacts (case_uid, kind);

CREATE TABLE packages (
  id TEXT PRIMARY KEY,
  case_uid TEXT NOT NULL REFERENCES cases ON DELETE CASCADE,
  kind TEXT NOT NULL,
  seq INTEGER NOT NULL,
  seller_card TEXT NOT NULL,
  supersedes TEXT,
  direction TEXT NOT NULL CHECK (direction IN ('made', 'seen', 'opened')),
  manifest BLOB NOT NULL,
  opening TEXT,
  facts TEXT NOT NULL,
  added TEXT NOT NULL
) STRICT;
CREATE INDEX packages_by_place ON packages (case_uid, seller_card, kind, seq);
CREATE INDEX packages_by_replaced ON packages (supersedes) WHERE supersedes IS NOT NULL;

CREATE TABLE trials (
  package_id TEXT PRIMARY KEY REFERENCES packages ON DELETE CASCADE,
  salt BLOB NOT NULL,
  code_hash BLOB NOT NULL,
  tries_left INTEGER NOT NULL CHECK (tries_left BETWEEN 0 AND 3),
  state TEXT NOT NULL CHECK (state IN ('made', 'passed', 'failed'))
) STRICT;

CREATE TABLE policies (
  case_uid TEXT NOT NULL REFERENCES cases ON DELETE CASCADE,
  version INTEGER NOT NULL,
  source TEXT NOT NULL,
  compiled BLOB,
  sha256 TEXT,
  added TEXT NOT NULL,
  PRIMARY KEY (case_uid, version)
) STRICT;

CREATE TABLE log (
  ix INTEGER PRIMARY KEY,
  entry TEXT NOT NULL,
  leaf BLOB NOT NULL UNIQUE,
  case_uid TEXT,
  object TEXT NOT NULL,
  digest TEXT
) STRICT;
CREATE INDEX log_by_case ON log (case_uid, object);

CREATE TABLE checkpoints (
  size INTEGER NOT NULL,
  root TEXT NOT NULL,
  case_uid TEXT NOT NULL,
  statement_id TEXT PRIMARY KEY,
  made TEXT NOT NULL
) STRICT;
`;

/** How a person wanted files of a shape to be read; the shape is a digest of the column names. */
const second = `
CREATE TABLE choices (
  shape TEXT PRIMARY KEY,
  choices TEXT NOT NULL,
  saved TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;

export const vaultMigrations: Migrations = [first, second];
