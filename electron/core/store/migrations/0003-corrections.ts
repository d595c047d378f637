/** What a person says of findings: not sensitive, or always sensitive. */
export const corrections = `
-- The text never leaves the machine. It is compared as the vault compares values.
CREATE TABLE corrections (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('lower', 'raise')),
  text TEXT NOT NULL,
  type TEXT,                           -- lower: what it is not to be taken for
  sentence TEXT,                       -- lower, of a matter: the sentence in which alone it holds
  label TEXT CHECK (label IN ('internal', 'confidential', 'restricted')), -- raise: to what
  reason TEXT,                         -- lower: one of a closed list
  note TEXT,                           -- lower: in the person's own words
  at INTEGER NOT NULL,
  CHECK (iif(kind = 'lower', type IS NOT NULL AND reason IS NOT NULL AND label IS NULL, label IS NOT NULL AND type IS NULL))
) STRICT;
`
