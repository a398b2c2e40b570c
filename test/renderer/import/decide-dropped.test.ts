import { expect, test } from 'vitest';

import { decideDropped } from '../../../renderer/views/import/decide-dropped.ts';

test.each([
  ['backup.sh', 'rsync -a\n', 'script'],
  ['cron-backup', '#!/bin/sh\n', 'script'],
  ['report.py', 'print(1)\n', 'script'],
  ['report.py', 'import os\n\ndef run_task(config):\n', 'python'],
  ['report.mjs', 'export default async () => {};\n', 'module'],
  ['report.mjs', 'console.log("export default");\n', 'script'],
  ['pg_dump', '\x7fELF\x02', 'program'],
  ['nightly.cmd', '@echo off\r\n', 'program'],
  ['crontab', '0 2 * * * true\n', 'tasks'],
  ['tasks.yaml', 'tasks:\n', 'tasks'],
  ['holiday.jpg', '\xff\xd8\xff', null],
  ['notes', 'buy milk\n', null],
] as const)('%s that begins with %j is for %s', (filename, start, kind) => {
  expect(decideDropped(filename, start)).toBe(kind);
});
