/** The first schema. Times are milliseconds since 1970-01-01 UTC; ids are random; money is integer nano-dollars. */
export const start = `
CREATE TABLE threads (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  -- What every request in it is at least: the highest of its questions' labels. What a provider wrote counts apart from it, per provider.
  label TEXT NOT NULL CHECK (label IN ('public', 'internal', 'confidential', 'restricted')),
  -- What is shown and exported: the highest of all that is in it, answers included.
  shown_label TEXT NOT NULL CHECK (shown_label IN ('public', 'internal', 'confidential', 'restricted')),
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  removed_at INTEGER
) STRICT;
CREATE INDEX threads_by_update ON threads (updated_at DESC, id DESC) WHERE removed_at IS NULL;

CREATE TABLE turns (
  id TEXT PRIMARY KEY,
  thread TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  system TEXT NOT NULL,                -- the prompt's system text, '' without one
  text TEXT NOT NULL,                  -- what the person sent, rendered
  attachments TEXT NOT NULL,           -- JSON: [{name, mediaType, text}]
  prompt_name TEXT,
  prompt_version INTEGER,
  fallback TEXT,
  zone_limit TEXT NOT NULL DEFAULT 'auto' CHECK (zone_limit IN ('auto', 'device', 'onprem', 'cloud')), -- as far as the person let it go
  label TEXT NOT NULL CHECK (label IN ('public', 'internal', 'confidential', 'restricted')),
  findings TEXT NOT NULL,              -- JSON: findings in text, for marking
  created_at INTEGER NOT NULL,
  UNIQUE (thread, position)
) STRICT;

-- One answer is one record: opened before the first outbound byte, checkpointed, closed once. Its id is its receipt's id.
CREATE TABLE answers (
  id TEXT PRIMARY KEY,
  turn TEXT NOT NULL REFERENCES turns (id) ON DELETE CASCADE,
  owner TEXT NOT NULL,                 -- the process that keeps it open; see store/locks
  state TEXT NOT NULL CHECK (state IN ('streaming', 'complete', 'incomplete', 'cached', 'saved', 'fallback', 'blocked', 'failed', 'cancelled')),
  text TEXT NOT NULL DEFAULT '',
  label TEXT NOT NULL,
  text_label TEXT CHECK (text_label IN ('public', 'internal', 'confidential', 'restricted')), -- of its own text; null until it is closed
  policy TEXT NOT NULL,
  plan TEXT NOT NULL,                  -- JSON: the decision, without content
  request_key TEXT NOT NULL,
  served_by TEXT,
  served_name TEXT,
  model TEXT,
  zone TEXT,
  host TEXT,
  input_tokens INTEGER,
  output_tokens INTEGER,
  nano_usd INTEGER,
  cost_source TEXT NOT NULL DEFAULT 'none' CHECK (cost_source IN ('reported', 'estimated', 'none')),
  age_seconds INTEGER,
  notice TEXT,
  rating TEXT CHECK (rating IN ('good', 'poor')),
  audit_hash TEXT,
  opened_at INTEGER NOT NULL,
  closed_at INTEGER
) STRICT;
CREATE INDEX answers_by_turn ON answers (turn, opened_at);
CREATE INDEX answers_open ON answers (owner) WHERE closed_at IS NULL;
CREATE INDEX answers_unlabelled ON answers (turn) WHERE text_label IS NULL;

CREATE TABLE attempts (
  id INTEGER PRIMARY KEY,
  answer TEXT NOT NULL REFERENCES answers (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  engine TEXT NOT NULL,
  zone TEXT NOT NULL,
  host TEXT,
  outcome TEXT CHECK (outcome IN ('answered', 'failed', 'skipped', 'cancelled')),
  error TEXT,
  ms REAL,
  bytes_sent INTEGER NOT NULL DEFAULT 0,
  digest TEXT,
  body BLOB,                           -- the exact bytes handed to the connection
  UNIQUE (answer, ordinal)
) STRICT;

-- The ledger outlives the threads: rows hold figures and names of engines, never content, and keep no reference to text.
CREATE TABLE ledger (
  id INTEGER PRIMARY KEY,
  answer TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  thread TEXT NOT NULL,
  prompt TEXT,
  engine TEXT NOT NULL,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  zone TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('reserved', 'settled', 'released')),
  reserved_nano_usd INTEGER,           -- null: price unknown
  input_tokens INTEGER,
  output_tokens INTEGER,
  token_source TEXT NOT NULL DEFAULT 'none' CHECK (token_source IN ('reported', 'estimated', 'none')),
  nano_usd INTEGER,                    -- null: price unknown
  cost_source TEXT NOT NULL DEFAULT 'none' CHECK (cost_source IN ('reported', 'estimated', 'none')),
  rates TEXT NOT NULL,                 -- JSON: the rates used, frozen
  at INTEGER NOT NULL,
  settled_at INTEGER,
  UNIQUE (answer, ordinal)
) STRICT;
CREATE INDEX ledger_by_time ON ledger (at);

-- Kept answers. "cached" needs request_key, engine and host, "saved" only the request_key.
CREATE TABLE kept_answers (
  request_key TEXT NOT NULL,
  engine TEXT NOT NULL,
  engine_name TEXT NOT NULL,
  model TEXT NOT NULL,
  zone TEXT NOT NULL,
  host TEXT,                           -- null on this computer
  label TEXT NOT NULL,                 -- the label it was made under; never served under a lower one
  text TEXT NOT NULL,
  notice TEXT,
  thread TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  PRIMARY KEY (request_key, engine)
) STRICT;

CREATE TABLE drafts (thread TEXT PRIMARY KEY, text TEXT NOT NULL, at INTEGER NOT NULL) STRICT;

CREATE TABLE prompt_versions (
  name TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version > 0),
  system TEXT NOT NULL,
  template TEXT NOT NULL,
  fallback TEXT,
  note TEXT NOT NULL,
  digest TEXT NOT NULL,                -- SHA-256 over canonical JSON of system, template and fallback
  at INTEGER NOT NULL,
  PRIMARY KEY (name, version)
) STRICT;
CREATE TRIGGER prompt_versions_are_immutable BEFORE UPDATE ON prompt_versions BEGIN SELECT RAISE(ABORT, 'prompt versions are immutable'); END;
CREATE TRIGGER prompt_versions_are_kept BEFORE DELETE ON prompt_versions BEGIN SELECT RAISE(ABORT, 'prompt versions are only added'); END;
CREATE TABLE prompt_labels (
  name TEXT NOT NULL,
  label TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (name, label),
  FOREIGN KEY (name, version) REFERENCES prompt_versions (name, version)
) STRICT;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,               -- id of what it speaks of, never text
  data TEXT NOT NULL,                  -- canonical JSON: counts, names of engines and closed codes
  previous TEXT NOT NULL,              -- hash of the entry before; 64 zeros for the first
  hash TEXT NOT NULL
) STRICT;
CREATE TRIGGER audit_is_immutable BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit entries are immutable'); END;
CREATE TRIGGER audit_is_kept BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit entries are only added'); END;
-- Where the chain ends, under a key that is not in the database: entries cut off at the end are missed.
CREATE TABLE audit_head (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, hash TEXT NOT NULL, mac TEXT NOT NULL) STRICT;

CREATE TABLE providers (
  name TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  base_url TEXT NOT NULL,
  zone TEXT NOT NULL CHECK (zone IN ('onprem', 'cloud')),
  models TEXT NOT NULL,                -- JSON: names
  timeouts TEXT NOT NULL,              -- JSON
  secret TEXT,                         -- name of its key in the key store, new for each one added; null: it needs none
  added_at INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE measurements (name TEXT PRIMARY KEY, value REAL NOT NULL, at INTEGER NOT NULL) STRICT;
`
