/** Format 4: tasks that the user holds until a time. */

import type { Migration } from '../migrate.ts';

export const taskPausesMigration: Migration = {
  version: 4,
  sql: `
    -- One whose time has come counts for nothing.
    CREATE TABLE task_pauses (
      task_id INTEGER PRIMARY KEY REFERENCES tasks (id),
      since_ms INTEGER NOT NULL,
      until_ms INTEGER NOT NULL
    ) STRICT;
  `,
};
