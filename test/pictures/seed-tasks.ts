/** The tasks of the pictures: a person's computer with everything that a task can be in. */

import type { TaskDraft } from '../../electron/shared/task.ts';

export interface SeedTask {
  readonly draft: TaskDraft;
  /** How long its runs usually take. */
  readonly usualMs: number;
  /** History in days. */
  readonly days: number;
}

const command = (text: string) => ({ kind: 'command', command: text, shell: '/bin/bash' }) as const;
const SECOND_MS = 1_000;

export const BACKUP = 'Nightly database backup';
export const SYNC = 'Sync photos to NAS';
export const CHECKOUT = 'Check shop checkout API';
export const REPORT = 'Weekly sales report';
export const REINDEX = 'Reindex search';
export const ROTATE = 'Rotate and compress logs';
export const DOCKER = 'Clean up Docker images';

export const SEED_TASKS: readonly SeedTask[] = [
  {
    draft: {
      name: BACKUP,
      action: command('pg_dump shop | zstd > "$BACKUPS/shop-$(date +%F).zst"'),
      env: { BACKUPS: '/backups', PGUSER: 'backup', PGPASSWORD: '{{secret.PG_PASSWORD}}' },
      schedules: [{ kind: 'daily', times: ['02:00'] }],
      retry: { maxAttempts: 3, delayMs: 60_000 },
      tags: ['backup', 'ops'],
      favourite: true,
      notes: 'The shop’s database, compressed. Copies older than a month are removed by hand.',
    },
    usualMs: 48 * SECOND_MS,
    days: 84,
  },
  {
    draft: {
      name: SYNC,
      action: command('rsync -a --delete ~/Pictures/ nas:/photos/'),
      schedules: [{ kind: 'cron', pattern: '*/30 * * * *' }],
      tags: ['backup', 'personal'],
      favourite: true,
    },
    usualMs: 70 * SECOND_MS,
    days: 84,
  },
  {
    draft: {
      name: CHECKOUT,
      action: { kind: 'http', url: 'https://shop.example/health' },
      schedules: [{ kind: 'cron', pattern: '*/5 * * * *' }],
      tags: ['monitoring', 'ops'],
    },
    usualMs: 184,
    days: 3,
  },
  {
    draft: {
      name: REPORT,
      action: command('python3 report.py --week --mail'),
      schedules: [{ kind: 'weekly', days: [1], times: ['08:00'] }],
      tags: ['reports'],
    },
    usualMs: 23_400,
    days: 84,
  },
  {
    draft: {
      name: 'Renew TLS certificates',
      action: command('certbot renew --quiet'),
      schedules: [{ kind: 'monthly', days: [1, 15], times: ['04:30'] }],
      tags: ['ops'],
    },
    usualMs: 12_100,
    days: 84,
  },
  {
    draft: {
      name: ROTATE,
      action: command('logrotate ~/.config/logrotate.conf'),
      schedules: [{ kind: 'daily', times: ['00:15'] }],
      tags: ['ops'],
    },
    usualMs: 3_200,
    days: 84,
  },
  {
    draft: {
      name: 'Fetch exchange rates',
      action: { kind: 'http', url: 'https://rates.example/daily.json' },
      schedules: [{ kind: 'weekly', days: [1, 2, 3, 4, 5], times: ['09:00', '13:00', '17:00'] }],
      tags: ['reports'],
    },
    usualMs: 612,
    days: 84,
  },
  {
    draft: {
      name: DOCKER,
      action: command('docker system prune -af --filter until=168h'),
      schedules: [{ kind: 'weekly', days: [7], times: ['05:00'] }],
    },
    usualMs: 41 * SECOND_MS,
    days: 84,
  },
  {
    draft: {
      name: REINDEX,
      action: command('node scripts/reindex.mjs'),
      schedules: [{ kind: 'daily', times: ['03:30'] }],
    },
    usualMs: 96 * SECOND_MS,
    days: 84,
  },
  {
    draft: {
      name: 'Export calendar to Markdown',
      action: command('deno run -A cal.ts > ~/notes/week.md'),
      schedules: [{ kind: 'weekly', days: [5], times: ['16:00'] }],
    },
    usualMs: 1_900,
    days: 84,
  },
];
