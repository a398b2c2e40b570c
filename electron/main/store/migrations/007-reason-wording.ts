/** Format 7: what says a run's reason in another language than English. */

import type { Migration } from '../migrate.ts';

export const reasonWordingMigration: Migration = {
  version: 7,
  sql: `
    -- JSON, see Wording. Null: the reason is a program's own, or the row is older.
    ALTER TABLE runs ADD COLUMN reason_wording TEXT;
  `,
};
