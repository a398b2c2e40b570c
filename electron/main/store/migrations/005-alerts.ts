/** Format 5: messages on their way to the user, what is still to be told, and tasks that are muted. */

import type { Migration } from '../migrate.ts';

export const alertsMigration: Migration = {
  version: 5,
  sql: `
    -- Runs of which nobody has decided yet whether they are told: written together with their
    -- change, taken out together with the messages. No reference, since old runs are removed.
    CREATE TABLE alert_marks (
      run_id INTEGER PRIMARY KEY
    ) STRICT;

    -- One for each recipient; removed once it has arrived.
    CREATE TABLE messages (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      channel TEXT NOT NULL CHECK (channel IN ('notification', 'mail', 'webhook', 'command')),
      -- An address, for mail.
      recipient TEXT,
      -- Null: it is of several tasks.
      task_id INTEGER REFERENCES tasks (id),
      -- JSON.
      notice TEXT NOT NULL,
      -- 'held' in quiet hours; 'failed' was given up.
      state TEXT NOT NULL CHECK (state IN ('held', 'waiting', 'failed')),
      created_at_ms INTEGER NOT NULL,
      due_at_ms INTEGER NOT NULL,
      attempt_count INTEGER NOT NULL CHECK (attempt_count >= 0),
      -- Why the last attempt failed.
      problem TEXT
    ) STRICT;
    CREATE INDEX messages_by_due ON messages (state, due_at_ms);
    CREATE INDEX messages_by_task ON messages (task_id) WHERE task_id IS NOT NULL;

    CREATE TABLE task_mutes (
      task_id INTEGER PRIMARY KEY REFERENCES tasks (id),
      until_ms INTEGER NOT NULL
    ) STRICT;
  `,
};
