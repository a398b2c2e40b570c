/** Format 6: finds the few among thousands of tasks of which something more is to be known. */

import type { Migration } from '../migrate.ts';

/**
 * By the text of the definition, which JSON.stringify writes in one way alone: a definition that is
 * damaged can still be written and taken out, and none is read as JSON to keep an index.
 */
export const fewTasksMigration: Migration = {
  version: 6,
  sql: `
    CREATE INDEX tasks_favourite ON tasks (id) WHERE instr(definition, '"favourite":true') > 0;
    CREATE INDEX tasks_with_triggers ON tasks (id) WHERE instr(definition, '"triggers":[{') > 0;
    -- Those that were stored before there were contracts are among them.
    CREATE INDEX tasks_with_freshness ON tasks (id)
      WHERE instr(definition, '"freshnessMs":null') = 0;
    CREATE INDEX tasks_by_enabled ON tasks (enabled) WHERE deleted_at_ms IS NULL;
  `,
};
