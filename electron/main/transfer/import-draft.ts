/** What a reader makes of a source, before it is checked, and how that becomes an entry of a review. */

import { AppError } from '../../shared/errors.ts';
import { t } from '../../shared/i18n.ts';
import { parseOrThrow } from '../../shared/parse.ts';
import { say } from '../../shared/phrase.ts';
import { type TaskDraft, type TaskInput, taskInputSchema } from '../../shared/task.ts';
import type { ImportEntry, ImportNote } from '../../shared/transfer.ts';
import { checkSchedule } from '../schedule/check-schedule.ts';

/** What a reader found; `draft` null goes with a reason. */
export interface ImportDraft {
  readonly line: number | null;
  readonly original: string;
  readonly when: string;
  readonly draft: TaskDraft | null;
  readonly notes: readonly ImportNote[];
  readonly refusal: string | null;
  readonly isForeign?: boolean;
}

/** The computer as a reader needs to know it. */
export interface ImportSurroundings {
  /** Of whoever CronPilot runs as. */
  readonly userName: string;
  readonly userId: number;
  readonly homeDir: string;
  readonly hostName: string;
  /** Names of the computer's users, to tell a column of them from commands. */
  readonly userNames: ReadonlySet<string>;
}

/** A file as it came: its path, or the name that the user's file had. */
export interface ImportFile {
  readonly name: string;
  readonly text: string;
}

export type CheckInput = (input: TaskInput) => void;

export const note = (text: string): ImportNote => ({ kind: 'note', text });
export const warning = (text: string): ImportNote => ({ kind: 'warning', text });

export const foreignNote = (user: string, ownName: string): ImportNote =>
  warning(t('It runs as {user} there; CronPilot would run it as {ownName}.', { user, ownName }));

/** Checks a draft as a new task would be; what does not pass is refused with the reason. */
export function toEntry(found: ImportDraft, origin: string, check: CheckInput): ImportEntry {
  const { line, original, when, notes, isForeign = false } = found;
  const entry = { origin, line, original, when, notes, isForeign };
  const refused = (refusal: string) => ({ ...entry, input: null, refusal });
  if (found.draft === null) return refused(found.refusal ?? t('It is not understood.'));
  try {
    const input = parseOrThrow(taskInputSchema, { ...found.draft, enabled: false });
    input.schedules.forEach((schedule, at) => checkSchedule(schedule, `schedules.${at}`));
    check(input);
    return { ...entry, input, refusal: null };
  } catch (error) {
    if (error instanceof AppError) return refused(say(error.wording));
    throw error;
  }
}
