/** Covering: the values of each thread and what stands for them, answers as they came, and which label a person chose. */
export const covering = `
-- Which placeholder stands for which value: [EMAIL_1] for jane@example.org. Never leaves the machine; goes with the thread.
CREATE TABLE vault (
  thread TEXT NOT NULL REFERENCES threads (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number > 0),
  value TEXT NOT NULL,
  position INTEGER NOT NULL,           -- of the first turn it stands in: a fork from before that turn does not get it
  PRIMARY KEY (thread, kind, number)
) STRICT;

ALTER TABLE answers ADD COLUMN came TEXT;      -- the text as it came, before values were put back; null where it did not go covered
ALTER TABLE attempts ADD COLUMN covered TEXT;  -- JSON: what was replaced, counted; null where it went as it was

-- The label a person chose for a turn, null without one. Of turns from before nobody knows who raised them: taken for a choice.
ALTER TABLE turns ADD COLUMN raised TEXT;
UPDATE turns SET raised = label WHERE label <> 'public';
`
