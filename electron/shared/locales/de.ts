/** German: one file for each part of the application, joined here. */

// What cronstrue says of a cron text.
import 'cronstrue/locales/de.js';

import type { Catalogue } from '../i18n.ts';
import { alertsDe } from './de/alerts.ts';
import { apiDe } from './de/api.ts';
import { clockDe } from './de/clock.ts';
import { desktopDe } from './de/desktop.ts';
import { editDe } from './de/edit.ts';
import { editSecretsDe } from './de/edit-secrets.ts';
import { exitCodesDe } from './de/exit-codes.ts';
import { expectationsDe } from './de/expectations.ts';
import { exportDe } from './de/export.ts';
import { importDe } from './de/import.ts';
import { importNotesDe } from './de/import-notes.ts';
import { logDe } from './de/log.ts';
import { noticesDe } from './de/notices.ts';
import { paletteDe } from './de/palette.ts';
import { patternDe } from './de/pattern.ts';
import { problemsDe } from './de/problems.ts';
import { reasonsDe } from './de/reasons.ts';
import { refusalsDe } from './de/refusals.ts';
import { runDe } from './de/run.ts';
import { runsDe } from './de/runs.ts';
import { scheduleDe } from './de/schedule.ts';
import { settingsDe } from './de/settings.ts';
import { shellDe } from './de/shell.ts';
import { startsDe } from './de/starts.ts';
import { taskDe } from './de/task.ts';
import { tasksDe } from './de/tasks.ts';
import { whyDe } from './de/why.ts';
import { todayDe } from './de/today.ts';
import { wordsDe } from './de/words.ts';

export const GERMAN_PARTS: Readonly<Record<string, Catalogue>> = {
  alerts: alertsDe,
  api: apiDe,
  clock: clockDe,
  desktop: desktopDe,
  edit: editDe,
  editSecrets: editSecretsDe,
  exitCodes: exitCodesDe,
  expectations: expectationsDe,
  export: exportDe,
  import: importDe,
  importNotes: importNotesDe,
  log: logDe,
  notices: noticesDe,
  palette: paletteDe,
  pattern: patternDe,
  problems: problemsDe,
  reasons: reasonsDe,
  refusals: refusalsDe,
  run: runDe,
  runs: runsDe,
  schedule: scheduleDe,
  settings: settingsDe,
  shell: shellDe,
  starts: startsDe,
  task: taskDe,
  tasks: tasksDe,
  today: todayDe,
  why: whyDe,
  words: wordsDe,
};

export const german: Catalogue = Object.assign({}, ...Object.values(GERMAN_PARTS));
