/** What crosses between CronPilot and other schedulers: what an import found, what an export makes. */

import * as z from 'zod';

import { expects } from './expectation.ts';
import type { FieldChange } from './task-diff.ts';
import type { TaskId, TaskInput } from './task.ts';

export const exportFormats = [
  'yaml',
  'crontab',
  'systemd',
  'launchd',
  'windows',
  'kubernetes',
] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Longest text that is read as an import, in UTF-16 units. */
export const MAX_IMPORT_LENGTH = 1_500_000;

export interface ImportNote {
  /** A warning: it will not be quite as it was. */
  readonly kind: 'note' | 'warning';
  readonly text: string;
}

/** One task that a source holds, or what stands in its place. */
export interface ImportEntry {
  /** Path or name of the file it is from. */
  readonly origin: string;
  /** From 1; null where a source has no lines. */
  readonly line: number | null;
  /** The line as it stands there, or the name of the unit. */
  readonly original: string;
  /** What the source says of when: `15 0 * * *`. */
  readonly when: string;
  /** Null when it cannot be brought in; else it is switched off. */
  readonly input: TaskInput | null;
  readonly notes: readonly ImportNote[];
  /** Why it cannot be brought in; null when it can. */
  readonly refusal: string | null;
  /** Better left where it is, as what runs as another user. */
  readonly isForeign: boolean;
}

export interface ImportReview {
  /** In the order of the source. */
  readonly entries: readonly ImportEntry[];
  /** The user's own crontab, in which the lines of imported tasks can be commented out. */
  readonly isUserCrontab: boolean;
}

/** A place on this computer that holds tasks of another scheduler. */
export interface ImportSource {
  readonly id: string;
  readonly kind: 'crontab' | 'system_crontab' | 'systemd_user' | 'systemd_system' | 'launchd';
  /** `crontab -l`, `/etc/crontab`. */
  readonly title: string;
  readonly entryCount: number;
  readonly refusedCount: number;
}

/** What is read: a place that `import.sources` told of, a file by its path, or texts at hand. */
export const importReadSchema = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('source'), id: z.string().max(4096) }),
  z.strictObject({ from: z.literal('path'), path: z.string().min(1).max(4096) }),
  z.strictObject({
    from: z.literal('text'),
    files: z
      .array(
        z.strictObject({
          name: z.string().max(4096),
          text: z.string().max(MAX_IMPORT_LENGTH),
        }),
      )
      .min(1)
      .max(500),
  }),
]);

/** A line of the user's crontab, as `import.read` gave it. */
export const crontabLinesSchema = z
  .array(z.strictObject({ line: z.number().int().positive(), original: z.string().max(100_000) }))
  .min(1, { error: expects('at least one line') })
  .max(5_000);

/** One line of a comparison of two texts. */
export interface DiffLine {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** What taking lines out of the user's crontab does to it. */
export interface CrontabTakeover {
  /** Changed lines with those around them. */
  readonly diff: readonly DiffLine[];
  /** Null until it was done. */
  readonly backupPath: string | null;
}

export interface ExportedFile {
  readonly filename: string;
  readonly text: string;
}

/** What the target cannot say of a task. */
export interface ExportProblem {
  readonly taskId: TaskId;
  readonly taskName: string;
  /** The task is left out altogether. */
  readonly isLeftOut: boolean;
  readonly sentence: string;
}

export interface Exported {
  readonly files: readonly ExportedFile[];
  readonly problems: readonly ExportProblem[];
}

/** What applying a file of definitions changes, or has changed. */
export interface AppliedDefinitions {
  readonly changes: readonly DefinitionChange[];
  readonly unchangedCount: number;
  readonly isDryRun: boolean;
}

export type DefinitionChange =
  | { readonly kind: 'create'; readonly taskId: TaskId | null; readonly taskName: string }
  | { readonly kind: 'delete'; readonly taskId: TaskId; readonly taskName: string }
  | {
      readonly kind: 'update';
      readonly taskId: TaskId;
      readonly taskName: string;
      readonly fields: readonly (FieldChange & { readonly sentence: string })[];
    };
