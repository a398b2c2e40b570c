/** Every step from an empty database to the newest format, ascending. */

import type { Migration } from '../migrate.ts';
import { initialMigration } from './001-initial.ts';

export const migrations: readonly Migration[] = [initialMigration];
