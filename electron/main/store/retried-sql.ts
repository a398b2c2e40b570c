/** Tells in SQL which runs are not the last word, since another attempt follows or followed them. */

/**
 * Of the run in table `runs`. An attempt that never began, or was stopped, takes nothing back: then
 * the run before it stands.
 */
export const IS_RETRIED = `EXISTS (
  SELECT 1 FROM runs AS retry
  WHERE retry.retry_of_run_id = runs.id AND retry.state NOT IN ('cancelled', 'skipped', 'missed'))`;
