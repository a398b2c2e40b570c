/** Every step from an empty database to the newest format, ascending. */

import type { Migration } from '../migrate.ts';
import { initialMigration } from './001-initial.ts';
import { engineMigration } from './002-engine.ts';
import { daysMigration } from './003-days.ts';
import { taskPausesMigration } from './004-task-pauses.ts';
import { alertsMigration } from './005-alerts.ts';
import { fewTasksMigration } from './006-few-tasks.ts';
import { reasonWordingMigration } from './007-reason-wording.ts';

export const migrations: readonly Migration[] = [
  initialMigration,
  engineMigration,
  daysMigration,
  taskPausesMigration,
  alertsMigration,
  fewTasksMigration,
  reasonWordingMigration,
];
