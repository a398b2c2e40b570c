/** Format 3: what the pages on days and weeks ask for: runs by time, outcomes by time, dismissals. */

import type { Migration } from '../migrate.ts';

export const daysMigration: Migration = {
  version: 3,
  sql: `
    CREATE INDEX runs_by_queued ON runs (queued_at_ms);

    -- Outcomes by the quarter of an hour (UTC) of their end: days of any zone are sums of them.
    -- Follows the runs and outlives them.
    CREATE TABLE outcome_counts (
      quarter_ms INTEGER PRIMARY KEY,
      succeeded INTEGER NOT NULL,
      failed INTEGER NOT NULL
    ) STRICT;
    INSERT INTO outcome_counts (quarter_ms, succeeded, failed)
      SELECT finished_at_ms / 900000 * 900000, sum(state = 'succeeded'), sum(state <> 'succeeded')
      FROM runs
      WHERE finished_at_ms IS NOT NULL
        AND state IN ('succeeded', 'failed', 'timed_out', 'abandoned')
      GROUP BY 1;

    -- Runs that the user no longer wants to be told of.
    CREATE TABLE dismissed_runs (
      run_id INTEGER PRIMARY KEY,
      dismissed_at_ms INTEGER NOT NULL
    ) STRICT;
  `,
};
