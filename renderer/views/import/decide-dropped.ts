/** What a file that was dropped on the window is for, by its name and how it begins. Pure. */

import { interpreterForPath } from '../../../electron/shared/interpreter.ts';

/** What a new task runs a file as. */
export const fileKinds = ['script', 'python', 'module', 'program'] as const;
export type FileKind = (typeof fileKinds)[number];

/** `tasks` is to be imported; null is nothing that CronPilot can use. */
export type DroppedKind = FileKind | 'tasks' | null;

/** Characters of a file that tell what it is. */
export const START_LENGTH = 64 * 1024;

/** Of Linux, Windows and the two byte orders of macOS. */
const PROGRAM_STARTS = ['\x7fELF', 'MZ', '\xcf\xfa\xed\xfe', '\xca\xfe\xba\xbe'];

/** @param start each byte of the file's beginning as one character */
export function decideDropped(filename: string, start: string): DroppedKind {
  const interpreter = interpreterForPath(filename);
  if (interpreter === 'python3' && /^(async )?def run_task\(/m.test(start)) return 'python';
  if (interpreter === 'node' && /^export default\b/m.test(start)) return 'module';
  if (interpreter !== null || start.startsWith('#!')) return 'script';
  if (PROGRAM_STARTS.some((each) => start.startsWith(each))) return 'program';
  if (/\.(bat|cmd)$/i.test(filename)) return 'program';
  return mayHoldTasks(filename) ? 'tasks' : null;
}

/** Whether another scheduler, or CronPilot, may have written it. */
function mayHoldTasks(filename: string): boolean {
  return (
    /\.(ya?ml|plist|xml|timer|service|cron|crontab)$/i.test(filename) || /cron/i.test(filename)
  );
}
