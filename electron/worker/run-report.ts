/** The verdict of a run on itself, which its process leaves in the control folder. */

import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { sayEnglish, type Wording } from '../shared/phrase.ts';
import { requestFailures } from '../shared/request-failure.ts';
import type { TaskReport } from '../shared/worker-protocol.ts';
import { createReportMasker } from './mask-report.ts';
import { maskText } from './mask-stream.ts';

/** The whole of it is in the log. */
const MAX_MESSAGE_LENGTH = 500;

/**
 * Null when the run left none, or none that is whole. The file is the user's to write, so nothing
 * is taken from it unseen.
 */
export function readReport(controlDir: string, secrets: readonly string[]): TaskReport | null {
  const report = readObject(join(controlDir, 'report.json'));
  if (typeof report?.['succeeded'] !== 'boolean') return null;
  const { succeeded, reasonCode, message, retryAfterMs } = report;
  return {
    succeeded,
    reasonCode: succeeded
      ? null
      : (requestFailures.find((one) => one === reasonCode) ?? 'task_reported'),
    message: readMessage(message, secrets),
    retryAfterMs: typeof retryAfterMs === 'number' && retryAfterMs >= 0 ? retryAfterMs : null,
  };
}

/** Whole or not at all. */
export function leaveReport(controlDir: string, report: TaskReport): void {
  const path = join(controlDir, 'report.json');
  writeFileSync(`${path}.new`, JSON.stringify(report), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function readObject(path: string): Readonly<Record<string, unknown>> | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Readonly<Record<string, unknown>> | null;
  } catch {
    return null;
  }
}

/** English alone where it is long, or where more of a phrase than its values holds a secret. */
function readMessage(message: unknown, secrets: readonly string[]): Wording | null {
  try {
    const wording = createReportMasker(secrets)(message as Wording);
    const text = maskText(sayEnglish(message as Wording), secrets).trim();
    if (text === '') return null;
    if (text.length > MAX_MESSAGE_LENGTH) return `${text.slice(0, MAX_MESSAGE_LENGTH - 1)}…`;
    return typeof wording !== 'string' && sayEnglish(wording) === text ? wording : text;
  } catch {
    return null;
  }
}
